"""Names that are not written as BibTeX wants them: which can be read all the same, which cannot, and why."""

from __future__ import annotations

import re
from itertools import pairwise

from citewell.domain.reference import Person

_PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=\s*(\"[^\"]*\"|\{[^{}]*\}|[^,]*)(?:,|$)")
_EXTENDED = re.compile(r"\s*[a-z]+(?:-i)?\s*=")
_ENTITY = re.compile(r"&#?\w+;")
_BRACED = re.compile(r"\{[^{}]*\}")
_STRAY_ENDS = re.compile(r"^and(?:\s+|$)|(?:^|\s+)and$", re.IGNORECASE)
_ET_AL = re.compile(r"[\s,~]*\b[Ee]t\.?[\s~]+[Aa]l\b\.?,?$")
# "Jr.", "III", "PhD"
SUFFIX = re.compile(r"(?:[JS]r\.?|[IVX]{1,4}|\d(?:st|nd|rd|th)|Esq\.?|M\.?D\.?|Ph\.?\s?D\.?|\{.*\})$")
# Of these nobody's given name or initials consist.
_NO_GIVEN_NAME = re.compile(r"[JS]r\.?|I{2,3}|Esq\.?|Ph\.?\s?D\.?")
# By such a number DBLP tells people of one name apart.
_NUMBER = re.compile(r"(?<!\S)0\d{3}(?![^\s,])")
_COMMAS_OF_A_SUFFIX = 2
_SEPARATE_OR_BRACE = "separate people with ' and ', put a body's name in double braces"


def is_extended(written: str) -> bool:
    """Return whether a name is in BibLaTeX's extended format: ``family=Leaf, given=Ann``."""
    return "=" in written and bool(_EXTENDED.match(written))


def extended(written: str) -> Person | None:
    """Return the person of a name in the extended format, or None if it has no family name or unknown parts."""
    parts, position = {}, 0
    while position < len(written):
        match = _PART.match(written, position)
        if match is None:
            return None
        parts[match[1]] = match[2].strip().strip('"').strip("{}")
        position = match.end()
    if not parts.get("family"):
        return None
    given, particle, suffix = (parts.get(name, "") for name in ("given", "prefix", "suffix"))
    return Person(family=parts["family"], given=given, particle=particle, suffix=suffix)


def without_et_al(written: str) -> tuple[str, bool]:
    """Return a name without a literal "et al." behind it, and whether there was one."""
    if "al" not in written:
        return written, False
    name = _ET_AL.sub("", written)
    return name, name != written


def without_last_comma(written: str) -> str:
    """Return "Family, Given" without a comma behind it; of several people it would make one."""
    if not written.endswith(","):
        return written
    parts = _between_commas(written)
    is_one = len(parts) == _COMMAS_OF_A_SUFFIX + 1 and not SUFFIX.match(parts[1]) and not parts[2]
    return written[:-1].rstrip() if is_one and _is_family(parts[0]) else written


def without_stray_and(written: str) -> str:
    """Return a name without an "and" before or behind it that joins it with nobody."""
    if "and" not in (written[:3].lower(), written[-3:].lower()):
        return written
    while (name := _STRAY_ENDS.sub("", written)) != written:
        written = name
    return written


def fault(written: str) -> tuple[str, str] | None:
    """Return what is wrong with a name that pybtex would take for one person, and what mends it."""
    if without_stray_and(written) != written:
        return "has an 'and' that joins nobody", "remove it, or write 'and others'"
    if not written.strip("{} ~"):
        return "is empty", "write a name, or remove it"
    if is_extended(written):
        return None
    if without_last_comma(written) != written:
        return "has a comma behind it", "remove this comma"
    return _joined(written)


def odd_part(written: str) -> tuple[str, str] | None:
    """Return what of one person's name is no part of a name, and what mends it."""
    number = _NUMBER.search(written)
    if number:
        return f"holds the number {number.group()!r}", "leave it out: it is no part of the name"
    given = written.partition(",")[2].strip()
    if _NO_GIVEN_NAME.fullmatch(given):
        return f"has {given!r} in place of the given name", f"write 'Family, {given}, Given'"
    return None


def _joined(written: str) -> tuple[str, str] | None:
    """Return what makes one person of several, and what mends it."""
    outside = written
    while (shorter := _BRACED.sub("", outside)) != outside:
        outside = shorter
    if ";" in outside and ";" in _ENTITY.sub("", outside):
        return "has semicolons, so that several people would become one", "separate people with ' and '"
    if "&" in _ENTITY.sub(_ampersand, outside):
        return "has '&', so that several people would become one", _SEPARATE_OR_BRACE
    parts = _between_commas(written) if "," in outside else [written]
    if parts[1:] and not parts[0].strip("{} ~"):
        return "has no family name before the comma", "write it there, or a body's name in double braces"
    if len(parts) == _COMMAS_OF_A_SUFFIX + 1 and not SUFFIX.match(parts[1]):
        return f"would give one person with the suffix {parts[1]!r}", "separate people with ' and '"
    return None


def _between_commas(written: str) -> list[str]:
    """Return the parts of a name; a comma in braces is none."""
    ends, depth = [-1], 0
    for position, sign in enumerate(written):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "," and not depth:
            ends.append(position)
    return [written[start + 1 : end].strip() for start, end in pairwise([*ends, len(written)])]


def _is_family(written: str) -> bool:
    """Return whether a text can only be a family name: one word, small ones before it."""
    words = _BRACED.sub("{}", written).split()
    return bool(words) and not any(word[0].isupper() or word[0] == "{" for word in words[:-1])


def _ampersand(entity: re.Match[str]) -> str:
    """Return what an entity means, if that separates people, else nothing."""
    return "&" if entity.group() == "&amp;" else ""
