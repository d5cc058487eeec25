"""From a page to its record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.domain.study import Study
from citewell.readers.records import kind_of

STUDY = "---\ntitle: T\nsummary: S\ndesign: case_report\ndirectness: T1\ntea: {{leaf: {}}}\n---\n"


@pytest.fixture
def study(invented: Path, project: Callable[..., Path]) -> Callable[[str], tuple[list[str], tuple[Study, ...]]]:
    """Return a function that tells what the check says of a study's panel, and the study."""
    vocabulary = (invented / "docs/about/vocabulary.yml").read_text(encoding="utf-8")

    def read(leaf: str) -> tuple[list[str], tuple[Study, ...]]:
        page = STUDY.format(leaf)
        library = app.load(project({"docs/about/vocabulary.yml": vocabulary, "docs/studies/s.md": page}))
        return [f"{one.code} {one.message}" for one in library.problems], library.studies

    return read


@pytest.mark.parametrize(
    ("leaf", "problem"),
    [
        ("{first: Mint}", "REC004 expected a text, found a mapping"),
        ("[[a, b], c]", "REC004 expected a text, found a list"),
        ("[~, x]", "REC004 expected a text, found nothing"),
        ("''", "REC004 '' says nothing"),
    ],
)
def test_what_a_panel_cannot_show_is_a_finding(
    study: Callable[[str], tuple[list[str], object]], leaf: str, problem: str
) -> None:
    assert study(leaf)[0][:1] == [problem]


@pytest.mark.parametrize(("leaf", "shown"), [("Mint", ["Mint"]), ("[Mint, 2]", ["Mint, 2"]), ("~", []), ("[]", [])])
def test_panel_shows_texts(
    study: Callable[[str], tuple[list[str], tuple[Study, ...]]], leaf: str, shown: list[str]
) -> None:
    problems, (read,) = study(leaf)
    assert problems == []
    assert [value.value for value in read.panels[0].values] == shown


def test_front_matter_of_comments_alone_is_a_finding(project: Callable[..., Path]) -> None:
    library = app.load(project({"docs/studies/s.md": "---\n# later\n---\n"}))
    assert [one.message for one in library.problems] == ["expected a mapping, found nothing"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("studies/a.md", "Study"),
        ("claims/a.md", "Claim"),
        ("studies/index.md", None),
        ("studies/deep/a.md", None),
        ("studies/a.yml", None),
        ("a.md", None),
        ("notes/a.md", None),
    ],
)
def test_folder_tells_the_kind_of_record(name: str, kind: str | None) -> None:
    found = kind_of(name)
    assert (found.__name__ if found else None) == kind
