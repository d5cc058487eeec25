"""Paragraphs, list items, table rows, and sentences."""

from __future__ import annotations

import pytest

from citewell.markup.blocks import find_blocks, find_sentences


def blocks(text: str, start: int = 0) -> list[str]:
    return [text[first:last].strip() for first, last in find_blocks(text, start)]


def sentences(text: str) -> list[str]:
    return [text[first:last].strip() for first, last in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a\nb\n \nc", ["a\nb", "c"], id="paragraphs"),
        pytest.param("a\n- b\n  1. c\n2) d", ["a", "- b", "1. c", "2) d"], id="list items"),
        pytest.param("a\n## b", ["a", "## b"], id="a heading"),
        pytest.param("| a |\n| b |", ["| a |", "| b |"], id="rows"),
        pytest.param(
            "a | b\n--- | ---\nc | d\ne | f\n\ng", ["a | b", "--- | ---", "c | d", "e | f", "g"], id="bare rows"
        ),
        pytest.param(
            "> a | b\n> --- | ---\n> c | d\n> e | f", ["> a | b", "> --- | ---", "> c | d", "> e | f"], id="quoted rows"
        ),
        pytest.param("a | b\nc | d", ["a | b\nc | d"], id="no table"),
    ],
)
def test_blocks_are_told_apart(text: str, found: list[str]) -> None:
    assert blocks(text) == found


def test_blocks_before_an_offset_do_not_count() -> None:
    assert blocks("a\n\nb\n\nc", 3) == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Tea. Cups! Pots", ["Tea.", "Cups!", "Pots"], id="full stops"),
        pytest.param("By @@@@: Tea helped.", ["By @@@@: Tea helped."], id="a colon"),
        pytest.param("By Cup et al. [@@@@@. Tea", ["By Cup et al. [@@@@@.", "Tea"], id="an abbreviation"),
        pytest.param("See e.g. Table 3 [@@@@@.", ["See e.g. Table 3 [@@@@@."], id="an abbreviation with a point"),
        pytest.param("Tea helped. [@@@@@", ["Tea helped. [@@@@@"], id="a citation after the last full stop"),
        pytest.param("Tea. [@@@@@ Cups.", ["Tea. [@@@@@", "Cups."], id="a citation after a full stop"),
        pytest.param("Tea. [@@@@@ helped.", ["Tea.", "[@@@@@ helped."], id="a citation that opens a sentence"),
        pytest.param("It was 2 (1 to 3; P = .03) [@@@@.", ["It was 2 (1 to 3; P = .03) [@@@@."], id="an aside"),
        pytest.param("2 (CI (90%; Wald) 1; P 3) @", ["2 (CI (90%; Wald) 1; P 3) @"], id="an aside in an aside"),
        pytest.param("(Tea 2 [@@@@; Pots 3 [@@@@)", ["(Tea 2 [@@@@;", "Pots 3 [@@@@)"], id="an aside that cites"),
        pytest.param("So (a. Tea; Pots", ["So (a.", "Tea;", "Pots"], id="a bracket that nothing closes"),
        pytest.param("Tea. @@@@ helped.", ["Tea.", "@@@@ helped."], id="a narrative citation"),
    ],
)
def test_sentences_are_told_apart(text: str, found: list[str]) -> None:
    assert sentences(text) == found
