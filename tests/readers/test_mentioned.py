"""Who works on the knowledge base is named in it as no author."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.readers.project import read_library

Project = Callable[..., Path]
BIB = "@misc{a, author = {Kettle, Polly}, title = {T}, year = {2020}}"


def named(project: Project, file: str, text: str) -> list[tuple[int, str]]:
    """Return the mentions of a file with their lines."""
    library = read_library(project({"references.bib": BIB, f"docs/{file}": text}))
    (page,) = (page for page in library.pages if page.name == file)
    return [(mention.place.line, mention.text) for mention in page.mentions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- code: LNK001\n  name: Polly Kettle\n  until: 2027-05-09\n", id="a field"),
        pytest.param("- code: LNK001\n  name: 'Polly Kettle'\n", id="in quotes"),
        pytest.param("- {code: LNK001, name: Polly Kettle}\n", id="a row in braces"),
    ],
)
def test_who_set_a_finding_aside_is_no_mention(project: Project, text: str) -> None:
    assert named(project, "about/set-aside.yml", text) == []


@pytest.mark.parametrize(
    "field",
    ["reviewers: [Ben Mug, Polly Kettle]", "reviewers:\n  - Ben Mug\n  - Polly Kettle", "reviewers: Polly Kettle"],
)
def test_who_reviewed_a_page_is_no_mention(project: Project, field: str) -> None:
    assert named(project, "a.md", f"---\ntitle: T\n{field}\n---\n") == []


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("author: Kettle, Polly", id="a text"),
        pytest.param("authors:\n  - Kettle, P.", id="a list"),
        pytest.param("authors:\n  - name: P. Kettle\n    affiliation: 1", id="a list with affiliations"),
        pytest.param("author:\n  family: Kettle\n  given: Polly", id="a name in its parts"),
    ],
)
def test_who_wrote_a_page_is_no_mention(project: Project, field: str) -> None:
    assert named(project, "a.md", f"---\ntitle: T\n{field}\n---\n") == []


def test_what_else_a_row_says_can_name_an_author(project: Project) -> None:
    text = "- {code: LNK001, name: Polly Kettle, reason: Kettle (1999) is lent}\n"
    assert named(project, "about/set-aside.yml", text) == [(1, "Kettle (1999)")]


def test_name_alone_beside_the_same_name_says_nothing_more(project: Project) -> None:
    text = "Kettle says. Kettle (1999) says so; so says Kettle.\n\nKettle says. Kettle says.\n"
    assert named(project, "a.md", text) == [(1, "Kettle (1999)"), (3, "Kettle")]
