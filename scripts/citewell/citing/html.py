"""Citations and references as HTML: everything that comes from a file is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple, Self

from markupsafe import Markup

from citewell.citing.anchors import citation_anchor
from citewell.citing.pieces import Piece

# How what is written here begins; the search index finds it by that.
CITATION, CODE, FLAG = '<span class="cw-citation"', '<span class="cw-code"', '<span class="cw-flag"'
CARD, LIST = '<span class="cw-card"', '<ol class="cw-references"'
# What the search index leaves out carries this.
_UNSEARCHED = "data-search-exclude"
_PREVIEW = re.compile(
    rf' aria-describedby="[^"]*"|(?:{CODE}|{FLAG})[^>]*>[^<]*</span>|{CARD}[\s\S]*?</span></span>(?=</span>)'
)


def pieces_html(pieces: Iterable[Piece]) -> tuple[str, str]:
    """Return a formatted reference with its links, and without, as it stands within another link."""
    linked, bare = [], []
    for written, emphasised, url, name in pieces:
        text = f"<em>{escape(written)}</em>" if emphasised else escape(written)
        bare.append(text)
        linked.append(f'<a href="{escape(url)}" rel="noopener" aria-label="{escape(name)}">{text}</a>' if url else text)
    return "".join(linked), "".join(bare)


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What is shown of a source besides its reference, as plain text."""

    directness: str = ""
    code: str = ""
    design: str = ""
    participants: str = ""
    status: str = ""
    status_note: str = ""

    @property
    def facts(self) -> str:
        """Return the facts of a card in a line."""
        return " · ".join(part for part in (self.directness, self.design, self.participants) if part)


class Shown(NamedTuple):
    """What a citation and a list's entry show of their source: names, year and place in a list as text, the rest as HTML."""

    names: str
    year: str
    order: str
    card: str
    code: str
    flag: str
    reference: str
    facts: str

    @property
    def label(self) -> str:
        """Return "Berman et al., 2000"."""
        return f"{self.names}, {self.year}"


def shown(names: str, year: str, order: str, pieces: tuple[Piece, ...], preview: Preview) -> Shown:
    """Return what is shown of a source, from its formatted reference and the rest that is told of it.

    ``order`` is by what it is sorted in a list.
    """
    status = note = flag = ""
    if preview.status:
        said = f"{escape(preview.status)} {escape(preview.status_note)}"
        status = f'<span class="cw-card-status">{said}</span>'
        note = f' <b class="cw-card-status">{escape(preview.status)}</b> {escape(preview.status_note)}'
        flag = f"{FLAG}>{escape(preview.status.lower())}</span>"
    quiet = " · ".join(part for part in (preview.directness, preview.design) if part)
    linked, bare = pieces_html(pieces)
    return Shown(
        names=names,
        year=year,
        order=order,
        card=f'<span>{bare}</span><span class="cw-card-facts">{escape(preview.facts)}</span>{status}',
        code=f"{CODE} {_UNSEARCHED}>{escape(preview.code)}</span>" if preview.code else "",
        flag=flag,
        reference=linked,
        facts=f'<span class="cw-quiet">{escape(quiet)}</span>{note}',
    )


def citation_html(*, key: str, number: int, href: str, text: str, shown: Shown) -> Markup:
    """Return a page's ``number``-th citation of a key: a link, its code, and a card that the stylesheet shows on hover and focus.

    Without the stylesheet, as in a browser's reading view, the card stays hidden.
    """
    key = escape(key)
    card = f"card-{key}-{number}"
    anchor = citation_anchor(key, number)
    return Markup(
        f'{CITATION} id="{anchor}"><a href="{escape(href)}" aria-describedby="{card}">'
        f"{escape(text)}{shown.code}</a>{shown.flag}"
        f'{CARD} role="tooltip" id="{card}" hidden {_UNSEARCHED}>{shown.card}</span></span>'
    )


class Cited(str):
    """The HTML of a citation with its keys, which are all that it gives to the anchor of a heading."""

    __slots__ = ("keys",)

    def __new__(cls, html: str, keys: str) -> Self:
        """Return the HTML."""
        cited = super().__new__(cls, html)
        cited.keys = keys
        return cited

    keys: str


def without_previews(html: str) -> str:
    """Return citations as they stand in a heading, whose text is its line in the table of contents: no code and no card."""
    return _PREVIEW.sub("", html)


def list_html(entries: Iterable[str]) -> Markup:
    """Return a page's list of references."""
    return Markup(f"{LIST} {_UNSEARCHED}>{''.join(entries)}</ol>")


def entry_html(*, anchor: str, key: str, count: int, shown: Shown) -> str:
    """Return a list's entry with links back to each of a page's ``count`` citations of the key."""
    key, label = escape(key), escape(shown.label)
    backs = " ".join(
        f'<a class="cw-back" href="#{citation_anchor(key, number)}" aria-label="back to citation {number} of {count} of {label}">'
        f"↩{number if count > 1 else ''}</a>"
        for number in range(1, count + 1)
    )
    return f'<li id="{escape(anchor)}">{shown.reference} {shown.facts} {backs}</li>'


def unknown_html(key: str) -> Markup:
    """Return what stands where a key resolves to nothing: visible, never empty."""
    return Markup('<strong class="cw-unknown">unknown source: {}</strong>').format(key)
