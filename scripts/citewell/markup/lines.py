"""Which lines of a text are indented code, read line by line as Python-Markdown's block parser does."""

from __future__ import annotations

import re

INDENT = 4
_CONTAINER = re.compile(r'(?:[-+*]|\d{1,9}[.)]|!!!|\?\?\?\+?|:)(?:[ \t]|$)|===[!+]*[ ]+"|\[\^[^\]]+\]:')
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]|:|\[\^[^\]]+\]:)[ ]+(?=[^ ])")
_BEFORE_BLOCK = re.compile(r"[!?=]|\[\^[^\]]+\]:$")
_ITEM_SIGN = re.compile(r"[-+*0-9]")
_RULE = re.compile(r"([-_*])(?: {0,2}\1){2,} *$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_DEFINITION = re.compile(r"""\[[^\[\]^][^\[\]]*\]: *\S+ *(?:".*" *|'.*' *|\(.*\) *)?$""")
# No quotation is nested deeper, so that the work grows in line with length.
_DEEPEST = 100


class Reader:
    """What is known after some lines, at the margin or within a quotation, which has a reader of its own."""

    def __init__(self, nesting: int = 0) -> None:
        self.nesting = nesting
        # What holds the lines, the outermost first; true for what ends with a line that is not indented, as no list does.
        self.containers: list[bool] = []
        self.after_break = True
        self.in_code = False
        self.is_first = False
        # How deep the list stands that began the block: in it, a sign begins an inner list without a blank line, too.
        self.list_level = -1
        # What follows an admonition's title in a list's item is not indented as the list's content, too.
        self.in_title = 0
        self.quotation: Reader | None = None

    def is_code(self, line: str) -> bool:
        """Read a line; return whether it is indented code."""
        indent, bare = indentation(line)
        level, odd = divmod(indent, INDENT)
        if not bare:
            self.after_break, self.is_first, self.in_title, self.list_level = True, False, 0, -1
            return False
        if self.after_break:
            self.list_level = -1
        if bare[0] == ">" and level <= self.depth and self.nesting < _DEEPEST:
            del self.containers[level if self.after_break else self.depth :]
            return self._is_quoted_code(bare[1:].removeprefix(" "))
        # Right within a list, what is indented as an item's text is read as such and no more.
        ends = level < self.depth + (self.list_level < 0) and self._ends_block(bare, odd)
        if self.quotation and not (self.after_break or ends):
            return self.quotation.is_code(line.expandtabs(INDENT)[min(self.depth * INDENT, indent) :])
        self.quotation = None
        begins, was_code = self.after_break, self.in_code
        self.in_code = level + self.in_title > self.depth and (begins or was_code)
        if was_code and not begins and 0 < level < self.depth:
            # Of a line that is indented less than the list's content nothing is taken off, and it goes on with the code.
            self.in_code = not any(self.containers)
        self.in_title = 0
        if not self.in_code:
            held = level if begins else self._inside(level, self.depth if was_code else self.list_level)
            if was_code:  # what follows code is a block of its own
                self.after_break, self.list_level = True, -1
            bare = self._go_into(held, bare, ends=ends)
        self.after_break = ends or (level < self.depth and bool(_BEFORE_BLOCK.match(bare) or self._ends_block(bare, 0)))
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

    def end_element(self, rest: str) -> None:
        """Take note that an HTML element has ended at the margin, and with it lists; ``rest`` is the rest of its line."""
        self.containers, self.quotation, self.list_level = [], None, -1
        self.after_break, self.in_code, self.is_first = not rest.strip(" \t"), False, False

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

    @property
    def depth(self) -> int:
        """Return how many containers hold the line."""
        return len(self.containers)

    def _inside(self, level: int, least: int) -> int:
        """Leave what a line within a block ends; return the level at which it is read, at least that of the block."""
        top = self.depth if self.list_level < 0 else self.list_level
        ended = next((number for number in range(level, top) if self.containers[number]), None)
        if ended is None:
            return max(level, least)
        del self.containers[ended:]
        self.after_break, self.list_level = True, -1
        return ended

    def _go_into(self, level: int, bare: str, *, ends: bool) -> str:
        """Take note of which containers are left or begun; return what stands in the innermost."""
        if ends:
            del self.containers[level:]
            self.list_level = -1
        elif level <= self.depth and _CONTAINER.match(bare) and self._may_hold(bare):
            level = level if self.after_break or self.list_level >= 0 else self.depth
            self._begin(level, bare)
            return self._go_into_item(bare)
        elif self.after_break:
            del self.containers[level:]
        return bare

    def _begin(self, level: int, bare: str) -> None:
        """Take note of a container that begins."""
        self.containers[level:] = [bare[0] in "!?="]
        if self.list_level < 0 and _ITEM_SIGN.match(bare):
            self.list_level = level

    def _may_hold(self, bare: str) -> bool:
        """Return whether a container's sign is one here: in a paragraph, that of a list is a sign as any other."""
        is_item = bool(_ITEM_SIGN.match(bare))
        return is_item if self.list_level >= 0 else self.after_break or not is_item

    def _go_into_item(self, bare: str) -> str:
        item = _ITEM.match(bare)
        while item and _CONTAINER.match(bare, item.end()):
            bare = bare[item.end() :]
            self._begin(self.depth, bare)
            self.in_title = bare[0] in "!?="
            item = _ITEM.match(bare)
        return bare[item.end() :] if item else bare


def line_end(text: str, start: int) -> int:
    """Return where the line of an offset ends."""
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def indentation(line: str) -> tuple[int, str]:
    """Return by how many blanks a line is indented, and the line without them."""
    if line[:1] not in " \t>":
        return 0, line
    spread = line.expandtabs(INDENT)
    bare = spread.lstrip(" ")
    return len(spread) - len(bare), bare
