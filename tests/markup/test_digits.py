"""What digits in prose can mean."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup import signs
from citewell.markup.digits import find_digits, find_unsourced_quantities, find_words_with_digits
from citewell.markup.masking import mask


def words(text: str) -> list[tuple[int, str]]:
    return list(find_words_with_digits(mask(text), find_digits(mask(text))))


def quantities(text: str, start: int = 0) -> list[tuple[int, str]]:
    return list(find_unsourced_quantities(mask(text), text, find_digits(mask(text)), start))


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("About 20% of cups.", ["20%"], id="per cent"),
        pytest.param("Of 1,200 people", ["1,200 people"], id="people"),
        pytest.param("p = 0.01", ["= 0"], id="a p value"),
        pytest.param("p=0.01", ["=0"], id="a p value without blanks"),
        pytest.param("OR 2.1", ["OR 2"], id="a ratio"),
        pytest.param("K3 studies in 2020", [], id="no quantity"),
        pytest.param("About 20% [@cup].", [], id="sourced"),
        pytest.param("20% here\n\n30% there [@cup]\n\n- 40%\n- 50%", ["20%", "40%", "50%"], id="block by block"),
        pytest.param("20% and 30%", ["20%"], id="the first of a block"),
    ],
)
def test_unsourced_quantities(text: str, found: list[str]) -> None:
    assert [quantity for _, quantity in quantities(text)] == found


def test_quantities_before_the_body_do_not_count() -> None:
    text = "---\na: 20%\n---\n30%"
    start = text.index("30")
    digits = [run for run in find_digits(text) if run[0] >= start]
    assert list(find_unsourced_quantities(text, text, digits, start)) == [(start, "30%")]
