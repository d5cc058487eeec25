"""A bibliography in blocks, which are its text."""

from __future__ import annotations

import pytest
from hypothesis import given

from bibliographies import TEXTS
from citewell.fixing.blocks import Entry, Rest, split


@given(TEXTS)
def test_blocks_are_the_text(text: str) -> None:
    assert "".join(block.text for block in split(text)) == text


def test_entry_knows_its_key_and_where_its_plain_values_stand() -> None:
    _, entry, _ = split('% note\n@misc{cup, pages = {1-2}, month = jan # "x", Doi = "10.5555/x"}\n')
    assert isinstance(entry, Entry)
    values = [(value.name, entry.text[value.start : value.end]) for value in entry.values]
    assert (entry.key, values) == ("cup", [("pages", "1-2"), ("doi", "10.5555/x")])


@pytest.mark.parametrize("text", ["@misc{cup, title = {T}, title = {U}}", "@misc{cup, title = {T}", "@misc{a cup}"])
def test_entry_that_is_not_plainly_one_is_damaged(text: str) -> None:
    assert list(split(text)) == [Rest(text=text, is_damaged=True)]
