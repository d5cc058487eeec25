"""Citations and references as HTML: everything that comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from citewell.citing.style import Piece


def pieces_html(pieces: Sequence[Piece], *, linked: bool = True) -> Markup:
    """Return a formatted reference; within another link, without links of its own."""
    found = Markup()
    for piece in pieces:
        text = Markup("<em>{}</em>").format(piece.text) if piece.emphasised else escape(piece.text)
        if piece.url and linked:
            text = Markup('<a href="{}" rel="noopener" aria-label="{}">{}</a>').format(piece.url, piece.name, text)
        found += text
    return found


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the card of a citation shows besides the reference."""

    directness: str = ""
    code: str = ""
    design: str = ""
    participants: str = ""
    status: str = ""
    status_note: str = ""


def citation_html(*, anchor: str, card: str, href: str, text: str, reference: Markup, preview: Preview) -> Markup:
    """Return a citation: a link, the directness code beside it, and a card shown on hover and focus."""
    facts = " · ".join(part for part in (preview.directness, preview.design, preview.participants) if part)
    code = (
        Markup('<span class="cw-code" data-search-exclude>{}</span>').format(preview.code) if preview.code else Markup()
    )
    status = flag = Markup()
    if preview.status:
        status = Markup('<span class="cw-card-status">{} {}</span>').format(preview.status, preview.status_note)
        flag = Markup('<span class="cw-flag">{}</span>').format(preview.status.lower())
    return Markup(
        '<span class="cw-citation" id="{anchor}"><a href="{href}" aria-describedby="{card}">{text}{code}</a>{flag}'
        '<span class="cw-card" role="tooltip" id="{card}" data-search-exclude><span>{reference}</span>'
        '<span class="cw-card-facts">{facts}</span>{status}</span></span>',
    ).format(
        anchor=anchor,
        href=href,
        card=card,
        text=text,
        code=code,
        flag=flag,
        reference=reference,
        facts=facts,
        status=status,
    )


def unknown_html(key: str) -> Markup:
    """Return what stands where a key resolves to nothing: visible, never empty."""
    return Markup('<strong class="cw-unknown">unknown source: {}</strong>').format(key)
