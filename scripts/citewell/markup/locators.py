"""A citation's suffix told apart into locator and what follows it.

The words are pandoc's and CSL's; ``{...}`` forces a locator, ``{}`` prevents one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {
    "book": "book", "bk.": "book", "chapter": "chapter", "chap.": "chapter", "column": "column", "col.": "column",
    "figure": "figure", "fig.": "figure", "folio": "folio", "fol.": "folio", "line": "line", "l.": "line", "ll.": "line",
    "note": "note", "n.": "note", "nn.": "note", "number": "number", "no.": "number", "opus": "opus", "op.": "opus",
    "page": "page", "p.": "page", "pp.": "page", "paragraph": "paragraph", "para.": "paragraph", "¶": "paragraph", "¶¶": "paragraph",
    "part": "part", "pt.": "part", "section": "section", "sec.": "section", "§": "section", "§§": "section",
    "sub verbo": "sub verbo", "s.v.": "sub verbo", "table": "table", "verse": "verse", "v.": "verse", "vv.": "verse",
    "volume": "volume", "vol.": "volume", "vols.": "volume",
}  # fmt: skip
_WORD = "|".join(
    sorted((re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in _WORDS), key=len, reverse=True)
)
_VALUE = r"[\divxlcdmIVXLCDMA-Z]*\d[\w.:/]*|[ivxlcdm]+\b|[IVXLCDM]+\b"
_RANGE = rf"(?:{_VALUE})(?:\s*(?:--?|–|,|&)\s*(?:{_VALUE}))*"
_LOCATED = re.compile(rf"^,?\s*(?:(?P<word>{_WORD})\s*)?(?P<value>{_RANGE})(?P<rest>[\s\S]*)$")
_LABEL = re.compile(rf"(?P<word>{_WORD})\s*")
_FORCED = re.compile(r"^,?\s*\{(?P<value>[^{}]*)\}(?P<rest>[\s\S]*)$")


@dataclass(frozen=True, kw_only=True)
class Locator:
    """A place in a source: CSL label (``page`` if none is named), value, and what follows."""

    label: str = ""
    value: str = ""
    rest: str = ""


def split_suffix(suffix: str) -> Locator:
    """Return the locator at the start of a citation's suffix, and the rest."""
    forced = _FORCED.match(suffix)
    if forced:
        return _forced(forced["value"].strip(), forced["rest"])
    located = _LOCATED.match(suffix)
    # Without its word a Roman number is too easily a word: "civil", "mild", "I".
    if not located or not (located["word"] or re.search(r"\d", located["value"])):
        return Locator(rest=suffix)
    return Locator(
        label=_WORDS[located["word"]] if located["word"] else "page", value=located["value"], rest=located["rest"]
    )


def _forced(value: str, rest: str) -> Locator:
    """Return all of ``value`` as locator; its label is its first word, or ``page`` before a number."""
    word = _LABEL.match(value)
    if word:
        return Locator(label=_WORDS[word["word"]], value=value[word.end() :], rest=rest)
    return Locator(label="page" if re.match(_VALUE, value) else "", value=value, rest=rest)
