"""A citation's suffix told apart into locator and what follows it.

The words are pandoc's and CSL's; ``{...}`` forces a locator, ``{}`` prevents one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABELS = {
    "book": "book books bk. bks.", "chapter": "chapter chapters chap. chaps.", "column": "column columns col. cols.",
    "figure": "figure figures fig. figs.", "folio": "folio folios fol. fols.", "line": "line lines l. ll.",
    "note": "note notes n. nn.", "number": "number numbers no. nos.", "opus": "opus opera op. opp.",
    "page": "page pages p. pp.", "paragraph": "paragraph paragraphs para. paras. ¶ ¶¶", "part": "part parts pt. pts.",
    "section": "section sections sec. secs. § §§", "sub verbo": "s.v. s.vv.", "table": "table tables",
    "verse": "verse verses v. vv.", "volume": "volume volumes vol. vols.",
}  # fmt: skip
_WORDS = {"sub verbo": "sub verbo"} | {word: label for label, words in _LABELS.items() for word in words.split()}
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
