"""What of a Markdown text is not prose: code, math, comments, addresses, link targets.

Masked characters become NUL, line ends stay, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

MASKED = "\0"

_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[\s\S])"
_INLINE = re.compile(
    rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>(?<!`)(?P<ticks>`+){_WITHIN_PARAGRAPH}*?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--[\s\S]*?-->)
    | (?P<raw><(?P<element>script|style|pre|textarea)\b[\s\S]*?</(?P=element)>)
    | (?P<autolink><[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>)
    | (?P<tag></?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)
    | (?P<display>\$\${_WITHIN_PARAGRAPH}+?\$\$)
    | (?P<math>\$(?=[^\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*?(?<=[^\s\\])\$(?!\d))
    | (?P<target>\]\((?:[^()\s<>]|\([^()\s]*\)|<[^<>\n]*>)*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))
    | (?P<definition>^[ ]{{0,3}}\[[^\]^@\n][^\]@\n]*\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$)
    | (?P<url>\b(?:https?|ftp|mailto):[^\s<>\[\]"'`]*[\w/=&%+-])
    | (?P<email>@?[\w.:+-]*\w@\w[\w-]*(?:\.[\w-]+)+)
    """,
    re.VERBOSE | re.MULTILINE,
)
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<lead>(?:[ \t]*>)*[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_CONTAINER = re.compile(r"^(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)(?:[ \t]|$)|^\[\^[^\]]+\]:")
_INDENT = 4

Span = tuple[int, int]


def mask(text: str) -> str:
    """Return Markdown ``text`` with all that is not prose masked."""
    without_blocks = _blank(text, _code_blocks(text))
    without_inline = _blank(without_blocks, _inline_spans(without_blocks))
    return _blank(without_inline, _link_texts(without_inline, without_blocks))


def mask_yaml(text: str) -> str:
    """Return YAML ``text`` with comments and what Markdown would not read as prose masked."""
    without_comments = _blank(text, (match.span() for match in _YAML_COMMENT.finditer(text)))
    without_inline = _blank(without_comments, _inline_spans(without_comments))
    return _blank(without_inline, _link_texts(without_inline, without_comments))


def _blank(text: str, spans: Iterator[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        if end <= position:
            continue
        start = max(start, position)  # noqa: PLW2901 - overlapping spans are cut, not lost
        pieces.append(text[position:start])
        pieces.append("\n".join(MASKED * len(line) for line in text[start:end].split("\n")))
        position = end
    if not pieces:
        return text
    pieces.append(text[position:])
    return "".join(pieces)


def _inline_spans(text: str) -> Iterator[Span]:
    for match in _INLINE.finditer(text):
        start, end = match.span()
        # The "]" of a link's target stays, so that its text can be found; so does a definition's colon.
        if match.lastgroup == "definition":
            colon = text.index("]:", start) + 1
            yield start, colon
            start = colon
        yield (start + 1 if match.lastgroup in {"target", "definition"} else start), end


def _link_texts(masked: str, text: str) -> Iterator[Span]:
    """Yield the texts of links: a citation inside a link would be a link inside a link.

    The brackets stay, those of an image inside a link too.
    """
    spans = []
    for match in re.finditer(rf"\](?={MASKED})", masked):
        if text.startswith("](", match.start()):
            depth = 0
            for position in range(match.start(), -1, -1):
                depth += {"]": 1, "[": -1}.get(masked[position], 0)
                if depth == 0:
                    spans.append((position, match.start()))
                    break
                if masked.startswith("\n\n", position):
                    break
    brackets = sorted(bracket for span in spans for bracket in span)
    for start, end in sorted(spans):
        inside = [bracket for bracket in brackets if start <= bracket <= end]
        yield from ((before + 1, after) for before, after in pairwise(inside))


def _code_blocks(text: str) -> Iterator[Span]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    depth, after_blank, in_code, number = 0, True, False, 0
    while number < len(lines):
        line = lines[number].expandtabs(_INDENT)
        bare = line.lstrip(" ")
        last = _closing_fence(lines, number)
        if last:
            yield offsets[number], offsets[last + 1] - 1
            number, after_blank, in_code = last + 1, True, False
            continue
        if not bare:
            after_blank = True
        else:
            level = (len(line) - len(bare)) // _INDENT
            in_code = level > depth and (after_blank or in_code)
            if in_code:
                yield offsets[number], offsets[number + 1] - 1
            elif _CONTAINER.match(bare) and level <= depth:
                depth = level + 1
            elif after_blank:
                depth = min(depth, level)
            after_blank = False
        number += 1


def _closing_fence(lines: list[str], number: int) -> int | None:
    """Return the line that closes the fence opened at ``number``, or None."""
    opening = _FENCE.match(lines[number])
    if not opening:
        return None
    mark = opening["mark"]
    if mark[0] == "`" and "`" in opening["info"]:
        return None
    closing = re.compile(rf"^(?:[ \t]*>)*[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
    return next((later for later in range(number + 1, len(lines)) if closing.match(lines[later])), None)
