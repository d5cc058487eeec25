"""YAML as a tree in which every value knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citewell.domain.findings import Finding
from citewell.domain.places import Place

# Two words or more, so that the value is no number, no date and no "null".
_PLAIN = re.compile(r"[a-z]+: [A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)+\n?")
_MAY_BE_COMMENT = re.compile(r"(?<!\S)#")


class Tree(NamedTuple):
    """A YAML value: a scalar's text, a list's items, or a mapping's entries.

    A plain text stands without quotes, so that YAML may read it as a number.
    """

    place: Place
    text: str | None = None
    items: tuple[Tree, ...] | None = None
    entries: tuple[tuple[Tree, Tree], ...] | None = None
    is_null: bool = False
    is_plain: bool = False

    @property
    def kind(self) -> str:
        """Return what the value is, in the words of a message."""
        if self.is_null:
            return "nothing"
        if self.entries is not None:
            return "a mapping"
        return "a list" if self.items is not None else "a text"

    def get(self, name: str) -> Tree | None:
        """Return the value of a mapping's key, or None."""
        return next((value for key, value in self.entries or () if key.text == name), None)


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Tree | None, list[Finding]]:
    """Return the tree of a YAML text, or None and a finding (code ``REC001``)."""
    if not text:
        return None, []
    if _PLAIN.fullmatch(text):
        return _plain_tree(text, path, first_line), []
    from citewell.readers.composed import compose  # noqa: PLC0415 - yaml is not imported where pages have but a title

    return compose(text, path, first_line=first_line)


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a YAML text's comments."""
    if "#" in text and _MAY_BE_COMMENT.search(text):
        from citewell.readers.composed import comments  # noqa: PLC0415 - yaml is not imported where pages have but a title

        yield from comments(text)


def _plain_tree(text: str, path: str, line: int) -> Tree:
    """Return the tree of a single line ``name: plain words``, which is all that most pages have."""
    name, value = text.rstrip("\n").split(": ")
    key = Tree(place=Place(path, line), text=name, is_plain=True)
    return Tree(
        place=key.place, entries=((key, Tree(place=Place(path, line, len(name) + 3), text=value, is_plain=True)),)
    )
