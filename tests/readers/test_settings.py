"""The settings of a knowledge base, and those that stop the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.domain.errors import CitewellError
from citewell.domain.settings import Settings
from citewell.readers.settings import read_settings

Project = Callable[..., Path]


def test_settings_may_be_left_out(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_settings_are_read(project: Project) -> None:
    text = '[tool.citewell]\ndocs = "pages"\nnot-mentions = ["x"]\nselect = ["BIB"]\n'
    assert read_settings(project({"pyproject.toml": text})) == Settings(
        docs="pages", vocabulary="pages/about/vocabulary.yml", not_mentions=("x",), select=("BIB",)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.citewell]\ndoc = 'x'\n", "has no setting 'doc'; known: docs, bibliography"),
        ("[tool.citewell\n", "cannot read the settings"),
        ("tool = 5\n", "cannot read the settings: .tool.citewell. is no table"),
        ("[tool.citewell]\ndocs = 5\n", "docs: expected a text, found 5"),
        ("[tool.citewell]\nselect = 'CIT'\n", "select: expected a list of texts such as .*, found 'CIT'"),
        ("[tool.citewell]\nignore = true\n", "ignore: expected a list of texts"),
        ("[tool.citewell]\nnot-mentions = [5]\n", "not-mentions: expected a list of texts"),
        ("[tool.citewell]\nbibliography = []\n", "bibliography: expected a text"),
    ],
)
def test_bad_settings_stop_with_one_line(project: Project, text: str, message: str) -> None:
    with pytest.raises(CitewellError, match=message):
        read_settings(project({"pyproject.toml": text}))
