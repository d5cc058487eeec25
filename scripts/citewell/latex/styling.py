"""Commands that say how a text looks, and what a plain text keeps of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from citewell.latex.stand_ins import ITALIC, UPRIGHT
from citewell.latex.symbols import NAMED, SIGNS, placed, raised

_SIMPLE = re.compile(r"\w+(?:[.,]\w+)?")


def bare(text: str) -> str:
    """Return a text without the braces that mean nothing any more."""
    return text.replace("{", "").replace("}", "")


def _same(text: str) -> str:
    return text


# It is as high as its argument, and nobody sees it.
_UNSEEN = "vphantom"
_ITALICS = "emph textit textsl mkbibemph mkbibitalic mathit"
_FONTS = """
    textbf textsc textrm textsf texttt textmd textup textnormal text mbox hbox fbox underline uline mkbibbold operatorname
    mathrm mathbf mathsf mathtt mathnormal mathcal mathbb boldsymbol ensuremath nocase
"""
_FONTS_FROM_HERE = """
    bf rm sc sf tt bfseries mdseries rmfamily sffamily ttfamily scshape upshape normalfont tiny scriptsize footnotesize small
    normalsize large Large LARGE huge Huge displaystyle textstyle
    left right relax protect nobreak allowbreak noindent
"""
WITH_ARGUMENT: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(_FONTS.split(), _same),
    **dict.fromkeys(_ITALICS.split(), lambda text: f"{ITALIC}{text}{UPRIGHT}"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), lambda text: raised(text) or text),
    "textsubscript": lambda text: placed("_", bare(text)),
    _UNSEEN: lambda _: "",
    **dict.fromkeys(("uppercase", "MakeUppercase"), str.upper),
    "mkbibparens": "({})".format,
    "mkbibbrackets": "[{}]".format,
}
ITALIC_FROM_HERE = frozenset({"em", "it", "sl", "itshape", "slshape"})
FORMULA = {"(": True, ")": False, "[": True, "]": False}
FROM_HERE = frozenset({_UNSEEN, *_FONTS_FROM_HERE.split()}) | ITALIC_FROM_HERE | FORMULA.keys()
VERBATIM = frozenset({"url", "path", "nolinkurl"})
QUOTES = frozenset({"enquote", "mkbibquote"})
# These are understood wherever a group follows, the others whatever follows: a cheap look needs no more.
BEFORE_A_GROUP = frozenset(WITH_ARGUMENT) | VERBATIM | QUOTES | {"href"}
TAKES_ARGUMENT = BEFORE_A_GROUP | {"frac"}
UNDERSTOOD = frozenset(NAMED) | SIGNS.keys() | FROM_HERE
QUOTATION_MARKS = ("“”", "‘’")


def link(where: str, text: str) -> str:
    """Return a link's text with its address, which a plain text would lose."""
    return where if text.strip() in {"", where} else f"{text} ({where})"


def fraction(above: str, below: str) -> str:
    """Return a fraction of two numbers or words on a line, or nothing where that could be misread."""
    return f"{above}/{below}" if _SIMPLE.fullmatch(above) and _SIMPLE.fullmatch(below) else ""
