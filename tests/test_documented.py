"""What the engine has is told in the docs; what it may not have or know is not there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citewell import app
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Reference, References
from citewell.reports.registry import formats
from citewell.rules import registry
from citewell.views.registry import view_names

PACKAGE = Path(app.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 250


def help_text(*arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "citewell", *arguments, "--help"], capture_output=True, check=True, text=True
    )
    return run.stdout


@pytest.fixture(scope="module")
def docs(root: Path) -> str:
    """Return the text of README and of the project's pages about itself."""
    files = [*root.glob("*.md"), *(root / "docs/about").glob("*.md"), *(root / "docs/supervise").glob("*.md")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture(scope="module")
def project_pages(root: Path) -> Library:
    """Return the project's own knowledge base."""
    return app.load(root)


def test_rules_are_listed_on_the_site(project_pages: Library) -> None:
    assert "rules" in {directive.name for page in project_pages.pages for directive in page.directives}


@pytest.mark.parametrize("info", app.catalogue(), ids=lambda info: info.code)
def test_rule_has_a_sentence_and_an_authority(info: app.RuleInfo) -> None:
    assert info.title.endswith((".", '".'))
    assert info.because


def test_sample_of_a_rule_is_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_CHECKS", dict(registry._CHECKS))
    sample = re.findall(r"```python\n(@rule.*?)```", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)[
        0
    ]
    exec(sample, {"rule": registry.rule, "Library": Library, "Iterator": Iterator, "Complaint": registry.Complaint})  # noqa: S102 - our own
    code = re.findall(r'@rule\("(\w+)"', sample)[0]
    shouted = Reference(key="a", type="misc", place=Place("b.bib"), fields={"title": "TEA"})
    assert [one.code for one in registry.run(Library(references=References.of({"a": shouted})), (code,))] == [code]


def test_examples_of_formats_say_what_the_check_says(root: Path, project: Callable[..., Path]) -> None:
    files = {"references.bib": "@misc{kettle2020, title = {Tea}}\n", "docs/index.md": "[@ketle2020] [a](pot.md)\n"}
    told = app.check(project(files), select=("CIT001", "LNK001")).findings
    formats = (root / "docs/about/formats.md").read_text(encoding="utf-8")
    assert [f"{one.message} ({one.hint})" in formats for one in told] == [True, True]
    assert [f'"{one.message}", "hint": "{one.hint}"' in formats for one in told] == [True, True]


def test_every_floor_is_told(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = {name for layer in contracts[0]["layers"] for name in layer.split(" | ")} - {"__main__"}
    design = (root / "docs/about/design.md").read_text(encoding="utf-8")
    assert [name for name in sorted(floors) if f"`{name}`" not in design] == []


@pytest.mark.parametrize("view", view_names())
def test_view_is_used_or_told_on_the_site(project_pages: Library, docs: str, view: str) -> None:
    used = {directive.name for page in project_pages.pages for directive in page.directives}
    assert view in used or f"`{view}`" in docs or f"::: {view}" in docs


def test_every_command_is_told(docs: str) -> None:
    commands = re.findall(r"^    (\w+) ", help_text(), re.MULTILINE)
    assert commands
    assert [command for command in commands if f"citewell {command}" not in docs] == []


def test_page_of_formats_names_every_format(root: Path) -> None:
    text = (root / "docs/about/formats.md").read_text(encoding="utf-8")
    for name in formats():
        assert f"### {name}\n" in text


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_is_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_engine_knows_nothing_of_the_subject() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".html", ".css", ".js", ".json"}]
    knowing = [
        str(path)
        for path in files
        if re.search(r"\b(?:ketamine|kap)\b", path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert knowing == []


def test_invented_base_knows_nothing_of_the_subject(invented: Path) -> None:
    files = [path for path in invented.rglob("*") if path.is_file() and path.suffix in {".md", ".yml", ".bib", ".toml"}]
    assert [
        str(path) for path in files if re.search(r"ketamin|\bkap\b", path.read_text(encoding="utf-8"), re.IGNORECASE)
    ] == []


def test_invented_base_says_that_it_is_invented(library: Library) -> None:
    assert "invented" in library.page_by_name["index.md"].body
