"""Commands of LaTeX: what plain text they stand for, and which of them are not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.latex.reading import not_understood, to_text
from citewell.latex.styling import UNDERSTOOD

READ = [
    (r"\enquote{best}", "“best”"),
    (r"\enquote{a \enquote{b} c}", "“a ‘b’ c”"),
    (r"5\,mg, a\ b, c\\d", "5\u202fmg, a b, c d"),
    (r"co\-op, shelf\/ful", "coop, shelfful"),
    (r"{\em x} {\it y} {\bf z}", "x y z"),
    (r"37\textdegree{}C, \pounds{}5, \copyright{} 2001, \S 5", "37°C, £5, © 2001, § 5"),
    (r"\textalpha{}-wave, \textDelta, \Delta", "α-wave, Δ, Δ"),
    (r"\(α\), \(\alpha\)", "α, α"),
    (r"a\textasciicircum{}b", "a^b"),
    (r"\mbox{x}", "x"),
    (r"{\relax Ch}ernov", "Chernov"),
    (r"\MakeUppercase{tea}", "TEA"),
    (r"\href{https://example.org/a_b--c}{text}", "text (https://example.org/a_b--c)"),
    (r"\href{https://example.org/~a}{https://example.org/~a}", "https://example.org/~a"),
    (r"\url{https://example.org/~me/a--b?x=1&copy=2}", "https://example.org/~me/a--b?x=1&copy=2"),
    (r"\url{a{b}c~''$x$}", "a{b}c~''$x$"),
    (r"$\mathrm{H}_2\mathrm{O}$", "H₂O"),
    ("H$_2$O, $^{13}$C", "H₂O, ¹³C"),
    (r"H\textsubscript{2}O, 5\textsuperscript{th}", "H₂O, 5th"),
    (r"37$^\circ$C, $10^{-3}$, $x'$, $p \le .05$", "37°C, 10⁻³, x′, p ≤ .05"),
    ("$x^{ab}$, $x_b$, $x_i$", "x^{ab}, x_b, xᵢ"),
    (r"$x^\mathrm{max}$, Cu$_\mathrm{ox}$, $h^\textup{F}$", "x^{max}, Cuₒₓ, h^F"),
    (r"$x^\frac{1}{2}$", "x^{1/2}"),
    ("$x^$, $x^{}$", "x^, x"),
    (
        r"In\textsubscript{x}Ga, T\textsubscript{{max}}, GABA\textsubscript{A}, p\textsubscript{FDR}",
        "InₓGa, Tₘₐₓ, GABA_A, p_{FDR}",
    ),
    (r"$\frac{1}{2}$", "1/2"),
]
NOT_READ = [
    (r"\unknown{x}{y} z", r"\unknown{x}{y} z", r"\unknown"),
    (r"\unknown bar", r"\unknown bar", r"\unknown"),
    (r"\unknown{--}", r"\unknown{–}", r"\unknown"),
    (r"$\frac{a+b}{2}$", r"\frac{a+b}{2}", r"\frac"),
    (r"\'{ab}", r"\'{ab}", r"\'"),
    (r"\emph x", r"\emph x", r"\emph"),
    (r"\''a", r"\''a", r"\'"),
]


@pytest.mark.parametrize(("raw", "text"), READ)
def test_command_is_read(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize("raw", [raw for raw, _ in READ])
def test_what_is_read_is_understood(raw: str) -> None:
    assert not not_understood(raw)


@pytest.mark.parametrize(("raw", "text"), [(raw, text) for raw, text, _ in NOT_READ])
def test_command_that_is_not_understood_stays_as_it_is_written(raw: str, text: str) -> None:
    assert to_text(raw) == text


@pytest.mark.parametrize(("raw", "command"), [(raw, command) for raw, _, command in NOT_READ])
def test_command_that_is_not_understood_is_told(raw: str, command: str) -> None:
    assert not_understood(raw) == {command}


@given(st.sampled_from(sorted(UNDERSTOOD)), st.text("{} a5$\\'", max_size=6).map(" ".__add__))
def test_name_that_a_cheap_look_lets_pass_is_understood(name: str, following: str) -> None:
    assert f"\\{name}" not in not_understood(f"\\{name}{following}")


@given(st.text("\\{}$^_'\"ab5 emph-", max_size=40))
def test_groups_that_open_and_close_anywhere_do_not_throw(raw: str) -> None:
    to_text(raw)
