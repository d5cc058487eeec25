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
# How alike two spellings of one word are: "randomised" and "randomized" are, "bipolar" and "unipolar" are not.
_ALIKE = 0.85
_LONGEST = 100
# A title of this many letters is told from another by its beginning; the rest is a subtitle.
_TELLING = 20


def same_title(one: str, other: str) -> bool:
    """Return whether two titles mean one work, one of them perhaps without its subtitle or spelt otherwise."""
    first, second = sorted((_words(_bare(one)), _words(_bare(other))), key=lambda words: len("".join(words)))
    letters = "".join(first)
    if letters == "".join(second) or (len(letters) >= _TELLING and "".join(second).startswith(letters)):
        return True
    pairs = zip(first, second, strict=False)
    return len(first) == len(second) <= _LONGEST and all(_same_word(*pair) for pair in pairs)


def same_family(one: str, other: str) -> bool:
    """Return whether two family names mean one person: "van der Leaf" and "Leaf", "M. Horst" and "Horst"."""
    first, second = sorted((_words(one), _words(other)), key=len)
    return bool(first) and (second[-len(first) :] == first or "".join(first) == "".join(second))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    from difflib import SequenceMatcher  # noqa: PLC0415 - a check compares no records, and starts faster without

    is_number = not (one.isalpha() and other.isalpha())
    return not is_number and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _bare(title: str) -> str:
    """Return a title without what a publisher wrote before or behind it about the work's status."""
    return re.sub(_STATUS_AFTER, "", re.sub(_STATUS, "", title))


def _words(text: str) -> list[str]:
    """Return the words in lower case without accents; a Greek letter by its name."""
    text = text.replace("&", " and ")
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    named = "".join(_greek(letter) if "\u0370" <= letter <= "\u03ff" else letter for letter in plain)
    return re.findall(r"[^\W_]+", named.casefold())


def _greek(letter: str) -> str:
    name = unicodedata.name(letter, "").split()
    return name[-1] if name[:1] == ["GREEK"] and "LETTER" in name else letter
