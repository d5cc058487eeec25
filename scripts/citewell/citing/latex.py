"""A field's LaTeX as plain Unicode text: nothing cut, nothing lower-cased.

``%`` is a per cent sign, ``_`` an underscore: in a bibliography they are text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from citewell.citing.letters import with_letters

_STYLED = re.compile(
    r"\\(?:emph|textit|textbf|textsc|textrm|texttt|textsuperscript|textsubscript|mkbibquote|url)[ ]*(?=\{)"
)
# Titles hold the names of genes, animals and courts in italics; braces within stand one deep.
_ITALIC = re.compile(
    r"<(?P<tag>i|em)>(?P<html>[^<>]*)</(?P=tag)>"
    r"|\\(?:emph|textit|mkbibemph)[ ]*\{(?P<latex>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([#$%&_{}])")
_GREEK = {
    name: chr(0x3B1 + number)
    for number, name in enumerate(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "varsigma",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
    )
}
_SYMBOLS = {
    "varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ", "times": "×", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "approx": "≈", "sim": "∼", "rightarrow": "→", "to": "→",
    "infty": "∞", "circ": "°", "degree": "°", "dots": "…", "ldots": "…", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "textgreater": ">",
    "textless": "<", "textbackslash": "\\", "slash": "/", "textmu": "µ", "Delta": "Δ", "Omega": "Ω", "Sigma": "Σ",
    "Gamma": "Γ", "Phi": "Φ", "Psi": "Ψ", "Lambda": "Λ", "Theta": "Θ", "Pi": "Π", "Xi": "Ξ",
}  # fmt: skip
# Signs that mean something else where they stand bare, until nothing looks for them any more.
_LATER = {"{": "\ue000", "}": "\ue001", "~": "\ue002"}
# Unlike \{, the first two do not count where BibTeX counts braces.
_SYMBOLS |= {"textbraceleft": _LATER["{"], "textbraceright": _LATER["}"], "textasciitilde": _LATER["~"]}
_NAMED = re.compile(r"\\([A-Za-z]+)(?:\{\}|[ ]+(?=[A-Za-z])|(?![A-Za-z]))")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|jats:[a-z]+)(?:\s[^<>]*)?>", re.IGNORECASE)
_MATH = re.compile(r"\$([^$]*)\$")
# What is hidden would be obeyed: Markdown marks its places with STX, a bidirectional sign turns a page's text round.
_HIDDEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ue000-\ue002"
_HIDES = re.compile(f"[{_HIDDEN}]")
_PLAIN = re.compile(rf"[^\\{{}}$~&<`'{_HIDDEN}-]*")


@lru_cache(maxsize=65536)
def to_text(raw: str) -> str:
    """Return the text that a field's LaTeX stands for, composed (NFC); a hidden sign is shown as U+FFFD."""
    if _PLAIN.fullmatch(raw):
        return raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    raw = unicodedata.normalize("NFC", _HIDES.sub("\ufffd", raw))
    text = _commands(raw) if "\\" in raw else raw
    text = _MATH.sub(r"\1", text) if "$" in text else text
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("~", "\u00a0")
    text = text.replace("{", "").replace("}", "")
    for sign, later in _LATER.items():
        text = text.replace(later, sign)
    return _HIDES.sub("\ufffd", html.unescape(_TAG.sub("", text))) if "<" in text or "&" in text else text


def address_text(raw: str) -> str:
    """Return the web address that a field's LaTeX stands for; a tilde in it is no tie, a line end no blank."""
    return to_text("".join(raw.split())).replace("\u00a0", "~")


def emphasised_runs(raw: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of a field in runs, each with whether it stands in italics."""
    position = 0
    if "\\" in raw or "<" in raw:
        for match in _ITALIC.finditer(raw):
            yield to_text(raw[position : match.start()]), False
            yield to_text(match["html"] or match["latex"] or ""), True
            position = match.end()
    yield to_text(raw[position:]), False


def _commands(raw: str) -> str:
    text = with_letters(raw).replace("\\~{}", _LATER["~"])
    text = _STYLED.sub("", text)
    text = _ESCAPED.sub(lambda match: _LATER.get(match[1], match[1]), text)
    return _NAMED.sub(_symbol, text) if "\\" in text else text


def _symbol(match: re.Match[str]) -> str:
    name = match[1]
    return _GREEK.get(name) or _SYMBOLS.get(name) or match.group()
