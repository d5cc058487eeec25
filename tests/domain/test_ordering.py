"""The order of a bibliography's entries."""

from __future__ import annotations

import pytest

from citewell.domain.ordering import generations, out_of_order


@pytest.mark.parametrize(
    ("parents", "above"),
    [
        pytest.param({}, {}, id="nobody"),
        pytest.param({"child": "Book"}, {"book": 1}, id="a parent"),
        pytest.param({"child": "book", "BOOK": "series"}, {"book": 1, "series": 2}, id="a grandparent"),
        pytest.param({"a": "b", "b": "a"}, {"a": 1, "b": 1}, id="a circle"),
    ],
)
def test_parents_stand_above_their_children(parents: dict[str, str], above: dict[str, int]) -> None:
    assert generations(parents) == above


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["a", "B", "c"], []),
        (["b", "a", "c"], [("a", "b")]),
        (["c", "a", "b"], [("a", "c"), ("b", "c")]),
        (["book", "child"], [("child", "book")]),
    ],
)
def test_entry_behind_one_before_which_it_belongs_is_told(keys: list[str], found: list[tuple[str, str]]) -> None:
    assert list(out_of_order(keys, {"child": "book"})) == found
