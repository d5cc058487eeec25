"""Everything that comes from a file is escaped."""

from __future__ import annotations

from citewell.citing.html import (
    Preview,
    citation_html,
    entry_html,
    pieces_html,
    shown,
    unknown_html,
    without_previews,
)
from citewell.citing.pieces import Piece

EVIL = '<script>alert("x")</script>'


def test_pieces_are_escaped() -> None:
    html = pieces_html(
        (Piece(text=EVIL), Piece(text=EVIL, emphasised=True), Piece(text=EVIL, url=f'"{EVIL}', name=EVIL))
    )
    assert "<script" not in "".join(html)


def test_citation_is_escaped() -> None:
    preview = Preview(code=EVIL, directness=EVIL, design=EVIL, participants=EVIL, status=EVIL)
    source = shown(EVIL, EVIL, EVIL, (Piece(text=EVIL),), preview)
    assert "<script" not in citation_html(key=EVIL, number=1, href=EVIL, text=EVIL, shown=source)
    assert "<script" not in entry_html(anchor=EVIL, key=EVIL, count=2, shown=source)


def test_reference_within_a_link_holds_no_link() -> None:
    linked, bare = pieces_html((Piece(text="x", url="https://example.org", name="n"),))
    assert ("<a" in linked, "<a" in bare) == (True, False)


def test_unknown_key_is_shown_escaped() -> None:
    assert unknown_html(EVIL).count("&lt;script&gt;") == 1


def test_citation_without_its_preview_is_a_plain_link() -> None:
    preview = Preview(code="T1", directness="T1 x", design="Trial", status="Retracted", status_note="in 2001")
    source = shown("Cup", "2000", "", (Piece(text="Cup (2000)"),), preview)
    cited = citation_html(key="cup2000", number=1, href="#ref-cup2000", text="Cup (2000)", shown=source)
    plain = '<span class="cw-citation" id="cite-cup2000-1"><a href="#ref-cup2000">Cup (2000)</a></span>'
    assert without_previews(f"({cited}; {cited})") == f"({plain}; {plain})"
