"""SARIF 2.1.0: the standard's own JSON Schema, and what it cannot see.

The clauses are those of the OASIS standard (errata 01).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from citewell import app
from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.reports.registry import Checked, formats

SCHEMA = Path(__file__).parents[1] / "schemas/sarif-2.1.0.json"
OPEN = Finding(where=Place("references.bib", 9, 1), code="BIB004", message="could not ask Crossref")


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """Return a validator of the standard's schema, formats included."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", ["checked", "clean"])
def test_log_is_valid_by_the_standards_schema(
    name: str, validator: Draft7Validator, request: pytest.FixtureRequest
) -> None:
    checked = request.getfixturevalue(name)
    for log in (
        checked,
        replace(checked, undecided=(OPEN,), command="verify"),
        replace(checked, rules=app.catalogue()),
    ):
        validator.validate(json.loads(formats()["sarif"](log)))


def test_schema_refuses_what_is_wrong(checked: Checked, validator: Draft7Validator) -> None:
    log = json.loads(formats()["sarif"](checked))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    assert not validator.is_valid(log)


def test_what_is_not_decided_is_open_and_has_no_level(checked: Checked) -> None:
    """3.27.9 and 3.27.10."""
    *_, first, _, _ = _run(replace(checked, undecided=(OPEN,)))["results"]
    assert (first["message"]["text"], first["kind"], first["level"]) == ("could not ask Crossref", "open", "none")


def _run(checked: Checked) -> dict[str, Any]:
    log = json.loads(formats()["sarif"](checked))
    (run,) = log["runs"]
    return dict(run)


@pytest.mark.parametrize("name", ["checked", "clean"])
def test_columns_are_counted_as_we_count_them(name: str, request: pytest.FixtureRequest) -> None:
    assert _run(request.getfixturevalue(name))["columnKind"] == "unicodeCodePoints"  # 3.14.17


def test_every_rule_has_an_id_and_help() -> None:
    rules = _run(Checked(findings=(), rules=app.catalogue()))["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(app.catalogue())  # 3.49.3
    for rule in rules:
        for name in ("shortDescription", "fullDescription", "help"):
            assert rule[name]["text"].strip()  # 3.12.3


def test_every_result_has_a_message_a_place_and_its_rule(checked: Checked) -> None:
    run = _run(checked)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == 6
    for result in run["results"]:
        assert result["message"]["text"]  # 3.27.11
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        assert result["level"] == "error"
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%._~/-]+", place["artifactLocation"]["uri"])  # 3.4.3: RFC 3986
        assert place["region"]["startLine"] >= 1  # 3.30.5
        assert place["region"]["startColumn"] >= 1  # 3.30.6


def test_all_results_say_whether_they_are_suppressed(checked: Checked) -> None:
    """3.27.23: suppressions are given for all results of a run or for none."""
    suppressions = [result["suppressions"] for result in _run(checked)["results"]]
    assert suppressions[:4] == [[], [], [], []]
    assert suppressions[4] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The pot | is lent.",
            "properties": {"name": "Polly Kettle", "until": "2027-05-09"},
        }
    ]
