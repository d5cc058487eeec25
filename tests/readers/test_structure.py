"""Trees become typed records, or findings at the right place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.claim import Claim
from citewell.domain.condition import Condition, Outcome
from citewell.domain.findings import Finding
from citewell.domain.mechanism import Mechanism
from citewell.domain.places import Place
from citewell.domain.rows import Event, GlossaryTerm
from citewell.domain.study import Effect, Study
from citewell.readers.structure import schema, structure
from citewell.readers.tree import Tree, read_yaml

KINDS: list[type] = [Study, Claim, Condition, Mechanism, Event, GlossaryTerm]
NAMES = sorted({name for kind in KINDS for name in schema(kind)})
SCALARS = st.builds(
    Tree,
    place=st.just(Place("a", 1)),
    text=st.sampled_from(["", "x", "1", "2026-11-21", "mixed"]),
    is_null=st.booleans(),
)


def _deeper(children: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    keys = st.builds(Tree, place=st.just(Place("a", 1)), text=st.sampled_from(NAMES))
    lists = st.builds(Tree, place=st.just(Place("a", 1)), items=st.lists(children, max_size=3).map(tuple))
    pairs = st.lists(st.tuples(keys, children), max_size=6).map(tuple)
    return lists | st.builds(Tree, place=st.just(Place("a", 1)), entries=pairs)


TREES = st.recursive(SCALARS, _deeper, max_leaves=20)


def read(text: str, kind: type, **given_values: Any) -> tuple[Any, list[Finding]]:
    tree, problems = read_yaml(text, "a.yml")
    assert tree
    return structure(tree, kind, problems, given_values), problems


def test_values_get_their_types() -> None:
    effect, problems = read("{measure: d, value: −0.5, low: -1, level: 95}", Effect)
    assert problems == []
    assert (effect.measure, effect.value, effect.low, effect.high, effect.level) == ("d", -0.5, -1.0, None, 95.0)


def test_field_may_bear_another_name_in_the_file() -> None:
    assert "from" in schema(Mechanism)


def test_place_of_an_event_is_where_it_happened() -> None:
    text = "{id: a, date: 1970, title: T, what: W, why: W, strand: s, source_kind: primary, verification: disputed, sources: [{source: cup}], place: Nowhere}"
    event, _ = read(text, Event)
    assert (event.where, event.place) == ("Nowhere", Place("a.yml", 1, 1))


def test_given_values_are_not_asked_of_the_file() -> None:
    term, problems = read("{term: T, definition: D}", GlossaryTerm, id="a")
    assert (term.id, problems) == ("a", [])


def test_date_is_read() -> None:
    condition, _ = read("{title: T, searched_to: 2026-11-21, in_short: [Little.]}", Condition, id="a", path="a.md")
    assert condition.searched_to == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{measure: d}", "REC002", "the field 'value' is missing"),
        ("{measure: d, value: ~}", "REC002", "the field 'value' is missing"),
        ("{measure: d, value: 1, lwo: 0}", "REC003", "unknown field 'lwo'"),
        ("{measure: d, value: one}", "REC004", "expected a number, found 'one'"),
        ("{measure: [d], value: 1}", "REC004", "expected a text, found a list"),
        ("[d, 1]", "REC004", "expected a mapping, found a list"),
        ("~", "REC004", "expected a mapping, found nothing"),
        ("{measure: ' ', value: 1}", "REC002", "the field 'measure' is missing"),
        ("{measure: '-', value: 1}", "REC004", "'-' says nothing"),
        ('{measure: "\\u200b", value: 1}', "REC004", "'\\u200b' says nothing"),
        ("{measure: d, value: 1, low: ''}", "REC004", "expected a number, found ''"),
        ("{measure: d, value: nan}", "REC004", "expected a number, found 'nan'"),
        ("{measure: d, value: 1e400}", "REC004", "expected a number, found '1e400'"),
        ("{measure: d, value: 1_000}", "REC004", "expected a number, found '1_000'"),
    ],
)
def test_misfit_is_one_finding_and_no_record(text: str, code: str, message: str) -> None:
    effect, (problem,) = read(text, Effect)
    assert (effect, problem.code, problem.message) == (None, code, message)


def test_list_that_is_needed_has_an_item() -> None:
    _, (problem,) = read("{title: T, searched_to: 2026-11-21, in_short: []}", Condition, id="a", path="a.md")
    assert (problem.code, problem.message) == ("REC002", "the field 'in_short' is missing")


@pytest.mark.parametrize(("item", "message"), [("~", "expected a text, found nothing"), ("''", "'' says nothing")])
def test_item_that_says_nothing_is_a_finding(item: str, message: str) -> None:
    _, (problem,) = read(f"{{term: T, definition: D, see: [{item}, a]}}", GlossaryTerm, id="a")
    assert problem.message == message


@pytest.mark.parametrize(
    ("text", "value"), [("0x28", 40), ("4e1", 40), ("40.0", 40), ("+40", 40), ("'40'", 40), ("−3", -3)]
)
def test_number_is_what_yaml_reads(text: str, value: int) -> None:
    outcome, problems = read(
        f"{{outcome: O, kind: harm, effect: E, source: s, read: abstract, locator: L, studies: {text}}}", Outcome
    )
    assert (problems, outcome.studies) == ([], value)


@pytest.mark.parametrize("text", ["20270509", "2027-W19-7", "2026-1-2", "' 2026-11-21'"])
def test_day_has_one_form(text: str) -> None:
    _, (problem,) = read(f"{{title: T, in_short: [A.], searched_to: {text}}}", Condition, id="a", path="a.md")
    assert problem.message.startswith("expected a date such as 2026-11-21")


def test_misspelt_field_gets_a_hint() -> None:
    _, (problem,) = read("{measure: d, value: 1, lwo: 0}", Effect)
    assert problem.hint == "did you mean 'low'?"


def test_misspelt_code_gets_a_hint() -> None:
    _, problems = read("{title: T, summary: S, design: case_reprot, directness: T1}", Study, id="a", path="a.md")
    assert [problem.hint for problem in problems] == ["did you mean 'case_report' or 'case_series' or 'case_control'?"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(tree=TREES)
def test_any_tree_is_a_record_or_findings(kind: type, tree: Tree) -> None:
    problems: list[Finding] = []
    record = structure(
        tree, kind, problems, {"id": "a", "path": "a.md"} if "path" in {*kind.__dataclass_fields__} else {}
    )
    assert (record is None) is bool(problems)
