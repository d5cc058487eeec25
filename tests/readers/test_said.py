"""What a file says travels as a row of plain values and comes back whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell.readers.pages import Source
from citewell.readers.said import from_row, read_tree, read_whole, to_row

TESTS = Path(__file__).parents[1]
FILES = sorted(
    file
    for folder in (TESTS / "invented" / "docs", TESTS / "readers" / "bad_inputs")
    for file in folder.rglob("*")
    if file.suffix in {".md", ".yml"}
)


def source(file: Path) -> Source:
    return Source(f"docs/{file.name}", file.name, file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_row_comes_back_as_what_was_read(file: Path) -> None:
    said = read_whole(source(file))
    again = from_row(json.loads(json.dumps(to_row(said))), f"docs/{file.name}")
    assert json.dumps(to_row(again)) == json.dumps(to_row(said))
    assert (again.tree, again.problems) == (said.tree, said.problems)
    assert said.facts
    assert again.facts
    assert list(again.facts.dated) == said.facts.dated


def test_tree_alone_is_that_of_the_whole() -> None:
    assert FILES
    for file in FILES:
        assert read_tree(source(file))[:3] == read_whole(source(file))[:3]


def test_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfe")
    said = read_whole(source(tmp_path / "a.md"))
    assert (said.digest, [problem.code for problem in said.problems]) == ("", ["REC001"])


def test_text_that_was_let_go_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\na: 1\n---\nb")
    one = source(tmp_path / "a.md")
    read_whole(one)
    assert (one.front, one.body) == ("a: 1\n", "b")
