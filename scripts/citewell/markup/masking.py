"""What of a Markdown text is not prose: code, math, comments, addresses, link targets.

Masked characters become NUL, line ends stay, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

MASKED = "\0"

_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[\s\S])"
# What can begin, or stand inside, something that is not prose. A plain set is searched fastest.
_SIGN = re.compile(r"[\\`<$\]:@]")
_AT_SIGN = {
    "\\": re.compile(r"\\[!-/:-@\[-`{-~]"),
    "`": re.compile(rf"(?<!`)(?!`{{13}})(?P<ticks>`{{1,12}}){_WITHIN_PARAGRAPH}*?(?<!`)(?P=ticks)(?!`)"),
    "<": re.compile(
        r"""<!--[\s\S]*?-->
        | <(?P<element>script|style|pre|textarea)\b[\s\S]*?</(?P=element)>
        | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+>
        | </?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
        re.VERBOSE,
    ),
    "$": re.compile(
        rf"\$\${_WITHIN_PARAGRAPH}+?\$\$"
        r"|\$(?=[^\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*?(?<=[^\s\\])\$(?!\d)",
    ),
}
_LONG = re.compile(r"<!--|<(?:script|style|pre|textarea)\b")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_TARGET = re.compile(
    r"""\]\((?:[^()\s<>]|\([^()\s]*\)|<[^<>\n]*>)*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""",
)
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[[^\]^@\n][^\]@\n]*\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""", re.MULTILINE
)
_URL = re.compile(r"(?:https?|ftp|mailto):[^\s<>\[\]\"'`]*[\w/=&%+-]")
_SCHEMES = ("https", "http", "ftp", "mailto")
_EMAIL = re.compile(r"@?[\w.:+-]*\w@\w[\w-]*(?:\.[\w-]+)+")
_BEFORE_AT = re.compile(r"@?[\w.:+-]*\Z")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<lead>(?:[ \t]*>)*[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_BRACKET = re.compile(r"[\[\]]|\n\n")
_CONTAINER = re.compile(r"^(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)(?:[ \t]|$)|^\[\^[^\]]+\]:")
_INDENT = 4
_SIGNS_OF_BLOCKS = ("```", "~~~", "\n    ", "\n\t", "\n   \t")
# The characters with which a blank line, an indented one, a fence or a container begins.
_STARTS = frozenset(["", *" \t`~>-+*!?=:[0123456789"])

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
    position = 0
    unclosed: set[str] = set()
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start >= position:
            opening = _LONG.match(text, start) if sign.group() == "<" else None
            if opening and _is_unclosed(text, opening, unclosed):
                tag = _TAG.match(text, start)
                span = tag.span() if tag else None
            else:
                span = _span_at(text, sign.group(), start, position)
            if span:
                yield span
                position = span[1]


def _is_unclosed(text: str, opening: re.Match[str], unclosed: set[str]) -> bool:
    """Return whether nothing closes a comment or an element; what was not found once is not looked for again."""
    closing = "-->" if opening.group() == "<!--" else f"</{opening.group()[1:]}>"
    if closing not in unclosed and text.find(closing, opening.end()) < 0:
        unclosed.add(closing)
    return closing in unclosed


def _span_at(text: str, sign: str, start: int, position: int) -> Span | None:
    """Return what is masked at a sign; nothing before ``position`` counts any more."""
    if sign in _AT_SIGN:
        match = _AT_SIGN[sign].match(text, start)
        return match.span() if match else None
    if sign == "]":
        return _target_or_definition(text, start, position)
    return _email(text, start, position) if sign == "@" else _address(text, start, position)


def _target_or_definition(text: str, start: int, position: int) -> Span | None:
    after = text[start + 1 : start + 2]
    if after == "(":
        match = _TARGET.match(text, start)
        # The "]" of a link's target stays, so that its text can be found.
        return (start + 1, match.end()) if match else None
    line = text.rfind("\n", 0, start) + 1
    if after == ":" and line >= position:
        match = _DEFINITION.match(text, line)
        # So does the ":" of a definition.
        return (start + 2, match.end()) if match else None
    return None


def _address(text: str, start: int, position: int) -> Span | None:
    scheme = next((known for known in _SCHEMES if text.endswith(known, position, start)), None)
    if scheme is None or text[start - len(scheme) - 1 : start - len(scheme)].isalnum():
        return None
    match = _URL.match(text, start - len(scheme))
    return match.span() if match else None


def _email(text: str, start: int, position: int) -> Span | None:
    if not (text[start - 1 : start].isalnum() or text[start - 1 : start] == "_"):
        return None
    before = _BEFORE_AT.search(text, max(position, start - 64), start)
    match = _EMAIL.match(text, before.start()) if before else None
    return match.span() if match else None


def _link_texts(masked: str, text: str) -> Iterator[Span]:
    """Yield the texts of links: a citation inside a link would be a link inside a link.

    The brackets stay, those of an image inside a link too.
    """
    spans: list[Span] = []
    if "](" not in text:
        return
    open_brackets: list[int] = []
    for match in _BRACKET.finditer(masked):
        if match.group() == "[":
            open_brackets.append(match.start())
        elif match.group() != "]":
            open_brackets.clear()
        elif open_brackets:
            start = open_brackets.pop()
            if masked.startswith(f"]{MASKED}", match.start()) and text.startswith("](", match.start()):
                spans.append((start, match.start()))
    brackets = sorted(bracket for span in spans for bracket in span)
    outer = -1
    for start, end in sorted(spans):
        if end > outer:
            outer = end
            inside = brackets[bisect_left(brackets, start) : bisect_right(brackets, end)]
            yield from ((before + 1, after) for before, after in pairwise(inside))


def _code_blocks(text: str) -> Iterator[Span]:
    """Yield fenced and indented code blocks as Python-Markdown reads them.

    Content of a list item, an admonition, a tab or a note is indented by four blanks;
    code inside it by four more.
    """
    if not any(sign in text for sign in _SIGNS_OF_BLOCKS) and not text.startswith((" ", "\t")):
        return
    lines = text.split("\n")
    depth, after_blank, in_code, offset, skip_to = 0, True, False, 0, 0
    closing = _Fences(lines)
    for number, line in enumerate(lines):
        start, offset = offset, offset + len(line) + 1
        if number < skip_to:
            continue
        first = line[:1]
        if first not in _STARTS:
            # A line of a paragraph at the margin, by far the most frequent; a heading ends with its line.
            depth, after_blank, in_code = (0 if after_blank else depth), first == "#", False
            continue
        last = closing.of(number) if "```" in line or "~~~" in line else None
        if last is not None:
            yield start, start + sum(len(inner) + 1 for inner in lines[number : last + 1]) - 1
            skip_to, after_blank, in_code = last + 1, True, False
            continue
        level, bare = _level(line)
        if not bare:
            after_blank = True
            continue
        in_code = level > depth and (after_blank or in_code)
        if in_code:
            yield start, offset - 1
        elif level <= depth and _CONTAINER.match(bare):
            depth = level + 1
        elif after_blank:
            depth = min(depth, level)
        after_blank = False


def _level(line: str) -> tuple[int, str]:
    """Return how many steps of four blanks a line is indented, and the line without them."""
    spread = line.expandtabs(_INDENT)
    bare = spread.lstrip(" ")
    return (len(spread) - len(bare)) // _INDENT, bare


class _Fences:
    """Finds what closes a fence; one that nothing closes is not looked for again."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.unclosed: dict[str, int] = {}

    def of(self, number: int) -> int | None:
        """Return the line that closes the fence opened at ``number``, or None."""
        opening = _FENCE.match(self.lines[number])
        if not opening:
            return None
        mark = opening["mark"]
        if (mark[0] == "`" and "`" in opening["info"]) or len(mark) >= self.unclosed.get(mark[0], len(mark) + 1):
            return None
        for later in range(number + 1, len(self.lines)):
            bare = self.lines[later].lstrip(" \t>").rstrip(" \t")
            if bare.startswith(mark) and not bare.strip(mark[0]):
                return later
        self.unclosed[mark[0]] = len(mark)
        return None
