"""Anchors: what the check believes of a page is what Python-Markdown builds of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup import anchors as module
from citewell.markup.anchors import find_anchors, find_headings
from citewell.markup.masking import mask

Build = Callable[[str], set[str]]
# As the site's mkdocs.yml has them.
EXTENSIONS = ["citewell", "admonition", "attr_list", "md_in_html", "pymdownx.superfences", "tables", "toc"]


@pytest.fixture(scope="module")
def build(invented: Path) -> Build:
    """Return a function that tells the anchors of a built page, those of citations left out."""
    markdown = Markdown(extensions=EXTENSIONS, extension_configs={"citewell": {"project": str(invented)}})

    def anchors(text: str) -> set[str]:
        html = re.sub(r"<!--.*?-->", "", markdown.reset().convert(text), flags=re.DOTALL)
        found = re.findall(r"<\w+\b[^>]*?\sid=[\"']([^\"']*)[\"']", html)
        return {one for one in found if not re.match("(?:cite|card|ref)-", one)}

    return anchors


def believed(text: str) -> set[str]:
    return set(find_anchors(text, mask(text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# One *two*\n\n## One two\n\n## One two", id="the same again"),
        pytest.param("## x\n\n## x_1\n\n## x", id="the same as one with a number"),
        pytest.param("## Three {#four}", id="given"),
        pytest.param("## x {: #y .c}", id="given with a class"),
        pytest.param("## x {.c}", id="a class alone"),
        pytest.param("## x\n\n## y {#x}", id="the same as one given"),
        pytest.param("*a*{#b} c\n\nd\n{#e}", id="given to what is no heading"),
        pytest.param("## See @kettle2020", id="with a citation"),
        pytest.param("## See [see @kettle2020, p. 3; @lemon2003]!", id="with citations in brackets"),
        pytest.param("## A [@kettle2020, not [@lemon2003]] b", id="with a citation in a citation"),
        pytest.param("## A kettle2020\n\n## A @kettle2020", id="the same as one with a citation"),
        pytest.param("## @w3.tea:map a_b", id="with a key with signs"),
        pytest.param("## See \\@kettle2020", id="with an escaped sign"),
        pytest.param("Setext\n===\n\nB *c*\n-", id="underlined"),
        pytest.param("See @kettle2020\n---", id="underlined with a citation"),
        pytest.param("`x`\n---", id="underlined code"),
        pytest.param("<https://x.org>\n---", id="underlined address"),
        pytest.param("- a\n---", id="underlined list"),
        pytest.param("> a\n> ---\n\nb\n\n> c\n---", id="underlined in a quotation"),
        pytest.param("#x", id="without a blank"),
        pytest.param("p\n## x\nq", id="in a paragraph"),
        pytest.param("  ## x", id="indented, so none"),
        pytest.param("> ## a\n\n- ## b\n\n1. c\n\n    ## d", id="in quotations and lists"),
        pytest.param("!!! note\n    ## a\n\n    ### b", id="in an admonition"),
        pytest.param("```\n## x\n```\n\n    ## y", id="in code, so none"),
        pytest.param("<!--\n## x\n-->", id="in a comment, so none"),
        pytest.param("## A &amp; B &copy; R&D; AT&T", id="entities"),
        pytest.param("## A `x`_y", id="code before an underscore"),
        pytest.param("## `a_b` `<c>` ``d ` e``", id="code"),
        pytest.param("## a\\_b \\*c\\* d \\- e", id="escapes"),
        pytest.param("## A <b>c</b> <!-- d --> e", id="tags and comments"),
        pytest.param("## <https://x.org/a_b> <me@x.org>", id="addresses"),
        pytest.param("## [a](b.md) ![c](d.png) e", id="links and images"),
        pytest.param("## a_b _c_ __d__ *_e_*", id="emphasis"),
        pytest.param("## Ä & ö: 5 %, a -- b - c", id="signs and accents"),
        pytest.param("## 日本\n\n## 日本", id="no letter of ASCII"),
        pytest.param("## C# #", id="signs at the end"),
        pytest.param("## References\n\n@kettle2020", id="the page's references"),
        pytest.param("`@kettle2020`", id="a page without references"),
        pytest.param('<!-- <a id=\'x\'> --> `<a id="y">` <a id="z"></a>', id="in HTML"),
        pytest.param('<a data-id="x" id="five"></a>\n\n## Five', id="the same as one in HTML"),
        pytest.param("```html\n<a id='x'>\n```", id="HTML in code, so none"),
        pytest.param('<div id="d" markdown>\n## D\n</div>', id="in HTML with Markdown"),
    ],
)
def test_anchors_are_those_of_the_built_page(build: Build, text: str) -> None:
    assert believed(text) == build(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## [x][r]\n\n[r]: u", id="a label that is defined"),
        pytest.param("## [x][r]", id="a label that is not"),
        pytest.param("## x[^1]", id="a note"),
        pytest.param("## *x*{.c} y", id="attributes of a part"),
        pytest.param("## x {#y} {#z}", id="several lists of attributes"),
        pytest.param("a\n    ## b", id="a lazy line"),
        pytest.param("a\nb\n---", id="a rule below a paragraph"),
    ],
)
def test_what_the_text_does_not_settle_may_be_any(build: Build, text: str) -> None:
    assert believed(text) > build(text)


WORD = st.sampled_from(
    [
        "a",
        "b c",
        "`x_y`",
        "_e_",
        "*i*",
        "a_b",
        "\\_",
        "&amp;",
        "@kettle2020",
        "[see @lemon2003]",
        "<b>t</b>",
        "é",
        "—",
        "[l](u_v)",
        "![i](u)",
        "[x][r]",
        "[^1]",
        "{#g}",
        "{.c}",
        "$x_1$",
        "C#",
        "-",
    ]
)
TITLE = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
BLOCK = st.one_of(
    TITLE.map(lambda title: f"## {title}"),
    TITLE.map(lambda title: f"#{title} ##"),
    TITLE.map(lambda title: f"{title}\n---"),
    TITLE.map(lambda title: f"{title}\n==\ntext"),
    TITLE.map(lambda title: f"> ## {title}"),
    TITLE.map(lambda title: f"> {title}\n> ---"),
    TITLE.map(lambda title: f"- ### {title}\n\n    ## {title}"),
    TITLE.map(lambda title: f"!!! note\n    ## {title}"),
    TITLE.map(lambda title: f"text\n## {title}"),
    TITLE.map(lambda title: f"text\n{title}\n---"),
    TITLE.map(lambda title: f"```\n## {title}\n```\n\n    ## {title}"),
    TITLE.map(lambda title: f"<!--\n## {title}\n-->"),
)


@settings(max_examples=200)
@given(st.lists(BLOCK, min_size=1, max_size=4))
def test_no_anchor_of_a_built_page_is_missed(build: Build, blocks: list[str]) -> None:
    text = "\n\n".join([*blocks, "[r]: u"])
    assert build(text) <= believed(text)


@given(
    st.lists(st.sampled_from(["#", "## a", "a", "---", "==", "\n", "\n\n", "> ", "- ", "    ", " ", "\0"])).map("".join)
)
def test_headings_are_found_alike_line_by_line(text: str) -> None:
    lines = text.split("\n")
    hashes = [line for line in lines if module._HASHES.match(line)]
    underlined = [
        line
        for line, after in pairwise(lines)
        if line.strip(" >") and module._UNDERLINE.fullmatch(f"\n{after}") and not module._HASHES.match(after)
    ]
    assert len(find_headings(text, text)) == len(hashes) + len(underlined)
