"""Trees become typed records, or findings at the right place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.mechanism import Mechanism
from citewell.domain.places import Finding, Place
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
    text = "{id: a, date: 1970, title: T, what: W, why: W, strand: s, source_kind: primary, verification: disputed, sources: [], place: Nowhere}"
    event, _ = read(text, Event)
    assert (event.where, event.place) == ("Nowhere", Place("a.yml", 1, 1))


def test_given_values_are_not_asked_of_the_file() -> None:
    term, problems = read("{term: T, definition: D}", GlossaryTerm, id="a")
    assert (term.id, problems) == ("a", [])


def test_date_is_read() -> None:
    condition, _ = read("{title: T, searched_to: 2026-11-21, in_short: []}", Condition, id="a", path="a.md")
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
    ],
)
def test_misfit_is_one_finding_and_no_record(text: str, code: str, message: str) -> None:
    effect, (problem,) = read(text, Effect)
    assert (effect, problem.code, problem.message) == (None, code, message)


def test_misspelt_field_gets_a_hint() -> None:
    _, (problem,) = read("{measure: d, value: 1, lwo: 0}", Effect)
    assert problem.hint == "did you mean 'low'?"


def test_misspelt_code_gets_a_hint() -> None:
    _, problems = read("{title: T, summary: S, design: case_reprot, directness: T1}", Study, id="a", path="a.md")
    assert [problem.hint for problem in problems] == [
        "did you mean 'case_report' or 'case_series' or 'qualitative'?"
    ] or problems[0].hint.startswith("did you mean 'case_report'")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(tree=TREES)
def test_any_tree_is_a_record_or_findings(kind: type, tree: Tree) -> None:
    problems: list[Finding] = []
    record = structure(
        tree, kind, problems, {"id": "a", "path": "a.md"} if "path" in {*kind.__dataclass_fields__} else {}
    )
    assert (record is None) is bool(problems)
