"""Where each key of a page lands when the page is built without citewell: the check counts those in prose, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markup.cells import surplus_cells
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask
from citewell.markup.unshown import cited_in_math

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.superfences", "tables", "toc"]
NO_PROSE = {"code": "code", "pre": "code", "textarea": "code", "script": "code", "style": "code", "a": "link"}
VOID = frozenset(("br", "hr", "img"))
KEY = re.compile(r"@(k\d+)\b")


class Places(HTMLParser):
    """Tells where each key of an HTML page stands; one that is told nowhere is not on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._tell(f"{name} {value}", "attribute")
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.opened and self.opened.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._tell(data, next((NO_PROSE[tag] for tag in self.opened if tag in NO_PROSE), "prose"))

    def _tell(self, text: str, place: str) -> None:
        self.found |= dict.fromkeys(KEY.findall(text), place)


@pytest.fixture(scope="module")
def places() -> Callable[[str], dict[str, str]]:
    """Return a function that builds a page and tells where its keys stand."""
    markdown = Markdown(extensions=EXTENSIONS)
    markdown.ESCAPED_CHARS.append("@")

    def found(text: str) -> dict[str, str]:
        page = Places()
        page.feed(markdown.reset().convert(text))
        page.close()
        return page.found

    return found


INLINE = st.lists(
    st.sampled_from(
        [
            "[@K]",
            "@K",
            "[see @K, p. 3]",
            "word",
            "*so*",
            "`@K`",
            "`` ` @K ``",
            "` odd",
            "`",
            "\\@K",
            "<!-- @K -->",
            "[a @K](b.md)",
            '[a](b.md "@K")',
            '*a*{ title="@K" }',
            "*a*{@K}",
            "<b>@K</b>",
            "http://x.y/z;",
            "costs $5",
            "US$",
            "\\$6",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


def indented(text: str, by: str) -> str:
    return "\n".join(by + line if line else line for line in text.split("\n"))


LEAF = st.one_of(
    INLINE,
    INLINE.map(lambda line: f"# {line}"),
    INLINE.map(lambda line: f">\t{line}"),
    INLINE.map(lambda line: f"- {line}\n- {line}"),
    INLINE.map(lambda line: f"{line} {{@K}}\n==="),
    INLINE.map(lambda line: f"{line}\n{{@K}}"),
    INLINE.map(lambda line: f"***\n    {line}"),
    INLINE.map(lambda line: f"    {line}"),
    INLINE.map(lambda line: f"```\n> ```\n{line}\n```"),
    INLINE.map(lambda line: f"```\n    ```\n{line}\n```\n    {line}"),
    INLINE.map(lambda line: f"~~~ python\n{line}\n\n```\n~~~"),
    INLINE.map(lambda line: f"| a $5 {line} | US$ |\n|---|---|\n| {line} | x {{@K}} |"),
    INLINE.map(lambda line: f"| a | b |\n|---|---|\n| {line} | x | {line} | @K |"),
    INLINE.map(lambda line: f"a | b\n---|---\n| {line} | {line}"),
    INLINE.map(lambda line: f"<!-- {line}\n\n{line} -->"),
    st.just('[a]: http://x.y/z\n  "t @K"'),
    st.just("[b]:\n@K"),
)
BLOCKS = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda text: indented(text, "> ")),
        inner.map(lambda text: f"1. x\n\n{indented(text, '    ')}"),
        inner.map(lambda text: f"- x\n    1. [@K]\n\n{indented(text, '        ')}"),
        inner.map(lambda text: f"- costs $5 [@K]\n- paid in US$\n\n{indented(text, '    ')}"),
        inner.map(lambda text: f"!!! note\n{indented(text, '    ')}"),
        inner.map(lambda text: f"- !!! note\n\n{indented(text, '        ')}"),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=4,
)
# Deeper than the margin Python-Markdown knows no element that is a block.
TOP = st.one_of(
    BLOCKS,
    BLOCKS,
    BLOCKS.map(lambda text: f"<div markdown>\n{text}\n</div>"),
    st.just("<div>\n[@K]\n\n    see @K\n</div>"),
    INLINE.map(lambda line: f"<PRE>\n{line}\n\n{line}\n</PRE>"),
)


LIST_LINE = st.tuples(st.sampled_from(("", "\n")), st.integers(0, 3), st.sampled_from(("- ", "* ", "1. ", ""))).map(
    lambda line: f"{line[0]}{'    ' * line[1]}{line[2]}so [@K]"
)


@settings(max_examples=300)
@given(st.lists(LIST_LINE, min_size=2, max_size=8).map("\n".join))
def test_check_reads_lists_however_they_are_nested(places: Callable[[str], dict[str, str]], written: str) -> None:
    numbers = count(1)
    text = re.sub("@K", lambda _: f"@k{next(numbers)}", written)
    prose = [key for key, place in places(text).items() if place == "prose"]
    assert [key for key, _ in find_cited_keys(mask(text), text)] == prose


@settings(max_examples=300)
@given(st.lists(TOP, min_size=1, max_size=3).map("\n\n".join))
def test_check_counts_the_keys_that_the_page_shows_as_prose(
    places: Callable[[str], dict[str, str]], written: str
) -> None:
    numbers = count(1)
    text = re.sub("@K", lambda _: f"@k{next(numbers)}", written)
    prose = sorted(key for key, place in places(text).items() if place == "prose")
    # What a backslash hides stands on the page as prose; its key is no citation.
    hidden = {match[1] for match in re.finditer(r"\\@(k\d+)", text)}
    masked = mask(text)
    # Of what the page leaves out of a table, and of what pandoc takes for a formula, a finding tells.
    cut = {key for start, end in surplus_cells(masked, text) for key in KEY.findall(text[start:end])}
    counted = [key for key, _ in find_cited_keys(masked, text) if key not in cut]
    in_math = [key for _, key in cited_in_math(text) if key not in cut]
    assert sorted(counted + in_math) == [key for key in prose if key not in hidden]
