"""Fixing a bibliography: once is as good as twice, and no value is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.bibtex.index import BibtexIndex
from citewell.fixing.bibliography import fixed_value
from citewell.making import fix_text as fix

PIECES = st.sampled_from(
    [
        "@misc{b, title = {T}}",
        "@misc{a,\n  pages = {1-2},\n}",
        "@book{c, doi = {https://doi.org/10.5555/a}}",
        "\n",
        "\n\n",
        " ",
        "% note\n",
        "@comment{x}",
        "@string{s = {S}}",
        "@misc{broken, title = {T",
        "@misc{a b}",
        "text",
        "}",
        "@",
    ]
)
TEXT = st.lists(PIECES).map("".join)


@pytest.mark.parametrize(
    ("name", "value", "fixed"),
    [
        ("doi", "https://doi.org/10.5555/a", "10.5555/a"),
        ("doi", "https://doi.org/nonsense", "https://doi.org/nonsense"),
        ("doi", "https://doi.org/10.5555/a?utm_source=tea", "10.5555/a"),
        ("doi", "https://doi.org/10.5555/a%00b", "https://doi.org/10.5555/a%00b"),
        ("pages", "1-2", "1--2"),
        ("pages", "1–2", "1--2"),
        ("pages", "e12-3a", "e12-3a"),
        ("title", "1-2", "1-2"),
    ],
)
def test_value_is_fixed_where_that_is_safe(name: str, value: str, fixed: str) -> None:
    assert fixed_value(name, value) == fixed


def test_entries_are_sorted() -> None:
    assert fix("@misc{b}\n\n@misc{a}\n").after == "@misc{a}\n\n@misc{b}\n"


@pytest.mark.parametrize("text", ["", "\n", "no entry", "@misc{a, title = {T", "@misc{a,\n  title = {T},\n}\n"])
def test_text_without_anything_to_fix_stays(text: str) -> None:
    assert fix(text).after == text


def test_invented_bibliography_loses_nothing(invented: Path) -> None:
    before = BibtexIndex((invented / "references.bib").read_text(encoding="utf-8"), "b")
    after = BibtexIndex(fix((invented / "references.bib").read_text(encoding="utf-8")).after, "b")
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    for one, other in zip(before.entries, after.entries, strict=True):
        assert {name: fixed_value(name, value) for name, value in one.fields.items()} == dict(other.fields)


@given(TEXT)
def test_fixing_twice_gives_the_same_as_once(text: str) -> None:
    once = fix(text).after
    assert fix(once).after == once


@given(TEXT)
def test_no_entry_is_lost(text: str) -> None:
    before, after = BibtexIndex(text, "b"), BibtexIndex(fix(text).after, "b")
    assert sorted(entry.key for entry in before.entries) == sorted(entry.key for entry in after.entries)
