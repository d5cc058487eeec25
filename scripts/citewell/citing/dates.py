"""How a moment of the history is shown to readers, and to machines."""

from __future__ import annotations

from citewell.domain.identifiers import EdtfDate

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTS = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


def in_words(date: EdtfDate) -> str:
    """Return "about 1662", "1967 to 1974", "since 2020" or "spring 2019"; a plain day, month or year as it is written."""
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
    day = f"{year}-{rest}" if rest else year.replace("X", "0s")
    told = f"{_SEASONS[rest]} {year}" if rest in _SEASONS else day
    return _DOUBTS[written[len(bare) :]].format(told)


def for_machines(date: EdtfDate) -> str:
    """Return the day, month or year as HTML knows it, or nothing where the date is no such thing."""
    return date.sort_key[: len(date.written)] if date.is_exact and "/" not in date.written else ""
