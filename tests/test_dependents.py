"""Which verdicts would fall with a source."""

from __future__ import annotations

import pytest

from citewell.dependents import fall
from citewell.domain.library import Library


@pytest.mark.parametrize(
    ("key", "fallen"),
    [
        pytest.param("teapot2019", ["endings"], id="one of two independent sources"),
        pytest.param("kettle2020", [], id="one of two reports of a trial"),
        pytest.param("vanderleaf2016", ["longer"], id="one side of a contested claim"),
        pytest.param("lemon2003", ["warmth-to-pauses"], id="the only parrot"),
        pytest.param("scone2012", [], id="background"),
    ],
)
def test_verdict_falls_with_what_it_needs(library: Library, key: str, fallen: list[str]) -> None:
    assert [one.record.id for one in fall(library, key) if one.falls] == fallen


def test_verdict_that_only_weakens_is_listed_too(library: Library) -> None:
    assert [(one.record.id, one.falls) for one in fall(library, "kettle2020")] == [("endings", False)]


def test_background_does_not_count(library: Library) -> None:
    assert fall(library, "scone2012") == ()
