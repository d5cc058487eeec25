"""Works named without a key."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup.dated import RawMention
from citewell.markup.masking import mask
from citewell.markup.mentions import KnownNames, find_mentions, quoted


def begins_a_list(names: Sequence[str], *, others: bool) -> bool:  # noqa: ARG001 - one work, by many
    return len(names) == 1 or names == ("Kettle", "Mug")


KNOWN = KnownNames(
    families=frozenset({"Kettle", "van der Leaf", "Leaf", "García-Núñez", "O'Connor", "Łukasz", "De Spoon"}),
    bodies=frozenset({"Society for Teas & Tales", "Teas & Tales", "Potters' Guild"}),
    is_list=begins_a_list,
)


def found(text: str) -> list[tuple[str, ...]]:
    return [(*mention.names, mention.year, mention.journal) for mention in find_mentions(text, KNOWN)]


def written(text: str) -> list[str]:
    """Return the mentions as they are quoted."""
    return [quoted(text, mention) for mention in find_mentions(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "names", "year"),
    [
        pytest.param("Saucer et al. (2002) say", ("Saucer",), "2002", id="et al."),
        pytest.param("Saucer and colleagues (2002)", ("Saucer",), "2002", id="and colleagues"),
        pytest.param("(Saucer, 2002)", ("Saucer",), "2002", id="in brackets"),
        pytest.param("(see x; Saucer, 2002)", ("Saucer",), "2002", id="after a semicolon"),
        pytest.param("(see Saucer, 2002)", ("Saucer",), "2002", id="after see"),
        pytest.param("(*See also* Saucer, 2002)", ("Saucer",), "2002", id="after emphasis"),
        pytest.param("(e.g., Saucer, 2002)", ("Saucer",), "2002", id="after e.g."),
        pytest.param("(cf. Saucer, 2002)", ("Saucer",), "2002", id="after cf."),
        pytest.param("(for a review, see Saucer, 2002)", ("Saucer",), "2002", id="after several words"),
        pytest.param("(see, for example, Saucer, 2002)", ("Saucer",), "2002", id="after an example"),
        pytest.param("Saucer & Mug, 2002b", ("Saucer", "Mug"), "2002b", id="two names and a letter"),
        pytest.param("Saucer, Mug, and Pot (2002)", ("Saucer", "Mug", "Pot"), "2002", id="three names"),
        pytest.param("Kettle (2020)", ("Kettle",), "2020", id="a known name and a year"),
        pytest.param("Kettle 2020", ("Kettle",), "2020", id="without brackets"),
        pytest.param("Kettle's (2020) trial", ("Kettle",), "2020", id="a genitive"),
        pytest.param("As van der Leaf (2016)", ("van der Leaf",), "2016", id="a particle"),
        pytest.param("García-Núñez et al. (1998)", ("García-Núñez",), "1998", id="accents"),
        pytest.param("O’Connor (1987)", ("O'Connor",), "1987", id="a typographic apostrophe"),
        pytest.param("Łukasz (1998)", ("Łukasz",), "1998", id="a letter beyond ASCII first"),
        pytest.param("Kettle says", ("Kettle",), "", id="a known name alone"),
        pytest.param("van der\nLeaf (2016)", ("van der Leaf",), "2016", id="a name over the end of a line"),
        pytest.param(
            "In 2003 and In Kettle and Mug (2020)", ("Kettle", "Mug"), "2020", id="after words that are no names"
        ),
        pytest.param("Kettle\n(2020)", ("Kettle",), "2020", id="over the end of a line"),
        pytest.param("Kettle\u00a0(2020)", ("Kettle",), "2020", id="a no-break space"),
        pytest.param("Kettle\n\n2020 was good.", ("Kettle",), "", id="a year in the next paragraph"),
        pytest.param("Saucer et&nbsp;al.&nbsp;(2002)", ("Saucer",), "2002", id="entities"),
        pytest.param("> Saucer et al.\n> (2002)", ("Saucer",), "2002", id="a quotation"),
        pytest.param("Saucer et al. in 2002", ("Saucer",), "2002", id="in a year"),
        pytest.param("García\u2011Núñez (1998)", ("García-Núñez",), "1998", id="a no-break hyphen"),
        pytest.param("García\u2011Núñez says", ("García-Núñez",), "", id="a no-break hyphen in a name alone"),
        pytest.param("(Saucer, Mug, & Pot, 2002)", ("Saucer", "Mug", "Pot"), "2002", id="a comma and an ampersand"),
        pytest.param("Kettle, P. (2020)", ("Kettle",), "2020", id="initials"),
        pytest.param("Saucer, A. B., & Mug, C. (2002)", ("Saucer", "Mug"), "2002", id="two names with initials"),
        pytest.param("Kettle and co-workers (2020)", ("Kettle",), "2020", id="and co-workers"),
        pytest.param("*Kettle* (2020)", ("Kettle",), "2020", id="emphasis"),
        pytest.param("_Kettle_ (2020)", ("Kettle",), "2020", id="emphasis by underscores"),
        pytest.param("Saucer *et al.* (2002)", ("Saucer",), "2002", id="emphasis of et al."),
        pytest.param("*Saucer et al.* (2002)", ("Saucer",), "2002", id="emphasis of names and et al."),
        pytest.param("Saucer _et al._, 2002", ("Saucer",), "2002", id="underscores around et al."),
        pytest.param("Van der Leaf (2016)", ("Van der Leaf",), "2016", id="a particle opens the sentence"),
        pytest.param("de Spoon (2016)", ("de Spoon",), "2016", id="a particle has a capital in the bibliography"),
        pytest.param("Van der Mug et al. (2016)", ("Van der Mug",), "2016", id="an unknown name keeps its particle"),
        pytest.param("La Kettle (2016)", ("Kettle",), "2016", id="what looks like a particle is none"),
    ],
)
def test_author_is_found(text: str, names: tuple[str, ...], year: str) -> None:
    assert found(text) == [(*names, year, "")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("However, Leaf (2016)", ("Leaf",), id="an opening word"),
        pytest.param("However, Saucer et al. (2016)", ("Saucer",), id="an opening word before an unknown name"),
        pytest.param("In Vienna, Leaf et al. (2016)", ("Leaf",), id="a town"),
        pytest.param("In Vienna and Rome, Leaf (2016)", ("Leaf",), id="two towns"),
        pytest.param("In Vienna, Kettle and Mug (2016)", ("Kettle", "Mug"), id="a town before two names"),
        pytest.param("In Vienna, Kettle, Mug, and Pot (2016)", ("Kettle", "Mug", "Pot"), id="a town before three"),
        pytest.param("Kettle, Mug and Leaf (2016)", ("Kettle", "Mug", "Leaf"), id="three, though no work has them"),
        pytest.param("Saucer, Kettle, and Mug (2016)", ("Saucer", "Kettle", "Mug"), id="three, of which two would do"),
        pytest.param("(Saucer, Kettle & Mug, 2016)", ("Saucer", "Kettle", "Mug"), id="a list alone in brackets"),
        pytest.param("Saucer and Kettle (2016)", ("Saucer", "Kettle"), id="joined by and"),
        pytest.param("Kettle, Mug et al. (2016)", ("Kettle", "Mug"), id="a list that a work has"),
        pytest.param("used the TEA, and Leaf (2016)", ("Leaf",), id="an acronym"),
        pytest.param("TEA and POT-D, Saucer and Mug (2016)", ("Saucer", "Mug"), id="two acronyms"),
        pytest.param("SAUCER and MUG (2016)", ("SAUCER", "MUG"), id="all in capitals"),
        pytest.param("Vienna and Rome, Saucer (2016)", ("Vienna", "Rome", "Saucer"), id="nobody known"),
    ],
)
def test_list_begins_with_its_first_author(text: str, names: tuple[str, ...]) -> None:
    assert found(text) == [(*names, "2016", "")]


def test_list_that_no_work_has_is_read_again_without_its_first_name() -> None:
    assert found("Unlike Kettle, Leaf (2016)") == [("Leaf", "2016", ""), ("Kettle", "", "")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("(Leaf, 2001, 1999)", ["2001", "1999"], id="in brackets"),
        pytest.param("Leaf et al. (2000, 1999a and 1998)", ["2000", "1999a", "1998"], id="three"),
        pytest.param("(Leaf, 2001a, b and d)", ["2001a", "2001b", "2001d"], id="letters"),
        pytest.param("(Leaf, 2001, b)", ["2001"], id="a letter after none"),
        pytest.param("(Leaf, 2001, 1800 people)", ["2001"], id="a number"),
        pytest.param("(Leaf 2001; 1999)", ["2001", "1999"], id="after a semicolon"),
    ],
)
def test_year_after_a_year_is_a_mention(text: str, years: list[str]) -> None:
    assert [mention.year for mention in find_mentions(text, KNOWN)] == years


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The Society for Teas & Tales (2015)", "Society for Teas & Tales", id="a body"),
        pytest.param("(Society for Teas\n& Tales, 2015)", "Society for Teas & Tales", id="over the end of a line"),
        pytest.param("Teas & Tales, 2015", "Teas & Tales", id="a shorter name"),
        pytest.param("(Potters’ Guild [PG], 2015)", "Potters' Guild", id="with its short form"),
        pytest.param("Potters' Guild (PG, 2015)", "Potters' Guild", id="with its short form and the year in brackets"),
    ],
)
def test_body_is_found_with_its_year(text: str, body: str) -> None:
    assert found(text) == [(body, "2015", "")]


def test_body_alone_is_no_mention() -> None:
    assert found("Potters' Guild says so. In 2015 too.") == []


def test_mention_is_quoted_with_one_year() -> None:
    assert written("Leaf et al. (2000, 1999a, p. 3)") == ["Leaf et al. (2000)", "Leaf et al. (1999a)"]
    assert written("Leaf et al. (2000a, b)") == ["Leaf et al. (2000a)", "Leaf et al. (2000b)"]


def test_year_in_a_tag_is_found() -> None:
    text = "Leaf et al. (<i>2000</i>)"
    (mention,) = find_mentions(mask(text), KNOWN)
    assert (mention.year, quoted(text, mention)) == ("2000", "Leaf et al. (2000)")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("Leaf (2001)", "Leaf (2001)", id="a bracket that closes at once"),
        pytest.param("Leaf [2001, p. 3]", "Leaf [2001]", id="a bracket that goes on"),
        pytest.param("(Leaf, 2001)", "Leaf, 2001", id="no bracket within"),
        pytest.param("(Potters' Guild [PG], 2015)", "Potters' Guild [PG], 2015", id="a closed bracket within"),
        pytest.param("Leaf et&nbsp;al.\n> (2001)", "Leaf et al. (2001)", id="an entity and a quotation"),
        pytest.param("*Leaf*\n_et al._ (2001)", "Leaf et al. (2001)", id="emphasis and the end of a line"),
    ],
)
def test_mention_is_quoted_by_itself(text: str, quote: str) -> None:
    assert written(text) == [quote]


def test_certain_form_counts_without_a_known_name() -> None:
    (mention,) = find_mentions("Saucer et al. (2002)", KnownNames())
    assert mention == RawMention(start=0, end=19, names=("Saucer",), others=True, year="2002", certain=True)


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
        "In Vienna, Saucer (2002)",
        "Saucer, B. (2002)",
        "(held in Vienna, 2002)",
        "Vienna and Rome in 2002",
        "the_Kettle 2020",
        "Potters' Guild\n\n2015 was good.",
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
    "(",
    ")",
    "2020",
    "2020a",
    "\n",
    "a",
    "*",
    "A.",
    "Van",
    "et al.",
    "Teas & Tales",
    "study",
    "in",
    "’s",
    "X",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=60))
def test_every_mention_lies_in_its_text(text: str) -> None:
    for mention in find_mentions(text, KNOWN):
        assert 0 <= mention.start < mention.end <= len(text)
        assert quoted(text, mention)
