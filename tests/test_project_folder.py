"""Where the knowledge base is looked for, if no folder is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.project_folder import project_folder


@pytest.fixture
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run two folders below a folder that is returned."""
    (tmp_path / "docs/claims").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "docs/claims")
    return tmp_path


@pytest.mark.parametrize(
    ("mark", "content"),
    [("references.bib", ""), ("mkdocs.yml", ""), ("pyproject.toml", '[tool.citewell]\ndocs = "pages"\n')],
)
def test_marked_folder_above_is_the_project(mark: str, content: str, below: Path) -> None:
    (below / mark).write_text(content)
    assert project_folder() == "../.."


def test_nearest_marked_folder_is_the_project(below: Path) -> None:
    for folder in (".", "docs"):
        (below / folder / "references.bib").write_text("")
    assert project_folder() == ".."


def test_current_folder_is_the_project_before_those_above(below: Path) -> None:
    for folder in (".", "docs/claims"):
        (below / folder / "references.bib").write_text("")
    assert project_folder() == "."


def test_settings_of_other_tools_mark_nothing(below: Path) -> None:
    (below / "references.bib").write_text("")
    (below / "docs/pyproject.toml").write_text("[tool.ruff]\n")
    assert project_folder() == "../.."


def test_where_nothing_is_marked_the_current_folder_is_the_project(below: Path) -> None:
    assert below.is_dir()
    assert project_folder() == "."
