"""Files read in several processes say what they say when read alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citewell.readers import side_by_side
from citewell.readers.pages import Source
from citewell.readers.said import read_whole, to_row
from citewell.readers.side_by_side import SideBySide


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    found = []
    for number in range(120):
        file = tmp_path / f"{number}.md"
        file.write_text(f"---\ntitle: Cup {number}\n---\n# Tea {number}\n\nA tale [@cup{number}], 20% of it.\n")
        found.append(Source(f"docs/{file.name}", file.name, file))
    return found


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_cores", lambda: 2)


def alone(sources: list[Source]) -> str:
    return json.dumps({source.name: to_row(read_whole(source)) for source in sources}, sort_keys=True)


def together(sources: list[Source]) -> str:
    return json.dumps(dict(SideBySide(sources).rows()), sort_keys=True)


def test_two_processes_say_what_one_says(sources: list[Source]) -> None:
    assert together(sources) == alone(sources)


def test_few_files_need_no_other_process(sources: list[Source]) -> None:
    assert SideBySide(sources[:20]).helpers == []


def test_more_files_than_bundles_are_all_read(sources: list[Source], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "_FILES_A_BUNDLE", 1)
    monkeypatch.setattr(side_by_side, "_MOST_BUNDLES", 7)
    assert together(sources) == alone(sources)


def test_what_a_process_that_died_took_is_read_here(sources: list[Source], monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(self: SideBySide) -> tuple[int, int]:
        answer, mine = os.pipe()
        process = os.fork()
        if not process:
            os.read(self.numbers, 3)
            os._exit(1)
        os.close(mine)
        return process, answer

    monkeypatch.setattr(SideBySide, "_helper", dies)
    assert together(sources) == alone(sources)


def test_without_fork_all_is_read_here(sources: list[Source], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert together(sources) == alone(sources)
