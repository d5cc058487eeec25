"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.rules.registry import Complaint, catalogue, is_prefix, rule, run


def test_code_is_used_once() -> None:
    def again(_: Library) -> Iterator[Complaint]:
        """Say nothing."""
        yield from ()

    with pytest.raises(ValueError, match="the code BIB001 is taken by entry-can-be-read"):
        rule("BIB001", because="a test")(again)


def test_codes_are_three_letters_and_three_digits() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", info.code) for info in catalogue())


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [info.name for info in catalogue()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "known"), [("BIB", True), ("BIB001", True), ("B", True), ("XYZ", False), ("bib", False), ("", False)]
)
def test_beginning_of_a_code_names_a_family(text: str, known: bool) -> None:
    assert is_prefix(text) is known


def test_nothing_to_read_is_nothing_to_find() -> None:
    assert run(Library()) == ()


def test_what_is_judged_already_is_not_judged_again() -> None:
    found = Finding(where=Place("b.bib"), code="BIB004", message="the DOI")
    assert run(Library(), ("BIB",), judged={"BIB004": [found]}) == (found,)


def test_what_is_judged_already_is_not_told_where_it_is_not_asked_for() -> None:
    found = Finding(where=Place("b.bib"), code="BIB004", message="the DOI")
    assert run(Library(), ("BIB",), ("BIB004",), judged={"BIB004": [found]}) == ()
