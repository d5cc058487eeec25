"""Names that stand alone: which mean a work, and which somebody or something else."""

from __future__ import annotations

import pytest

from citewell.markup.alone import find_names, means_a_work, stands_in

NAMES = frozenset({"Kettle", "van der Leaf", "Leaf", "O'Connor", "Spoon"})
GIVEN = frozenset({"Crystal"})


def is_common(word: str) -> bool:
    return word.lower() in {"crystal", "does", "sampling", "spoon"}


def found(text: str) -> list[str]:
    alone = find_names(text, NAMES, (), is_common)
    return [text[one.start : one.end] for one in alone if means_a_work(text, one, GIVEN, is_common)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Kettle says", ["Kettle"], id="a name"),
        pytest.param("Van der Leaf writes", ["Van der Leaf"], id="a particle opens the sentence"),
        pytest.param("As O’Connor writes", ["O’Connor"], id="a typographic apostrophe"),
        pytest.param("Unlike Kettle, they", ["Kettle"], id="after a word that opens a sentence"),
        pytest.param("How Does Kettle Sampling Go?", ["Kettle"], id="beside words that are written small elsewhere"),
        pytest.param("Kettle RCT", ["Kettle"], id="before an acronym"),
        pytest.param("Of Tea. Kettle says", ["Kettle"], id="after the end of a sentence"),
        pytest.param("# Tea\n\nKettle says", ["Kettle"], id="after a heading"),
        pytest.param("Ann Kettle and colleagues", ["Kettle and colleagues"], id="a full name and others"),
        pytest.param("Kettle's first small trial", ["Kettle"], id="a work of somebody's"),
        pytest.param("Kettle and Leaf's study", ["Kettle", "Leaf"], id="a work of two"),
        pytest.param("the Kettle study", ["Kettle"], id="a work that is called after somebody"),
        pytest.param("tea---Kettle says", ["Kettle"], id="after a long dash"),
    ],
)
def test_name_means_a_work(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("by Ann Kettle", id="a given name before"),
        pytest.param("by Zoë Kettle", id="a given name that ends with an accent"),
        pytest.param("by Ann\nKettle", id="over the end of a line"),
        pytest.param("by Ann B. Kettle", id="a given name and an initial"),
        pytest.param("by Jean-Paul van der Leaf", id="a given name and a particle"),
        pytest.param("by Crystal Kettle", id="a known given name that is a word"),
        pytest.param("Kettle Lovelace says", id="a family name after"),
        pytest.param("Kettle's law", id="a thing of somebody's"),
        pytest.param("Kettle’s *d*", id="a letter of somebody's"),
        pytest.param("Kettle and Leaf's law", id="a thing of two"),
        pytest.param("a Kettle step", id="a thing that is called after somebody"),
        pytest.param("Mug-Kettle, Mug–Kettle and Mug--Kettle", id="the second of a pair"),
        pytest.param("Kettle-Mug, Kettle–Mug and Kettle--Mug", id="the first of a pair"),
        pytest.param("@mug:Kettle:2020", id="within a key"),
        pytest.param("@{mug/Kettle}", id="within a key in braces"),
        pytest.param("Spoon says", id="a word"),
    ],
)
def test_name_means_no_work(text: str) -> None:
    assert found(text) == []


def test_name_stands_in_a_text_as_a_sentence_begins() -> None:
    assert stands_in("Van der Leaf writes", "van der Leaf")
