"""LaTeX's accents and letters, held to what latexcodec, through pybtex, makes of them."""

from __future__ import annotations

import string
import unicodedata

import pytest
from pybtex.richtext import Text

from citewell.citing.letters import with_letters

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
    assert with_letters(command) == expected or len(expected) > 1


def test_most_are_compared() -> None:
    assert sum(len(by_latexcodec(command)) == 1 for command in COMMANDS) > 150


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"{\'{\i}}", "{í}"),
        (r"\'\i a", "ía"),
        (r"\' {e}", "é"),
        (r"\v{s}{\v s}", "š{š}"),
        (r"\o re \oslash", r"øre \oslash"),
        (r"\copy \hfill \bf", r"\copy \hfill \bf"),
        (r"\'{ab}", r"\'{ab}"),
        (r"\'{}", "´"),
    ],
)
def test_forms_of_commands(raw: str, text: str) -> None:
    assert with_letters(raw) == text
