"""How people are named in the text and in the list."""

from __future__ import annotations

import pytest

from citewell.citing.names import Labels, folded, initials, letter, names_before_title, names_in_list, names_in_text
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference

CUP, MUG, POT = (Person(family=name, given="Ann B.") for name in ("Cup", "Mug", "Pot"))


def entry(key: str = "k", *authors: Person, year: str = "2001", more: bool = False, **fields: str) -> Reference:
    return Reference(
        key=key, type="misc", place=Place("b"), fields={"year": year, **fields}, authors=authors, more_authors=more
    )


@pytest.mark.parametrize(
    ("reference", "names"),
    [
        pytest.param(entry("k", CUP), "Cup", id="one"),
        pytest.param(entry("k", CUP, MUG), "Cup & Mug", id="two"),
        pytest.param(entry("k", CUP, MUG, POT), "Cup et al.", id="three"),
        pytest.param(entry("k", CUP, more=True), "Cup et al.", id="and others"),
        pytest.param(entry("k", Person(family="Leaf", particle="van der")), "van der Leaf", id="a particle"),
        pytest.param(entry("k", Person(family="A {Body}", literal=True)), "A Body", id="a body"),
        pytest.param(entry("k", title="{T}itle"), "Title", id="nobody: the title"),
        pytest.param(entry("k"), "k", id="nothing: the key"),
    ],
)
def test_names_in_the_text(reference: Reference, names: str) -> None:
    assert names_in_text(reference) == names


def test_names_in_the_list_are_joined_by_an_ampersand() -> None:
    assert names_in_list((CUP, MUG, POT)) == "Cup, A. B., Mug, A. B., & Pot, A. B."


def test_unnamed_authors_are_et_al_in_the_list() -> None:
    assert names_in_list((CUP,), more=True) == "Cup, A. B., et al."


def test_twenty_names_are_listed_in_full() -> None:
    assert names_in_list((MUG,) * 20).count("Mug") == 20


def test_of_more_than_twenty_the_last_follows_an_ellipsis() -> None:
    names = names_in_list((*(MUG,) * 25, POT))
    assert (names.count("Mug"), names.endswith(", … Pot, A. B.")) == (19, True)


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Evgeny Mikhailovich", "E. M."),
        ("Jean-Pierre", "J.-P."),
        ("Rong\u2010Jian", "R.-J."),
        ("小明", "小明"),
        ("민수", "민수"),
        ("RG", "R. G."),
        ("J.P.", "J. P."),
        ("Åsa", "Å."),
        ("Fernando Antonio de", "F. A. de"),
        ("Ken da Silva", "K. da S."),
        ("bell", "b."),
        ("Robert (Bob)", "R."),
        ("Christoph (1946-....)", "C."),
        ("J. “Al”", "J."),
        ("", ""),
    ],
)
def test_initials(given: str, short: str) -> None:
    assert initials(given) == short


@pytest.mark.parametrize(
    ("one", "other"),
    [("Núñez", "nunez"), ("O’Connor", "O'CONNOR"), ("Łukasz", "lukasz"), ("Ørsted", "orsted"), ("Straße", "STRASSE")],
)
def test_names_are_compared_without_accents_and_case(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_letters_tell_the_same_year_apart_in_the_order_of_the_keys() -> None:
    labels = Labels({key: entry(key, CUP) for key in ("cup2", "cup1")} | {"mug": entry("mug", MUG)})
    assert [labels.label(key) for key in ("cup1", "cup2", "mug")] == ["Cup, 2001a", "Cup, 2001b", "Mug, 2001"]


def test_after_z_the_letters_go_on_as_aa() -> None:
    assert [letter(number) for number in (0, 25, 26, 27, 52, 701, 702)] == ["a", "z", "aa", "ab", "ba", "zz", "aaa"]


def test_editors_stand_with_their_initials_first() -> None:
    told = [names_before_title((CUP, MUG, POT)[:number]) for number in range(4)]
    assert told == ["", "A. B. Cup", "A. B. Cup & A. B. Mug", "A. B. Cup, A. B. Mug, & A. B. Pot"]
    assert names_before_title((CUP,), more=True) == "A. B. Cup et al."


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"year": "2001"}, "2001"),
        ({"year": "in press"}, "in press"),
        ({"year": "20199"}, "20199"),
        ({"year": "1998--2004"}, "1998–2004"),
        ({"year": "c. 1850"}, "c. 1850"),
        ({"year": "[1899] 1953"}, "[1899] 1953"),
        ({"date": "2019-05-04"}, "2019"),
        ({"date": "2019-21"}, "2019"),
        ({"date": "199X"}, "1990s"),
        ({"date": "198X/199X"}, "1980s–1990s"),
        ({"date": "1850~"}, "ca. 1850"),
        ({"date": "1850-05~/1860"}, "ca. 1850–1860"),
        ({"date": "1984%"}, "ca. 1984?"),
        ({"date": "1984-02?"}, "1984?"),
        ({"date": "1985/1990-03"}, "1985–1990"),
        ({"date": "2019-05-01/2019-05-04"}, "2019"),
        ({"date": "2019/.."}, "2019–"),
        ({"date": "2022-10-31T04:26:46-05:00"}, "2022"),
        ({"date": "2006/"}, "2006–"),
        ({"date": "/2006"}, "–2006"),
        ({"date": "../2006-03"}, "–2006"),
        ({"date": "2004-06-XX"}, "2004"),
        ({"date": "-0044"}, "-0044"),
        ({"year": "in press", "date": "2019"}, "in press"),
        ({}, "n.d."),
    ],
)
def test_year_is_said_as_the_entry_says_it(fields: dict[str, str], year: str) -> None:
    reference = Reference(key="k", type="misc", place=Place("b"), fields=fields)
    assert Labels({"k": reference}).year("k") == year


def test_works_in_press_are_told_apart_from_each_other_and_not_from_undated_ones() -> None:
    years = {"k": "in press", "l": "in press", "m": ""}
    labels = Labels({key: entry(key, CUP, year=year) for key, year in years.items()})
    assert [labels.year(key) for key in years] == ["in press-a", "in press-b", "n.d."]


def test_no_year_is_said() -> None:
    assert Labels({"k": entry("k", CUP, year="")}).label("k") == "Cup, n.d."
    two = Labels({key: entry(key, CUP, year="") for key in ("k", "l")})
    assert [two.label(key) for key in ("k", "l")] == ["Cup, n.d.-a", "Cup, n.d.-b"]
