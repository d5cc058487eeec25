"""The people of an entry: who is named, who is not, and what pybtex makes of their names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.bibtex.index import BibtexIndex
from citewell.domain.reference import Person
from citewell.readers import people, unusual_names
from citewell.readers.bibliography import read_bibliography


def authors(tmp_path: Path, author: str) -> tuple[Person, ...]:
    (tmp_path / "b.bib").write_text(f"@misc{{a, author = {{{author}}}}}", encoding="utf-8")
    references, problems = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert not problems
    return references["a"].authors


@pytest.mark.parametrize(
    ("written", "person"),
    [
        pytest.param("Cup, Ann B.", Person(family="Cup", given="Ann B."), id="family first"),
        pytest.param("Ann B. Cup", Person(family="Cup", given="Ann B."), id="given first"),
        pytest.param("van der Leaf, Joost", Person(family="Leaf", given="Joost", particle="van der"), id="a particle"),
        pytest.param("Cup, Jr., Ann", Person(family="Cup", given="Ann", suffix="Jr."), id="a suffix"),
        pytest.param("{A Body, and Soul}", Person(family="A Body, and Soul", literal=True), id="a body"),
        pytest.param(
            'Bergstr{\\"o}m, {\\AA}sa', Person(family='Bergstr{\\"o}m', given="{\\AA}sa"), id="accents stay raw"
        ),
    ],
)
def test_person_is_read(tmp_path: Path, written: str, person: Person) -> None:
    assert authors(tmp_path, written) == (person,)


def test_people_are_joined_by_and(tmp_path: Path) -> None:
    assert [one.family for one in authors(tmp_path, "Cup, Ann and Mug, Ben AND {Pot and Spoon}")] == [
        "Cup",
        "Mug",
        "Pot and Spoon",
    ]


def test_unnamed_others_are_no_person(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a, author = {Cup, Ann and others}}", encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in references["a"].authors], references["a"].more_authors) == (["Cup"], True)


def test_unnamed_other_editors_are_no_person(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a, editor = {C, D and others}}", encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    entry = references["a"]
    assert ([one.family for one in entry.editors], entry.more_editors, entry.more_names) == (["C"], True, True)


@pytest.mark.parametrize(
    ("written", "families"),
    [
        ("Jane Cup AND Bo Pot", ["Cup", "Pot"]),
        ("Cup, Jane And Pot, Bo", ["Cup", "Pot"]),
        ("{Tea AND Cake} and Pot, Bo", ["Tea AND Cake", "Pot"]),
        ("{Tea \\& Cake}", ["Tea \\& Cake"]),
        ("Jane others", ["others"]),
    ],
)
def test_people_are_told_apart(tmp_path: Path, written: str, families: list[str]) -> None:
    assert [one.family for one in authors(tmp_path, written)] == families


@pytest.mark.parametrize(
    ("written", "families"),
    [
        ("Cup, Jane and Pot, Bo and", ["Cup", "Pot"]),
        ("and Cup, Jane and and Pot, Bo", ["Cup", "Pot"]),
        ("Cup, Jane and and others", ["Cup"]),
        ("{}", []),
        ("Cup, Jane and { }", ["Cup"]),
        ("and", []),
        ("Jane Cup & Bo Pot", []),
        ("Jane Cup, Bo Pot, Cy Mug and Di Jug", ["Jug"]),
        ("J. Cup, B. Pot, and C. Mug", ["Mug"]),
        (", Cup", []),
        ("{}, Cup", []),
        ("Jug, Di and , Cup", ["Jug"]),
    ],
)
def test_nobody_is_invented_where_a_name_is_lacking(tmp_path: Path, written: str, families: list[str]) -> None:
    (tmp_path / "b.bib").write_text(f"@misc{{a, author = {{{written}}}}}", encoding="utf-8")
    references, problems = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert [one.family for one in references["a"].authors] == families
    assert {problem.code for problem in problems} == {"BIB018"}
    assert references.first_families == frozenset(families[:1])


def test_who_has_a_comma_behind_the_name_is_printed_and_a_finding(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a, author = {{Cup}, A.~N., and von Pot, Bo, and Mug, C}}", encoding="utf-8")
    references, problems = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert [(one.family, one.suffix) for one in references["a"].authors] == [("{Cup}", ""), ("Pot", ""), ("Mug", "")]
    assert [problem.hint for problem in problems] == ["remove this comma"] * 2


def test_suffix_may_have_a_comma_behind_it(tmp_path: Path) -> None:
    assert [one.suffix for one in authors(tmp_path, "Cup, Jr., and Mug, Ben")] == ["Jr.", ""]


def test_extended_name_may_begin_with_an_option(tmp_path: Path) -> None:
    assert authors(tmp_path, "uniquename=false, given={Ann}, family={Cup}") == (Person(family="Cup", given="Ann"),)


def test_body_has_no_others_where_no_author_could_be_read(tmp_path: Path) -> None:
    text = "@misc{a, author = {Ann Cup, Bo Pot, Cy Mug et al.}, organization = {Potters}}"
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in references["a"].names], references["a"].more_names) == (["Potters"], False)


def test_name_with_too_many_commas_is_a_finding_and_no_person(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a,\n  author = {Cup, A, B, C and Mug, Ben}}", encoding="utf-8")
    references, (problem,) = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in references["a"].authors], problem.where.line) == (["Mug"], 2)


ROOT = Path(__file__).parents[2]
BIBLIOGRAPHIES = [ROOT / "references.bib", ROOT / "tests" / "invented" / "references.bib"]


@pytest.mark.parametrize("file", BIBLIOGRAPHIES, ids=lambda file: file.parent.name)
def test_usual_names_are_what_pybtex_makes_of_them(file: Path) -> None:
    for entry in BibtexIndex(file.read_text(encoding="utf-8"), "references.bib").entries:
        for field in ("author", "editor"):
            for written in unusual_names.split(entry.fields.get(field, "")):
                usual = people.usual(written)
                assert usual is None or usual == unusual_names.person(written)


def test_lists_of_names_are_split_as_pybtex_splits_them() -> None:
    for entry in BibtexIndex(BIBLIOGRAPHIES[0].read_text(encoding="utf-8"), "references.bib").entries:
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
    assert kolk == Person(family="Kolk Leaf", given="Ann B.", particle="van der")
    assert people.usual("Van den Berg, A.") == Person(family="Berg", given="A.", particle="Van den")
