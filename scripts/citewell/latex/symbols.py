"""The signs that LaTeX's commands stand for, by the commands' names."""

from __future__ import annotations

from citewell.latex.letters import LETTERS
from citewell.latex.stand_ins import kept


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_ALPHABET = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega
"""
_SMALL = {name: chr(ord("α") + number) for number, name in enumerate(_ALPHABET.split())}
_CAPITAL = {name.capitalize(): sign.upper() for name, sign in _SMALL.items() if name != "varsigma"}
# textgreek and upgreek name the letters with a word before.
_GREEK = {prefix + name: sign for prefix in ("", "text", "up") for name, sign in (_SMALL | _CAPITAL).items()}
_VARIANTS = _pairs("varepsilon ε varphi φ vartheta ϑ varrho ϱ varpi ϖ varkappa ϰ textmu µ textmicro µ")

_MATH = _pairs("""
    times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ bullet • le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt >
    ll ≪ gg ≫ lesssim ≲ gtrsim ≳ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫
    in ∈ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ setminus ∖ forall ∀ exists ∃
    neg ¬ lnot ¬ lor ∨ vee ∨ land ∧ wedge ∧ oplus ⊕ otimes ⊗ to → rightarrow → leftarrow ← leftrightarrow ↔ longrightarrow ⟶
    uparrow ↑ downarrow ↓ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ rightleftharpoons ⇌ langle ⟨ rangle ⟩ mid |
    vert | Vert ‖ parallel ∥ perp ⊥ angle ∠ triangle △ prime ′ dagger † ddagger ‡ circ ° degree ° hbar ℏ ell ℓ Re ℜ Im ℑ
    aleph ℵ sharp ♯ flat ♭ natural ♮ cdots ⋯ dots … ldots … colon : lbrack [ rbrack ] slash / backslash \\
    hyphen ‐ log log ln ln exp exp sin sin cos cos tan tan max max min min lim lim
""")
_TEXT = _pairs("""
    textdegree ° textcelsius °C textohm Ω texteuro € euro € EUR € pounds £ textsterling £ textcent ¢ textyen ¥ textcurrency ¤
    copyright © textcopyright © textregistered ® texttrademark ™ S § textsection § P ¶ textparagraph ¶ dag † textdagger †
    ddag ‡ textdaggerdbl ‡ textbullet • textopenbullet ◦ textperiodcentered · textellipsis … textasteriskcentered ∗
    textendash – textemdash — textquoteleft ‘ lq ‘ textquoteright ’ rq ’ textquotedblleft “ textquotedblright ” textquotedbl "
    quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹
    guilsinglright › glq ‚ grq ‘ glqq „ grqq “ flq ‹ frq › flqq « frqq » textasciiacute ´ textasciidieresis ¨
    textasciimacron ¯ textasciicircum ^ textunderscore _ textbackslash \\ textbar | textless < textgreater > textexclamdown ¡
    textquestiondown ¿ textordfeminine ª textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾
    textonesuperior ¹ texttwosuperior ² textthreesuperior ³ texttimes × textdiv ÷ textpm ± textminus − textlnot ¬
    textfractionsolidus ⁄ textnumero № textperthousand ‰ textpertenthousand ‱ textestimated ℮ textreferencemark ※
    textbrokenbar ¦ textmusicalnote ♪ textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓ textschwa ə
    male ♂ Male ♂ female ♀ Female ♀ checkmark ✓ TeX TeX LaTeX LaTeX BibTeX BibTeX
""")
# Unlike \{, the first two do not count where BibTeX counts braces.
_LITERAL = {
    name: kept(sign)
    for name, sign in _pairs(
        "textbraceleft { textbraceright } lbrace { rbrace } textasciitilde ~ textasciigrave ` textquotesingle ' textdollar $"
    ).items()
}
# A narrow blank keeps number and unit together, as the plain one does not.
_BLANK = {
    "thinspace": "\u202f", "nobreakspace": "\u00a0", "space": " ", "enspace": " ", "quad": " ", "qquad": " ", "newline": " ",
    "par": " ",
}  # fmt: skip
NAMED = {**_GREEK, **_VARIANTS, **_MATH, **_TEXT, **_LITERAL, **_BLANK, **LETTERS}

# Commands of one sign. "\&" may begin an entity that a registry left: it is not kept.
SIGNS = {
    **{sign: kept(sign) for sign in "#$%_{}"}, "&": "&", ",": "\u202f", " ": " ", "\n": " ", "\t": " ", "\\": " ", ";": " ", ":": " ",
    ">": " ", "-": "", "/": "", "!": "", "@": "", "|": "‖",
}  # fmt: skip

_SCRIPT = "0123456789+-−=()"
_SUPER = str.maketrans(_SCRIPT + "ni°′*†‡®™", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ°′*†‡®™")
_SUB = str.maketrans(_SCRIPT + "aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")


def raised(text: str) -> str | None:
    """Return a text as superscript if Unicode has all of its signs so."""
    return text.translate(_SUPER) if all(ord(sign) in _SUPER for sign in text) else None


def lowered(text: str) -> str | None:
    """Return a text as subscript if Unicode has all of its signs so."""
    return text.translate(_SUB) if all(ord(sign) in _SUB for sign in text) else None


def placed(sign: str, text: str) -> str:
    """Return a text raised (``^``) or lowered (``_``), or marked as such where Unicode has not all of its signs so."""
    found = raised(text) if sign == "^" else lowered(text)
    if found is not None:
        return found
    # A single sign needs no braces.
    return sign + (kept("{") + text + kept("}") if text[1:] else text)
