"""What keeps entries from their places is told with its line and its remedy."""

from __future__ import annotations

import pytest

from citewell.making import fix_text

FIRST = "@misc{zeta,\n  title = {Z},\n}\n\n"
LAST = "@misc{alpha,\n  title = {A},\n}\n"


@pytest.mark.parametrize(
    ("between", "told"),
    [
        pytest.param("% Part two\n\n", "a comment or an @string, as in line 5: move such lines", id="a comment"),
        pytest.param("% about alpha\n", "a comment or an @string, as in line 5: move such lines", id="one right above"),
        pytest.param('@string{a = "A"}\n\n', "a comment or an @string, as in line 5: move such lines", id="a macro"),
        pytest.param(
            "@misc{m, note = {1}, note = {2}}\n\n",
            "one that cannot be read or repeats a field, as in line 5",
            id="twice",
        ),
        pytest.param(
            "@misc{m, note = {1}\n\n", "one that cannot be read or repeats a field, as in line 5", id="broken"
        ),
    ],
)
def test_first_line_that_no_entry_crosses_is_told(between: str, told: str) -> None:
    assert told in fix_text(FIRST + between + LAST).why_unsorted


def test_line_is_that_of_the_fixed_text() -> None:
    head = "% All of it\n\n\n\n\n"
    assert "as in line 7:" in fix_text(head + FIRST + "% Part two\n\n" + LAST).why_unsorted


def test_remedy_works() -> None:
    assert not fix_text("% Part two\n\n" + FIRST + LAST).unsorted


def test_entry_that_cannot_be_read_and_stands_where_it_should_not_is_told() -> None:
    assert "as in line 5" in fix_text(FIRST + "@misc{a, note = {1}, note = {2}}\n\n% End\n").why_unsorted
