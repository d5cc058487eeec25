"""Suffixes told apart into locator and rest."""

from __future__ import annotations

import pytest

from citewell.markup.locators import split_suffix


@pytest.mark.parametrize(
    ("suffix", "label", "value", "rest"),
    [
        pytest.param("", "", "", "", id="nothing"),
        pytest.param(", p. 3", "page", "3", "", id="a page"),
        pytest.param(" p.3", "page", "3", "", id="without blank"),
        pytest.param(", pp. 33-35, 38--39", "page", "33-35, 38--39", "", id="ranges"),
        pytest.param(", 12", "page", "12", "", id="a bare number is a page"),
        pytest.param("chap. 1", "chapter", "1", "", id="a chapter"),
        pytest.param(", chapter 1, and more", "chapter", "1", ", and more", id="a word in full and a rest"),
        pytest.param(", pages 3-5", "page", "3-5", "", id="pages"),
        pytest.param(", chapters 2-3", "chapter", "2-3", "", id="chapters"),
        pytest.param(", figs. 2, 3", "figure", "2, 3", "", id="short for several"),
        pytest.param(", § 4", "section", "4", "", id="a sign"),
        pytest.param(", s.v. 4", "sub verbo", "4", "", id="a label of two words"),
        pytest.param(", pp. iv-xi", "page", "iv-xi", "", id="roman after a word"),
        pytest.param(", civil rights", "", "", ", civil rights", id="roman letters that are a word"),
        pytest.param(", I think", "", "", ", I think", id="the pronoun"),
        pytest.param(", pages", "", "", ", pages", id="a label without value"),
        pytest.param(", pending 3", "", "", ", pending 3", id="a word that begins like a label"),
        pytest.param(", {pp. iv, (xv)} with", "page", "iv, (xv)", " with", id="forced"),
        pytest.param(", {appendix B}", "", "appendix B", "", id="forced without label"),
        pytest.param(", {}12 patients", "", "", "12 patients", id="prevented"),
        pytest.param(", vol. 2, p. 3", "volume", "2", ", p. 3", id="the first locator counts"),
    ],
)
def test_suffix_is_split(suffix: str, label: str, value: str, rest: str) -> None:
    found = split_suffix(suffix)
    assert (found.label, found.value, found.rest) == (label, value, rest)
