"""The fast way of reading an entry gives what the slow way gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from citewell.bibtex import index as by_structure
from citewell.bibtex.index import BibtexIndex
from citewell.bibtex.plain_entry import PlainRun

ROOT = Path(__file__).parents[2]
FILES = [
    ROOT / "references.bib",
    ROOT / "tests" / "invented" / "references.bib",
    *sorted((ROOT / "tests" / "readers" / "bad_inputs").glob("*.bib")),
]
PIECES = ["@misc{key,\n", "@article{other,\n", "  title = {Tea},\n", "  title = {A {NMDA} tale}\n", "  note = {a{b},\n"]
PIECES += [
    "@misc{10.5555/a(b)=c,\n",
    "  __marked = {me},\n",
    "  2year = {x},\n",
    "  note = {\n@misc{n,\n}\n},\n",
    "@misc[a,\n",
    "  year = 2020,\n",
    '  author = "Mug, B.",\n',
    "}\n",
    "\n",
    "  Title = {twice},\n",
    "% a comment\n",
    "  x = {two\n lines},\n",
]


def told(text: str) -> tuple[list[object], list[object]]:
    """Return everything that an index says of a text."""
    index = BibtexIndex(text, "references.bib")
    entries = [
        (entry.type, entry.key, dict(entry.fields), entry.filled, entry.place, dict(entry.places))
        for entry in index.entries
    ]
    return list(entries), list(index.problems)


def told_by_structure(text: str) -> tuple[list[object], list[object]]:
    """Return what an index says that reads every entry by structure."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_structure, "read_plain_run", lambda lines, _: PlainRun(lines))
        return told(text)


def readable(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("file", [file for file in FILES if readable(file) is not None], ids=lambda file: file.stem)
def test_every_file_reads_alike_in_both_ways(file: Path) -> None:
    text = readable(file) or ""
    assert told(text) == told_by_structure(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_order_of_lines_reads_alike_in_both_ways(text: str) -> None:
    assert told(text) == told_by_structure(text)


def test_pybtex_reads_the_same_fields_of_the_real_bibliography() -> None:
    text = FILES[0].read_text(encoding="utf-8")
    parsed = parse_string(text, "bibtex")
    for entry in BibtexIndex(text, "references.bib").entries:
        other = parsed.entries[entry.key]
        names = {"author", "editor"}
        assert {name: value for name, value in entry.fields.items() if name not in names} == {
            name.lower(): " ".join(value.split()) for name, value in other.fields.items()
        }
        assert {name for name in names if name in entry.fields} == {name.lower() for name in other.persons}
