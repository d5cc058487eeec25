"""What digits in prose can mean."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup import signs
from citewell.markup.digits import find_digits, find_words_with_digits
from citewell.markup.masking import mask


def words(text: str) -> list[tuple[int, str]]:
    return list(find_words_with_digits(mask(text), find_digits(mask(text))))


@given(st.text(alphabet=st.sampled_from("0129a é\n–\0@!")))
def test_rows_of_digits_are_found_where_they_stand(text: str) -> None:
    assert find_digits(text) == [match.span() for match in re.finditer(r"[0-9]+", text)]


@given(st.text(alphabet=st.sampled_from("!`@a é\n–\0")))
def test_signs_are_found_where_they_stand(text: str) -> None:
    assert list(signs.places(text, signs.table("`@"))) == [match.start() for match in re.finditer("[`@]", text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("see berman2000 there", [(4, "berman2000")], id="a key"),
        pytest.param("a1b2c3", [(0, "a1b2c3")], id="once"),
        pytest.param("2000 and 3D", [], id="no letter before"),
        pytest.param("@a1 /a1 #a1 {a1} .a1 -a1 ^a1", [], id="what goes before"),
        pytest.param("::: study berman2000\n\nx1", [(22, "x1")], id="a directive"),
        pytest.param("`a1`", [], id="code"),
    ],
)
def test_words_with_digits(text: str, found: list[tuple[int, str]]) -> None:
    assert words(text) == found
