"""The nearest known words to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known words, or an empty text."""
    import difflib  # noqa: PLC0415 - most checks find nothing that is misspelt

    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(repr(other) for other in near)}?" if near else ""


def in_brackets(hint: str) -> str:
    """Return a hint as it follows a message, nothing if there is none."""
    return f" ({hint})" if hint else ""
