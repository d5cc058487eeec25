"""What SARIF 2.1.0 demands, by hand: no Python package ships the standard's JSON Schema.

The clauses are those of the OASIS standard (errata 01). The output was once validated against
the official schema; these checks hold what it looked at, and some things that it cannot see.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from citewell import app
from citewell.reports.registry import Checked, formats


def _run(checked: Checked) -> dict[str, Any]:
    log = json.loads(formats()["sarif"](checked))
    assert log["version"] == "2.1.0"  # 3.13.2
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    return dict(run)


@pytest.mark.parametrize("name", ["checked", "clean"])
def test_run_names_its_tool_and_has_results(name: str, request: pytest.FixtureRequest) -> None:
    run = _run(request.getfixturevalue(name))
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["tool"]["driver"]["name"] == "citewell"  # 3.19.8
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    assert isinstance(run["results"], list)  # 3.14.23: empty, not absent, when the scan found nothing


def test_every_rule_has_an_id_and_help() -> None:
    rules = _run(Checked(findings=(), rules=app.catalogue()))["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(app.catalogue())  # 3.49.3
    for rule in rules:
        assert set(rule) == {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        for name in ("shortDescription", "fullDescription", "help"):
            assert rule[name]["text"].strip()  # 3.12.3
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}  # 3.50.3


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
