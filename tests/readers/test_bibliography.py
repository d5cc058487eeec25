"""Entries with their people."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.domain.reference import Person, References
from citewell.readers.bibliography import read_bibliography

TWO = "@misc{a,\n  author = {Cup, Ann},\n  title = {One  cup}\n}\n\n@misc{b,\n  Title = {A {Mug}},\n}\n"


def people(tmp_path: Path, author: str) -> tuple[Person, ...]:
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
    assert people(tmp_path, written) == (person,)


def test_people_are_joined_by_and(tmp_path: Path) -> None:
    assert [one.family for one in people(tmp_path, "Cup, Ann and Mug, Ben AND {Pot and Spoon}")] == [
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
    assert [one.family for one in people(tmp_path, written)] == families


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
    assert [one.suffix for one in people(tmp_path, "Cup, Jr., and Mug, Ben")] == ["Jr.", ""]


def test_extended_name_may_begin_with_an_option(tmp_path: Path) -> None:
    assert people(tmp_path, "uniquename=false, given={Ann}, family={Cup}") == (Person(family="Cup", given="Ann"),)


def test_body_has_no_others_where_no_author_could_be_read(tmp_path: Path) -> None:
    text = "@misc{a, author = {Ann Cup, Bo Pot, Cy Mug et al.}, organization = {Potters}}"
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in references["a"].names], references["a"].more_names) == (["Potters"], False)


def test_name_with_too_many_commas_is_a_finding_and_no_person(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a,\n  author = {Cup, A, B, C and Mug, Ben}}", encoding="utf-8")
    references, (problem,) = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in references["a"].authors], problem.where.line) == (["Mug"], 2)


def test_child_has_the_subtitle_of_its_book_and_no_identifier_of_it(tmp_path: Path) -> None:
    parent = "@book{all, title = {Tea}, subtitle = {A tale}, edition = {2}, eprint = {1}, titleaddon = {Bound}}"
    (tmp_path / "b.bib").write_text("@inbook{cup, crossref = {all}}\n" + parent, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert dict(references["cup"].fields) == {
        "crossref": "all",
        "booktitle": "Tea",
        "booksubtitle": "A tale",
        "edition": "2",
    }


TWO = """@misc{a,
  author = {Cup, Ann},
  title = {One  cup}
}

@misc{b,
  Title = {A {Mug}},
}
"""
ODD = "@misc{c, author = {Mug, Ben}, title = {}}\n@book{d, crossref = {a}}\n@misc{a,\n  title = {Again},\n}\n"


@pytest.mark.parametrize("text", [TWO, TWO + ODD, ODD + TWO, TWO + ODD + TWO.replace("{b", "{e")])
@pytest.mark.parametrize("name", ["author", "title", "booktitle", "note"])
def test_column_holds_what_the_entries_hold(tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    one_by_one = [(one.key, one.fields[name]) for one in references.values() if one.get(name).strip()]
    assert [(one.key, value) for one, value in references.column(name)] == one_by_one


@pytest.mark.parametrize("text", [TWO, TWO + ODD])
def test_first_families_are_those_of_the_people(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert references.first_families == {one.authors[0].family for one in references.values() if one.authors}


BODIES = """
@misc{e,
  author = {{Potters' Guild} and Cup, Ann},
}

@misc{f,
  author = {{van Leaf}, Ann},
}

@misc{g,
  author = {Cup, Ann and {Potters' Union}},
}

@misc{h,
  organization = {Cartographers of Nowhere},
}
"""


@pytest.mark.parametrize("text", [TWO + BODIES, BODIES + ODD])
def test_first_bodies_are_those_named_first(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.bib").write_text(text, encoding="utf-8")
    references, _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    one_by_one = References(references.values()).first_bodies
    assert references.first_bodies == one_by_one == {"Potters' Guild", "Cartographers of Nowhere"}
