"""Citations and references as HTML: everything that comes from a file is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from citewell.citing.style import Piece


def pieces_html(pieces: Sequence[Piece], *, linked: bool = True) -> Markup:
    """Return a formatted reference; within another link, without links of its own."""
    # Escaped one by one and joined as plain text: three times as fast as Markup.format.
    return Markup("".join(_piece_html(piece, linked=linked) for piece in pieces))


def _piece_html(piece: Piece, *, linked: bool) -> str:
    text = f"<em>{escape(piece.text)}</em>" if piece.emphasised else str(escape(piece.text))
    if piece.url and linked:
        return f'<a href="{escape(piece.url)}" rel="noopener" aria-label="{escape(piece.name)}">{text}</a>'
    return text


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
    code = f'<span class="cw-code" data-search-exclude>{escape(preview.code)}</span>' if preview.code else ""
    status = flag = ""
    if preview.status:
        status = f'<span class="cw-card-status">{escape(preview.status)} {escape(preview.status_note)}</span>'
        flag = f'<span class="cw-flag">{escape(preview.status.lower())}</span>'
    return Markup(
        f'<span class="cw-citation" id="{escape(anchor)}"><a href="{escape(href)}" aria-describedby="{escape(card)}">'
        f"{escape(text)}{code}</a>{flag}"
        f'<span class="cw-card" role="tooltip" id="{escape(card)}" data-search-exclude><span>{escape(reference)}</span>'
        f'<span class="cw-card-facts">{escape(facts)}</span>{status}</span></span>'
    )


def unknown_html(key: str) -> Markup:
    """Return what stands where a key resolves to nothing: visible, never empty."""
    return Markup('<strong class="cw-unknown">unknown source: {}</strong>').format(key)
