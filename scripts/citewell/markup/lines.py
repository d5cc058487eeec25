"""Which lines of a text are indented code, read line by line as Python-Markdown's block parser does."""

from __future__ import annotations

import re
from collections.abc import Iterator

INDENT = 4
_CONTAINER = re.compile(r'(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|:)(?:[ ]|$)|===[!+]*[ ]+"|\[\^[^\]]+\]:')
_RULE = re.compile(r"([-_*])(?: {0,2}\1){2,} *$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_DEFINITION = re.compile(r"""\[[^\[\]^][^\[\]]*\]: *\S+ *(?:".*" *|'.*' *|\(.*\) *)?$""")
_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^<>]*?(?P<empty>/?)>)")
# No quotation is nested deeper, and no element lies deeper below those still open; so the work grows in line with length.
_DEEPEST = 100
_BLOCK = re.compile(
    "address|article|aside|blockquote|canvas|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hgroup|hr|iframe|legend|li|main|math|menu|nav|noscript|object|ol|output|p|pre|script|section|style|summary|table"
    "|tbody|td|textarea|tfoot|th|thead|tr|ul|video",
    re.IGNORECASE,
)


class Reader:
    """What is known after some lines, at the margin or within a quotation, which has a reader of its own."""

    def __init__(self, nesting: int = 0) -> None:
        self.nesting = nesting
        self.depth = 0
        self.after_break = True
        self.in_code = False
        self.is_first = False
        self.quotation: Reader | None = None

    def is_code(self, line: str) -> bool:
        """Read a line; return whether it is indented code."""
        indent, bare = indentation(line)
        level, odd = divmod(indent, INDENT)
        if not bare:
            self.after_break, self.is_first = True, False
            return False
        if bare[0] == ">" and level <= self.depth and self.nesting < _DEEPEST:
            return self._is_quoted_code(bare[1:].removeprefix(" "))
        ends = level <= self.depth and self._ends_block(bare, odd)
        if self.quotation and not (self.after_break or ends):
            return self.quotation.is_code(line.expandtabs(INDENT)[min(self.depth * INDENT, indent) :])
        self.quotation = None
        begins, was_code = self.after_break, self.in_code
        self.in_code = level > self.depth and (begins or was_code)
        if not self.in_code:
            self._go_into(level, bare, ends=ends)
        self.after_break = ends or (level < self.depth and bare[0] in "!?=")
        self.is_first = not ends and not self.in_code and (begins or was_code)
        return self.in_code

    def pass_by(self, lines: str) -> None:
        """Read lines that are blank or begin at the margin with a word or ``#``, each with its end."""
        last = lines[:-1].rsplit("\n", 2)
        if self.depth or self.quotation:
            last = lines[:-1].split("\n")
        elif len(last) > 2:  # noqa: PLR2004 - of two lines the first tells whether the second begins a block
            self.in_code = self.in_code and not lines.strip("\n")
            self.after_break, last = False, last[1:]
        for line in last:
            self.is_code(line)

    def end_block(self, *, at_margin: bool) -> None:
        """Take note that fenced code or an HTML element has ended; at the margin it ends lists, too."""
        self.depth = 0 if at_margin else self.depth
        self.after_break, self.in_code, self.is_first = True, False, False

    def _is_quoted_code(self, line: str) -> bool:
        if self.quotation is None:
            self.quotation = Reader(self.nesting + 1)
        elif self.after_break:
            self.quotation.is_code("")
        self.after_break = self.in_code = self.is_first = False
        return self.quotation.is_code(line)

    def _ends_block(self, bare: str, odd: int) -> bool:
        """Return whether a line is all of a block: a heading, its underline, a rule or a link's definition."""
        sign = bare[0]
        if sign == "#" or (sign in "=-" and self.is_first and _UNDERLINE.match(bare)):
            return odd == 0
        return bool((sign in "-_*" and _RULE.match(bare)) or (sign == "[" and _DEFINITION.match(bare)))

    def _go_into(self, level: int, bare: str, *, ends: bool) -> None:
        if ends:
            self.depth = min(self.depth, level)
        elif level <= self.depth and _CONTAINER.match(bare):
            self.depth = level + 1
        elif self.after_break:
            self.depth = min(self.depth, level)


def ends_of_elements(text: str) -> Iterator[int]:
    """Yield the starts of the lines with which HTML elements and comments at the margin end."""
    opened: list[str] = []
    position, last_comment = 0, text.rfind("-->")
    while found := _TAG.search(text, position):
        position = found.end()
        if not opened and not _begins_block(text, found):
            continue
        if found["comment"]:
            position = text.find("-->", position) + 3 if position <= last_comment else position
        elif not (found["empty"] or found["name"].lower() == "hr"):
            _open_or_close(opened, found["name"].lower(), closes=bool(found["close"]))
        if not opened and not text[position : line_end(text, position)].strip(" \t"):
            yield text.rfind("\n", 0, position) + 1


def _open_or_close(opened: list[str], name: str, *, closes: bool) -> None:
    if not closes:
        opened.append(name)
    elif name in opened[-_DEEPEST:]:
        while opened.pop() != name:
            pass


def _begins_block(text: str, found: re.Match[str]) -> bool:
    """Return whether a tag stands at the margin and is a comment or begins an element that is a block."""
    line = text.rfind("\n", 0, found.start()) + 1
    is_block = found["comment"] or (not found["close"] and _BLOCK.fullmatch(found["name"]))
    return bool(is_block) and text[line : found.start()] in {"", " ", "  ", "   "}


def line_end(text: str, start: int) -> int:
    """Return where the line of an offset ends."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def indentation(line: str) -> tuple[int, str]:
    """Return by how many blanks a line is indented, and the line without them."""
    if line[:1] not in " \t":
        return 0, line
    spread = line.expandtabs(INDENT)
    bare = spread.lstrip(" ")
    return len(spread) - len(bare), bare
