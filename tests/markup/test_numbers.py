"""Numbers in prose, in one form."""

from __future__ import annotations

import pytest

from citewell.markup.numbers import find_numbers, per_cent_after


def values(text: str) -> list[str]:
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Of 40 cups", ["40"], id="whole"),
        pytest.param("d −0.50", ["0.5"], id="a last nought and a sign"),
        pytest.param("5.0", ["5"], id="nothing after the point"),
        pytest.param("007", ["7"], id="noughts before"),
        pytest.param("p = .03", ["0.03"], id="nothing before the point"),
        pytest.param("(.11)", ["0.11"], id="a point in brackets"),
        pytest.param("p<.001", ["0.001"], id="a point after a sign"),
        pytest.param("It ended.5 cups", ["5"], id="a full stop"),
        pytest.param("1,200 2\u00a0300 4\u2009500 6\u202f700", ["1200", "2300", "4500", "6700"], id="thousands"),
        pytest.param("1,234.5", ["1234.5"], id="thousands and a decimal"),
        pytest.param("1,2345", ["1", "2345"], id="no thousands"),
        pytest.param("1 234", ["1", "234"], id="two numbers"),
        pytest.param("0.5mg/kg and 99mg", ["0.5", "99"], id="a unit without a blank"),
        pytest.param("27/68 27–68 1.5-2.5", ["27", "68", "27", "68", "1.5", "2.5"], id="joined"),
        pytest.param("1\u00b77 \u00b70300 2,016\u00b75", ["1.7", "0.03", "2016.5"], id="raised points"),
        pytest.param("_27_ **68**", ["27", "68"], id="emphasis"),
        pytest.param("n=27", ["27"], id="after a sign"),
        pytest.param("K3 kettle2020 DSM-5 DSM-5.1 COVID\u201119", [], id="names"),
        pytest.param("12.11.2026 2026-11-21 21/11/2026 1.2.3", [], id="dates and versions"),
        pytest.param("at 10:30", [], id="a time"),
        pytest.param("doi:10.5555/tas.2020.1 and 27", ["27"], id="a DOI"),
        pytest.param("2" * 5000, ["2" * 5000], id="longer than a number can be"),
    ],
)
def test_numbers_are_found_in_one_form(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(("text", "is_year"), [("2048", True), ("2,048", False), ("1799", False), ("2020.5", False)])
def test_number_may_be_a_year(text: str, is_year: bool) -> None:
    assert next(find_numbers(text)).may_be_year is is_year


def test_number_stands_where_it_is_written() -> None:
    assert [(number.start, number.end) for number in find_numbers("d .5, n 27")] == [(2, 4), (8, 10)]


@pytest.mark.parametrize(
    "text", ["99%", "99 %", "99\u00a0%", "99&nbsp;%", "99\\%", "**99**%", "99 per cent", "99 percent"]
)
def test_value_in_per_cent_is_known(text: str) -> None:
    assert per_cent_after(text, next(find_numbers(text)).end)


@pytest.mark.parametrize("text", ["99", "99 percentiles", "99 cups, 5%"])
def test_other_value_is_not_in_per_cent(text: str) -> None:
    assert not per_cent_after(text, next(find_numbers(text)).end)
