"""The nearest known words to a misspelt one."""

from __future__ import annotations

from citewell.domain.nearest import did_you_mean


def test_nearest_word_is_named() -> None:
    assert did_you_mean("kettel", ["kettle", "pot"]) == "did you mean 'kettle'?"


def test_nothing_near_is_no_hint() -> None:
    assert did_you_mean("xyz", ["kettle"]) == ""
