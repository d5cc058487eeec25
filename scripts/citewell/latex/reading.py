"""A field's LaTeX as plain Unicode text: nothing cut, nothing lower-cased.

``%`` is a per cent sign, ``_`` an underscore: in a bibliography they are text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from citewell.latex.addresses import address, several
from citewell.latex.commands import read_commands
from citewell.latex.stand_ins import HIDDEN, ITALIC, UPRIGHT, kept, restored, without_hidden

_PLAIN = re.compile(rf"[^\\{{}}$~&<`'{HIDDEN}-]*")
_ITALIC_TAGS = re.compile(r"<(?P<tag>i|em)>(?P<text>[^<>]*)</(?P=tag)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|jats:[a-z]+)(?:\s[^<>]*)?>", re.IGNORECASE)
# Without its semicolon an entity is told from "Q&not A" by nobody.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ADDRESS = re.compile(r"https?://[^\s{}\\<>]+")
# An apostrophe goes before a letter, a closing quote does not.
_SINGLE_QUOTES = re.compile(r"(?<!\w)`(?=[^\s`'])(?P<text>[^`']*+(?>(?:'(?=\w)[^`']*+)*))'(?!\w)")
_STYLE = re.compile(f"([{ITALIC}{UPRIGHT}])")


@lru_cache(maxsize=65536)
def to_text(raw: str) -> str:
    """Return the text that a field's LaTeX stands for, composed (NFC); a hidden sign is shown as U+FFFD."""
    if _PLAIN.fullmatch(raw):
        return raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    return _read(raw).replace(ITALIC, "").replace(UPRIGHT, "")


def address_text(raw: str) -> str:
    """Return the web address that a field stands for, the first of several: a verbatim text."""
    return without_hidden(address(several(raw)[0]))


def emphasised_runs(raw: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of a field in runs, each with whether it stands in italics."""
    if "\\" not in raw and "<" not in raw:
        yield to_text(raw), False
        return
    depth = 0
    for run in _STYLE.split(_read(raw)):
        if run in {ITALIC, UPRIGHT}:
            depth += 1 if run == ITALIC else -1
        else:
            yield run, depth > 0


@lru_cache(maxsize=256)
def not_understood(raw: str) -> frozenset[str]:
    r"""Return the commands of a field that are printed as they are written, such as ``\foo``."""
    return frozenset(read_commands(raw)[1])


def _read(raw: str) -> str:
    """Return a field's text, with the marks where italics begin and end."""
    text = unicodedata.normalize("NFC", without_hidden(raw))
    text = _ADDRESS.sub(lambda match: kept(match.group()), text) if "://" in text else text
    text = read_commands(text)[0] if "\\" in text or "$" in text else text
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("~", "\u00a0")
    text = text.replace("{", "").replace("}", "")
    text = _SINGLE_QUOTES.sub(r"‘\g<text>’", text) if "`" in text else text
    return restored(_without_html(text) if "<" in text or "&" in text else text)


def _without_html(text: str) -> str:
    text = _ITALIC_TAGS.sub(rf"{ITALIC}\g<text>{UPRIGHT}", text)
    return _ENTITY.sub(_character, _TAG.sub("", text))


def _character(entity: re.Match[str]) -> str:
    name = entity.group()[1:]
    return without_hidden(html.unescape(entity.group())) if name[0] == "#" else html5.get(name, entity.group())
