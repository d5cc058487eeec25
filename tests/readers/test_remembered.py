"""A bibliography from memory is the one that was read, and one that has changed is read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citewell import kept
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.domain.reference import References
from citewell.readers import remembered
from citewell.readers.bibliography import references_of
from citewell.readers.remembered import Remembered

PLAIN = "@misc{a,\n  author = {Cup, Ann},\n  title = {One  cup}\n}\n\n@misc{b,\n  Title = {A {Mug}},\n}\n"
TEXTS = [PLAIN, PLAIN + "@misc{c, title = {Odd}}\n", PLAIN + PLAIN, "@misc{a,\n", ""]
FOUND = Finding(where=Place("b.bib", 2, 3), code="BIB004", message="the DOI", hint="mend it")


@pytest.fixture(params=[-1, 1_000_000], ids=["by looks", "by text"])
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be old enough to be known by their looks, or too new."""
    monkeypatch.setattr(kept, "SETTLED", request.param)


def read(folder: Path) -> tuple[Remembered, References, list[Finding]]:
    """Read a folder's bibliography as a check does."""
    bibliography = Remembered(folder, "b.bib")
    return (bibliography, *bibliography.begin()())


def told(references: References) -> Iterator[object]:
    """Yield everything that references say."""
    for one in (*references.values(), *references.repeated):
        yield one.key, one.type, one.fields, one.filled, one.places, one.place
    yield [(one.key, value) for one, value in references.column("title")]
    yield references.first_families, references.first_bodies


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("text", TEXTS)
def test_bibliography_is_the_same_from_memory(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, problems = references_of(text, "b.bib")
    for _ in range(3):
        bibliography, again, found = read(tmp_path)
        bibliography.keep(again, {})
        assert (list(told(again)), found) == (list(told(references)), problems)


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("text", TEXTS)
def test_findings_are_told_again_of_the_same_bibliography(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    bibliography, references, _ = read(tmp_path)
    assert bibliography.judged == {}
    bibliography.keep(references, {"BIB004": [FOUND], "BIB005": []})
    assert read(tmp_path)[0].judged == {"BIB004": [FOUND], "BIB005": []}


@pytest.mark.usefixtures("settled")
def test_findings_of_other_rules_are_remembered_beside_them(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text(PLAIN, encoding="utf-8")
    for judged in ({"BIB004": [FOUND]}, {"BIB005": list[Finding]()}):
        bibliography, references, _ = read(tmp_path)
        bibliography.keep(references, judged)
    assert read(tmp_path)[0].judged == {"BIB004": [FOUND], "BIB005": []}


@pytest.mark.usefixtures("settled")
def test_bibliography_that_has_changed_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text(PLAIN, encoding="utf-8")
    bibliography, references, _ = read(tmp_path)
    bibliography.keep(references, {"BIB004": [FOUND]})
    (tmp_path / "b.bib").write_text(f"{PLAIN}\n@misc{{c,\n}}\n", encoding="utf-8")
    changed, references, _ = read(tmp_path)
    assert (list(references), changed.judged) == (["a", "b", "c"], {})


def test_text_that_nobody_asks_for_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SETTLED", -1)
    (tmp_path / "b.bib").write_text(PLAIN, encoding="utf-8")
    bibliography, references, _ = read(tmp_path)
    bibliography.keep(references, {})
    monkeypatch.delattr(remembered, "bibliography_text")
    assert list(read(tmp_path)[1]) == ["a", "b"]


def test_bibliography_that_changes_while_it_is_read_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SETTLED", -1)
    (tmp_path / "b.bib").write_text(PLAIN, encoding="utf-8")
    bibliography, references, _ = read(tmp_path)
    bibliography.keep(references, {})
    _, references, _ = read(tmp_path)
    (tmp_path / "b.bib").write_text(f"% Tea\n{PLAIN}", encoding="utf-8")
    with pytest.raises(CitewellError, match="the file has changed while it was read; try again"):
        _ = references["a"].fields
