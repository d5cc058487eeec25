r"""LaTeX's accents and letters: ``\'{\i}``, ``\"o``, ``{\v s}``, ``\~{\^e}``, ``\ss{}``."""

from __future__ import annotations

import unicodedata

from citewell.latex.stand_ins import kept

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327",
    "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
# What an accent stands over where no letter is named.
_ALONE = {"`": kept("`"), "'": "´", "^": "^", "~": kept("~"), "=": "¯", ".": "˙", '"': "¨"}
LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ",
}  # fmt: skip
_UNDOTTED = {"ı": "i", "ȷ": "j"}
_TIED = 2


def accented(accent: str, base: str) -> str | None:
    """Return an accent over a letter, which may have accents already, composed where it can be; None over anything else."""
    if not base:
        return _ALONE.get(accent)
    if accent == "t":
        return f"{base[0]}{ACCENTS[accent]}{base[1]}" if len(base) == _TIED and base.isalpha() else None
    apart = unicodedata.normalize("NFD", _UNDOTTED.get(base, base))
    if not apart[0].isalpha() or not all(map(unicodedata.combining, apart[1:])):
        return None
    return unicodedata.normalize("NFC", apart + ACCENTS[accent])
