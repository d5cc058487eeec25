"""Time, memory and output are bounded, whatever is read."""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from markdown import Markdown

from citewell import app, dependents
from citewell.bibtex.index import BibtexIndex
from citewell.citing.showing import shown_of
from citewell.domain.library import Library
from citewell.domain.reference import Reference
from citewell.latex.reading import to_text
from citewell.markdown_extension import CitewellExtension
from citewell.markdown_extension.page import inline_markdown
from citewell.markup.blocks import find_blocks, find_sentences
from citewell.markup.dois import find_dois
from citewell.markup.facts import find_facts
from citewell.markup.grammar import find_citations
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask
from citewell.markup.mentions import KnownNames, find_mentions
from citewell.markup.numbers import find_numbers
from citewell.markup.unshown import cited_in_math, cut_cells
from citewell.plugin.describing import description
from citewell.plugin.search_index import searched
from citewell.readers.composed import MAX_CHARACTERS
from citewell.readers.tree import find_comments, read_yaml
from citewell.rendering import PageRenderer

MEGABYTE = 1_000_000
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
Project = Callable[..., Path]


def whole_page(text: str) -> None:
    masked = mask(text)
    list(find_citations(masked, text))
    list(find_cited_keys(masked, text))
    list(find_mentions(masked, KnownNames(families=frozenset({"Cup"}))))
    find_facts(text, masked, 0, "a.md")
    list(cut_cells(masked, text))
    list(cited_in_math(text))
    list(find_numbers(masked))
    list(find_dois(text))
    list(find_blocks(masked))
    list(find_sentences(masked))


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("work", "head", "line"),
    [
        pytest.param(lambda text: BibtexIndex(text, "b.bib"), "@misc{a, title = {", "x" * 100, id="a title"),
        pytest.param(
            lambda text: BibtexIndex(text, "b.bib"),
            "",
            "@misc{a, b = {Tea and tales, and what else there is to tell of tea, of cups and of tales}} ",
            id="entries on one line",
        ),
        pytest.param(to_text, "", "\\emph{Tea} ", id="commands"),
        pytest.param(mask, "", "word `code` ", id="code"),
        pytest.param(whole_page, "", "some words, no sign ", id="prose"),
    ],
)
def test_time_grows_in_line_with_a_long_line(work: Callable[[str], object], head: str, line: str) -> None:
    one, five = (seconds(work, head + line * (size * MEGABYTE // len(line))) for size in (1, 5))
    assert five < 5 * one * 2 + 0.2


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[@a",
        "[@a;",
        "[@a [",
        "@a[",
        "@a",
        "`",
        "``` ",
        "<!--",
        "<script>",
        "$",
        "](x)",
        "[](x)",
        "](",
        "~~~a\n",
        "> ~~~a\n",
        "`\n- a",
        "a <!--\n\n-->",
        "<?",
        "<![CDATA[",
        "<PRE>",
        "<div markdown>\n",
        "- - ",
        "$|\n",
        "{@a}\n",
        "[a]:\n",
        "]:",
        "http:(",
        "{",
        "\n",
        "> ",
        "*",
        "[@a *",
        "# a\n",
        "# a_1\n",
        "a\n---\n",
        "[a]: b\n[a][a]\n",
        "<div>\n    a\n",
        "> a\n>     b\n",
        "*{a=@ ",
        "1",
        "1.",
        "1,111",
        "1-1",
        "-|-\n",
        "#\n|a|\n|-|\n",
        "- |a|\n|-|\n",
        "|-|-|\n\\`|``|\n",
        "$@",
        "$@$ ",
        ". [@",
        ". [a",
        "n=1 ",
        "1%\n\n",
        "(a. A",
        "[see\n!!! a\n    ",
        "[@a\n[",
        "[@a 'b\n",
        "> [@a\n>> ",
        "[@a\n[b",
        "(a)(",
        "- 1%\n",
        "[^a]: @b 1%[^a]\n",
        "{a=1",
        "Cup ",
        "Ann Cup and Cup's ",
        "Cup's  \t ",
        "Cup&nbsp;\n> ",
        "Cup 2000a; b, ",
        "(see Cup, 2000",
        "the Cup–Cup--",
    ],
)
def test_repeated_sign_does_not_grow_faster_than_the_page(unit: str) -> None:
    assert seconds(whole_page, unit * (20_000 // len(unit))) < 1


@pytest.mark.parametrize("unit", ["_a ", "`a", "<!--", "](", "[^", "&amp;", "{ #a", "![", "__"])
def test_long_heading_does_not_take_long(unit: str) -> None:
    assert seconds(whole_page, "# " + unit * (20_000 // len(unit))) < 1


@pytest.mark.parametrize(
    "unit", ["@misc{a,", "@misc{a, b={", "@", "{", "@string{a=b", "%@a{", "@a{b c", '@a{b, c="', "\n@a{b,"]
)
def test_repeated_fault_does_not_grow_faster_than_the_bibliography(unit: str) -> None:
    assert seconds(lambda text: BibtexIndex(text, "b.bib"), unit * (20_000 // len(unit))) < 1


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, BOMB], ids=str.__len__
)
def test_yaml_that_would_exhaust_stack_or_memory_is_a_finding(text: str) -> None:
    tree, (problem,) = read_yaml(text, "a.md")
    assert tree is None
    assert problem.hint


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "'a #\n", "a: | #\n  b #\n"])
def test_looking_for_comments_does_not_grow_faster_than_the_file(unit: str) -> None:
    assert seconds(lambda text: list(find_comments(text)), unit * (200_000 // len(unit)) + " #") < 1


def test_yaml_that_is_too_long_is_a_finding() -> None:
    tree, (problem,) = read_yaml("a" * (MAX_CHARACTERS + 1), "a.md")
    assert (tree, problem.hint) == (None, "split it")


@pytest.mark.parametrize(
    "unit", ['<span class="cw-citation"', '<span class="cw-card"', '<ol class="cw-references"', "</span></span>"]
)
def test_what_search_reads_is_found_no_slower_than_the_page_grows(unit: str) -> None:
    assert seconds(searched, unit * (MEGABYTE // len(unit))) < 1


@pytest.mark.parametrize(
    "unit", ["<p ", "<p>", "<li></li>", "<p><!--</p>", '<p class="cw-badges"><span class="cw-badge cw-verdict']
)
def test_describing_does_not_grow_faster_than_the_page(unit: str) -> None:
    assert seconds(description, unit * (MEGABYTE // len(unit))) < 1


@pytest.mark.parametrize(
    ("work", "text"),
    [
        pytest.param(lambda text: read_yaml(text, "a.md"), BOMB, id="a YAML bomb"),
        pytest.param(lambda text: read_yaml(text, "a.md"), "{a: " * 100_000, id="deep YAML"),
        pytest.param(whole_page, "some words, no sign " * (10 * MEGABYTE // 20), id="a page of one line"),
        pytest.param(
            lambda text: BibtexIndex(text, "b.bib"), f"@misc{{a, b = {{{'x' * 10 * MEGABYTE}}}}}", id="a field"
        ),
        pytest.param(inline_markdown, "[a](" * 10_000, id="brackets"),
    ],
)
def test_memory_grows_in_line_with_the_text(work: Callable[[str], object], text: str) -> None:
    tracemalloc.start()
    try:
        work(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5 * len(text) + 20 * MEGABYTE


def test_deeply_nested_citations_are_read() -> None:
    text = "[@a " * 300 + "]" * 300
    assert len(list(find_cited_keys(text, text))) == 300
    assert next(find_citations(text, text)).citations[0].key == "a"


def renderer(library: Library) -> PageRenderer:
    return PageRenderer(
        library=library,
        shown=partial(shown_of, library),
        rules=tuple,
        falls=dependents.fall,
        address=lambda name: name,
        stash=lambda kept: kept,
        inline_markdown=inline_markdown,
    )


def test_deeply_nested_citations_are_rendered(library: Library) -> None:
    assert "Kettle" in renderer(library).render("[@kettle2020 " * 300 + "]" * 300)


def test_key_that_climbs_never_leaves_the_page(project: Project) -> None:
    folder = project({"references.bib": "@misc{../../x, title = {T}}", "docs/index.md": "@{../../x}", "x.md": ""})
    library = app.load(folder)
    links = re.findall(r'href="([^"]*)"', renderer(library).render("@{../../x}"))
    assert library.pages[0].cited_keys == {"../../x"}
    assert links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    "name",
    [
        "author",
        "editor",
        "title",
        "journal",
        "booktitle",
        "publisher",
        "year",
        "volume",
        "number",
        "pages",
        "doi",
        "url",
        "pmid",
        "pmcid",
        "status",
        "status-note",
        "institution",
        "note",
        "month",
    ],
)
@pytest.mark.parametrize("kind", ["article", "incollection", "misc"])
def test_script_in_a_field_is_escaped(project: Project, name: str, kind: str) -> None:
    folder = project({"references.bib": f"@{kind}{{a, {name} = {{{EVIL}}}}}", "docs/index.md": ""})
    html = renderer(app.load(folder)).render("[@a]\n\n::: references")
    assert "<script" not in html
    assert "<img" not in html


def test_script_in_any_part_of_front_matter_is_escaped(invented: Path, invented_copy: Path) -> None:
    page = invented_copy / "docs/studies/kettle2020.md"
    text = (invented / "docs/studies/kettle2020.md").read_text(encoding="utf-8")
    front, body = text.removeprefix("---\n").split("---\n", 1)
    shown = 0
    for evil in evil_fronts(front):
        page.write_text(f"---\n{evil}---\n{body}", encoding="utf-8")
        html = renderer(app.load(invented_copy)).render("::: study kettle2020")
        assert "<script" not in html
        assert "<img" not in html
        assert 'href="javascript:' not in html
        shown += "&lt;script" in html or 'href="#"' in html
    assert shown > 8


def evil_fronts(front: str) -> Iterator[str]:
    """Yield the front matter with each of its texts replaced, one at a time."""
    for match in re.finditer(r'(?<=: )"?[A-Z][^"\n\]}]*"?|(?<=\[)"[^"\n]*"|(?<=address: )"[^"]*"', front):
        value = "javascript:alert(1)" if "http" in match.group() else EVIL
        yield f'{front[: match.start()]}"{value}"{front[match.end() :]}'


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "a b:c"])
def test_address_that_runs_is_no_link(target: str) -> None:
    assert f'="{target}' not in inline_markdown(f"[x]({target}) ![y]({target})")


@pytest.mark.parametrize("sign", ["\0", "\2", "\3", "\x1b", "\u202e", "\u2066"])
def test_hidden_sign_of_a_field_reaches_no_page(library: Library, sign: str) -> None:
    entry = library.references["kettle2020"]
    fields = {**entry.fields, "title": f"a{sign}wzxhzdk:0{sign}b"}
    changed_entry = Reference(key="kettle2020", type="article", place=entry.place, fields=fields)
    changed = replace(library, references={"kettle2020": changed_entry})
    assert sign not in renderer(changed).render("[@kettle2020]")


def test_page_of_a_hostile_bibliography_is_built(project: Project) -> None:
    folder = project({"references.bib": f"@misc{{a, title = {{{EVIL}}}, author = {{{EVIL}}}}}", "docs/index.md": ""})
    html = Markdown(extensions=[CitewellExtension(project=str(folder))]).convert("[@a, p. 3] @a")
    assert "<script" not in html
