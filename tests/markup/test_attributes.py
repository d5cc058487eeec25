"""Attribute lists: what becomes an attribute cites nothing, all else in braces may."""

from __future__ import annotations

import pytest
from markdown import Markdown

from citewell.markup.masking import mask


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('*x*{ title="@a" }', id="after emphasis"),
        pytest.param('`x`{: title="@a" }', id="after code"),
        pytest.param('[x](y){title="@a"}', id="after a link"),
        pytest.param('## H { #x data-y="@a" }', id="of a heading"),
        pytest.param('H { #x data-y="@a" }\n---', id="of an underlined heading"),
        pytest.param('> ## H { title="@a" }', id="of a heading in a quotation"),
        pytest.param('x\n{: title="@a" }', id="of a paragraph"),
        pytest.param('| a { title="@a" } | b |\n|---|---|\n| c | d |', id="of a cell"),
        pytest.param('| a | b { title="@a" }\n|---|---|\n| c | d |', id="of a row's last cell"),
        pytest.param('## H { title="@a" } *x*', id="of a heading that goes on with an element"),
    ],
)
def test_value_of_an_attribute_cites_nothing(text: str) -> None:
    built = Markdown(extensions=["attr_list", "tables"]).convert(text)
    assert ('="@a"' in built, "@a" in mask(text)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*x*{@a}", id="after emphasis"),
        pytest.param("*x*{see @a, p. 3}", id="among other words"),
        pytest.param("`x`{@a} y", id="after code"),
        pytest.param("# x {@a}", id="of a heading"),
        pytest.param("x {@a}\n===", id="of an underlined heading"),
        pytest.param("x\n{@a}", id="of a paragraph"),
        pytest.param("x\n{@a}\n\ny", id="of a paragraph that another follows"),
        pytest.param("- x\n{@a}\n- y", id="of a list's item"),
        pytest.param("> x\n> {@a}", id="of a paragraph in a quotation"),
        pytest.param("| x {@a} | y |\n|---|---|\n| c | d |", id="of a cell"),
        pytest.param("x {@a} | y\n---|---\nc | d", id="of a row's first cell"),
    ],
)
def test_word_with_a_sign_that_becomes_an_attribute_cites_nothing(text: str) -> None:
    built = Markdown(extensions=["attr_list", "tables"]).convert(text)
    assert ("@a" in built, "@a" in mask(text)) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x {@a}", id="after a word"),
        pytest.param("<b>x</b>{@a}", id="after a tag"),
        pytest.param("5 *{@a}", id="after a star"),
        pytest.param("(x){@a}", id="after a bracket"),
        pytest.param("{@a}", id="alone"),
        pytest.param("x\n{@a}\ny", id="on a line that is not the last"),
        pytest.param("x\n===\n{@a}", id="on a paragraph's first line"),
        pytest.param("# {@a}", id="all of a heading"),
        pytest.param("x | y {@a}", id="after a sign that parts no cells"),
    ],
)
def test_other_braces_with_a_key_cite(text: str) -> None:
    built = Markdown(extensions=["attr_list", "tables"]).convert(text)
    assert ("@a" in built, "@a" in mask(text)) == (True, True)


@pytest.mark.parametrize("text", ['x {y="@a"} z', 'x {y="@a"}', "[@a, {see = @b}]", '## H {y="@a"} z'])
def test_other_braces_may_hold_citations(text: str) -> None:
    assert mask(text) == text
