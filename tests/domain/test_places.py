"""Offsets become places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.places import Lines, Place


def test_place_is_printed_as_editors_read_it() -> None:
    assert str(Place("a.md", 3, 4)) == "a.md:3:4"


@given(st.text(alphabet="a\né"), st.data())
def test_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Lines("a.md", text).place(offset)
    before = "".join(line + "\n" for line in text.split("\n")[: place.line - 1])
    assert len(before) + place.column - 1 == offset
