"""The citation grammar beyond what pandoc compares: prefixes, suffixes, places, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.citation import Citation, CitationGroup, Mode
from citewell.markup.grammar import find_citations
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask
from oracle import all_citations

MARKDOWN = st.text(alphabet=st.sampled_from("@[]();:,.-_*`$\\<>{}!^\n ab9é\"'&#%/"), max_size=80)
PIECES = [*"[][]; .,-*_(){}^@`<\n", "@a", "@b1", "-@c", "@{x.}", "@a.b", "\\@", "\n\n", "see ", "p. 3", "e@f.org"]
KEYS = st.from_regex(r"[a-zé0-9_](?:[a-z0-9é]|[:.#-][a-z])*", fullmatch=True)
AFFIXES = st.sampled_from(["", "see", "cf. also", "*see*", "e.g.,", '"so; so"', "p. 3", ", pp. 3-5", "[sic]", "50 %"])


def groups(text: str) -> list[CitationGroup]:
    return list(find_citations(mask(text), text))


def test_prefix_key_and_suffix_are_told_apart() -> None:
    (group,) = groups("So [see @a, pp. 3-5; also -@b].")
    assert [(one.prefix, one.key, one.suffix, one.mode) for one in group.citations] == [
        ("see", "a", ", pp. 3-5", Mode.NORMAL),
        ("also", "b", "", Mode.SUPPRESS_AUTHOR),
    ]


def test_locator_after_a_narrative_citation_is_its_suffix() -> None:
    (group,) = groups("@a [p. 3; see @b]")
    assert [(one.key, one.suffix, one.mode) for one in group.citations] == [
        ("a", "p. 3", Mode.AUTHOR_IN_TEXT),
        ("b", "", Mode.NORMAL),
    ]


def test_group_spans_its_brackets() -> None:
    text = "x [@a; @b] y"
    (group,) = groups(text)
    assert text[group.start : group.end] == "[@a; @b]"


@pytest.mark.parametrize("text", ["[@a]", "[-@a]", "[see @a, p. 3; @b]"])
def test_group_in_brackets_is_known_as_such(text: str) -> None:
    assert groups(text)[0].in_brackets


@pytest.mark.parametrize("text", ["@a", "-@{a}", "@a [p. 3]", "@a [@b]", "@a [p. 3; @b]"])
def test_group_that_begins_in_the_sentence_is_not_in_brackets(text: str) -> None:
    assert not groups(text)[0].in_brackets


def test_key_starts_at_its_sign() -> None:
    text = "x [-@{odd key}; see @a]"
    assert [text[start] for _, start in find_cited_keys(mask(text), text)] == ["@"] * len(groups(text)[0].citations)


@pytest.mark.parametrize("key", ["https://example.org/a?b=1", "a@example.org", "x.y.", "a{b}c", "10.1/(SICI)1<2::A>3"])
def test_odd_key_stands_in_braces(key: str) -> None:
    assert list(find_cited_keys(mask(f"@{{{key}}}"), f"@{{{key}}}")) == [(key, 0)]


def test_key_inside_a_suffix_is_cited_too() -> None:
    text = "[@a, see @b there; @c]"
    assert [key for key, _ in find_cited_keys(mask(text), text)] == ["a", "b", "c"]


@given(st.one_of(MARKDOWN, st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_keys_are_those_of_the_citations_and_stand_where_these_do(text: str) -> None:
    masked = mask(text)
    citations = sorted((one.key, one.start) for one in all_citations(masked, text))
    assert sorted(find_cited_keys(masked, text)) == citations


@given(MARKDOWN)
def test_any_text_is_read_and_no_group_overlaps_another(text: str) -> None:
    position = 0
    for group in groups(text):
        assert position <= group.start < group.end <= len(text)
        position = group.end


@given(MARKDOWN)
def test_every_key_stands_where_it_was_found(text: str) -> None:
    for key, start in find_cited_keys(mask(text), text):
        assert text.startswith(("@" + key, "@{" + key), start)


@given(st.lists(st.builds(Citation, key=KEYS, mode=st.just(Mode.NORMAL), prefix=AFFIXES, suffix=AFFIXES), min_size=1))
def test_printed_group_is_read_back(citations: list[Citation]) -> None:
    text = "[" + "; ".join(f"{one.prefix} @{{{one.key}}} {one.suffix}".strip() for one in citations) + "]"
    (group,) = groups(text)
    assert [(one.prefix, one.key, one.suffix.strip()) for one in group.citations] == [
        (one.prefix, one.key, one.suffix) for one in citations
    ]
