r"""Commands that are printed as they are written: where each stands, in which fields, and what mends it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.latex.reading import not_understood
from citewell.readers.bibliography import references_of


def told(text: str) -> list[str]:
    """Return place and message of each command that is reported."""
    _, problems = references_of(text, "x.bib")
    return [f"{one.where.line}:{one.where.column} {one.message}" for one in problems if one.code == "BIB019"]


def test_command_is_told_at_its_place() -> None:
    text = "@misc{a,\n  title = {Tea in \\emph{a \\pot{b}}},\n}\n"
    assert told(text) == ["2:27 entry 'a': the field 'title' holds the command \\pot, which is not understood"]


def test_command_is_told_on_the_line_on_which_it_stands() -> None:
    text = '@misc{a, title = "Tea\n  in \\pot", year = 2001}\n'
    assert told(text) == ["2:6 entry 'a': the field 'title' holds the command \\pot, which is not understood"]


def test_accent_over_no_letter_is_told() -> None:
    text = "@misc{a, author = {Cup, \\'{ab}}}\n"
    assert told(text) == ["1:25 entry 'a': the field 'author' holds the command \\', which is not understood"]


def test_backslash_in_an_address_is_told_at_its_field() -> None:
    text = "@misc{a,\n  url = {https://example.org/\\'a},\n}\n"
    assert told(text) == ["2:9 entry 'a': the field 'url' holds a backslash: https://example.org/\\'a"]


@pytest.mark.parametrize("field", ["abstract", "annote", "file", "keywords", "note", "x-own"])
def test_field_that_is_not_shown_may_hold_any(field: str) -> None:
    assert not told(f"@misc{{a,\n  {field} = {{C:\\pots\\cups}},\n}}\n")


def test_what_stands_outside_of_entries_is_left_alone() -> None:
    assert not told("% \\pot\n@comment{\\pot}\n@misc{a, title = {Tea}}\n\\pot\n")


def test_every_command_has_a_remedy() -> None:
    _, problems = references_of("@misc{a, title = {\\pot}, url = {\\pot}}", "x.bib")
    assert [bool(one.hint) for one in problems] == [True, True]


PARTS = [
    "\\",
    "'",
    "v",
    "pot",
    "emph",
    "frac",
    "url",
    "ss",
    "{",
    "}",
    "{a}",
    "{\\i}",
    " ",
    "a",
    "5",
    "^",
    "~",
    "$",
    "&",
    "(",
    "\\'",
    "\\c",
]


def is_whole(raw: str) -> bool:
    """Return whether a text's braces close each other, so that it can stand in a field."""
    depth = 0
    for sign in raw:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0 and "  " not in raw


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join).filter(is_whole))
def test_cheap_look_finds_every_command_that_is_not_understood(raw: str) -> None:
    _, problems = references_of(f"@misc{{a,\n  title = {{T{raw}T}},\n}}\n", "x.bib")
    commands = {one.message.split(" the command ")[1].split(", which")[0] for one in problems if one.code == "BIB019"}
    assert commands == not_understood(f"T{raw}T")
