"""The fast way of reading an entry, and of reading names, gives what the slow way gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from citewell.bibtex import index as by_structure
from citewell.bibtex.index import BibtexIndex
from citewell.bibtex.plain_entry import PlainRun
from citewell.readers import people, unusual_names

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


@pytest.mark.parametrize("file", FILES[:2], ids=lambda file: file.parent.name)
def test_usual_names_are_what_pybtex_makes_of_them(file: Path) -> None:
    for entry in BibtexIndex(file.read_text(encoding="utf-8"), "references.bib").entries:
        for field in ("author", "editor"):
            for written in unusual_names.split(entry.fields.get(field, "")):
                usual = people.usual(written)
                assert usual is None or usual == unusual_names.person(written)


def test_lists_of_names_are_split_as_pybtex_splits_them() -> None:
    for entry in BibtexIndex(FILES[0].read_text(encoding="utf-8"), "references.bib").entries:
        value = entry.fields.get("author", "")
        assert people.names(value) == unusual_names.split(value) or not value


WORDS = st.sampled_from(
    [
        "van",
        "der",
        "d'",
        "'t",
        "Ann",
        "de-la",
        "Öz",
        "ß",
        "ǅ",
        "木",
        "{van}",
        r"{\L}uk",
        r"Fran{\c c}ois",
        "{de la Cup}",
        "{,}",
        "{",
        "}",
        r"\~n",
        "\\ ",
        "Jr.",
        r"\'e",
        "x~y",
        "3rd",
        "Leaf",
        "von",
        "e.",
        ",",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", ", "])), min_size=1, max_size=6))
def test_family_first_with_particles_is_what_pybtex_makes_of_it(words: list[tuple[str, str]]) -> None:
    written = " ".join("".join(word + gap for word, gap in words).split())
    usual = people.usual(written)
    assert usual is None or usual == unusual_names.person(written)


@pytest.mark.parametrize(
    "written",
    [r"{\L}ukasz, Mary", r"Fran{\c c}ois, T.", "{de la Cup}, Ann", "deCup, Ann", "Cup {Leaf}, Ann", r"{\'e}lan, A."],
)
def test_family_in_braces_is_what_pybtex_makes_of_it(written: str) -> None:
    assert people.usual(written) == unusual_names.person(written)


@given(st.lists(WORDS | st.sampled_from(["and", "AND", "{A and B}", "{", "}", "{and", "and}"]), max_size=9))
def test_names_are_split_as_pybtex_splits_them(words: list[str]) -> None:
    value = " ".join(words)
    assert people.names(value) == unusual_names.split(value) or not value


@pytest.mark.parametrize("written", ["others", "Leaf", "leaf", "木", "ǅ", "O'Cup", "d'", "Cup-Leaf", "L3", "l’"])
def test_single_word_is_what_pybtex_makes_of_it(written: str) -> None:
    assert people.parsed(written) == unusual_names.person(written)


def test_particles_do_without_pybtex() -> None:
    kolk = people.usual("van der Kolk Leaf, Ann B.")
    assert kolk == people.Person(family="Kolk Leaf", given="Ann B.", particle="van der")
    assert people.usual("Van den Berg, A.") == people.Person(family="Berg", given="A.", particle="Van den")
