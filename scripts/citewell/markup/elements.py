"""HTML elements and comments that stand at the margin as blocks, as Python-Markdown's own parser finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.markup.spans import Span

_TAG = re.compile(
    r"""<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*?)(?P<empty>/?)>)"""
)
_CLOSES_COMMENT = re.compile("--!?>")
# No element lies deeper below those still open; so the work grows in line with length.
_DEEPEST = 100
_BLOCK = re.compile(
    "address|article|aside|blockquote|canvas|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hgroup|hr|iframe|legend|li|main|math|menu|nav|noscript|object|ol|output|p|pre|script|section|style|summary|table"
    "|tbody|td|textarea|tfoot|th|thead|tr|ul|video",
    re.IGNORECASE,
)
# What holds no blocks, even where its content is Markdown.
_HOLDS_TEXT = re.compile(
    "address|canvas|dd|dt|h[1-6]|hr|legend|li|math|p|pre|script|style|summary|td|textarea|th", re.IGNORECASE
)
_MARKDOWN = re.compile(r"""\smarkdown(?:\s*=\s*["']?(?:1|block|markdown)\b|(?![\w=-]))""")


def raw_elements(text: str) -> Iterator[Span]:
    """Yield where comments and elements begin and end whose content is left as it is, in order; fences are masked.

    Of an element whose content is Markdown, the tags alone are raw. What nothing closes ends with the text.
    """
    opened: list[str] = []
    of_markdown: list[str] = []
    start = position = 0
    last_comment = max(text.rfind("-->"), text.rfind("--!>"))
    while found := _TAG.search(text, position):
        position = found.end()
        if found["comment"] and position > last_comment:
            continue
        if not opened:
            if _is_of_markdown(text, found, of_markdown):
                yield found.span()
                continue
            if not _begins_block(text, found):
                continue
            start = found.start()
        position = _after(text, found, opened)
        if not opened:
            yield start, position
    if opened:
        yield start, len(text)


def _is_of_markdown(text: str, found: re.Match[str], opened: list[str]) -> bool:
    """Return whether a tag opens or closes an element whose content is Markdown; take note of it."""
    name = (found["name"] or "").lower()
    if found["close"] and name in opened:
        _close(opened, name)
        return True
    if found["empty"] or not _MARKDOWN.search(found["attributes"] or "") or _HOLDS_TEXT.fullmatch(name):
        return False
    if begins := _begins_block(text, found):
        opened.append(name)
    return begins


def _after(text: str, found: re.Match[str], opened: list[str]) -> int:
    """Return where a tag or all of a comment ends; take note of what the tag opens or closes."""
    name = (found["name"] or "").lower()
    if found["comment"]:
        closing = _CLOSES_COMMENT.search(text, found.end())
        return closing.end() if closing else len(text)
    if found["close"]:
        _close(opened, name)
    elif not (found["empty"] or name == "hr"):
        opened.append(name)
    return found.end()


def _close(opened: list[str], name: str) -> None:
    """Close an element, and those that were opened within it."""
    if name in opened[-_DEEPEST:]:
        while opened.pop() != name:
            pass


def _begins_block(text: str, found: re.Match[str]) -> bool:
    """Return whether a tag stands at the margin and is a comment or begins an element that is a block."""
    is_block = found["comment"] or (not found["close"] and _BLOCK.fullmatch(found["name"]))
    return bool(is_block) and is_at_margin(text, found.start())


def is_at_margin(text: str, offset: int) -> bool:
    """Return whether no more than three blanks go before an offset on its line."""
    return text[text.rfind("\n", 0, offset) + 1 : offset] in {"", " ", "  ", "   "}
