"""How a moment of the history is shown to readers, and to machines."""

from __future__ import annotations

from citewell.domain.identifiers import EdtfDate
from citewell.domain.months import MONTHS, SEASONS

# EDTF numbers the seasons from 21 on.
_TOLD = {
    f"{number:02}": name for start, names in ((1, MONTHS), (21, SEASONS)) for number, name in enumerate(names, start)
}
_DOUBTS = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


def in_words(date: EdtfDate) -> str:
    """Return "about 1662", "1967 to 1974", "since 2020" "spring 2019", "October 1978" or "2 June 1981"; a plain year as it is written."""
    start, stroke, end = date.written.partition("/")
    if not stroke:
        return _moment(start)
    if end in {"", ".."}:
        return f"since {_moment(start)}" if end else f"from {_moment(start)}, end unknown"
    if start in {"", ".."}:
        return f"until {_moment(end)}" if start else f"until {_moment(end)}, start unknown"
    return f"{_moment(start)} to {_moment(end)}"


def _moment(written: str) -> str:
    bare = written.rstrip("?~%")
    year, _, rest = bare.partition("T")[0].replace("-XX", "").partition("-")
    month, _, day = rest.partition("-")
    told = f"{day.lstrip('0')} {_TOLD[month]} {year}".strip() if month else year.replace("X", "0s")
    return _DOUBTS[written[len(bare) :]].format(told)


def for_machines(date: EdtfDate) -> str:
    """Return the day, month or year as HTML knows it, or nothing where the date is no such thing."""
    return date.sort_key[: len(date.written)] if date.is_exact and "/" not in date.written else ""
