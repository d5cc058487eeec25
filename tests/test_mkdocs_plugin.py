"""The plugin: findings are warnings, the bibliography is watched."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from citewell.mkdocs_plugin import CitewellPlugin

Project = Callable[..., Path]


class Server:
    """Stands for MkDocs' live server; keeps what it is told to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []

    def watch(self, path: str) -> None:
        """Keep a path."""
        self.watched.append(path)


def config(folder: Path) -> MkDocsConfig:
    return MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))


def test_finding_is_a_warning_with_its_place(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        CitewellPlugin().on_pre_build(config=config(project({"docs/index.md": "[@nobody]"})))
    assert caplog.messages == ["docs/index.md:1:2: CIT001 the key 'nobody' is not in references.bib"]


def test_clean_base_warns_of_nothing(invented: Path, caplog: pytest.LogCaptureFixture) -> None:
    CitewellPlugin().on_pre_build(config=config(invented))
    assert caplog.messages == []


def test_bibliography_is_watched(invented: Path) -> None:
    server = Server()
    CitewellPlugin().on_serve(server, config=config(invented), builder=None)  # type: ignore[arg-type] # a stand-in for MkDocs' server
    assert server.watched == [str(invented / "references.bib")]
