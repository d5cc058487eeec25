"""Identifiers know whether they are well formed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.identifiers import Doi, EdtfDate, Identifier, Pmcid, Pmid

SICI = "10.1002/(SICI)1099-0000(199806)13:4<284::AID-TAS5>3.0.CO;2-0"


@pytest.mark.parametrize(
    "identifier",
    [Doi("10.5555/a"), Doi("10.1000.10/a,b"), Doi(SICI), Pmid("1"), Pmid("12345678"), Pmcid("PMC1234567")],
    ids=str,
)
def test_well_formed_identifier_has_no_problem(identifier: Identifier) -> None:
    assert identifier.is_valid


@pytest.mark.parametrize(
    "identifier",
    [
        Doi(""),
        Doi("10.55/a"),
        Doi("10.5555"),
        Doi("10.5555/a b"),
        Pmid("0123"),
        Pmid("123456789"),
        Pmid("x"),
        Pmcid("1"),
        Pmcid("pmc1234"),
    ],
    ids=repr,
)
def test_malformed_identifier_says_what_was_expected(identifier: Identifier) -> None:
    assert identifier.problem.startswith("expected ")


@pytest.mark.parametrize("address", ["https://doi.org/10.5555/a", "http://dx.doi.org/10.5555/a", "doi: 10.5555/a"])
def test_doi_with_an_address_is_told_its_bare_form(address: str) -> None:
    assert Doi(address).problem == "write the bare DOI 10.5555/a"


def test_dois_are_compared_without_case_and_address() -> None:
    assert Doi("https://doi.org/10.5555/ABC").normal == Doi("10.5555/abc").normal


def test_address_of_a_sici_keeps_the_whole_doi_encoded() -> None:
    assert Doi(SICI).url == "https://doi.org/10.1002/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0"


@pytest.mark.parametrize(
    ("date", "key", "exact"),
    [
        ("1962", "1962-00-00", True),
        ("1970-02", "1970-02-00", True),
        ("1970-02-19", "1970-02-19", True),
        ("1984?", "1984-00-00", False),
        ("1973~", "1973-00-00", False),
        ("198X", "1980-00-00", False),
        ("1985/1990", "1985-00-00", True),
        ("2019/..", "2019-00-00", True),
        ("1970-02~/1971", "1970-02-00", False),
    ],
)
def test_date_sorts_by_its_earliest_day(date: str, key: str, exact: bool) -> None:
    assert (EdtfDate(date).is_valid, EdtfDate(date).sort_key, EdtfDate(date).is_exact) == (True, key, exact)


@pytest.mark.parametrize("date", ["", "spring 1970", "1970-13", "1970-02-32", "70", "19.2.1970", "1970/", "3000"])
def test_what_is_no_date_is_told(date: str) -> None:
    assert not EdtfDate(date).is_valid


@given(st.text())
def test_no_text_throws(text: str) -> None:
    for kind in (Doi, Pmid, Pmcid, EdtfDate):
        identifier = kind(text)
        assert identifier.is_valid is not bool(identifier.problem)
    assert isinstance(Doi(text).normal + Doi(text).url + EdtfDate(text).sort_key + EdtfDate(text).year, str)
