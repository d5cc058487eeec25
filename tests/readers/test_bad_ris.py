"""RIS files that broke citation programs: what is found, what is printed; "next" is the record after the fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from citewell import importing
from citewell.bibtex.index import BibtexIndex
from citewell.cli import main

BAD = Path(__file__).parent / "bad_inputs"
UNREADABLE = ("47-latin1", "47-no_record")
USUAL = {"author": "Cup, Ann", "title": "T"}
CASES: dict[str, tuple[list[str], dict[str, dict[str, str]]]] = {
    "47-blank_lines": ([], {"bad": USUAL}),
    "47-bom_and_crlf": ([], {"bad": USUAL}),
    "47-doi_bare": ([], {"bad": {**USUAL, "doi": "10.5555/tea"}}),
    "47-doi_prefixed": ([], {"bad": {**USUAL, "doi": "10.5555/tea"}}),
    "47-key_with_blank": (
        ["1:1 RIS001 record 'cup2001': the ID 'bad one' is no key"],
        {"cup2001": {**USUAL, "year": "2001"}},
    ),
    "47-latin1": (["3:8 RIS001 not UTF-8: byte 0xfc"], {}),
    "47-lone_cr": ([], {"bad": USUAL}),
    "47-no_author": (["1:1 RIS001 record 'bad': it has no AU, which @article needs"], {"bad": {"title": "T"}}),
    "47-no_end": (["1:1 RIS001 record 'bad': it has no ER"], {"bad": USUAL}),
    "47-no_record": (["1:1 RIS001 no record begins in this file"], {}),
    "47-text_after_end": (
        [
            "5:1 RIS001 record 'bad': text after ER: 'so it ends'",
            "6:1 RIS001 text outside a record: 'Printed by a library.'",
        ],
        {"bad": USUAL},
    ),
    "47-unknown_tags": ([], {"bad": {**USUAL, "annote": "ZZ: 100\\% tea; DB: Tea Index"}}),
    "47-unknown_type": (["1:1 RIS001 record 'bad': unknown type 'TEAPOT', read as @misc"], {"bad": {"title": "T"}}),
    "47-wrapped_line": ([], {"bad": {"author": "Cup, Ann", "title": "A title in two lines"}}),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a case whose file is ``library.ris`` of the current folder."""
    shutil.copy(BAD / f"{request.param}.ris", tmp_path / "library.ris")
    monkeypatch.chdir(tmp_path)
    return str(request.param)


def test_every_file_is_a_case() -> None:
    assert sorted(CASES) == sorted(path.stem for path in BAD.glob("*.ris"))


def test_one_bad_record_is_one_finding_with_a_remedy(case: str) -> None:
    _, found = importing.import_ris(Path("library.ris"))
    assert [f"{one.where.line}:{one.where.column} {one.code} {one.message}" for one in found] == CASES[case][0]
    assert all(one.hint for one in found)


def test_record_is_printed_as_far_as_it_can_be_read_and_so_is_the_next(case: str) -> None:
    printed, _ = importing.import_ris(Path("library.ris"))
    index = BibtexIndex(printed, "x.bib")
    after = {} if case in UNREADABLE else {"next": {"title": "The record after the fault"}}
    assert not index.problems
    assert {entry.key: dict(entry.fields) for entry in index.entries} == {**CASES[case][1], **after}


def test_command_prints_entries_and_findings_apart(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("library.ris").read_bytes()
    assert main(["import", "library.ris"]) == (1 if CASES[case][0] else 0)
    printed = capsys.readouterr()
    assert printed.out.count("@") == len(CASES[case][1]) + (case not in UNREADABLE)
    assert len(printed.err.splitlines()) == len(CASES[case][0])
    assert all(line.startswith("library.ris:") for line in printed.err.splitlines())
    assert Path("library.ris").read_bytes() == before
