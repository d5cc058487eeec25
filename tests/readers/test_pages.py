"""A page's parts: front matter, citations, mentions, links, directives, anchors, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.domain.page import Page
from citewell.markup.mentions import KnownNames
from citewell.readers.mentioned import Known
from citewell.readers.pages import LazyPage, Source

KNOWN = Known(
    names=lambda: KnownNames(families=frozenset({"Cup"}), bodies=frozenset({"Potters' Guild"})),
    keys=frozenset({"cup1"}),
    not_mentions=frozenset({"Cup's number"}),
)


def page(text: str, name: str = "a.md") -> Page:
    return LazyPage(Source(f"docs/{name}", name, Path(), text), "T", KNOWN)


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        pytest.param("---\na: 1\n---\nb", "a: 1\n", "b", id="front matter"),
        pytest.param("---\na: 1\n...\nb", "a: 1\n", "b", id="closed by points"),
        pytest.param("---\n---\nb", "", "b", id="empty"),
        pytest.param("b\n---\na: 1\n---\n", "", "b\n---\na: 1\n---\n", id="a rule later"),
        pytest.param("---\na: 1\n", "", "---\na: 1\n", id="never closed"),
        pytest.param("", "", "", id="an empty file"),
    ],
)
def test_front_matter_is_split_from_the_body(text: str, front: str, body: str) -> None:
    source = Source("docs/a.md", "a.md", Path(), text)
    assert (source.front, source.body) == (front, body)


def test_data_file_is_front_matter_throughout() -> None:
    source = Source("docs/a.yml", "a.yml", Path(), "- a: 1\n")
    assert (source.front, source.body, source.front_line) == ("- a: 1\n", "", 1)


def test_citations_of_front_matter_and_body_have_places_of_the_file() -> None:
    found = page("---\na: '@x'\n---\n\n[see @y;\n@z]\n").citations
    assert [f"{one.key} {one.place}" for one in found] == ["x docs/a.md:2:5", "y docs/a.md:5:6", "z docs/a.md:6:1"]


def test_comment_in_front_matter_cites_nothing() -> None:
    assert page("---\na: 1 # @x\n---\n").citations == ()


def test_mention_knows_the_keys_of_its_paragraph() -> None:
    found = page("Cup says.\n\nCup says [@cup1].\n").mentions
    assert [mention.context_keys for mention in found] == [frozenset(), frozenset({"cup1"})]


def test_body_is_named_with_its_year() -> None:
    found = page("The Potters'\nGuild (2001) and <!-- Potters' Guild (2002) -->").mentions
    assert [(mention.names, mention.year) for mention in found] == [(("Potters' Guild",), "2001")]


def test_mention_reads_by_itself() -> None:
    assert [mention.text for mention in page("Cup\n*et al.* (2001, p. 3)").mentions] == ["Cup et al. (2001)"]


def test_set_aside_phrase_is_no_mention() -> None:
    assert page("Cup's number and Cup's work").mentions[0].place.column == 18


def test_links_directives_and_anchors_are_found() -> None:
    found = page("---\ntitle: T\n---\n# One\n\n::: timeline\n\n[a](b.md)\n")
    assert (
        [str(found.place_at(link.offset)) for link in found.links],
        [one.name for one in found.directives],
        found.anchors,
    ) == (
        ["docs/a.md:8:5"],
        ["timeline"],
        {"one"},
    )
