"""The pages that the site's menu names: ``nav`` of ``mkdocs.yml``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from citewell.readers.files import read_text
from citewell.readers.tree import Tree, read_yaml

FILE = "mkdocs.yml"
# The block alone, so that tags and aliases elsewhere, which only MkDocs understands, do no harm.
_NAV = re.compile(r"^nav:.*+\n(?>(?:(?:[ \t#-].*+)?\n)*)", re.MULTILINE)


def read_menu(project: Path) -> frozenset[str]:
    """Return the names below the docs folder, none if there is no menu or none that can be read."""
    text, _ = read_text(project / FILE, FILE, "")
    block = _NAV.search(f"{text or ''}\n")
    tree = read_yaml(block.group(), FILE)[0] if block else None
    menu = tree.get("nav") if tree else None
    return frozenset(posixpath.normpath(name) for name in _named(menu)) if menu else frozenset()


def _named(tree: Tree) -> Iterator[str]:
    """Yield the texts of a menu that are no titles."""
    if tree.text:
        yield tree.text
    for inner in (*(tree.items or ()), *(value for _, value in tree.entries or ())):
        yield from _named(inner)
