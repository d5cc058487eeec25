r"""LaTeX's accents and letters: ``\'{\i}``, ``\"o``, ``{\v s}``, ``\ss{}``."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
# What an accent stands over where no letter is named.
_ALONE = {"`": "`", "'": "´", "^": "^", "=": "¯", ".": "˙", '"': "¨"}
_LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_UNDOTTED = {"ı": "i", "ȷ": "j"}
_LETTER = rf"\\(?:{'|'.join(_LETTERS)})(?![A-Za-z])"
_COMMAND = re.compile(
    rf"""\\(?:(?P<sign>["'`^~=.])[ ]*|(?P<name>[Hbcdkruv])(?:[ ]+|(?=\{{)))"""
    rf"""(?:\{{[ ]*(?P<braced>{_LETTER}|[A-Za-z])[ ]*\}}|(?P<command>{_LETTER})[ ]*|(?P<bare>[A-Za-z]))"""
    rf"""|\\(?P<over_nothing>[`'^=."])\{{\}}"""
    rf"""|(?P<letter>{_LETTER})(?:\{{\}}|[ ]+)?""",
)


def with_letters(raw: str) -> str:
    """Return a field's text with the letters that its commands stand for, composed where they can be."""
    return _COMMAND.sub(_decoded, raw)


def _decoded(match: re.Match[str]) -> str:
    if match["letter"]:
        return _LETTERS[match["letter"][1:]]
    if match["over_nothing"]:
        return _ALONE[match["over_nothing"]]
    base = match["braced"] or match["command"] or match["bare"]
    letter = _LETTERS[base[1:]] if base.startswith("\\") else base
    return unicodedata.normalize("NFC", _UNDOTTED.get(letter, letter) + _ACCENTS[match["sign"] or match["name"]])
