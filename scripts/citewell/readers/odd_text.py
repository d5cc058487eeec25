"""Signs in a bibliography that a reader cannot see or should not see: one look at the whole text.

HTML left by a registry is ``BIB016``; control, invisible and decomposed characters are
``BIB017``. Only where the look finds something is the entry and its field searched.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html.entities import html5
from operator import attrgetter

from citewell.bibtex.index import Entry
from citewell.domain.findings import Finding
from citewell.domain.places import Lines, Place

_HTML = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|<(?!Go to )/?[A-Za-z][\w:-]*(?:\s[^<>\n]*)?/?>"
)
# The same as LaTeX writes it; any other word between such signs may be a formula.
_HTML_IN_LATEX = re.compile(
    r"(?:\{\\textless\}|\\textless(?:\{\}|[ ])?|\{?\$<\$\}?)"
    r"/?(?:i|b|em|strong|su[bp]|scp|span|jats:[a-z]+)"
    r"(?:\{\\textgreater\}|\\textgreater(?:\{\}|(?![A-Za-z]))|\{?\$>\$\}?)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Zero-width and bidirectional signs, separators of lines, the soft hyphen, C1 controls, noncharacters, and the sign of what was lost.
_INVISIBLE = re.compile(
    r"[\x80-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd]"
)
_DECOMPOSED = re.compile(r".[\u0300-\u036f\u3099\u309a]+|[\u2126\u212a\u212b]")

# The same in UTF-8: most of a file is neither a bracket nor a rare byte.
_HTML_BYTES = (re.compile(rb"&[#A-Za-z]"), re.compile(rb"<[/A-Za-z]"))
_USUAL_BYTES = b"\t\n" + bytes(range(32, 127))
_CONTROL_BYTES = re.compile(rb"[\x00-\x1f\x7f]")
_INVISIBLE_BYTES = re.compile(
    rb"\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa4\xa6-\xa9]"
    rb"|\xef\xb7[\x90-\xaf]|\xef\xbb\xbf|\xef\xbf\xbd"
)
# The bytes of a whole bibliography would need as much room again; a piece ends before an entry.
_PIECE = 1_000_000
_DECOMPOSED_BYTES = re.compile(rb"\xcc|\xcd[\x80-\xaf]|\xe3\x82[\x99\x9a]|\xe2\x84[\xa6\xaa\xab]")


def odd_text(text: str, path: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield what should not stand in an entry's key or fields, at its place."""
    found: list[tuple[int, str, str]] = []
    start = 0
    while start < len(text):
        end = text.find("\n@", start + _PIECE)
        end = end if end >= 0 else len(text)
        found += ((start + offset, code, sign) for offset, code, sign in _signs(text[start:end]))
        start = end
    return _findings(sorted(found), text, path, entries) if found else iter(())


def _signs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield offset, code and text of each odd sign, by kind."""
    # Bytes are searched many times faster than letters, and most texts hold none of all this.
    data = text.encode()
    if any(pattern.search(data) for pattern in _HTML_BYTES):
        found = (match for match in _HTML.finditer(text) if _is_html(match.group()))
        yield from ((match.start(), "BIB016", match.group()) for match in found)
    if "\\textless" in text or "$<$" in text:
        yield from ((match.start(), "BIB016", match.group()) for match in _HTML_IN_LATEX.finditer(text))
    rare = data.translate(None, delete=_USUAL_BYTES)
    if _CONTROL_BYTES.search(rare):
        yield from ((match.start(), "BIB017", match.group()) for match in _CONTROL.finditer(text))
    if _INVISIBLE_BYTES.search(rare):
        yield from ((match.start(), "BIB017", match.group()) for match in _INVISIBLE.finditer(text))
    if _DECOMPOSED_BYTES.search(rare):
        decomposed = (match for match in _DECOMPOSED.finditer(text) if not _is_composed(match.group()))
        yield from ((match.start(), "BIB017", match.group()) for match in decomposed)


def _is_html(sign: str) -> bool:
    """Return whether a sign is a tag or an entity that HTML knows; "&Sons;" is none."""
    return sign[0] == "<" or sign[1] == "#" or sign[1:] in html5


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _findings(
    found: Sequence[tuple[int, str, str]], text: str, path: str, entries: Sequence[Entry]
) -> Iterator[Finding]:
    for where, entry, field, (_, code, sign) in located(found, text, path, entries):
        if sign in (entry.fields.get(field, "") if field else entry.key):
            told, hint = _told(code, sign)
            message = f"entry {entry.key!r}: the {f'field {field!r}' if field else 'key'} holds {told}"
            yield Finding(where=where, code=code, message=message, hint=hint)


def located(
    found: Sequence[tuple[int, str, str]], text: str, path: str, entries: Sequence[Entry]
) -> Iterator[tuple[Place, Entry, str, tuple[int, str, str]]]:
    """Yield what was found with its place, and the entry and the name of the field before it, which is empty in a key."""
    lines = Lines(path, text)
    for one in found:
        where = lines.place(one[0])
        number = bisect_right(entries, where, key=attrgetter("place")) - 1
        if number >= 0:
            entry = entries[number]
            places = [(place, name) for name, place in entry.places.items() if place <= where]
            yield where, entry, max(places)[1] if places else "", one


def _told(code: str, sign: str) -> tuple[str, str]:
    """Return what is told about a sign, and what mends it."""
    if code == "BIB016":
        what = "the entity" if sign.startswith("&") else "the tag"
        return f"{what} {sign}", "write the character itself, \\emph{...} for italics"
    nameless = "NONCHARACTER" if unicodedata.category(sign[0]) == "Cn" else "CONTROL CHARACTER"
    points = " ".join(f"U+{ord(one):04X} {unicodedata.name(one, nameless)}" for one in sign)
    if len(sign) > 1 or not _is_composed(sign):
        return f"a letter that is not composed (NFC): {points}", f"write it as {unicodedata.normalize('NFC', sign)!r}"
    if sign == "\ufffd":
        return points, "a character was lost here; look it up in the source"
    return points, "remove it"
