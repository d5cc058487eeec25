"""What is put aside comes back; a partial index keeps the other pages."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.plugin import search_index

CARD = '<span class="cw-card" role="tooltip"><span>A <em>b</em></span><span class="cw-card-facts">x</span></span>'
LINK = '<span class="cw-citation" id="cite-doe-1"><a href="#ref-doe" aria-describedby="card-doe-1">'
CODE = '<span class="cw-code" data-search-exclude>K4</span>'
LIST = '<ol class="cw-references" data-search-exclude><li>A</li></ol>'


@pytest.mark.parametrize("code", ["", CODE])
def test_of_a_citation_its_text_stays(code: str) -> None:
    html, parts = search_index.put_aside(f"<p>See {LINK}Doe{code}</a>{CARD}</span>, so.</p>")
    assert html == "<p>See <!--cw-aside-0-->Doe<!--cw-aside-1-->, so.</p>"
    assert parts == [LINK, f"{code}</a>{CARD}</span>"]


def test_of_a_flagged_citation_its_flag_stays_too() -> None:
    flag = '<span class="cw-flag">retracted</span>'
    html, parts = search_index.put_aside(f"{LINK}Doe{CODE}</a>{flag}{CARD}</span>.")
    assert html == f"<!--cw-aside-0-->Doe<!--cw-aside-1-->{flag}<!--cw-aside-2-->."
    assert parts == [LINK, f"{CODE}</a>", f"{CARD}</span>"]


def test_citation_without_a_card_stays_whole() -> None:
    without = f"<h2>{LINK}Doe</a></span></h2>"
    html, parts = search_index.put_aside(f"{without}{LINK}Roe</a>{CARD}</span>")
    assert html == f"{without}<!--cw-aside-0-->Roe<!--cw-aside-1-->"
    assert len(parts) == 2


def test_list_is_put_aside() -> None:
    html, parts = search_index.put_aside(f"<p>a</p>{LIST}<p>b</p>")
    assert (html, parts) == ("<p>a</p><!--cw-aside-0--><p>b</p>", [LIST])


@given(
    st.lists(
        st.sampled_from(
            [LINK, CODE, CARD, CARD + "</span>", "</a>", LIST, "<p>", "</span>", "text", '<ol class="', '">', "<!---->"]
        )
    )
)
def test_nothing_is_lost(pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert search_index.put_back(*search_index.put_aside(whole)) == whole


def test_foreign_comment_stays() -> None:
    assert search_index.put_back("<!--cw-aside-7-->", ["a"]) == "<!--cw-aside-7-->"


def index(*addresses: str) -> str:
    """Return an index as the search plugin writes it."""
    docs = [{"location": address, "title": 'A "]}" b', "text": '{"location":"c"'} for address in addresses]
    return json.dumps({"config": {}, "docs": docs}, separators=(",", ":"))


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"docs": 1}', index("a/")[:-4]])
def test_unreadable_index_has_no_entries(text: str) -> None:
    assert search_index.merged(index("b/"), text, ("a/", "b/")) == index("b/")


@pytest.mark.parametrize("built", [["a/", "a/#new"], []])
def test_partial_index_keeps_other_pages_and_drops_those_that_are_gone(built: list[str]) -> None:
    former = index("a/", "a/#old", "b/", "b/#x", "gone/", "\u00e9/")
    merged = search_index.merged(index(*built), former, ("a/", "b/", "\u00e9/") if built else ("b/", "\u00e9/"))
    assert merged == index(*built, "b/", "b/#x", "\u00e9/")
