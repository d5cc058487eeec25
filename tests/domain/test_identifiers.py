"""Identifiers know whether they are well formed."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.identifiers import Doi, EdtfDate, Eprint, Identifier, Pmcid, Pmid

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


ENCODED = "https://doi.org/10.1002/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        (r"10.5555/abc\_18", "10.5555/abc_18"),
        (r"10.5555/abc{\_}18", "10.5555/abc_18"),
        (r"10.5555/a{\textless}b{\textgreater}c", "10.5555/a<b>c"),
        ("10.5555/a$<$b", "10.5555/a<b"),
        (ENCODED, SICI),
        (ENCODED.replace("%", r"\%"), SICI),
        ("doi:" + ENCODED, SICI),
    ],
)
def test_doi_of_an_exporter_is_decoded_and_reported(written: str, bare: str) -> None:
    doi = Doi(written)
    assert (doi.bare, doi.problem) == (bare, f"write the bare DOI {bare}")
    assert (doi.url, doi.normal) == (Doi(bare).url, Doi(bare).normal)


def test_of_a_bare_doi_no_sign_is_decoded() -> None:
    assert (Doi("10.5555/a%3Cb").bare, Doi("https://doi.org/10.5555/a%FFb").bare) == ("10.5555/a%3Cb", "10.5555/a%FFb")


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://doi.org/10.5555/a?utm_source=tea", "10.5555/a"),
        ("https://doi.org/10.5555/a#cup", "10.5555/a"),
        (r"https://doi.org/10.5555/a\#cup?x", "10.5555/a"),
        ("https://doi.org/10.5555/a%3Fb%23c?d#e", "10.5555/a?b#c"),
        (f"https://doi.org/{SICI[:-1]}#", f"{SICI[:-1]}#"),
    ],
)
def test_query_and_fragment_of_an_address_are_no_part_of_the_doi(address: str, bare: str) -> None:
    assert (Doi(address).bare, Doi(address).better) == (bare, bare)


@pytest.mark.parametrize("doi", ["10.5555/a?b", "10.5555/a#b", "doi:10.5555/a?b#c"])
def test_doi_without_an_address_keeps_every_sign(doi: str) -> None:
    assert Doi(doi).bare == doi.removeprefix("doi:")


@pytest.mark.parametrize("encoded", ["%00", "%0A", "%7F", "%20", "%C2%A0", "%C2%AD", "%E2%80%8B", "%E2%80%AE", "%FF"])
def test_what_an_address_encodes_and_nobody_sees_is_not_decoded(encoded: str) -> None:
    doi = Doi(f"https://doi.org/10.5555/a{encoded}b")
    assert (doi.bare, doi.better) == (f"10.5555/a{encoded}b", "")
    assert doi.problem.startswith("expected ")


def test_doi_with_a_backslash_that_means_nothing_is_reported() -> None:
    assert "a backslash" in Doi("10.5555/a\\b").problem


@pytest.mark.parametrize(
    ("eprint", "text", "url"),
    [
        (Eprint("2001.01234", "arXiv"), "arXiv:2001.01234", "https://arxiv.org/abs/2001.01234"),
        (Eprint("arXiv:2001.01234v2"), "arXiv:2001.01234v2", "https://arxiv.org/abs/2001.01234v2"),
        (Eprint("hep-th/9901001"), "arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        (Eprint("1234", "jstor"), "JSTOR:1234", "https://www.jstor.org/stable/1234"),
        (Eprint("a1", "TeaArchive"), "TeaArchive:a1", ""),
        (Eprint("a1"), "a1", ""),
    ],
)
def test_eprint_tells_its_archive_and_address(eprint: Eprint, text: str, url: str) -> None:
    assert (str(eprint), eprint.url) == (text, url)


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
        ("1970-02-21", "1970-02-21", True),
        ("1970-21", "1970-03-00", False),
        ("1970-24/1971", "1970-12-00", False),
        ("1970-02~/1971", "1970-02-00", False),
        ("2022-10-31T04:26:46Z", "2022-10-31", True),
        ("2022-10-31T04:26:46+05:00", "2022-10-31", True),
        ("2006/", "2006-00-00", True),
        ("/2006", "2006-00-00", True),
        ("../2006-03", "2006-03-00", True),
        ("2004-06-XX", "2004-06-00", False),
        ("2004-XX-XX", "2004-00-00", False),
    ],
)
def test_date_sorts_by_its_earliest_day(date: str, key: str, exact: bool) -> None:
    assert (EdtfDate(date).is_valid, EdtfDate(date).sort_key, EdtfDate(date).is_exact) == (True, key, exact)


@pytest.mark.parametrize(
    "date",
    [
        "",
        "spring 1970",
        "1970-13",
        "1970-02-32",
        "70",
        "19.2.1970",
        "1970//",
        "/",
        "../",
        "1970-02T10:00:00",
        "1970-02-19T25:00:00",
        "3000",
        "1970-25",
        "1970-21-01",
        "-0044",
    ],
)
def test_what_is_no_date_is_told(date: str) -> None:
    assert not EdtfDate(date).is_valid


@pytest.mark.parametrize("year", [1000, 1100, 1600, 1700, 1999, 2000, 2004, 2018, 2900])
def test_days_of_edtf_are_those_of_the_calendar(year: int) -> None:
    days = {f"{dt.date(year, 1, 1) + dt.timedelta(days)}" for days in range(365 + calendar.isleap(year))}
    written = {f"{year}-{month:02}-{day:02}" for month in range(14) for day in range(33)}
    assert {date for date in written if EdtfDate(date).is_valid} == days


@pytest.mark.parametrize("date", ["2018-04-31?", "2018-04-30/2018-04-31", "2019-02-29/..", "1970-02-19\n", "１９７０"])
def test_day_is_looked_at_wherever_it_stands(date: str) -> None:
    assert not EdtfDate(date).is_valid


@given(st.text())
def test_no_text_throws(text: str) -> None:
    for kind in (Doi, Pmid, Pmcid, EdtfDate):
        identifier = kind(text)
        assert identifier.is_valid is not bool(identifier.problem)
    assert isinstance(Doi(text).normal + Doi(text).url + EdtfDate(text).sort_key + EdtfDate(text).year, str)
