"""Answers are kept with their day, asked for again when they are old, and never trusted more than the net."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from citewell.registries.cache import Answer, Cache
from citewell.registries.door import CouldNotAskError
from registry_server import Registries, Reply

TODAY = dt.datetime.now(tz=dt.UTC).date()
PATH = "/tea"
KEPT = ".cache/citewell/registries"


def ask(registries: Registries, folder: Path, *, days: int = 30, refresh: bool = False, offline: bool = False) -> str:
    client = registries.client(folder, days=days, refresh=refresh, offline=offline)
    value, _ = client.ask("tea/1", registries.base + PATH, lambda text: text)
    return value or "nothing"


def keep(folder: Path, age: int, status: int = 200) -> None:
    Cache(folder).write("tea/1", Answer(asked=TODAY - dt.timedelta(days=age), status=status, text="kept\n"))


def test_answer_is_kept_as_it_came_with_its_day(registries: Registries, tmp_path: Path) -> None:
    registries.say(PATH, Reply(body="Tée\n\nmilk".encode()))
    assert ask(registries, tmp_path) == ask(registries, tmp_path) == "Tée\n\nmilk"
    assert len(registries.asked) == 1
    (file,) = (tmp_path / KEPT).iterdir()
    assert file.name == "tea%2F1.txt"
    assert file.read_text(encoding="utf-8") == f"{TODAY} 200\nTée\n\nmilk"


@pytest.mark.parametrize(
    ("age", "status", "said"), [(30, 200, "kept\n"), (31, 200, "new"), (7, 404, "nothing"), (8, 404, "new")]
)
def test_old_answer_is_asked_for_again(
    registries: Registries, tmp_path: Path, age: int, status: int, said: str
) -> None:
    registries.say(PATH, Reply(body=b"new"))
    keep(tmp_path, age, status)
    assert ask(registries, tmp_path) == said


def test_age_is_a_choice_and_so_is_asking_again(registries: Registries, tmp_path: Path) -> None:
    registries.say(PATH, Reply(body=b"new"))
    keep(tmp_path, 50)
    assert ask(registries, tmp_path, days=50) == "kept\n"
    assert ask(registries, tmp_path, days=50, refresh=True) == "new"


def test_offline_asks_nobody_and_takes_what_is_kept(registries: Registries, tmp_path: Path) -> None:
    with pytest.raises(CouldNotAskError, match="offline"):
        ask(registries, tmp_path, offline=True)
    keep(tmp_path, 5000)
    assert ask(registries, tmp_path, offline=True) == "kept\n"
    assert registries.asked == []


def test_fault_is_not_kept(registries: Registries, tmp_path: Path) -> None:
    registries.say(PATH, Reply(status=400))
    with pytest.raises(CouldNotAskError):
        ask(registries, tmp_path)
    assert not (tmp_path / KEPT).exists()


def test_what_cannot_be_read_is_not_kept(registries: Registries, tmp_path: Path) -> None:
    registries.say(PATH, Reply(body=b"tea"))
    with pytest.raises(CouldNotAskError, match="the answer cannot be read"):
        registries.client(tmp_path).ask("tea/1", registries.base + PATH, int)
    assert not (tmp_path / KEPT).exists()


@pytest.mark.parametrize("content", [b"", b"tea", b"2026-13-01 200\n", b"2026-11-21 301\n", b"2026-11-21 200\n\xff"])
def test_file_that_was_tampered_with_is_asked_for_again(registries: Registries, tmp_path: Path, content: bytes) -> None:
    registries.say(PATH, Reply(body=b"new"))
    (tmp_path / KEPT).mkdir(parents=True)
    (tmp_path / KEPT / "tea%2F1.txt").write_bytes(content)
    assert ask(registries, tmp_path) == "new"


def test_names_that_are_too_long_for_a_file_stay_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for end in "ab":
        cache.write("x" * 500 + end, Answer(asked=TODAY, status=200, text=end))
    found = [cache.read("x" * 500 + end) for end in "ab"]
    assert [answer.text for answer in found if answer] == ["a", "b"]


def test_folder_that_cannot_be_made_only_keeps_nothing(registries: Registries, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("")
    registries.say(PATH, Reply(body=b"new"))
    assert ask(registries, tmp_path) == "new"
