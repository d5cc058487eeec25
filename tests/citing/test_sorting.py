"""The order of a list of references: APA 7, 9.44 to 9.48, with its own examples."""

from __future__ import annotations

import pytest

from citewell.citing.names import Labels
from citewell.citing.sorting import list_order
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference


def entry(*authors: str, **fields: str) -> Reference:
    """Return a work by people written as "Family, Given"."""
    people = tuple(Person(family=family, given=given) for family, _, given in (one.partition(", ") for one in authors))
    return Reference(key="", type="misc", place=Place("b"), fields={"year": "2000", **fields}, authors=people)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(entry("Özil, A."), entry("Zimt, A."), id="an accent does not count"),
        pytest.param(entry("Singh, Y."), entry("Singh Siddhu, N."), id="nothing before something"),
        pytest.param(entry("Villafuerte, S."), entry("Villa-Lobos, J."), id="no hyphen counts"),
        pytest.param(entry("Benjamin, A."), entry("ben Yaakov, D."), id="no blank and no case counts"),
        pytest.param(entry("Cup, Bea"), entry("Cup, Cyd", year="1999"), id="initials before the year"),
        pytest.param(entry("Cup, A."), entry("Cup, A.", "Mug, B.", year="1999"), id="one before several"),
        pytest.param(entry("Cup, A.", "Mug, B."), entry("Cup, A.", "Pot, A.", year="1999"), id="the second author"),
        pytest.param(entry("Cup, A.", year="1999"), entry("Cup, A.", "Mug, B.", "Pot, C."), id="one before et al."),
        pytest.param(entry("Cup, A.", year="1999", title="B"), entry("Cup, A.", title="A"), id="the year"),
        pytest.param(entry("Cup, A.", year=""), entry("Cup, A."), id="no date first"),
        pytest.param(entry("Cup, A."), entry("Cup, A.", year="in press"), id="in press last"),
        pytest.param(entry("Cup, A.", year="1849"), entry("Cup, A.", year="", date="1850~"), id="about a year"),
        pytest.param(entry("Cup, A.", year="", date="198X"), entry("Cup, A.", year="1990"), id="a decade"),
        pytest.param(entry("Cup, A."), entry(title="Dishes"), id="nobody: the title"),
        pytest.param(entry(title="The cups"), entry("Dish, A."), id="no article counts"),
    ],
)
def test_list_is_in_order(first: Reference, second: Reference) -> None:
    labels = Labels({"b": first, "a": second})
    assert sorted("ab", key=lambda key: list_order(labels, key)) == ["b", "a"]


def test_works_of_one_year_stand_in_the_order_of_their_letters() -> None:
    labels = Labels({"a": entry("Cup, A.", title="Z"), "b": entry("Cup, A.", title="A")})
    assert sorted("ba", key=lambda key: list_order(labels, key)) == ["a", "b"]
