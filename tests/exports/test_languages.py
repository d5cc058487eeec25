"""A language is told as pandoc tells it."""

from __future__ import annotations

import json

import pypandoc
import pytest

from citewell.domain.places import Place
from citewell.domain.reference import Reference
from citewell.exports import languages


def told(**fields: str) -> str:
    """Return the language of an entry with these fields."""
    return languages.language(Reference(key="a", type="book", place=Place("references.bib"), fields=fields))


def test_names_of_babel_have_the_tags_of_pandoc() -> None:
    names = [*languages._TAGS, "irish"]
    entries = "\n".join(f"@book{{k{number}, langid = {{{name}}}}}" for number, name in enumerate(names))
    read = json.loads(pypandoc.convert_text(entries, "csljson", format="biblatex"))
    by_key = {entry["id"]: entry.get("language") for entry in read}
    assert [told(langid=name) for name in names] == [by_key[f"k{number}"] for number in range(len(names))]


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({"langid": "Ngerman"}, "de-DE"),
        ({"langid": "ngerman", "language": "Deutsch"}, "Deutsch"),
        ({"langid": "de-CH"}, "de-CH"),
        ({"language": " "}, ""),
        ({}, ""),
    ],
)
def test_what_the_entry_names_comes_first(fields: dict[str, str], language: str) -> None:
    assert told(**fields) == language
