"""Whether two records mean one work."""

from __future__ import annotations

import pytest

from citewell.citing.comparing import same_family, same_title

TITLE = "Tea with milk in long stories: an invented trial"


@pytest.mark.parametrize(
    "other",
    [
        "TEA WITH MILK IN LONG STORIES: AN INVENTED TRIAL.",
        "Tea with milk in long stories",
        "Tea with milk in long storïes – an invented trial",
        "RETRACTED: Tea with milk in long stories: an invented trial",
        "RETRACTED ARTICLE: Tea with milk in long stories: an invented trial",
        "[Retracted] Tea with milk in long stories",
        "WITHDRAWN: Tea with milk in long stories: an invented trial",
        "Retracted and replaced: Tea with milk in long stories",
        "Tea with milk in long stories: an invented trial (Retracted article. See vol. 3)",
        "Teawithmilk in long stories: an invented trial",
        "Tea with milk in long stories: an invnted triall",
    ],
)
def test_one_title_written_otherwise(other: str) -> None:
    assert same_title(TITLE, other)
    assert same_title(other, TITLE)


@pytest.mark.parametrize(
    "other", ["Tea", "Coffee with sugar in short poems: a real trial", "Retracted works and tea", ""]
)
def test_another_title(other: str) -> None:
    assert not same_title(TITLE, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tea for sadness in adults with bipolar disorder", "Tea for sadness in adults with unipolar disorder"),
        ("Tea for sadness in adults with bipolar disorder", "Tea for sadness in adults with a unipolar sad disorder"),
        ("Tea with milk in long stories, part 1", "Tea with milk in long stories, part 2"),
        ("Tea with milk at 20 degrees", "Tea with milk at 201 degrees"),
    ],
)
def test_sisters_of_one_family_are_not_one(one: str, other: str) -> None:
    assert not same_title(one, other)


def test_and_is_told_by_a_sign() -> None:
    assert same_title("Tea & cake", "Tea and Cake.")


def test_short_titles_are_whole() -> None:
    assert not same_title("Tea", "Tea and cake")
    assert same_title("α-tea", "Alpha tea")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leaf", "van der Leaf"),
        ("Müller", "MULLER"),
        ("M. Horst", "Horst"),
        ("O’Connor", "O'Connor"),
        ("De Vivo", "DeVivo"),
    ],
)
def test_one_name_written_otherwise(one: str, other: str) -> None:
    assert same_family(one, other)
    assert same_family(other, one)


@pytest.mark.parametrize(("one", "other"), [("Cup", "Pot"), ("", "Pot"), ("Leaf", "Leafer"), ("Leaf Cup", "Leaf")])
def test_another_name(one: str, other: str) -> None:
    assert not same_family(one, other)
