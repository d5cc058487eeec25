"""What the page of a record counts and lists, where a golden file of the invented knowledge base does not tell."""

from __future__ import annotations

from dataclasses import replace

from citewell.domain.citation import CitedKey
from citewell.domain.library import Library
from citewell.domain.page import Page
from citewell.domain.places import Place
from citewell.domain.vocabulary import Design
from citewell.views import records
from citewell.views.registry import Context


def test_reviews_are_counted_apart_from_what_they_review(library: Library) -> None:
    def told(library: Library) -> tuple[int, int]:
        values = records.claim(Context(library=library, argument="endings"))
        return values["counts"]["for"], values["reviews"]

    reviews = library.but(
        studies=tuple(
            replace(one, design=Design.SYSTEMATIC_REVIEW_MA) if one.id == "teapot2019" else one
            for one in library.studies
        )
    )
    assert told(library) == (2, 0)
    assert told(reviews) == (1, 1)


def test_study_is_used_on_a_page_however_its_file_ends(library: Library) -> None:
    place = Place("docs/a.markdown")
    page = Page(path=place.path, name="a.markdown", citations=(CitedKey(key="teapot2019", place=place),))
    values = records.study(Context(library=library.but(pages=(page,)), argument="teapot2019"))
    assert values["pages"] == [(page, "citation")]
