"""An entry of a bibliography: what its fields tell."""

from __future__ import annotations

import pytest

from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference

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
