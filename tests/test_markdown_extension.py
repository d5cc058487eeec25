"""The extension in Python-Markdown: what the check counts is what the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from citewell.markdown_extension.addresses import relative_address
from citewell.markdown_extension.page import inline_markdown
from citewell.markup.mentions import KnownNames
from citewell.readers.mentioned import Known
from citewell.readers.pages import LazyPage, Source

Render = Callable[[str], str]
EXTENSIONS = ["admonition", "attr_list", "footnotes", "tables", "toc", "def_list"]


@pytest.fixture(scope="module")
def render(invented: Path) -> Render:
    """Return a function that renders a page of the invented knowledge base."""
    markdown = Markdown(
        extensions=["citewell", *EXTENSIONS], extension_configs={"citewell": {"project": str(invented)}}
    )
    return lambda text: markdown.reset().convert(text)


def shown(rendered: str) -> list[str]:
    """Return the keys of all citations in a page's HTML, unknown ones too, in order."""
    pattern = r'cw-citation" id="cite-(.*?)-\d+"|unknown source: ([^<]*)<'
    return [known or unknown for known, unknown in re.findall(pattern, rendered)]


def test_citation_is_a_link_with_a_card(render: Render) -> None:
    rendered = render("So [@kettle2020].")
    assert '<a href="/studies/kettle2020/" aria-describedby="card-kettle2020-1">' in rendered
    assert '<span class="cw-card" role="tooltip" id="card-kettle2020-1" hidden' in rendered


def test_list_is_a_section_of_the_table_of_contents(render: Render) -> None:
    assert '<h2 id="references">References</h2>' in render("@kettle2020")


@pytest.mark.parametrize(
    "text",
    [
        "`@kettle2020`",
        "    @kettle2020",
        "```\n@kettle2020\n```",
        "<!-- @kettle2020 -->",
        "me@kettle2020.org",
        "<https://x.org/@kettle2020>",
    ],
)
def test_what_is_no_prose_cites_nothing(render: Render, text: str) -> None:
    assert shown(render(text)) == []


def test_escaped_sign_is_shown_without_its_backslash(render: Render) -> None:
    assert render("a \\@kettle2020 b") == "<p>a @kettle2020 b</p>"


def test_dollar_with_a_backslash_is_a_plain_sign() -> None:
    assert inline_markdown("\\$5 *or* \\$6") == "$5 <em>or</em> $6"


def test_citation_between_sums_of_money_is_one(render: Callable[[str], str]) -> None:
    assert render("\\$5 [@kettle2020] (in US\\$)").startswith("<p>$5 (<")


def test_emphasis_around_a_citation_is_kept(render: Render) -> None:
    assert render("*see @kettle2020 there*").startswith("<p><em>see <span")


HEADINGS = [
    pytest.param("## As @kettle2020 has it", id="hashes"),
    pytest.param("##As @kettle2020 has it", id="hashes without a blank"),
    pytest.param("As @kettle2020 has it\n---", id="underlined"),
    pytest.param("> ## As @kettle2020 has it", id="in a quotation"),
    pytest.param("- ## As @kettle2020 has it", id="in a list"),
    pytest.param("!!! note\n    ## As @kettle2020 has it", id="in an admonition"),
    pytest.param("## As *@kettle2020* has it", id="in emphasis"),
]


@pytest.mark.parametrize("text", HEADINGS)
def test_anchor_of_a_heading_holds_the_key(render: Render, text: str) -> None:
    assert 'id="as-kettle2020-has-it"' in render(text)


@pytest.mark.parametrize("text", HEADINGS)
def test_citation_in_a_heading_is_a_plain_link(render: Render, text: str) -> None:
    rendered = render(text).split('<h2 id="references"')[0]
    assert 'id="cite-kettle2020-1"><a href="/studies/kettle2020/">Kettle et al. (2020)</a></span>' in rendered
    assert "card" not in rendered


def test_citation_within_another_in_a_heading_is_a_plain_link_too(render: Render) -> None:
    rendered = render("## A [see @lemon2003, not [@kettle2020]]").split('<h2 id="references"')[0]
    assert "card" not in rendered


def test_headings_with_one_text_have_anchors_of_their_own(render: Render) -> None:
    rendered = render("## A kettle2020\n\n## A @kettle2020\n\n## A @kettle2020\n\n## B {#a-kettle2020_1}")
    anchors = re.findall(r'<h2 id="(a-[^"]*)"', rendered)
    assert len(set(anchors)) == len(anchors) == 4


def test_anchor_that_a_heading_is_given_stays(render: Render) -> None:
    assert '<h2 id="x">' in render("## A @kettle2020 {#x}")


def test_list_stands_in_no_paragraph(render: Render) -> None:
    assert "<p><ol" not in render("@kettle2020")


def test_view_stands_in_no_paragraph(render: Render) -> None:
    assert "<p><div" not in render("a\n::: timeline\nb")


def test_note_of_a_citation_is_a_note(render: Render) -> None:
    rendered = render("a [@kettle2020, p. 3[^1]] b\n\n[^1]: note")
    assert re.search(r'</span><sup id="fnref:1">.*?</sup>\) b', rendered)


def test_footnote_and_heading_and_table_are_rendered(render: Render) -> None:
    rendered = render("# A\n\n| a |\n|---|\n| [@lemon2003] |\n\nx[^1]\n\n[^1]: y @scone2012\n")
    assert all(part in rendered for part in ('<h1 id="a">', "<td>(<span", 'class="footnote"'))


@pytest.mark.parametrize(
    ("name", "page", "address"),
    [
        ("studies/a.md", "index.md", "studies/a/"),
        ("studies/a.md", "claims/b.md", "../../studies/a/"),
        ("studies/a.md", "studies/b.md", "../a/"),
        ("studies/a.md", "studies/index.md", "a/"),
        ("history/index.md", "claims/b.md", "../../history/"),
        ("index.md", "claims/b.md", "../../"),
        ("index.md", "index.md", "./"),
        ("studies/a.md", None, "/studies/a/"),
    ],
)
def test_address_is_relative_to_the_page(name: str, page: str | None, address: str) -> None:
    assert relative_address(name, page) == address


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("*so* **very** `code`", "<em>so</em> <strong>very</strong> <code>code</code>"),
        ("[a](b.md)", '<a href="b.md">a</a>'),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("# no heading", "# no heading"),
        ("1. no *list*", "1. no <em>list</em>"),
        ("me \\@ home", "me @ home"),
    ],
)
def test_record_text_is_rendered_inline(text: str, html: str) -> None:
    assert inline_markdown(text) == html


CITED = st.sampled_from(
    ["[@kettle2020]", "@lemon2003", "[see @scone2012, p. 3; @nobody]", "-@teapot2019", "@garcia1998 [p. 3]"]
)
HIDDEN = st.sampled_from(
    [
        "`@kettle2020`",
        "<!-- @kettle2020 -->",
        "me@kettle.org",
        "\\@kettle2020",
        "[a @kettle2020](b.md)",
        "[a](b c @kettle2020)",
        "[a @kettle2020][r]",
        "![a @kettle2020][r]",
        '*a*{ title="@kettle2020" }',
    ]
)
LINE = st.lists(CITED | HIDDEN | st.sampled_from(["word", "5 %", "*so*", "**x**", "[^1]"]), min_size=1, max_size=4).map(
    " ".join
)


def _indented(blanks: int) -> Callable[[str], str]:
    return lambda text: "\n".join(" " * blanks + line if line else line for line in text.split("\n"))


BLOCK = st.one_of(
    LINE,
    LINE.map(lambda line: f"## {line}"),
    LINE.map(lambda line: f"{line}\n---\n    {line}"),
    LINE.map(lambda line: f"- ## {line}"),
    LINE.map(lambda line: f"> {line}"),
    LINE.map(lambda line: f"> ## {line}\n>\n>     {line}"),
    LINE.map(lambda line: f"***\n    {line}"),
    LINE.map(lambda line: f"<div></div>\n    {line}"),
    LINE.map(lambda line: f"- {line}\n\n{_indented(4)(line)}\n\n{_indented(8)(line)}"),
    LINE.map(lambda line: f"1. {line}\n2. {line}"),
    LINE.map(lambda line: f'!!! note "N"\n    {line}\n\n{_indented(8)(line)}'),
    LINE.map(lambda line: f"| a | b |\n|---|---|\n| {line} | x |"),
    LINE.map(lambda line: f"Text\n\n{_indented(4)(line)}"),
    LINE.map(lambda line: f"```\n{line}\n```"),
    LINE.map(lambda line: f"~~~ python\n{line}\n\n{line}\n~~~"),
    LINE.map(lambda line: f"<!--\n{line}\n-->"),
    LINE.map(lambda line: f"Term\n:   {line}"),
)


@settings(max_examples=200)
@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_what_the_check_counts_is_what_the_page_shows(render: Render, blocks: list[str]) -> None:
    text = "\n\n".join([*blocks, "[r]: b.md"])
    page = LazyPage(
        Source("docs/a.md", "a.md", Path(), text),
        "",
        Known(names=KnownNames, keys=frozenset(), not_mentions=frozenset()),
    )
    assert sorted(shown(render(text))) == sorted(citation.key for citation in page.citations)
