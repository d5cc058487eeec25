"""Asking registries about a bibliography: what is chosen, what is decided, what is set aside, what stays as it was."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app, making, verifying
from citewell.domain.errors import CitewellError
from citewell.registries.cache import Answer, Cache
from registry_server import Registries, Reply

Project = Callable[..., Path]
PATH = "/works/10.5555%2Ftea"
BIB = """@misc{tea, title = {Tea}, doi = {10.5555/tea}}
@misc{cake, title = {Cake}, pmid = {1}}
@misc{page, title = {A page without identifiers}}
"""
ROW = "- {{code: {code}, path: references.bib, reason: It is known., name: Polly Kettle, until: 2999-12-31}}\n"
RETRACTED = {"title": ["Tea"], "updated-by": [{"type": "retraction", "DOI": "10.5555/n", "source": "publisher"}]}


def work(**message: object) -> Reply:
    return Reply(body=json.dumps({"message": message}).encode())


def verify(registries: Registries, folder: Path, *keys: str) -> verifying.VerifyResult:
    client = verifying.client(folder, addresses=registries.addresses, door=registries.door())
    return verifying.verify(folder, keys, client)


def codes(found: tuple[verifying.Finding, ...]) -> list[str]:
    return [one.code for one in found]


def test_entries_with_an_identifier_are_asked_about(registries: Registries, project: Project) -> None:
    registries.say(PATH, work(title=["Tea"]))
    result = verify(registries, project({"references.bib": BIB}))
    assert (result.entries, result.without_identifier) == (2, ("page",))
    assert (codes(result.findings), codes(result.undecided)) == ([], ["REG006"])


def test_only_the_keys_named_are_asked_about(registries: Registries, project: Project) -> None:
    result = verify(registries, project({"references.bib": BIB}), "tea", "page", "tea")
    assert registries.asked == [PATH, f"{PATH}/agency"]
    assert (result.entries, result.without_identifier) == (1, ("page",))


def test_unknown_key_stops(registries: Registries, project: Project) -> None:
    with pytest.raises(CitewellError, match=r"the key 'tee' is not in references.bib \(did you mean 'tea'\?\)"):
        verify(registries, project({"references.bib": BIB}), "tee")


def test_one_registry_that_is_down_is_neither_pass_nor_fail(registries: Registries, project: Project) -> None:
    registries.say(PATH, Reply(status=503))
    result = verify(registries, project({"references.bib": BIB}))
    assert (codes(result.findings), codes(result.undecided)) == ([], ["REG007", "REG006"])
    assert result.undecided[0].message == "entry 'tea': could not ask Crossref about DOI 10.5555/tea: HTTP status 503"


def test_nothing_but_refusals_is_could_not_run(registries: Registries, project: Project) -> None:
    registries.say(PATH, Reply(status=503))
    folder = project({"references.bib": BIB.replace("pmid", "note")})
    with pytest.raises(CitewellError, match=r"no registry answered; Crossref about DOI 10.5555/tea: HTTP status 503"):
        verify(registries, folder)


def test_identifier_that_is_not_well_formed_is_not_asked_about(registries: Registries, project: Project) -> None:
    bib = "@misc{tea, title = {Tea}, doi = {tea}}\n@misc{cake, title = {Cake}, pmid = {cake}}\n"
    result = verify(registries, project({"references.bib": bib}))
    assert registries.asked == []
    assert [one.message.partition(": ")[2] for one in result.undecided] == [
        "could not ask anybody about DOI tea: the DOI is not well formed",
        "could not ask anybody about PMID cake: the PMID is not well formed",
    ]


def test_nothing_to_ask_about_is_nothing_to_find(registries: Registries, project: Project) -> None:
    result = verify(registries, project({"references.bib": "@misc{page, title = {Page}}\n"}))
    assert (result.entries, result.findings, result.undecided) == (0, (), ())


def test_bibliography_is_never_written(registries: Registries, project: Project) -> None:
    registries.say(PATH, work(**RETRACTED))
    folder = project({"references.bib": BIB})
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert codes(verify(registries, folder).findings) == ["REG004"]
    after = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    new = [file.relative_to(folder).as_posix() for file in after.keys() - before.keys()]
    assert all(name.startswith(".cache/citewell/") for name in new)
    assert {file: after[file] for file in before} == before


def test_finding_is_set_aside_in_the_one_place(registries: Registries, project: Project) -> None:
    registries.say(PATH, work(**RETRACTED))
    folder = project({"references.bib": BIB, "docs/about/set-aside.yml": ROW.format(code="REG004")})
    result = verify(registries, folder)
    assert result.findings == ()
    assert [finding.code for finding, _ in result.set_aside] == ["REG004"]


def test_check_leaves_rows_about_registries_alone(project: Project) -> None:
    rows = "".join(ROW.format(code=code) for code in ("REG004", "BIB001", "XYZ001"))
    folder = project({"references.bib": BIB, "docs/about/set-aside.yml": rows})
    unused = [one.message for one in app.check(folder).findings if one.code == "AID002"]
    assert unused == ["no BIB001 in references.bib is found any more", "there is no rule 'XYZ001'"]


def test_check_tells_of_an_expired_row_about_a_registry(project: Project) -> None:
    row = ROW.format(code="REG004").replace("2999", "2001")
    folder = project({"references.bib": BIB, "docs/about/set-aside.yml": row})
    found = [(one.code, one.hint) for one in app.check(folder).findings if one.code == "AID001"]
    assert found == [("AID001", "mend the finding, or decide again")]


def test_complete_run_reports_the_rows_that_set_nothing_aside(registries: Registries, project: Project) -> None:
    registries.say(PATH, work(title=["Tea"]))
    rows = "".join(ROW.format(code=code) for code in ("REG004", "BIB001"))
    folder = project({"references.bib": BIB, "docs/about/set-aside.yml": rows})
    result = verify(registries, folder)
    assert [one.message for one in result.findings] == ["no REG004 in references.bib is found any more"]
    assert {one.code for one in result.findings} <= {info.code for info in result.rules}
    assert codes(verify(registries, folder, "tea").findings) == []


def test_row_stays_while_a_registry_could_not_be_asked(registries: Registries, project: Project) -> None:
    registries.say(PATH, Reply(status=503))
    folder = project({"references.bib": BIB, "docs/about/set-aside.yml": ROW.format(code="REG004")})
    assert verify(registries, folder).findings == ()


def test_contact_of_the_settings_is_told(registries: Registries, project: Project) -> None:
    settings = '[tool.citewell]\ncontact = "polly+tea@example.org"\n'
    folder = project({"references.bib": BIB, "pyproject.toml": settings})
    verifying.verify(folder, (), verifying.client(folder, addresses=registries.addresses))
    assert "(mailto:polly+tea@example.org)" in registries.headers[0]["User-Agent"]
    assert registries.asked[-1].endswith("&email=polly%2Btea%40example.org")


@pytest.mark.parametrize("contact", ['"polly"', '"a@b\\nX-Evil: 1"', '"a@b (c)"'])
def test_contact_that_is_no_address_stops(project: Project, contact: str) -> None:
    folder = project({"pyproject.toml": f"[tool.citewell]\ncontact = {contact}\n"})
    with pytest.raises(CitewellError, match="contact is no e-mail address"):
        verifying.client(folder)


@pytest.mark.parametrize("swapped", [False, True], ids=["its own record", "its neighbour's record"])
def test_real_entries_agree_with_their_own_records_and_with_no_others(
    root: Path, project: Project, swapped: bool
) -> None:
    """Every work with a DOI, by the project's own bibliography; the records are made of its export, in capitals."""
    folder = project({"docs/index.md": ""})
    shutil.copy(root / "references.bib", folder / "references.bib")
    items = [item for item in json.loads(making.export(folder, "csl-json")[0]) if "DOI" in item]
    cache = Cache(folder)
    for item, told in zip(items, [*items[swapped:], *items[:swapped]], strict=True):
        names = [{"family": one.get("family"), "name": one.get("literal")} for one in told.get("author", [])]
        message = {"title": [told["title"].upper()], "author": names, "issued": told.get("issued")}
        text = json.dumps({"message": message})
        cache.write(f"crossref-{item['DOI'].lower()}", Answer(asked=dt.date(2026, 11, 21), status=200, text=text))
    result = verifying.verify(folder, [item["id"] for item in items], verifying.client(folder, offline=True))
    found = {one.where.line for one in result.findings if one.code in {"REG001", "REG002"}}
    assert len(items) > 200
    assert len(found) == (len(items) if swapped else 0)
