"""Pages that broke citation programs: what is cited, what is told, what the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from citewell import app
from citewell.markdown_extension import CitewellExtension

BAD = Path(__file__).parent / "bad_inputs"
BIB = "".join(
    f"@misc{{{key}, title = {{Title}}, author = {{{name}, Ann}}, year = {{2001}}}}\n\n"
    for key, name in [
        ("cup2001", "Cup"),
        ("cup.2001:a", "Mug"),
        ("cup_pot_2001", "Bowl"),
        ("pot2001", "Pot"),
        ("thé2001", "Thé"),
    ]
)
HINT_ESCAPE = "add the entry; write \\@ where no citation is meant"
HINT_CROSS = "a cross-reference of Quarto or Bookdown has no meaning here; link to the heading: [text](#anchor)"
# What the page cites, and the findings on citations with their hints.
CASES: dict[str, tuple[list[str], list[str]]] = {
    "57-mail": ([], []),
    "58-addresses": ([], []),
    "59-code": (["prefix"], [f"docs/index.md:10:16 CIT001 the key 'prefix' is not in references.bib | {HINT_ESCAPE}"]),
    "61-places": (["cup2001"] * 4, []),
    "62-keys": (["cup.2001:a", "cup_pot_2001", "thé2001"], []),
    "63-locator": (["cup2001", "cup2001"], []),
    "65-footnote": (["cup2001"], []),
    "66-two_lists": (["cup2001"], []),
    "67-cross_reference": (
        ["fig-kettle", "sec:pouring"],
        [
            f"docs/index.md:1:5 CIT001 the key 'fig-kettle' is not in references.bib | {HINT_CROSS}",
            f"docs/index.md:1:22 CIT001 the key 'sec:pouring' is not in references.bib | {HINT_CROSS}",
        ],
    ),
    "69-no_sign": (
        ["cup2001", "pot2001", "cup2001", "pot2001"],
        [
            "docs/index.md:1:4 CIT003 the key 'cup2001' stands without its @ | write [@cup2001]",
            "docs/index.md:1:23 CIT003 the key 'cup2001' stands without its @ | write [@cup2001]",
        ],
    ),
    "70-coins": (["cup2001"], []),
}
Project = Callable[..., Path]


@pytest.fixture
def folder(request: pytest.FixtureRequest, project: Project) -> Path:
    """Return a project whose only page is the input named by the test's parameter."""
    page = (BAD / f"{request.param}.md").read_text(encoding="utf-8")
    return project({"references.bib": BIB, "docs/index.md": page, "docs/a.png": ""})


def every(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", names or CASES, indirect=True)


def built(folder: Path) -> str:
    extensions = ["tables", "footnotes", "admonition", "toc", "fenced_code", CitewellExtension(project=str(folder))]
    return Markdown(extensions=extensions).convert((folder / "docs/index.md").read_text(encoding="utf-8"))


def test_every_page_is_a_case() -> None:
    assert sorted(CASES) == sorted(path.stem for path in BAD.glob("*.md"))


@every()
def test_page_cites_exactly_these_keys(folder: Path, request: pytest.FixtureRequest) -> None:
    (page,) = app.load(folder).pages
    assert [citation.key for citation in page.citations] == CASES[request.node.callspec.params["folder"]][0]


@every()
def test_page_gives_exactly_these_findings(folder: Path, request: pytest.FixtureRequest) -> None:
    found = app.check(folder, select=("CIT", "LNK", "MEN")).findings
    told = [f"{one.where} {one.code} {one.message} | {one.hint}".replace(" CIT", " CIT", 1) for one in found]
    assert told == CASES[request.node.callspec.params["folder"]][1]


@every()
def test_page_shows_each_known_key_that_is_cited(folder: Path, request: pytest.FixtureRequest) -> None:
    cited = CASES[request.node.callspec.params["folder"]][0]
    html = built(folder)
    assert html.count('class="cw-citation"') == sum(key in app.load(folder).references for key in cited)


@every()
def test_identifiers_on_a_page_differ(folder: Path) -> None:
    identifiers = re.findall(r'\bid="([^"]*)"', built(folder))
    assert len(identifiers) == len(set(identifiers))


@every("57-mail", "58-addresses")
def test_57_addresses_are_left_as_they_stand(folder: Path) -> None:
    assert "cw-" not in built(folder)


@every("59-code")
def test_59_code_is_left_as_it_stands(folder: Path) -> None:
    html = built(folder)
    assert all(text in html for text in ("@prefix a:", "@decorator", "<code>@context</code>", "@{ group"))


@every("61-places")
def test_61_heading_is_clean_in_anchor_and_contents(folder: Path) -> None:
    heading = built(folder).split("</h1>")[0]
    assert "cw-card" not in heading


@every("63-locator")
def test_63_page_shows_the_locator_and_the_rest(folder: Path) -> None:
    text = re.sub(r"<[^>]*>", "", built(folder))
    assert "(see Cup, 2001, pp. 3–5" in text
    assert "Cup (2001, chap. 2)" in text


@every("65-footnote")
def test_65_own_note_is_unchanged(folder: Path) -> None:
    html = built(folder)
    assert 'id="fn:cup2001"' in html
    assert "The author's own note." in html


@every("66-two_lists")
def test_66_both_lists_are_complete(folder: Path) -> None:
    listed = re.findall(r"Cup, A\. \(2001\)\. <em>Title\.</em>", built(folder).split("</span></span>", 1)[1])
    assert len(listed) >= 2


@every("70-coins")
def test_70_no_coins_is_better_than_bad_coins(folder: Path) -> None:
    assert "Z3988" not in built(folder)
