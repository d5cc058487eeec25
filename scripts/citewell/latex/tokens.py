"""A field's LaTeX in its tokens: commands, braces, signs of formulas, and the text between them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[\\{}$^_]|[^\\{}$^_]+", re.DOTALL)


class Tokens:
    """The tokens of a field, and how far they are read."""

    def __init__(self, raw: str) -> None:
        self.tokens: list[str] = _TOKEN.findall(raw)
        self.position = 0

    def next(self) -> str:
        """Return the token that is next, or nothing at the end."""
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def verbatim(self) -> str:
        """Return the raw text of the group that is next."""
        depth, start = 0, self.position + 1
        while self.next():
            depth += {"{": 1, "}": -1}.get(self.next(), 0)
            self.position += 1
            if not depth:
                return "".join(self.tokens[start : self.position - 1])
        return "".join(self.tokens[start:])

    def letter(self) -> str:
        """Return the sign that is next, if it is part of a text."""
        token = self.next()
        if not token or token[0] in "\\{}$^_":
            return ""
        self.tokens[self.position] = token[1:]
        self.position += len(token) == 1
        return token[0]

    def eat_blanks(self) -> str:
        """Skip the blanks that are next, and return them."""
        token = self.next()
        bare = token.lstrip()
        if bare != token:
            self.tokens[self.position] = bare
            self.position += not bare
        return token[: len(token) - len(bare)]
