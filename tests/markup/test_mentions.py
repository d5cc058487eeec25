"""Works named without a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup.mentions import find_mentions

FAMILIES = frozenset({"Kettle", "van der Leaf", "Leaf", "García-Núñez", "O'Connor", "Łukasz"})


def found(text: str) -> list[tuple[str, ...]]:
    return [(*mention.names, mention.year, mention.journal) for mention in find_mentions(text, FAMILIES)]


@pytest.mark.parametrize(
    ("text", "names", "year"),
    [
        pytest.param("Saucer et al. (2002) say", ("Saucer",), "2002", id="et al."),
        pytest.param("Saucer and colleagues (2002)", ("Saucer",), "2002", id="and colleagues"),
        pytest.param("(Saucer, 2002)", ("Saucer",), "2002", id="in brackets"),
        pytest.param("(see x; Saucer, 2002)", ("Saucer",), "2002", id="after a semicolon"),
        pytest.param("Saucer & Mug, 2002b", ("Saucer", "Mug"), "2002b", id="two names and a letter"),
        pytest.param("Saucer, Mug, and Pot (2002)", ("Saucer", "Mug", "Pot"), "2002", id="three names"),
        pytest.param("Kettle (2020)", ("Kettle",), "2020", id="a known name and a year"),
        pytest.param("Kettle 2020", ("Kettle",), "2020", id="without brackets"),
        pytest.param("Kettle's (2020) trial", ("Kettle",), "2020", id="a genitive"),
        pytest.param("As van der Leaf (2016)", ("van der Leaf",), "2016", id="a particle"),
        pytest.param("García-Núñez et al. (1998)", ("García-Núñez",), "1998", id="accents"),
        pytest.param("O’Connor (1987)", ("O'Connor",), "1987", id="a typographic apostrophe"),
        pytest.param("Łukasz (1998)", ("Łukasz",), "1998", id="a letter beyond ASCII first"),
        pytest.param("Kettle's parrots", ("Kettle",), "", id="a known name alone"),
        pytest.param("van der\nLeaf (2016)", ("van der Leaf",), "2016", id="a name over the end of a line"),
        pytest.param(
            "In 2003 and In Kettle and Mug (2020)", ("Kettle", "Mug"), "2020", id="after words that are no names"
        ),
        pytest.param("Kettle\n(2020)", ("Kettle",), "2020", id="over the end of a line"),
    ],
)
def test_author_is_found(text: str, names: tuple[str, ...], year: str) -> None:
    assert found(text) == [(*names, year, "")]


@pytest.mark.parametrize(
    "text",
    [
        "In June 2002",
        "Since 2002",
        "Nowhere 2002",
        "Saucer (2002)",
        "Version 2002",
        "Saucer wrote",
        "the year 2002",
        "@Kettle2020",
        "Kettles",
        "Saucer 2002-03-04",
    ],
)
def test_no_author_is_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "journal", "year"),
    [
        pytest.param("a 2021 study in Invented Ornithology", "Invented Ornithology", "2021", id="year first"),
        pytest.param(
            "one large trial published in the Journal of Tea (2019)", "Journal of Tea", "2019", id="year last"
        ),
        pytest.param("A review in Annals of Tea and Telling found", "Annals of Tea and Telling", "", id="no year"),
    ],
)
def test_journal_is_found(text: str, journal: str, year: str) -> None:
    assert found(text) == [(year, journal)]


WORDS = [
    "Kettle",
    "van der",
    "Leaf",
    "O’Connor",
    "In",
    "and",
    "&",
    ",",
    "et al.",
    "(",
    ")",
    "2020",
    "2020a",
    "\n",
    "a",
    "study",
    "in",
    "’s",
    "X",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=60))
def test_every_mention_lies_in_its_text(text: str) -> None:
    for mention in find_mentions(text, FAMILIES):
        assert 0 <= mention.start < mention.end <= len(text)
