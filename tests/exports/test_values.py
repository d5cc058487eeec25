"""Values that the exports share."""

from __future__ import annotations

import pytest

from citewell.citing.names import Labels
from citewell.citing.style import format_reference
from citewell.domain.places import Place
from citewell.domain.reference import Reference
from citewell.exports.values import address, date_parts, pages


def _entry(kind: str = "article", **fields: str) -> Reference:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Reference(key="tea", type=kind, place=Place("x.bib"), fields=named)


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, ()),
        ({"year": "2008"}, (2008,)),
        ({"year": "in press"}, ()),
        ({"year": "2008", "month": "January"}, (2008, 1)),
        ({"year": "2008", "month": "10~March"}, (2008, 3, 10)),
        ({"year": "2008", "month": "March 10"}, (2008, 3, 10)),
        ({"year": "2008", "month": "sept"}, (2008, 9)),
        ({"year": "2008", "month": "3", "day": "31"}, (2008, 3, 31)),
        ({"year": "2008", "month": "13"}, (2008,)),
        ({"year": "2008", "month": "Spring"}, (2008,)),
        ({"year": "2008", "month": "May", "day": "32"}, (2008, 5)),
        ({"date": "2018-05"}, (2018, 5)),
        ({"date": "2018/2019"}, (2018,)),
        ({"date": "about 2018"}, ()),
        ({"date": "2018-21"}, (2018,)),
        ({"date": "2018-13-45"}, ()),
        ({"date": "198X"}, ()),
        ({"year": "20199"}, ()),
        ({"year": "1998--2004"}, ()),
        ({"year": "{2008}"}, (2008,)),
        ({"year": "in press", "date": "2019"}, ()),
    ],
)
def test_date_is_told_as_far_as_the_entry_tells_it(fields: dict[str, str], parts: tuple[int, ...]) -> None:
    assert date_parts(_entry(**fields)) == parts


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("1--9", "1", "9"), ("e33", "e33", ""), ("1-9, 12", "1-9, 12", ""), ("S1–S9", "S1", "S9"), ("", "", "")],
)
def test_pages(written: str, first: str, last: str) -> None:
    assert pages(_entry(pages=written)) == (first, last)


@pytest.mark.parametrize(
    ("howpublished", "found"),
    [
        ("Web, https://example.org/tea_(drink)", "https://example.org/tea_(drink)"),
        ("Web (https://example.org/tea).", "https://example.org/tea"),
        ("Web [https://example.org/tea]", "https://example.org/tea"),
        ("By post", ""),
    ],
)
def test_address_of_what_is_published_otherwise_is_that_which_the_list_links(howpublished: str, found: str) -> None:
    entry = _entry(howpublished=howpublished)
    assert address(entry) == found
    assert "".join(piece.url for piece in format_reference(Labels({"tea": entry}), "tea")) == found
