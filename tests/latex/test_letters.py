"""LaTeX's accents and letters, held to what latexcodec, through pybtex, makes of them."""

from __future__ import annotations

import string
import unicodedata

import pytest
from pybtex.richtext import Text

from citewell.latex.letters import accented
from citewell.latex.reading import to_text

COMMANDS = [
    *(f"\\{accent}{letter}" for accent in "`'^~=.\"" for letter in (*string.ascii_letters, "\\i")),
    *(f"\\{accent} {letter}" for accent in "Hbcdkruv" for letter in string.ascii_letters),
    *(
        rf"\{name}{{}}"
        for name in [
            "aa",
            "AA",
            "ae",
            "AE",
            "oe",
            "OE",
            "o",
            "O",
            "l",
            "L",
            "ss",
            "i",
            "dh",
            "DH",
            "th",
            "TH",
            "dj",
            "DJ",
        ]
    ),
]


def by_latexcodec(command: str) -> str:
    """Return what latexcodec makes of a command; it leaves as it is what it has no single character for."""
    return unicodedata.normalize("NFC", str(Text.from_latex(command)))


@pytest.mark.parametrize("command", COMMANDS)
def test_letter_is_that_of_latexcodec(command: str) -> None:
    expected = by_latexcodec(command)
    assert to_text(command) == expected or len(expected) > 1


def test_most_are_compared() -> None:
    assert sum(len(by_latexcodec(command)) == 1 for command in COMMANDS) > 150


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"\'{\i}", "í"),
        (r"\'\i a", "ía"),
        (r"\' {e}", "é"),
        (r"\v{s}{\v s}", "šš"),
        (r"\o re \oslash", r"øre \oslash"),
        (r"\copy \hfill \bfx", r"\copy \hfill \bfx"),
        (r"\'{ab}", r"\'{ab}"),
        (r"\' 5", r"\' 5"),
        (r"\'{}", "´"),
        (r"\textcommabelow{s}", "ș"),
        (r"\t{oo}", "o͡o"),
    ],
)
def test_forms_of_commands(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"Tr\`{\^a}n", "Trần"),
        (r"Vi\d{\^e}t", "Việt"),
        (r"H\h{a}", "Hả"),
        (r"\'\^e", "ế"),
        (r"\'{\^{\d a}}", "ậ́"),
        (r"\`{ê}", "ề"),
    ],
)
def test_accent_over_a_letter_with_an_accent(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize("base", ["ab", "5", "-", "´"])
def test_accent_over_what_is_no_letter(base: str) -> None:
    assert accented("'", base) is None
