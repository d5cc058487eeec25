"""Every format of ``citewell check``, from an invented list of findings to its golden file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from citewell import app, schemas
from citewell.domain.places import Finding, Place, RuleInfo
from citewell.domain.records import Ref
from citewell.domain.rows import SetAside
from citewell.domain.scale import Vocabulary
from citewell.reports.registry import Checked, formats, report

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"json": "json", "sarif": "sarif", "markdown": "md", "junit": "xml"}
LINES = {
    ("docs/claims/endings.md", 12): "\tTea 茶 makes endings [@ketle2020], says nobody.",
    ("docs/über, 100%.md", 1): "\u202eevil \x1b[31mred",
    ("references.bib", 7): "x" * 200 + "here" + "y" * 200,
}


def _rule(code: str, name: str, title: str, manual: str = "") -> RuleInfo:
    return RuleInfo(code=code, name=name, title=title, manual=manual, because="an invented authority")


def _row(code: str, path: str) -> SetAside:
    place = Place("docs/about/set-aside.yml", 1, 3)
    until = dt.date(2027, 5, 9)
    return SetAside(
        place=place, code=Ref(code, place), path=path, reason="The pot | is lent.", name="Polly Kettle", until=until
    )


CHECKED = Checked(
    findings=(
        Finding(
            where=Place("docs/claims/endings.md", 12, 23),
            code="CIT001",
            message="the key 'ketle2020' is unknown",
            hint="did you mean 'kettle2020'?",
        ),
        Finding(
            where=Place("docs/über, 100%.md", 1, 3),
            code="MEN001",
            message="<script>alert(1)</script> *100%* | \x1b[31m::error::",
        ),
        Finding(where=Place("references.bib", 7, 201), code="BIB004", message="the DOI 'x' is not well formed"),
        Finding(where=Place("references.bib", 9, 1), code="BIB004", message="the DOI 'y' is not well formed"),
    ),
    set_aside=(
        (
            Finding(where=Place("docs/index.md", 3, 1), code="LNK001", message="nothing is at 'pot.md'"),
            _row("LNK001", "docs/index.md"),
        ),
        (
            Finding(where=Place("references.bib", 5, 2), code="BIB004", message="the DOI 'z' is not well formed"),
            _row("BIB004", "references.bib"),
        ),
    ),
    rules=(
        _rule("BIB004", "doi-is-well-formed", "A DOI is written bare.", "With an address the link would double."),
        _rule("CIT001", "key-is-known", "Every key is in the bibliography."),
        _rule("EVI001", "evidence-is-direct", "Evidence is direct & human."),
        _rule("LNK001", "link-leads-somewhere", "An internal link leads to a page."),
        _rule("MEN001", "mention-resolves", "A work that is named has an entry."),
    ),
    pages=23,
    entries=1,
    version="0.0.0",
    line_at=lambda place: LINES.get((place.path, place.line), ""),
)
CLEAN = Checked(rules=CHECKED.rules, pages=1, entries=12, version="0.0.0")


@pytest.mark.parametrize("name", formats())
def test_format_is_as_its_golden_file(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}", formats()[name](CHECKED))


@pytest.mark.parametrize("name", formats())
def test_every_format_tells_what_is_set_aside(name: str) -> None:
    text = formats()[name](CHECKED)
    for told in ("2027", "Polly Kettle"):
        assert told in text
    assert "is lent" in text


@pytest.mark.parametrize("name", formats())
def test_format_of_nothing_found_is_well_formed(name: str) -> None:
    text = formats()[name](CLEAN)
    assert text == "" if name == "github" else text.endswith("\n")


@pytest.mark.parametrize("name", formats())
def test_no_format_lets_a_message_move_the_cursor(name: str) -> None:
    if name == "json":  # JSON escapes it instead, and loses nothing.
        assert json.loads(formats()[name](CHECKED))["findings"][1]["message"] == CHECKED.findings[1].message
    assert "\x1b" not in formats()[name](CHECKED)
    assert "\u202e" not in formats()[name](CHECKED)


def test_a_format_is_named_once() -> None:
    with pytest.raises(ValueError, match="'text' is taken"):
        report("text")(lambda _: "")


def test_colours_are_shown_when_asked() -> None:
    lines = formats()["full"](replace(CHECKED, colour=True)).splitlines()
    assert lines[0].startswith("\x1b[1mdocs/claims/endings.md:12:23:\x1b[0m \x1b[1;31mCIT001\x1b[0m ")
    assert lines[2].endswith("\x1b[1;31m^\x1b[0m")


def test_caret_stands_under_the_column() -> None:
    frame = formats()["full"](CHECKED).splitlines()[1:3]
    assert frame[0] == "  12 |  Tea 茶 makes endings [@ketle2020], says nobody."
    # 茶 takes two cells of a terminal.
    assert frame[1].index("^") == frame[0].index("@ketle2020") - 1 + 1
    long = formats()["full"](CHECKED).splitlines()[8:10]
    assert long[0][long[1].index("^") :].startswith("here")
    assert len(long[0]) < 120


def test_quiet_prints_the_findings_lines_only() -> None:
    lines = formats()["text"](replace(CHECKED, quiet=True)).splitlines()
    assert [line.split(" ")[0] for line in lines][2:] == ["references.bib:7:201:", "references.bib:9:1:"]
    assert len(lines) == len(CHECKED.findings)


def test_paths_start_where_the_command_runs_for_those_who_follow_them() -> None:
    below = replace(CHECKED, prefix="kb/")
    assert "file=kb/docs/claims/endings.md," in formats()["github"](below)
    assert '"uri": "kb/docs/%C3%BCber%2C%20100%25.md"' in formats()["sarif"](below)


@pytest.mark.parametrize("checked", [CHECKED, CLEAN])
def test_json_is_valid_against_its_schema(checked: Checked) -> None:
    schema = schemas.schema("check-json", Vocabulary())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(formats()["json"](checked)))
    assert not validator.is_valid({"schema_version": 1, "pages": 0, "entries": 0, "findings": []})


def test_junit_counts_its_cases() -> None:
    suite = ET.fromstring(formats()["junit"](CHECKED)).find("testsuite")  # noqa: S314 - our own text
    assert suite is not None
    cases = suite.findall("testcase")
    assert [len(cases), sum(case.find("failure") is not None for case in cases)] == [5, 3]
    assert suite.attrib["tests"] == "5"
    assert suite.attrib["failures"] == "3"
    assert suite.attrib["skipped"] == "1"


def test_a_real_project_is_told_in_every_format(invented: Path) -> None:
    result = app.check(invented)
    checked = Checked(findings=result.findings, rules=result.rules, pages=result.pages, entries=result.entries)
    for name, form in formats().items():
        assert form(checked) or name == "github"
    assert {info.code for info in result.rules} >= {"BIB001", "AID001"}
    assert {info.code[:3] for info in app.check(invented, ("BIB",)).rules} == {"BIB"}
