"""Everything that comes from a file is escaped."""

from __future__ import annotations

from markupsafe import Markup

from citewell.citing.html import Preview, citation_html, pieces_html, unknown_html
from citewell.citing.style import Piece

EVIL = '<script>alert("x")</script>'


def test_pieces_are_escaped() -> None:
    html = pieces_html(
        (Piece(text=EVIL), Piece(text=EVIL, emphasised=True), Piece(text=EVIL, url=f'"{EVIL}', name=EVIL))
    )
    assert "<script" not in html


def test_citation_is_escaped() -> None:
    preview = Preview(code=EVIL, directness=EVIL, design=EVIL, participants=EVIL, status=EVIL)
    html = citation_html(anchor=EVIL, card=EVIL, href=EVIL, text=EVIL, reference=Markup("r"), preview=preview)
    assert "<script" not in html


def test_reference_within_a_link_holds_no_link() -> None:
    assert "<a" not in pieces_html((Piece(text="x", url="https://example.org", name="n"),), linked=False)


def test_unknown_key_is_shown_escaped() -> None:
    assert unknown_html(EVIL).count("&lt;script&gt;") == 1
