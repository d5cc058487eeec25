"""Links and directives."""

from __future__ import annotations

import pytest

from citewell.markup.masking import mask
from citewell.markup.outline import find_directives, find_internal_links


def links(text: str) -> list[str]:
    return [target for target, _ in find_internal_links(text, mask(text))]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("[a](b.md)", ["b.md"], id="link"),
        pytest.param("[a long text](b.md#c 'd')", ["b.md#c"], id="with anchor and title"),
        pytest.param("![a](b.png)", ["b.png"], id="image"),
        pytest.param("[![a](b.png)](c.md)", ["b.png", "c.md"], id="image in a link"),
        pytest.param("[a](<b.md>)", ["b.md"], id="in angle brackets"),
        pytest.param("[a](<b c.md>)", ["b c.md"], id="with a blank in angle brackets"),
        pytest.param("[a](b c.md 'd')", ["b c.md"], id="with a blank and a title"),
        pytest.param("[a](b_(c).md)", ["b_(c).md"], id="with brackets"),
        pytest.param("[a]: b.md", ["b.md"], id="definition"),
        pytest.param("[a]: <b.md> 'c'", ["b.md"], id="definition in angle brackets"),
        pytest.param("[a]: <https://x.org>", [], id="definition in angle brackets that leads outside"),
        pytest.param("[a]:\n  b.md", ["b.md"], id="definition over two lines"),
        pytest.param("[a](https://x.org) [b](//x.org) [c](mailto:x@y.org)", [], id="outside"),
        pytest.param("`[a](b.md)`", [], id="in code"),
        pytest.param("    [a long text](b.md)", [], id="in a code block"),
        pytest.param("```\n[a]: b.md\n```", [], id="a definition in code"),
        pytest.param("<!-- [a](b.md) -->", [], id="in a comment"),
    ],
)
def test_internal_links_are_found(text: str, targets: list[str]) -> None:
    assert links(text) == targets


def test_directive_needs_no_blank_before_its_name() -> None:
    assert [one.name for one in find_directives(mask(":::timeline\n\n:::: note\n"))] == ["timeline"]


def test_directive_has_name_and_argument() -> None:
    text = "a\n\n::: study cup2000\n\n`::: x`\n\n    ::: y\n\n::: timeline \n"
    assert [(one.name, one.argument) for one in find_directives(mask(text))] == [("study", "cup2000"), ("timeline", "")]
