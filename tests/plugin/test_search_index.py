"""Of a page search reads what it shows; a partial index keeps the other pages."""

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
    assert search_index.searched(f"<p>See {LINK}Doe{code}</a>{CARD}</span>, so.</p>") == "<p>See Doe, so.</p>"


def test_of_a_flagged_citation_its_flag_stays_too() -> None:
    flag = '<span class="cw-flag">retracted</span>'
    assert search_index.searched(f"{LINK}Doe{CODE}</a>{flag}{CARD}</span>.") == f"Doe{flag}."


def test_citation_without_a_card_stays_whole() -> None:
    without = f"<h2>{LINK}Doe</a></span></h2>"
    assert search_index.searched(f"{without}{LINK}Roe</a>{CARD}</span>") == f"{without}Roe"


def test_list_is_left_out() -> None:
    assert search_index.searched(f"<p>a</p>{LIST}<p>b</p>") == "<p>a</p><p>b</p>"


PARTS = {
    "<p>text": "<p>text",
    "</span></span></span></ol><!---->": "</span></span></span></ol><!---->",
    f"{LINK}Doe{CODE}</a>{CARD}</span>": "Doe",
    f"{LINK}Roe</a></span><br>": f"{LINK}Roe</a></span><br>",
    LIST: "",
}


@given(st.lists(st.sampled_from(list(PARTS))))
def test_all_else_stays_as_it_is(parts: list[str]) -> None:
    assert search_index.searched("".join(parts)) == "".join(PARTS[part] for part in parts)


@pytest.mark.parametrize("open_", [LINK, f"{LINK}Doe</a>{CARD[:-7]}", '<ol class="cw-references"><li>'])
def test_what_is_not_closed_stays(open_: str) -> None:
    assert search_index.searched(f"a{open_}b") == f"a{open_}b"


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
