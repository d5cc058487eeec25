"""YAML composed to a tree, bounded in depth and size; the only module that imports yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from citewell.domain.findings import Finding
from citewell.domain.places import Place
from citewell.readers.tree import Tree

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40
# Far from what the stack can take, and more brackets than a file of records has.
_MANY = 1000
_DEEP_LINE = re.compile(r"^[ ?:-]{200}", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\S)#[^\n]*")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UnreadableError(Exception):
    def __init__(self, message: str, mark: Any, hint: str = "") -> None:
        super().__init__(message)
        self.mark = mark
        self.hint = hint


def compose(text: str, path: str, *, first_line: int) -> tuple[Tree | None, list[Finding]]:
    """Return the tree of a YAML text, or None and a finding (code ``REC001``)."""
    try:
        _refuse_what_grows(text)
        node = yaml.compose(text, Loader=_LOADER)
        return (_tree(node, path, first_line, depth=0) if node else _nothing(path, first_line)), []
    except _UnreadableError as problem:
        return None, [_finding(str(problem), problem.mark, path, first_line, problem.hint)]
    except yaml.MarkedYAMLError as problem:
        return None, [_finding(problem.problem or "not YAML", problem.problem_mark, path, first_line, _hint(problem))]
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        return None, [_finding(f"not YAML: {str(problem).splitlines()[0]}", None, path, first_line, "")]


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a YAML text's comments; a sign within a scalar begins none."""
    position = 0
    for start, end in (*_scalars(text), (len(text), len(text))):
        yield from (match.span() for match in _COMMENT.finditer(text, position, start))
        position = end


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the quoted texts and blocks, as far as the text is YAML; a block's first line is its head."""
    try:
        _refuse_what_grows(text)
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                start, end = token.start_mark.index, token.end_mark.index
                is_block = token.style in {"|", ">"}
                yield (end - len(text[start:end].partition("\n")[2]) if is_block else start), end
    except (_UnreadableError, yaml.YAMLError, ValueError):
        return


def _refuse_what_grows(text: str) -> None:
    """Refuse aliases, which can grow without bound when nested, and nesting that would exhaust the stack.

    The composer calls itself for each level and would end the whole process; the events come one by one.
    """
    if len(text) > MAX_CHARACTERS:
        raise _UnreadableError(f"the file is longer than {MAX_CHARACTERS} characters", None, "split it")
    if not ("*" in text and "&" in text) and not _may_be_deep(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _UnreadableError("YAML aliases are not used here", event.start_mark, "write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _UnreadableError(f"nested deeper than {MAX_DEPTH} levels", event.start_mark, "write it flatter")


def _may_be_deep(text: str) -> bool:
    """Return whether a text has so many brackets, or so deep a line, that its nesting must be counted."""
    return text.count("[") + text.count("{") > _MANY or bool(_DEEP_LINE.search(text))


def _tree(node: yaml.Node, path: str, first_line: int, depth: int) -> Tree:
    if depth > MAX_DEPTH:
        raise _UnreadableError(f"nested deeper than {MAX_DEPTH} levels", node.start_mark, "write it flatter")
    place = Place(path, node.start_mark.line + first_line, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        is_null = node.tag == "tag:yaml.org,2002:null"
        return Tree(place=place, text=node.value, is_null=is_null, is_plain=not node.style)
    if isinstance(node, yaml.SequenceNode):
        return Tree(place=place, items=tuple(_tree(item, path, first_line, depth + 1) for item in node.value))
    if not isinstance(node, yaml.MappingNode):
        raise _UnreadableError("not a YAML value", node.start_mark)
    return Tree(place=place, entries=tuple(_entries(node, path, first_line, depth)))


def _nothing(path: str, line: int) -> Tree:
    """Return the tree of a text that holds comments alone."""
    return Tree(place=Place(path, line), text="", is_null=True)


def _entries(node: yaml.MappingNode, path: str, first_line: int, depth: int) -> Iterator[tuple[Tree, Tree]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = _tree(key, path, first_line, depth + 1)
        if name.text is None:
            raise _UnreadableError("a key must be a text", key.start_mark)
        if name.text in seen:
            raise _UnreadableError(f"the key {name.text!r} stands here twice", key.start_mark, "keep one of the two")
        seen.add(name.text)
        yield name, _tree(value, path, first_line, depth + 1)


def _hint(problem: yaml.MarkedYAMLError) -> str:
    text = f"{problem.context} {problem.problem}"
    if "mapping values are not allowed" in text or "cannot start any token" in text:
        return "put the text in double quotes"
    return ""


def _finding(message: str, mark: Any, path: str, first_line: int, hint: str) -> Finding:
    where = Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path, first_line)
    return Finding(where=where, code="REC001", message=f"cannot read this as YAML: {message}", hint=hint)
