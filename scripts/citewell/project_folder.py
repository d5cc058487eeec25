"""Which folder a command works on, if none is named: the nearest upward that is marked as a knowledge base.

Looked for before anything else is imported, so what imports little is used here, rather than what reads best.
"""

from __future__ import annotations

import os

_MARKS = ("references.bib", "mkdocs.yml")
_SETTINGS = "[tool.citewell"


def project_folder() -> str:
    """Return the way to the nearest folder upward that is marked, to the current one if none is."""
    folder = os.curdir
    for _ in range(os.getcwd().count(os.sep) + 1):  # noqa: PTH109 - pathlib costs more than the whole look
        if _is_marked(folder):
            return folder
        folder = os.pardir if folder == os.curdir else f"{os.pardir}/{folder}"
    return os.curdir


def _is_marked(folder: str) -> bool:
    return any(os.path.exists(f"{folder}/{mark}") for mark in _MARKS) or _has_settings(f"{folder}/pyproject.toml")  # noqa: PTH110 - pathlib costs more than the whole look


def _has_settings(file: str) -> bool:
    try:
        with open(file, encoding="utf-8", errors="replace") as settings:  # noqa: PTH123 - pathlib costs more than the whole look
            return _SETTINGS in settings.read()
    except OSError:
        return False
