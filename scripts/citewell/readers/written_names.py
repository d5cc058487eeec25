"""Names that are not written as BibTeX wants them: which can be read all the same, which cannot, and why."""

from __future__ import annotations

import re

from citewell.domain.reference import Person

_PART = re.compile(r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=\s*(\"[^\"]*\"|\{[^{}]*\}|[^,]*)(?:,|$)")
_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)\s*=")
_ENTITY = re.compile(r"&#?\w+;")
_BRACED = re.compile(r"\{[^{}]*\}")
_ET_AL = re.compile(r"[\s,~]*\b[Ee]t\.?[\s~]+[Aa]l\b\.?,?$")
_SUFFIX = re.compile(r"(?:[JS]r\.?|[IVX]{1,4}|\d(?:st|nd|rd|th)|Esq\.?|M\.?D\.?|Ph\.?\s?D\.?|\{.*\})$")
_COMMAS_OF_A_SUFFIX = 2


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


def fault(written: str) -> tuple[str, str] | None:
    """Return what is wrong with a name that pybtex would take for one person, and what mends it."""
    if is_extended(written):
        return None
    outside = written
    while (shorter := _BRACED.sub("", outside)) != outside:
        outside = shorter
    if ";" in outside and ";" in _ENTITY.sub("", outside):
        return "has semicolons, so that several people would become one", "separate people with ' and '"
    parts = outside.split(",")
    if len(parts) == _COMMAS_OF_A_SUFFIX + 1 and "{" not in written and not _SUFFIX.match(parts[1].strip()):
        return f"would give one person with the suffix {parts[1].strip()!r}", "separate people with ' and '"
    return None
