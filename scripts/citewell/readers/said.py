"""What a file of a page or of rows says by itself: its YAML, and the facts of its text.

It depends on nothing else, so it can be found in another process and remembered. It travels as a
row of plain values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.kept.memory import Memory, digest
from citewell.markup.dated import RawMention
from citewell.markup.facts import Facts, find_facts
from citewell.readers.pages import Source, masked_text
from citewell.readers.tree import Tree, read_yaml

Row = list[Any]
# A line such as "Title: x", with which MultiMarkdown's metadata begin.
_METADATA = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:.*")
_DATED = Facts._fields.index("dated")


class Said(NamedTuple):
    """The tree of a file's YAML, what is wrong in the file, and the text's facts, if they were asked for.

    ``digest`` stands for what was read; it is empty where nothing could be.
    """

    digest: str
    tree: Tree | None
    problems: list[Finding]
    facts: Facts | None = None


def digest_of(source: Source) -> str:
    """Return what stands for a file's name and text."""
    return "" if source.problems else digest(source.name, source.text)


def recalled(memory: Memory, source: Source) -> Row | None:
    """Return what a file said when it was read last, if it says so still; one that looks as it did then is not read."""
    known = memory.unchanged(source.name, source.file)
    found: Row | None = memory.recall(known or digest_of(source)) if memory.found else None
    return found


def read_tree(source: Source) -> Said:
    """Return what a file's YAML says."""
    if source.problems or not source.front:
        return Said(digest_of(source), None, source.problems or list(_lost_lines(source)))
    return Said(digest_of(source), *read_yaml(source.front, source.path, first_line=source.front_line))


def _lost_lines(source: Source) -> Iterator[Finding]:
    """Yield the first line of a page that MkDocs takes for metadata."""
    found = None if source.body_start else _METADATA.match(source.text)
    if found:
        yield Finding(
            where=Place(source.path),
            code="REC011",
            message=f"the page does not show {found.group()[:60]!r}: MkDocs takes it for metadata",
            hint="begin the page with an empty line, a heading or front matter",
        )


def read_whole(source: Source) -> Said:
    """Return all that a file says; its text is let go."""
    said = read_tree(source)._replace(
        facts=find_facts(source.text, masked_text(source), source.body_start, source.name)
    )
    source.forget()
    return said


def to_row(said: Said) -> Row:
    """Return as a row what ``read_whole`` found."""
    problems = [(one.where.line, one.where.column, one.code, one.message, one.hint) for one in said.problems]
    facts: Row = list(said.facts or Facts())
    facts[_DATED] = [tuple(one) for one in facts[_DATED]]
    return [said.digest, _plain(said.tree) if said.tree else None, problems, facts]


def from_row(row: Row, path: str) -> Said:
    """Return what ``to_row`` wrote; ``path`` is that of the file."""
    read, tree, problems, facts = row
    found = Facts(*facts)
    return Said(
        read,
        _tree(tree, path) if tree else None,
        [
            Finding(where=Place(path, *where), code=code, message=message, hint=hint)
            for *where, code, message, hint in problems
        ],
        found._replace(dated=[RawMention(*one)._replace(names=tuple(one[2])) for one in found.dated]),
    )


def _plain(tree: Tree) -> Row:
    items = None if tree.items is None else [_plain(item) for item in tree.items]
    entries = None if tree.entries is None else [(_plain(key), _plain(value)) for key, value in tree.entries]
    return [tree.place.line, tree.place.column, tree.text, items, entries, tree.is_null, tree.is_plain]


def _tree(row: Row, path: str) -> Tree:
    line, column, text, items, entries, is_null, is_plain = row
    return Tree(
        Place(path, line, column),
        text,
        None if items is None else tuple(_tree(item, path) for item in items),
        None if entries is None else tuple((_tree(key, path), _tree(value, path)) for key, value in entries),
        is_null,
        is_plain,
    )
