"""What is put aside comes back; a partial index keeps the other pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell import search_index

CARD = '<span class="cw-card" role="tooltip"><span>A <em>b</em></span><span class="cw-card-facts">x</span></span>'
LIST = '<ol class="cw-references" data-search-exclude><li>A</li></ol>'


def test_card_is_put_aside_and_its_citation_stays() -> None:
    html, parts = search_index.put_aside(f'<p>See <span class="cw-citation"><a>Doe</a>{CARD}</span>, so.</p>')
    assert html == '<p>See <span class="cw-citation"><a>Doe</a><!--cw-aside-0--></span>, so.</p>'
    assert parts == [CARD]


def test_list_is_put_aside() -> None:
    html, parts = search_index.put_aside(f"<p>a</p>{LIST}<p>b</p>")
    assert (html, parts) == ("<p>a</p><!--cw-aside-0--><p>b</p>", [LIST])


@given(st.lists(st.sampled_from([CARD + "</span>", LIST, "<p>", "</span>", "text", '<ol class="', "<!---->"])))
def test_nothing_is_lost(pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert search_index.put_back(*search_index.put_aside(whole)) == whole


def test_foreign_comment_stays() -> None:
    assert search_index.put_back("<!--cw-aside-7-->", ["a"]) == "<!--cw-aside-7-->"


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"docs": 1}'])
def test_unreadable_index_has_no_entries(tmp_path: Path, text: str) -> None:
    file = tmp_path / "search_index.json"
    file.write_text(text, encoding="utf-8")
    assert search_index.kept_entries(file) == []


def test_partial_index_keeps_other_pages_and_drops_those_that_are_gone() -> None:
    new = json.dumps({"config": {}, "docs": [{"location": "a/"}, {"location": "a/#new"}]})
    former = [{"location": where} for where in ("a/", "a/#old", "b/", "b/#x", "gone/")]
    merged = json.loads(search_index.merged(new, former, ("a/", "b/")))
    assert [entry["location"] for entry in merged["docs"]] == ["a/", "a/#new", "b/", "b/#x"]
