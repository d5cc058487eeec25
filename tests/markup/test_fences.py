"""Fenced code: what superfences takes for a fence, and no other, is one."""

from __future__ import annotations

import pytest
from markdown import Markdown

from citewell.markup.masking import mask

FENCES = [
    pytest.param("```\na\n```", id="at the margin"),
    pytest.param("```python\na\n```", id="with a language"),
    pytest.param("``` {.python title='b'}\na\n```", id="with attributes"),
    pytest.param('```python title="b"\na\n```', id="with an option"),
    pytest.param("```\na\n```  ", id="with blanks after its end"),
    pytest.param("```\n> ```\na\n```", id="around a quoted fence"),
    pytest.param("```\n    ```\na\n```", id="around an indented fence"),
    pytest.param("````\n```\na\n````", id="around a shorter fence"),
    pytest.param("```\n~~~\na\n~~~\n```", id="around one of the other sign"),
    pytest.param("- b\n\n    ```\n    a\n    ```", id="in a list"),
    pytest.param("- b\n\n\t```\n\ta\n    ```", id="indented by a tab"),
    pytest.param("> ```\n> a\n> ```", id="in a quotation"),
    pytest.param("> > ```\n> > a\n>\n> > ```", id="in two quotations"),
    pytest.param("> b\n\n    ```\n\n    a\n    ```", id="in indented code"),
]
NO_FENCES = [
    pytest.param("```\n\na\n\n````", id="closed by a longer mark"),
    pytest.param("```\n\na\n\n~~~", id="closed by the other sign"),
    pytest.param("  ```\n\na\n\n  ```", id="with a line that is indented less"),
    pytest.param("> ```\n\na\n\n> ```", id="with a line out of the quotation"),
    pytest.param("``` python b\n\na\n\n```", id="with words after the language"),
    pytest.param("~~~\n\n```\n\na\n\n```", id="after one that is never closed"),
    pytest.param("b ```\n\na\n\n```", id="within a line"),
]


def is_code(text: str) -> bool:
    return "@" not in mask(text.replace("a\n", "@a\n"))


def is_built_as_code(text: str) -> bool:
    """Return the same of the page that is built."""
    built = Markdown(extensions=["pymdownx.superfences"]).convert(text.replace("a\n", "@a\n"))
    return "<p>@a" not in built and "\n@a" not in built.split("<pre", maxsplit=1)[0]


@pytest.mark.parametrize("text", FENCES)
def test_what_stands_in_a_fence_is_code(text: str) -> None:
    assert (is_code(text), is_built_as_code(text)) == (True, True)


@pytest.mark.parametrize("text", NO_FENCES)
def test_what_stands_in_no_fence_is_prose(text: str) -> None:
    assert (is_code(text), is_built_as_code(text)) == (False, False)


def test_what_follows_a_fence_on_the_next_line_is_prose() -> None:
    assert mask("```\na\n```\n    @b").endswith("@b")
