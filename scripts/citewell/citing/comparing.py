"""Whether two records mean one work, as far as titles and names tell; case, accents and markup do not count."""

from __future__ import annotations

import re
import unicodedata

# Compiled when first used: a check compares no records.
_STATUS = (
    r"(?i)^\W*(?:retracted|withdrawn|removed|temporary removal|expression of concern|corrected|superseded)"
    r"(?: (?:and|article|chapter|paper|preprint|publication|replaced|republished))*\W*[:.\]-]\s*"
)
_STATUS_AFTER = r"(?i)\s*[\[(](?:retracted|withdrawn)\b[^\])]*[\])]\W*$"
_ALIKE = 0.9
_LONGEST = 300
# A title of this many letters is told from another by its beginning; the rest is a subtitle.
_TELLING = 20


def same_title(one: str, other: str) -> bool:
    """Return whether two titles mean one work, one of them perhaps without its subtitle."""
    first, second = sorted((_letters(_bare(one)), _letters(_bare(other))), key=len)
    if len(first) >= _TELLING and second.startswith(first):
        return True
    return first == second or _likeness(first, second) >= _ALIKE


def same_family(one: str, other: str) -> bool:
    """Return whether two family names mean one person: "van der Leaf" and "Leaf", "M. Horst" and "Horst"."""
    first, second = sorted((_words(one), _words(other)), key=len)
    return bool(first) and (second[-len(first) :] == first or "".join(first) == "".join(second))


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - a check compares no records, and starts faster without

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _bare(title: str) -> str:
    """Return a title without what a publisher wrote before or behind it about the work's status."""
    return re.sub(_STATUS_AFTER, "", re.sub(_STATUS, "", title))


def _letters(text: str) -> str:
    return "".join(_words(text))[:_LONGEST]


def _words(text: str) -> list[str]:
    """Return the words in lower case without accents; a Greek letter by its name."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    named = "".join(_greek(letter) if "\u0370" <= letter <= "\u03ff" else letter for letter in plain)
    return re.findall(r"[^\W_]+", named.casefold())


def _greek(letter: str) -> str:
    name = unicodedata.name(letter, "").split()
    return name[-1] if name[:1] == ["GREEK"] and "LETTER" in name else letter
