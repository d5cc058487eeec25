"""Every format of ``citewell check``, from an invented list of findings to its golden file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from citewell import app, schemas
from citewell.domain.places import Place
from citewell.domain.scale import Vocabulary
from citewell.reports.registry import Checked, formats, report

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"json": "json", "sarif": "sarif", "markdown": "md", "junit": "xml"}


@pytest.mark.parametrize("name", formats())
def test_format_is_as_its_golden_file(name: str, checked: Checked, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}", formats()[name](checked))


@pytest.mark.parametrize("name", formats())
def test_every_format_tells_what_is_set_aside(name: str, checked: Checked) -> None:
    text = formats()[name](checked)
    for told in ("2027", "Polly Kettle"):
        assert told in text
    assert "is lent" in text


@pytest.mark.parametrize("name", formats())
def test_format_of_nothing_found_is_well_formed(name: str, clean: Checked) -> None:
    text = formats()[name](clean)
    assert text == "" if name == "github" else text.endswith("\n")


@pytest.mark.parametrize("name", formats())
def test_no_format_lets_a_message_move_the_cursor(name: str, checked: Checked) -> None:
    if name == "json":  # JSON escapes it instead, and loses nothing.
        assert json.loads(formats()[name](checked))["findings"][1]["message"] == checked.findings[1].message
    assert "\x1b" not in formats()[name](checked)
    assert "\u202e" not in formats()[name](checked)


def test_a_format_is_named_once() -> None:
    with pytest.raises(ValueError, match="'text' is taken"):
        report("text")(lambda _: "")


def test_colours_are_shown_when_asked(checked: Checked) -> None:
    lines = formats()["full"](replace(checked, colour=True)).splitlines()
    assert lines[0].startswith("\x1b[1mdocs/claims/endings.md:12:23:\x1b[0m \x1b[1;31mCIT001\x1b[0m ")
    assert lines[2].endswith("\x1b[1;31m^\x1b[0m")


def test_caret_stands_under_the_column(checked: Checked) -> None:
    frame = formats()["full"](checked).splitlines()[1:3]
    assert frame[0] == "  12 |  Tea 茶 makes endings [@ketle2020], says nobody."
    # 茶 takes two cells of a terminal.
    assert frame[1].index("^") == frame[0].index("@ketle2020") + 1
    long = formats()["full"](checked).splitlines()[9:11]
    assert long[0][long[1].index("^") :].startswith("here")
    assert len(long[0]) < 120


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        pytest.param("e\u0301", 1, id="a Latin accent"),
        pytest.param("\u05e9\u05b8", 1, id="a Hebrew vowel"),
        pytest.param("\u0e01\u0e31\u0e19\u0e31", 2, id="Thai vowels"),
        pytest.param("\u0915\u0941\u0902", 1, id="Devanagari signs"),
        pytest.param("1\u20dd", 1, id="an enclosing circle"),
        pytest.param("\u1112\u1161\u11ab", 2, id="a syllable of Hangul in parts"),
        pytest.param("茶", 2, id="a wide letter"),
        pytest.param("\u200b", 1, id="an invisible sign, shown as one that is seen"),
    ],
)
def test_caret_counts_the_cells_that_a_terminal_takes(before: str, cells: int, checked: Checked) -> None:
    finding = replace(checked.findings[0], where=Place("docs/a.md", 1, len(before) + 1))
    frame = formats()["full"](replace(checked, findings=(finding,), line_at=lambda _: f"{before}[@k]")).splitlines()
    assert frame[2].index("^") == len("  1 | ") + cells


def test_quiet_prints_the_findings_lines_only(checked: Checked) -> None:
    lines = formats()["text"](replace(checked, quiet=True)).splitlines()
    assert [line.split(" ")[0] for line in lines][2:] == ["references.bib:7:201:", "references.bib:9:1:"]
    assert len(lines) == len(checked.findings)


def test_json_is_valid_against_its_schema(checked: Checked, clean: Checked) -> None:
    schema = schemas.schema("check-json", Vocabulary())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(formats()["json"](checked)))
    validator.validate(json.loads(formats()["json"](clean)))
    assert not validator.is_valid({"schema_version": 1, "pages": 0, "entries": 0, "findings": []})


def test_junit_counts_its_cases(checked: Checked) -> None:
    suite = ET.fromstring(formats()["junit"](checked)).find("testsuite")  # noqa: S314 - our own text
    assert suite is not None
    cases = suite.findall("testcase")
    assert [len(cases), sum(case.find("failure") is not None for case in cases)] == [5, 3]
    assert suite.attrib["tests"] == "5"
    assert suite.attrib["failures"] == "3"
    assert suite.attrib["skipped"] == "1"


def test_a_real_project_is_told_in_every_format(invented: Path) -> None:
    result = app.check(invented)
    read = Checked(findings=result.findings, rules=result.rules, pages=result.pages, entries=result.entries)
    for name, form in formats().items():
        assert form(read) or name == "github"
    assert {info.code for info in result.rules} >= {"BIB001", "AID001"}
    assert {info.code[:3] for info in app.check(invented, ("BIB",)).rules} == {"BIB"}


@pytest.mark.parametrize("name", ["text", "full"])
def test_sum_says_how_many_rules_were_left_out(name: str, clean: Checked, checked: Checked) -> None:
    assert formats()[name](replace(clean, left_out=2)) == "All checks passed (2 rules left out): 1 page, 12 entries.\n"
    assert "in 23 pages, 1 entry (1 rule left out). 2 set aside." in formats()[name](replace(checked, left_out=1))
