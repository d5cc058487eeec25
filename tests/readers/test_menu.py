"""The pages that the site's menu names."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.readers.menu import read_menu


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "nav:\n  - index.md\n  - Tea: [green.md, Black: leaves/black.md]\n",
            {"index.md", "green.md", "leaves/black.md"},
        ),
        ("nav:\n- a.md\n\n# Notes\n- b.md\nsite_name: c.md\n", {"a.md", "b.md"}),
        ("nav: [./a.md]", {"a.md"}),
        ("icon: !!python/name:material.emoji\nkey: !ENV [A, B]\nnav:\n  - a.md\nx: &x 1\ny: *x\n", {"a.md"}),
        ("nav:\r\n  - a.md\r\nsite_name: Tea\r\n", {"a.md"}),
        ("nav:\n  - Tea: &tea a.md\n  - *tea\n", set()),
        ("nav:\n  - [a.md\n", set()),
        ("nav:\n", set()),
        ("extra:\n  nav:\n    - a.md\n", set()),
        ("site_name: Tea\n", set()),
    ],
)
def test_menu_is_read(tmp_path: Path, text: str, names: set[str]) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(text.encode())
    assert read_menu(tmp_path) == names


def test_site_without_its_file_has_no_menu(tmp_path: Path) -> None:
    assert read_menu(tmp_path) == frozenset()
