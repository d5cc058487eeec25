"""Attribute lists: a value that becomes an attribute cites nothing, all else in braces may."""

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


@pytest.mark.parametrize("text", ['x {y="@a"} z', 'x {y="@a"}', "[@a, {see = @b}]", '## H {y="@a"} z'])
def test_other_braces_may_hold_citations(text: str) -> None:
    assert mask(text) == text
