"""Which entries a mention can mean."""

from __future__ import annotations

import pytest

from citewell.citing.matching import Matcher
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference, References


@pytest.fixture(scope="module")
def matcher(library: Library) -> Matcher:
    return Matcher(library.references)


@pytest.mark.parametrize(
    ("names", "year", "others", "keys"),
    [
        pytest.param(["Kettle"], "2020", True, ["kettle2020"], id="et al. and year"),
        pytest.param(["Kettle"], "", False, ["kettle2020", "kettle2021"], id="a name alone"),
        pytest.param(["Kettle", "Mug"], "2020", True, ["kettle2020"], id="two of three names"),
        pytest.param(["Kettle", "Pot"], "2020", False, [], id="another second name"),
        pytest.param(["Bergstrom", "Kettle"], "2008b", False, ["bergstrom2008b"], id="a letter, no accent"),
        pytest.param(["Bergström"], "2008", False, ["bergstrom2008a", "bergstrom2008b"], id="no letter"),
        pytest.param(["Teapot"], "2019", True, [], id="a work by two is never et al."),
        pytest.param(["Leaf"], "2016", False, ["vanderleaf2016"], id="without the particle"),
        pytest.param(["van der Leaf"], "2016", False, ["vanderleaf2016"], id="with the particle"),
        pytest.param(["García-Núñez", "Łukasz", "Cup"], "1998", False, ["garcia1998"], id="one of the unnamed others"),
        pytest.param(["Lemon", "Cup"], "2003", False, [], id="more names than the work has"),
        pytest.param(["Kettle"], "1999", False, [], id="another year"),
        pytest.param(["Nobody"], "2020", False, [], id="nobody"),
        pytest.param(["Van der Leaf"], "2016", False, ["vanderleaf2016"], id="a particle with a capital"),
        pytest.param(["Society for Invented Teas and Tales"], "2015", False, ["afternoon2015"], id="a body"),
        pytest.param(["SITT"], "2015", False, ["afternoon2015"], id="a body's initials"),
        pytest.param(["SITT"], "1999", False, [], id="a body's initials, another year"),
        pytest.param(["Sitt"], "2015", False, [], id="a name that is like a body's initials"),
    ],
)
def test_names_lead_to_keys(matcher: Matcher, names: list[str], year: str, others: bool, keys: list[str]) -> None:
    assert matcher.by_names(names, year, others=others) == tuple(keys)


@pytest.mark.parametrize(
    ("journal", "year", "keys"),
    [
        ("the Annals of Tea and Telling", "", ["garcia1998", "teapot2019", "vanderleaf2016"]),
        ("Annals of Tea & Telling", "2019", ["teapot2019"]),
        ("Annals of Coffee", "", []),
    ],
)
def test_journal_leads_to_keys(matcher: Matcher, journal: str, year: str, keys: list[str]) -> None:
    assert matcher.by_journal(journal, year) == tuple(keys)


@pytest.mark.parametrize("name", ["Kettle", "van 't Kettle", "Van ’t Kettle"])
def test_particle_in_braces_may_be_left_out(name: str) -> None:
    person = Person(family="{van 't Kettle}", given="Anna")
    entry = Reference(key="a", type="misc", place=Place("b.bib"), fields={"year": "2019"}, authors=(person,))
    assert Matcher(References([entry])).by_names([name]) == ("a",)


def test_initials_leave_out_what_is_in_capitals_throughout() -> None:
    body = Person(family="UK Kettle and Pot Office", literal=True)
    entry = Reference(key="a", type="misc", place=Place("b.bib"), fields={"year": "2019"}, authors=(body,))
    assert Matcher(References([entry])).by_names(["KPO"], "2019") == ("a",)


def test_body_is_no_family_name(matcher: Matcher) -> None:
    body = "Society for Invented Teas and Tales"
    assert (body in matcher.known_names.families, body in matcher.known_names.bodies) == (False, True)


def test_body_that_stands_for_authors_is_known(matcher: Matcher) -> None:
    assert "Cartographers of Nowhere" in matcher.known_names.bodies


@pytest.mark.parametrize(
    ("key", "name", "is_shown"),
    [
        pytest.param("kettle2020", "Kettle", True, id="the first author"),
        pytest.param("kettle2020", "Mug", False, id="one of the others"),
        pytest.param("bergstrom2008b", "Kettle", True, id="the second of two"),
        pytest.param("vanderleaf2016", "Leaf", True, id="without the particle"),
    ],
)
def test_citation_shows_its_authors(matcher: Matcher, key: str, name: str, is_shown: bool) -> None:
    assert matcher.shows([key], name) is is_shown


def test_given_names_are_those_of_first_authors_without_initials() -> None:
    person = Person(family="Kettle", given="Ann-Marie B. Zoë")
    entry = Reference(key="a", type="misc", place=Place("b.bib"), fields={"year": "2019"}, authors=(person,))
    assert Matcher(References([entry])).given_names == {"Ann-Marie", "Zoë"}


def test_name_of_which_nothing_is_shown_is_none() -> None:
    person = Person(family="{\\relax}", given="Ann")
    entry = Reference(key="a", type="misc", place=Place("b.bib"), fields={"year": "2019"}, authors=(person,))
    assert not Matcher(References([entry])).families


@pytest.mark.parametrize(
    ("names", "others", "is_list"),
    [
        pytest.param(["Kettle", "Mug"], False, True, id="the first authors of a work"),
        pytest.param(["However", "Kettle"], False, False, id="not the first author"),
        pytest.param(["Teapot"], True, False, id="a work by two is never et al."),
    ],
)
def test_list_is_that_of_a_work(matcher: Matcher, names: list[str], others: bool, is_list: bool) -> None:
    assert matcher.known_names.is_list(names, others=others) is is_list


def test_near_are_all_works_of_the_first_author(matcher: Matcher) -> None:
    assert matcher.near(["Kettle"]) == ("kettle2020", "kettle2021")
