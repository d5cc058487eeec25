"""Entries with their people."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.domain.reference import Person
from citewell.readers.bibliography import read_bibliography


def people(tmp_path: Path, author: str) -> tuple[Person, ...]:
    (tmp_path / "b.bib").write_text(f"@misc{{a, author = {{{author}}}}}", encoding="utf-8")
    (reference,), problems = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert not problems
    return reference.authors


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
    (reference,), _ = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in reference.authors], reference.more_authors) == (["Cup"], True)


def test_name_with_too_many_commas_is_a_finding_and_no_person(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{a,\n  author = {Cup, A, B, C and Mug, Ben}}", encoding="utf-8")
    (reference,), (problem,) = read_bibliography(tmp_path / "b.bib", "b.bib")
    assert ([one.family for one in reference.authors], problem.where.line) == (["Mug"], 2)
