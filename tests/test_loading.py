"""A build reads the library once, and again when a file has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import loading

Project = Callable[..., Path]


def test_changed_file_is_read_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project({"docs/index.md": "[@a]"})
    moments = iter(range(0, 1000, 10))
    monkeypatch.setattr(loading.time, "monotonic", lambda: next(moments))
    before = loading.load_cached(folder)
    assert loading.load_cached(folder) is before
    (folder / "references.bib").write_text("@misc{a, title = {T}}", encoding="utf-8")
    assert list(loading.load_cached(folder).references) == ["a"]
