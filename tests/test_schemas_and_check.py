"""An editor accepts what ``citewell check`` accepts, and nothing else: each field, given each of many values."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import yaml12
from citewell import app, making

STUDY = "title: T\nsummary: S\ndesign: case_report\ndirectness: T1\n"
CONDITION = "title: T\nsearched_to: 2026-11-21\n"
EVENT = """\
- id: a
  title: T
  what: W
  why: Y
  strand: telling
  source_kind: primary
  verification: disputed
"""
ASIDE = "- code: BIB008\n  path: references.bib\n  name: N\n"
EFFECT = "results:\n  - outcome: O\n    result: R\n    effect:\n      measure: d\n      value: VALUE\n"
STEP = "directness:\n  - code: c\n    label: L\n    definition: D\n    organism: VALUE\n"
STUDY_FIELDS = {
    "text": STUDY.replace("title: T", "title: VALUE"),
    "optional text": f"{STUDY}notes: VALUE\n",
    "list of texts": f"{STUDY}country: VALUE\n",
    "text in a list": f"{STUDY}country:\n  - VALUE\n  - Nowhere\n",
    "whole number": f"{STUDY}participants: VALUE\n",
    "number": f"{STUDY}{EFFECT}",
    "day": f"{STUDY}review_due: VALUE\n",
    "member": f"{STUDY}status: VALUE\n",
    "word": STUDY.replace("T1", "VALUE"),
    "record": f"{STUDY}question: VALUE\n",
    "list of records": f"{STUDY}harms: VALUE\n",
    "record in a list": f"{STUDY}harms:\n  - VALUE\n",
    "panel": f"{STUDY}tea: VALUE\n",
    "field of a panel": f"{STUDY}tea:\n  leaf: VALUE\n",
    "front matter": "VALUE\n",
}
CONDITION_FIELDS = {
    "needed day": "title: T\nin_short: [A.]\nsearched_to: VALUE\n",
    "needed list of texts": f"{CONDITION}in_short: VALUE\n",
}
EVENT_FIELDS = {
    "moment": f"{EVENT}  sources: [{{source: a}}]\n  date: VALUE\n",
    "needed list of records": f"{EVENT}  date: 1970\n  sources: VALUE\n",
}
GLOSSARY_FIELDS = {"id": "- term: T\n  definition: D\n  id: VALUE\n", "rows": "VALUE\n"}
ASIDE_FIELDS = {
    "reason": f"{ASIDE}  until: 2999-01-01\n  reason: VALUE\n",
    "until": f"{ASIDE}  reason: R\n  until: VALUE\n",
}
VOCABULARY_FIELDS = {
    "vocabulary": "VALUE\n",
    "words": "strands: VALUE\n",
    "code": "strands:\n  - label: L\n    code: VALUE\n",
    "label": "strands:\n  - code: c\n    label: VALUE\n",
    "truth": "subjects:\n  - code: c\n    label: L\n    direct_only: VALUE\n",
    "organism": STEP,
    "fields": "panels:\n  - name: p\n    label: L\n    fields: VALUE\n",
}
FIELDS = {
    **{name: ("study", "docs/studies/s{}.md", text) for name, text in STUDY_FIELDS.items()},
    **{name: ("condition", "docs/conditions/c{}.md", text) for name, text in CONDITION_FIELDS.items()},
    **{name: ("event", "docs/history/timeline.yml", text) for name, text in EVENT_FIELDS.items()},
    **{name: ("glossary", "docs/learn/glossary.yml", text) for name, text in GLOSSARY_FIELDS.items()},
    **{name: ("set-aside", "docs/about/set-aside.yml", text) for name, text in ASIDE_FIELDS.items()},
    **{name: ("vocabulary", "docs/about/vocabulary.yml", text) for name, text in VOCABULARY_FIELDS.items()},
}
VALUES = """\
x|"x"|T1|draft|human|a b|茶|½|no|yes|~||null|Null|"null"|""|" "|"-"|–|"\\u200b"|"\\u00a0"|'?!'
true|True|"true"|false|{}|{a: b}|{leaf: x}|{result: R}|{title: T, summary: S, design: case_report, directness: T1}|{strands: }|{strands: ~}|{strands: [x]}|{result: R, locator: "-"}|[]|[x]|[~]|[""]|["-"]|[[x], y]|[{a: b}]|[1, true]
[{source: a}]|[{source: a, locator: "-"}]|[{source: }]|[{code: c, label: L}]|[{code: 1, label: L}]|{population: P}|{leaf: ~}|{leaf: 1}
0|1|40|"40"|" 40 "|+40|"+40"|-3|−3|40.0|"40.0"|40.5|4e1|"4e1"|4.5e1|0x28|"0x28"|0o17|"0o17"|010|1_000|1,000|"４０"|５
5.|"5."|.5|".5"|-.5|−0.5|1_0.5|1e-3|"1e−3"|1e400|-1e400|.inf|-.Inf|nan|inf|-infinity|NaN|"nan"|0x1F
2026-11-21|"2026-11-21"|20261121|"20261121"|2027-W19-7|2026W476|2026-1-2|2026-13-01|2026-02-30|0000-01-01|2026-11-21 |2026-11-21T00:00:00
1970|"1970"|1970.0|"1970.0"|01970|"01970"|0x7B2|197e1|999|3000|12345|19700219|-0500|1970-02|1970-21|1970-25|1984?|1973~|198X|1985/1990|2019/..
2018-04-30|2018-04-31|1662-02-30|2000-02-29|1900-02-29|2018-04-30/2018-04-31|2019-02-29?|2020-02-29~|１９７０|"1970 "
# nothing but a comment"""
RECORDS = ("REC001", "REC002", "REC003", "REC004", "REC005")


@pytest.fixture
def bare(invented: Path, project: Callable[..., Path]) -> Path:
    """Return a knowledge base that has a vocabulary and nothing else."""
    path = "docs/about/vocabulary.yml"
    return project({path: (invented / path).read_text(encoding="utf-8")})


@pytest.mark.parametrize("field", FIELDS)
def test_editor_and_check_agree(field: str, bare: Path) -> None:
    name, path, template = FIELDS[field]
    schema = json.loads(making.schema(bare, name))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    texts = {value: template.replace("VALUE", value) for value in VALUES.replace("\n", "|").split("|")}
    refused = refused_by_check(bare, path, texts)
    valid = {value for value, text in texts.items() if is_valid(validator, text)}
    assert 0 < len(valid) < len(texts)
    assert sorted(valid & refused) == []
    assert sorted(texts.keys() - valid - refused) == []


def is_valid(validator: Draft202012Validator, text: str) -> bool:
    """Return whether an editor has nothing against a text."""
    try:
        return bool(validator.is_valid(yaml12.load(text)))
    except yaml.YAMLError:
        return False


def refused_by_check(folder: Path, path: str, texts: Mapping[str, str]) -> set[str]:
    """Return the values against whose texts the check has something."""
    (folder / path).parent.mkdir(exist_ok=True)
    if not path.endswith(".md"):
        return {value for value, text in texts.items() if path in complained_of(folder, {path: text})}
    names = {value: path.format(number) for number, value in enumerate(texts)}
    found = complained_of(folder, {names[value]: f"---\n{text}---\n" for value, text in texts.items()})
    return {value for value in texts if names[value] in found}


def complained_of(folder: Path, texts: Mapping[str, str]) -> set[str]:
    """Return the files in which the check finds something, when these are written."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {finding.where.path for finding in app.check(folder, select=RECORDS).findings}


def test_what_no_json_can_hold_is_refused_by_the_check(invented_copy: Path) -> None:
    study = invented_copy / "docs/studies/kettle2020.md"
    study.write_text(study.read_text(encoding="utf-8").replace("value: 1.5", "value: .nan"), encoding="utf-8")
    assert math.isnan(yaml12.load(".nan"))
    assert [one.message for one in app.check(invented_copy, select=("REC004",)).findings] == [
        "expected a number, found '.nan'"
    ]
