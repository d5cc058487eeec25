"""Records, entries and the fixed words."""

from __future__ import annotations

import pytest

from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference
from citewell.domain.vocabulary import VOCABULARIES, Certainty, Design, Term

HERE = Place("references.bib", 1)


def entry(**fields: str) -> Reference:
    return Reference(key="k", type="misc", place=HERE, fields=fields)


@pytest.mark.parametrize(
    ("fields", "year"),
    [({"year": "2001"}, "2001"), ({"date": "2001-05-04"}, "2001"), ({"year": "c. 1901"}, "1901"), ({}, "")],
)
def test_year_comes_from_year_or_date(fields: dict[str, str], year: str) -> None:
    assert entry(**fields).year == year


def test_body_stands_in_where_nobody_is_named() -> None:
    assert entry(institution="A body").names == (Person(family="A body", literal=True),)


def test_place_of_a_missing_field_is_the_entry() -> None:
    assert entry().place_of("doi") == HERE


def test_blank_identifier_is_none() -> None:
    assert (entry(doi=" ").doi, entry(pmid="").pmid, entry(pmcid=" ").pmcid) == (None, None, None)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_word_has_a_label_and_a_definition(vocabulary: type[Term]) -> None:
    assert all(term.label and term.definition for term in vocabulary)


def test_code_leads_to_its_term() -> None:
    assert Design("case_report") is Design.CASE_REPORT


@pytest.mark.parametrize(
    ("term", "symbol"), [(Certainty.HIGH, "⊕⊕⊕⊕"), (Certainty.VERY_LOW, "⊕○○○"), (Certainty.NOT_RATED, "–")]
)
def test_certainty_has_a_symbol(term: Certainty, symbol: str) -> None:
    assert term.symbol == symbol


def test_opinion_brings_no_data() -> None:
    assert not Design.OPINION_COMMENTARY.brings_data
