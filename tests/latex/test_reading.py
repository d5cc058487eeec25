"""A field's LaTeX as text: nothing cut, nothing lower-cased."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.latex.reading import address_text, emphasised_runs, to_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("50% more", "50% more"),
        (r"50\% more", "50% more"),
        ("a_b", "a_b"),
        (r"a\_b \& c \# d", "a_b & c # d"),
        ("{NMDA} and {{RCT}}", "NMDA and RCT"),
        (r"Bergstr{\"o}m", "Bergström"),
        (r"Bergstr\"om", "Bergström"),
        (r"Garc{\'\i}a", "García"),
        (r"N{\'u}{\~n}ez", "Núñez"),
        (r"Garc\'{\i}a, Garc\'\i a, \'{\ae}, \b{o}, \ng", "García, García, ǽ, o̱, ŋ"),
        (r"a\~{}b \textasciitilde{}c \^{}d \'{}", "a~b ~c ^d ´"),
        (r"{\AA}sa {\O}rsted {\ss} {\L}ukasz", "Åsa Ørsted ß Łukasz"),
        (r"\c{c} \v{s} \H{o} \k{a}", "ç š ő ą"),
        (r"\emph{in} \textit{vitro}", "in vitro"),
        (r"$\alpha$-wave, $\beta_1$", "α-wave, β₁"),
        (r"5 \mu g, \alpha{} wave", "5 μg, α wave"),
        (r"$\ge$ 3 $\times$ 5", "≥ 3 × 5"),
        (r"\varphi \vartheta", "φ ϑ"),
        ("1--2, a---b", "1–2, a—b"),
        ("``x'' and `y'", "“x” and ‘y’"),
        ("`Cup's' and ``a `mug' too''", "‘Cup's’ and “a ‘mug’ too”"),
        (r"\lq x\rq{} y", "‘x’ y"),
        ("a 5`, 6' and it`s", "a 5`, 6' and it`s"),
        ("a~b", "a\u00a0b"),
        ("&amp; &#x2013; <i>x</i> <jats:p>y</jats:p>", "& – x y"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("10.1/a<284::AID>3", "10.1/a<284::AID>3"),
        (r"\{x\}", "{x}"),
        (r"p \textless 0.05, {\textless}T{\textgreater}", "p < 0.05, <T>"),
        (r"{{\vphantom{}}}Tea{\vphantom}\vphantom{X} cup", "Tea cup"),
        ("Profit&regulation, Q&not A", "Profit&regulation, Q&not A"),
        ("&nosuch; &notit;", "&nosuch; &notit;"),
        (r"Price \$5 to \$10", "Price $5 to $10"),
        ("Price $5 to $10", "Price $5 to $10"),
        ("Price $5", "Price $5"),
        ("see https://example.org/a--b?c=1&copy=2~''", "see https://example.org/a--b?c=1&copy=2~''"),
        ("O'Connor", "O'Connor"),
        ("日本", "日本"),
    ],
)
def test_latex_is_read(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "runs"),
    [
        ("plain", [("plain", False)]),
        (r"a \emph{in {V}ivo} b", [("a ", False), ("in Vivo", True), (" b", False)]),
        ("<i>Ginkgo</i>: a tale", [("", False), ("Ginkgo", True), (": a tale", False)]),
        (r"\textit{a", [(r"a", False)]),
        (r"{\em a} {\it b}", [("", False), ("a", True), (" ", False), ("b", True), ("", False)]),
        (r"\enquote{\emph{a}}", [("“", False), ("a", True), ("”", False)]),
        ("<b>a</b>", [("a", False)]),
        (r"{\textless}em{\textgreater}a{\textless}/em{\textgreater} b", [("", False), ("a", True), (" b", False)]),
    ],
)
def test_italics_are_runs(raw: str, runs: list[tuple[str, bool]]) -> None:
    assert list(emphasised_runs(raw)) == runs


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("<Go to ISI>://WOS:1 http://example.org/a", "http://example.org/a"),
        ("<Go to ISI>://WOS:1", "<GotoISI>://WOS:1"),
        ("https://example.org/a--b?id=1&copy=2&section=3", "https://example.org/a--b?id=1&copy=2&section=3"),
        ("https://example.org/''$x$``&amp;", "https://example.org/''$x$``&amp;"),
        (r"https://example.org/a\_b\%20c\&d\#e", "https://example.org/a_b%20c&d#e"),
        (r"https://example.org/a{\_}b", "https://example.org/a_b"),
        (
            r"https://example.org/\~{}me/\textasciitilde{}you/{\textasciitilde}all~",
            "https://example.org/~me/~you/~all~",
        ),
        ("{https://example.org/}", "https://example.org/"),
        (r"\url{https://example.org/~a}", "https://example.org/~a"),
        ("https://example.org/a\n  b", "https://example.org/ab"),
        ("https://example.org/\u202ea", "https://example.org/\ufffda"),
        (r"https://example.org/$\sim$a", r"https://example.org/$\sim$a"),
    ],
)
def test_address_stands_as_it_is_but_for_escapes(raw: str, address: str) -> None:
    assert address_text(raw) == address


@given(st.text())
def test_runs_say_what_the_text_says(raw: str) -> None:
    assert "".join(text for text, _ in emphasised_runs(raw)) == to_text(raw)


@given(st.text())
def test_no_text_throws(raw: str) -> None:
    to_text(raw)


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$~&<`'-", exclude_categories=["Cs", "Cc", "Cf", "Co"])))
def test_text_without_commands_is_left_alone_but_for_its_normal_form(raw: str) -> None:
    assert to_text(raw) == unicodedata.normalize("NFC", raw)


@pytest.mark.parametrize(
    "sign", ["\0", "\2", "\x1b", "\u202e", "\u2066", "\u061c", "\u2028", "\u2029", "\ufdd0", "&#2;", "&#x202e;"]
)
def test_hidden_sign_is_shown_so_that_nothing_obeys_it(sign: str) -> None:
    assert to_text(f"a{sign}b") in {"a\ufffdb", "ab"}


@pytest.mark.parametrize(
    "raw",
    [
        "{",
        "$",
        "\\",
        '\\"',
        "<",
        "<i ",
        "&",
        "&#",
        "``",
        "\\emph{",
        "\\emph{{",
        "<i>",
        "\\H{",
        "$a",
        "\\'",
        "\\'{",
        "\\foo{",
        "$^{",
        "\\url{",
        "\\frac{",
    ],
)
def test_time_grows_in_line_with_length(raw: str) -> None:
    start = time.process_time()
    to_text(raw * 50_000)
    list(emphasised_runs(raw * 50_000))
    assert time.process_time() - start < 2
