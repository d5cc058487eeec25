"""Stretches of a text."""

from __future__ import annotations

import pytest

from citewell.markup.spans import within


@pytest.mark.parametrize(
    ("offset", "is_within"),
    [(0, False), (1, True), (2, True), (6, True), (8, True), (9, False), (10, False)],
)
def test_offset_lies_within_a_span(offset: int, is_within: bool) -> None:
    assert within([(2, 3), (1, 9), (5, 6)])(offset) is is_within
