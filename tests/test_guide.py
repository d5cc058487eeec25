"""The guide to a knowledge base of one's own: its files make one, and it tells all that can be set."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from citewell import app
from citewell.cli import main
from citewell.domain.settings import Settings
from citewell.markdown_extension import CitewellExtension
from citewell.mkdocs_plugin import Options

FILE = re.compile(r"^`(?P<path>[\w./-]+)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `([\w-]+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    """Return the guide's text."""
    return (root / "docs/about/own-knowledge-base.md").read_text(encoding="utf-8")


@pytest.fixture
def own(guide: str, tmp_path: Path) -> Path:
    """Return the folder of a knowledge base made of the guide's files."""
    for match in FILE.finditer(guide):
        file = tmp_path / match["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(match["text"], encoding="utf-8")
    return tmp_path


def told(guide: str, section: str) -> set[str]:
    """Return what the tables of a section begin their rows with."""
    return set(ROW.findall(guide.partition(f"\n## {section}\n")[2].partition("\n## ")[0]))


def test_its_files_make_a_knowledge_base_in_which_nothing_is_wrong(own: Path) -> None:
    assert app.check(own).findings == ()


def test_it_tells_what_the_check_then_says(guide: str, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--project", str(own)])
    assert f"# {capsys.readouterr().out}" in guide


def test_its_site_shows_claim_and_study_in_their_style(own: Path) -> None:
    config = load_config(str(own / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    page = (own / "site/claims/tea-lengthens-sleep/index.html").read_text(encoding="utf-8")
    assert '<link rel="stylesheet" href="../../styles/citewell.css">' in page
    assert '<a href="../../studies/pekoe2019/"' in page


def test_every_setting_is_told(guide: str) -> None:
    assert told(guide, "Settings") == {field.name.replace("_", "-") for field in fields(Settings)}


def test_every_option_is_told(guide: str) -> None:
    assert told(guide, "Extension and plugin") == {*CitewellExtension().config, *dict(Options._schema)}
