"""One page rendered: citations in the sentence, the list at the end, and no other text lost."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell import app, dependents
from citewell.citing.showing import shown_of
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference
from citewell.rendering import PageRenderer

EVIL = "<script>alert(1)</script>"
PROSE = st.text(
    alphabet=st.characters(exclude_characters="\r\x00\u0002\u0003@[]<>&`$~\\", exclude_categories=["Cs"]), max_size=20
)
CITATIONS = st.sampled_from(
    ["[@kettle2020]", "@lemon2003", "@kettle2020 [p. 3]", "[see @scone2012, p. 3; @garcia1998]", "[-@teapot2019]"]
)


def renderer(library: Library) -> PageRenderer:
    """Return a renderer whose stash keeps HTML in place."""
    return PageRenderer(
        library=library,
        shown=partial(shown_of, library),
        rules=app.catalogue,
        falls=dependents.fall,
        address=lambda name: name,
        stash=lambda kept: kept,
        inline_markdown=lambda text: html.escape(text, quote=False),
    )


def linking(library: Library) -> PageRenderer:
    """Return a renderer that takes every text for the target of a link."""
    one = renderer(library)
    one.inline_markdown = lambda text: f'<a href="{text}">x</a>'
    return one


def plain(rendered: str) -> str:
    """Return a page's text: no list, no cards, no codes, no tags."""
    body = rendered.split("\n\n## References\n\n", maxsplit=1)[0]
    return html.unescape(re.sub(r"<[^>]+>", "", _without_cards(body)))


def _without_cards(body: str) -> str:
    """Cut every card, code and flag out of the HTML, by counting spans."""
    pieces, position = [], 0
    for match in re.finditer(r'<span class="cw-(?:card|code|flag)"', body):
        if match.start() < position:
            continue
        pieces.append(body[position : match.start()])
        depth = 0
        for tag in re.finditer(r"<(/?)span\b", body[match.start() :]):
            depth += -1 if tag[1] else 1
            if depth == 0:
                position = match.start() + tag.end() + 1
                break
    return "".join([*pieces, body[position:]])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[@kettle2020]", "(Kettle et al., 2020)"),
        ("[@kettle2020; @teapot2019]", "(Kettle et al., 2020; Teapot & Spoon, 2019)"),
        ("@kettle2020", "Kettle et al. (2020)"),
        ("[-@kettle2020]", "(2020)"),
        ("-@kettle2020", "2020"),
        ("-@{kettle2020}", "2020"),
        ("@kettle2020 [p. 3]", "Kettle et al. (2020, p. 3)"),
        ("@kettle2020 [p. 3; @teapot2019]", "Kettle et al. (2020, p. 3) (Teapot & Spoon, 2019)"),
        (
            "[see @garcia1998, pp. 3-5; also @scone2012, chap. 1]",
            "(see García-Núñez et al., 1998, pp. 3–5; also Scone, 2012, chap. 1)",
        ),
        ("[@kettle2020, 3-5]", "(Kettle et al., 2020, pp. 3–5)"),
        ("[@kettle2020, fig. 2, and more]", "(Kettle et al., 2020, Fig. 2, and more)"),
        ("[@kettle2020, {appendix B}]", "(Kettle et al., 2020, appendix B)"),
        ("[@kettle2020, in part]", "(Kettle et al., 2020, in part)"),
        ("[@kettle2020, chapters 2-3]", "(Kettle et al., 2020, chaps. 2–3)"),
        ("@kettle2020 [emphasis added]", "Kettle et al. (2020, emphasis added)"),
        ("@kettle2020 [p. 3, emphasis added]", "Kettle et al. (2020, p. 3, emphasis added)"),
        ("@kettle2020 [p. 3 and on]", "Kettle et al. (2020, p. 3 and on)"),
        ("[@kettle2020, p. 3 <!-- TODO -->]", "(Kettle et al., 2020, p. 3)"),
        ("[<!-- TODO --> see @kettle2020]", "(see Kettle et al., 2020)"),
        ("[@kettle2020, p.&nbsp;3]", "(Kettle et al., 2020, p. 3)"),
        ("[@kettle2020 &amp; more]", "(Kettle et al., 2020 & more)"),
        ("[@kettle2020, p. 3\\; 5]", "(Kettle et al., 2020, p. 3; 5)"),
        ("[@kettle2020, p. 3[^1]]", "(Kettle et al., 2020, p. 3[^1])"),
        ("[@bergstrom2008b]", "(Bergström & Kettle, 2008b)"),
        ("@afternoon2015", "Society for Invented Teas and Tales (2015)"),
        ("@w3.tea:map", "Cartographers of Nowhere (2018)"),
        ("[@vanderleaf2016]", "(van der Leaf, 2016)"),
        ("[@nobody; @kettle2020]", "(unknown source: nobody; Kettle et al., 2020)"),
        ("@nobody [@kettle2020, 3]", "unknown source: nobody (Kettle et al., 2020, p. 3)"),
    ],
)
def test_citation_reads_as_a_sentence(library: Library, written: str, shown: str) -> None:
    assert plain(renderer(library).render(f"So {written}.")) == f"So {shown}."


def test_citation_of_a_study_leads_to_its_page_and_any_other_to_the_list(library: Library) -> None:
    rendered = renderer(library).render("@kettle2020 @scone2012")
    assert re.findall(r'cw-citation" id="[^"]*"><a href="([^"]*)"', rendered) == [
        "studies/kettle2020.md",
        "#ref-scone2012",
    ]


def test_every_citation_has_an_anchor_and_a_card_of_its_own(library: Library) -> None:
    rendered = renderer(library).render("@kettle2020 [@kettle2020] @scone2012")
    identifiers = re.findall(r'\bid="([^"]*)"', rendered)
    assert len(identifiers) == len(set(identifiers))
    assert set(re.findall(r'aria-describedby="([^"]*)"', rendered)) <= set(identifiers)


def test_list_names_each_source_once_with_a_way_back_to_each_citation(library: Library) -> None:
    section = renderer(library).render("@scone2012 @kettle2020 [@scone2012]").split("## References")[1]
    assert re.findall(r'<li id="ref-([^"]*)"', section) == ["kettle2020", "scone2012"]
    assert re.findall(r'cw-back" href="#([^"]*)"', section) == [
        "cite-kettle2020-1",
        "cite-scone2012-1",
        "cite-scone2012-2",
    ]


def test_page_without_citations_has_no_list(library: Library) -> None:
    assert renderer(library).render("Nothing `@kettle2020`") == "Nothing `@kettle2020`"


def test_status_stands_at_the_citation_and_in_the_list(library: Library) -> None:
    body, section = renderer(library).render("@lemon2003").split("## References")
    assert "corrected in 2004" in body
    assert "corrected in 2004" in section


@pytest.mark.parametrize("directive", ["::: teatime", "::: study nobody", "::: study"])
def test_unknown_view_is_shown_not_swallowed(library: Library, directive: str) -> None:
    assert "unknown view" in renderer(library).render(directive)


def test_everything_from_the_bibliography_is_escaped(library: Library) -> None:
    names = [*library.references["scone2012"].fields, "status", "status-note", "doi", "url", "pmid", "pmcid"]
    fields = {**dict.fromkeys(names, EVIL), "year": "2012"}
    people = (Person(family=EVIL, given=EVIL),)
    entry = Reference(key="scone2012", type="misc", place=Place("b"), fields=fields, authors=people, editors=people)
    evil = replace(library, references={"scone2012": entry})
    rendered = renderer(evil).render(f"[see {EVIL} @scone2012, {EVIL}]\n\n::: references")
    assert "<script" not in rendered


@given(st.lists(PROSE | CITATIONS, max_size=12))
def test_all_other_text_is_kept(library: Library, pieces: list[str]) -> None:
    text = " ".join(pieces)
    rendered = plain(renderer(library).render(text))
    position = 0
    for piece in pieces:
        if "@" not in piece:
            position = rendered.index(piece, position) + len(piece)


@given(st.text(alphabet=st.sampled_from("@[]();:,.-_*`$\\<>{}!^\n ak2\"'&#%/"), max_size=60))
def test_any_page_is_rendered(library: Library, text: str) -> None:
    renderer(library).render(text.replace("ak", "@kettle2020"))


@pytest.mark.parametrize(
    ("written", "folder", "address"),
    [
        ("../studies/kettle2020.md", "claims", "studies/kettle2020.md"),
        ("../studies/kettle2020.md#results", "claims", "studies/kettle2020.md#results"),
        ("kettle2020.md", "studies", "studies/kettle2020.md"),
        ("kettle2020.md", "claims", "kettle2020.md"),
        ("index.md", "claims", "claims/index.md"),
        ("index.md", "", "index.md"),
        ("../studies/nobody.md", "claims", "../studies/nobody.md"),
        ("https://example.org/a.md", "claims", "https://example.org/a.md"),
    ],
)
def test_link_in_a_record_leads_from_its_folder(library: Library, written: str, folder: str, address: str) -> None:
    assert linking(library).inline(written, folder) == f'<a href="{address}">x</a>'


def test_link_beside_a_key_in_a_record_leads_from_its_folder(library: Library) -> None:
    one = linking(library)
    assert '<a href="claims/index.md">' in one.inline("[index.md @lemon2003]", "claims")


def test_link_beside_a_key_in_prose_leads_from_the_pages_folder(library: Library) -> None:
    one = linking(library)
    one.folder = "claims"
    assert '<a href="claims/index.md">' in one.render("[index.md @lemon2003]")


def test_status_and_dates_of_a_record_stand_last_on_its_page(library: Library) -> None:
    page = renderer(library).render("::: claim endings\n\n## More\n\nTea [@scone2012].\n")
    assert page.index("cw-references") < page.index('<p class="cw-dates">')
    assert page.count('<p class="cw-dates">') == 1
