"""Masking: what is not prose disappears, offsets and line ends stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup.masking import mask, mask_yaml
from citewell.markup.signs import MASKED

MARKDOWN = st.text(alphabet=st.sampled_from("@[]()`~$\\<>!- #*\n\tab:/.'\"&;{}="), max_size=120)


def visible(text: str) -> str:
    return mask(text).replace(MASKED, "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("a `x` b", "a  b", id="code span"),
        pytest.param("a ``x ` y`` b", "a  b", id="code span with a tick"),
        pytest.param("a `x b", "a `x b", id="a tick alone"),
        pytest.param("a $x_1$ b", "a  b", id="math"),
        pytest.param("a $5 and $6 b", "a $5 and $6 b", id="money"),
        pytest.param("a $$x\ny$$ b", "a \n b", id="display math"),
        pytest.param("<!-- x\n\ny --> b", "\n\n b", id="comment over paragraphs"),
        pytest.param("a <https://x.org> b", "a  b", id="autolink"),
        pytest.param("a https://x.org/@y. b", "a . b", id="bare address"),
        pytest.param("a me@x.org b", "a  b", id="mail"),
        pytest.param("a <b title='@x'>y</b>", "a y", id="tag"),
        pytest.param("<script>x</script> b", " b", id="script"),
        pytest.param("a \\@x", "a x", id="escape"),
        pytest.param("a [t](u 'v') b", "a [t] b", id="link"),
        pytest.param("a [[@t] x](u) b", "a [[] x] b", id="link with brackets in its text"),
        pytest.param("a ![t](u) b", "a ![t] b", id="image"),
        pytest.param("a [t](u v @x) b", "a [t] b", id="link whose target has blanks"),
        pytest.param("a ![@x y][r]\n\n[r]: u", "a ![ y][r]\n\n[r]:", id="image by reference"),
        pytest.param('*a*{ title="@x" } b', "*a*{ title= } b", id="value of an attribute"),
        pytest.param("[t]: u\nb", "[t]:\nb", id="definition"),
        pytest.param("```\nx\n```\nb", "\n\n\nb", id="fence"),
        pytest.param("~~~ {.x}\nx\n~~~\nb", "\n\n\nb", id="tilde fence"),
        pytest.param("> ```\n> x\n> ```\nb", "\n\n\nb", id="fence in a quotation"),
        pytest.param("    x\n\nb", "\n\nb", id="indented code"),
        pytest.param("# a\n    x\nb", "# a\n\nb", id="code right under a heading"),
        pytest.param("a\n    x", "a\n    x", id="a lazy line is no code"),
        pytest.param("- a\n\n    b\n\n        x", "- a\n\n    b\n\n", id="code in a list"),
        pytest.param("!!! note\n\n    b\n\n        x", "!!! note\n\n    b\n\n", id="code in an admonition"),
        pytest.param("- a\n\nb\n\n    x", "- a\n\nb\n\n", id="code after a list"),
        pytest.param("a\n\n \tx\n\nb", "a\n\n\n\nb", id="code indented by a blank and a tab"),
        pytest.param("```\nx\n```\n    y\nb", "\n\n\n    y\nb", id="a lazy line right after a fence"),
        pytest.param("```\nx", "```\nx", id="a fence that is never closed"),
    ],
)
def test_what_is_no_prose_is_masked(text: str, left: str) -> None:
    assert visible(text) == left


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[a]: x\n  "t @k"', id="title on a line of its own"),
        pytest.param("[a]:\n@k", id="target on a line of its own"),
        pytest.param("[a]: x\n(@k)", id="title in round brackets"),
        pytest.param('[]: x "@k"', id="without a name"),
        pytest.param('- [a]: x "@k"', id="in a list"),
        pytest.param('> [a]: x "@k"', id="in a quotation"),
        pytest.param('> [a]: x\n> "@k"', id="over two lines of a quotation"),
        pytest.param('!!! note\n    [a]: x "@k"', id="in an admonition"),
        pytest.param('- b\n\n    [a]: x "@k"', id="in a list's second paragraph"),
    ],
)
def test_definition_of_a_link_cites_nothing(text: str) -> None:
    built = Markdown(extensions=["admonition"]).convert(text)
    assert ("@k" in built, "@k" in mask(text)) == (False, False)


@pytest.mark.parametrize(
    "text", ['[a]: x "@k" y', "[a]: x\n@k", '- b\n    [a]: x "@k"', '[a]: x\n\n"@k"', '# [a]: x "@k"', "[a b]: x @k"]
)
def test_what_defines_no_link_may_cite(text: str) -> None:
    built = Markdown(extensions=["admonition"]).convert(text)
    assert ("@k" in built, "@k" in mask(text)) == (True, True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("(http://x.y/z);@k", "();@k", id="a bracket that the address has not opened"),
        pytest.param("http://x.y/a_(b);@k", ";@k", id="a bracket that it has"),
        pytest.param("[@a, http://x.y;@k]", "[@a, ;@k]", id="a key after a semicolon"),
        pytest.param("{http://x.y/z}", "{}", id="a brace"),
        pytest.param("http://x.y/a;b.", ".", id="a semicolon within"),
    ],
)
def test_address_ends_before_what_does_not_belong_to_it(text: str, left: str) -> None:
    assert visible(text) == left


def test_yaml_comments_are_masked() -> None:
    assert mask_yaml("a: b # @x\nc: '#d'", [(5, 9)]).replace(MASKED, "") == "a: b \nc: '#d'"


@given(MARKDOWN)
def test_masking_keeps_length_and_line_ends(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in {MASKED, old} for new, old in zip(masked, text, strict=True))
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(MARKDOWN)
def test_masking_yaml_keeps_length_and_line_ends(text: str) -> None:
    masked = mask_yaml(text, ())
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
