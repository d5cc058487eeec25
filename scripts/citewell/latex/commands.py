"""A field's LaTeX read command by command; what is not understood stays as it is written, its braces too."""

from __future__ import annotations

from citewell.latex.addresses import address
from citewell.latex.letters import ACCENTS, LETTERS, accented
from citewell.latex.stand_ins import ITALIC, UPRIGHT, kept
from citewell.latex.styling import (
    FORMULA,
    FROM_HERE,
    ITALIC_FROM_HERE,
    QUOTATION_MARKS,
    QUOTES,
    TAKES_ARGUMENT,
    VERBATIM,
    WITH_ARGUMENT,
    bare,
    fraction,
    link,
)
from citewell.latex.symbols import NAMED, SIGNS, placed
from citewell.latex.tokens import Tokens

# Deeper than anybody writes; groups within are read as if their braces were not there.
_DEEPEST = 40


def read_commands(raw: str) -> tuple[str, list[str]]:
    """Return a field's text with its commands read, signs kept, and the commands that are not understood."""
    reader = _Reader(raw)
    return reader.rest(), reader.unknown


class _Reader(Tokens):
    def __init__(self, raw: str) -> None:
        super().__init__(raw)
        self.depth = 0
        self.dollars = self.tokens.count("$")
        self.math = False
        self.quotes = 0
        self.italics = 0
        self.unknown: list[str] = []

    def rest(self) -> str:
        """Return all that is left; a brace that closes nothing means nothing."""
        parts = []
        while self.position < len(self.tokens):
            parts.append(self._until_brace())
            self.position += 1
        return "".join(parts) + UPRIGHT * self.italics

    def _until_brace(self) -> str:
        """Return the text up to the brace that closes it, or to the end."""
        parts = []
        while self.next() not in {"}", ""}:
            self.position += 1
            parts.append(self._read(self.tokens[self.position - 1]))
        return "".join(parts)

    def _read(self, found: str) -> str:
        if found == "{":
            self.position -= 1
            return f"{{{self._group()}}}" if self._group_follows() else self._skipped()
        if found == "$":
            return self._dollar()
        if found[0] == "\\" and len(found) > 1:
            return self._command(found)
        if not self.math:
            return found
        return self._script(found) if found in {"^", "_"} else found.replace("'", "′")

    def _skipped(self) -> str:
        self.position += 1
        return ""

    def _group_follows(self) -> bool:
        """Return whether a group is next; blanks before it are skipped."""
        following = self.tokens[self.position : self.position + 2]
        if following[1:] == ["{"] and following[0].isspace() and self.depth < _DEEPEST:
            self.position += 1
            return True
        return following[:1] == ["{"] and self.depth < _DEEPEST

    def _group(self) -> str:
        """Return the text of the group that is next, italics ended with it."""
        outer, self.italics = self.italics, 0
        self.position += 1
        self.depth += 1
        text = self._until_brace()
        self.depth -= 1
        self.position += 1
        text += UPRIGHT * self.italics
        self.italics = outer
        return text

    def _dollar(self) -> str:
        self.dollars -= 1
        if self.math or (self.dollars and not self._is_amount()):
            self.math = not self.math
            return ""
        if not self.dollars:
            return kept("$")
        # Two amounts of money, "$5 to $10", are no formula.
        self.dollars -= 1
        self.position += 2
        return kept("$") + self.tokens[self.position - 2] + kept("$")

    def _is_amount(self) -> bool:
        first, dollar, second = (*self.tokens[self.position : self.position + 3], "", "", "")[:3]
        return dollar == "$" and first[:1].isdigit() and not first[-1:].isalnum() and second[:1].isdigit()

    def _script(self, sign: str) -> str:
        """Return what stands raised or lowered in a formula."""
        if self._group_follows():
            return placed(sign, bare(self._group()))
        if len(self.next()) > 1 and self.next()[0] == "\\":
            self.position += 1
            text = bare(self._command(self.tokens[self.position - 1]))
        else:
            text = self.letter()
        return placed(sign, text) if text else sign

    def _command(self, token: str) -> str:
        name = token[1:]
        if name in SIGNS:
            return SIGNS[name]
        if name in ACCENTS:
            return self._accent(token)
        if name in NAMED:
            return self._sign(name)
        if name in TAKES_ARGUMENT and self._group_follows():
            return self._with_argument(token)
        if name in FROM_HERE:
            return self._from_here(name)
        return self._not_understood(token)

    def _from_here(self, name: str) -> str:
        """Return what a command that holds to its group's end leaves in the text: where italics begin."""
        if name in FORMULA:
            self.math = FORMULA[name]
            return ""
        self.eat_blanks()
        if name not in ITALIC_FROM_HERE:
            return ""
        self.italics += 1
        return ITALIC

    def _sign(self, name: str) -> str:
        """Return a named sign; empty braces behind it end its name, and so do blanks where they can mean no more."""
        sign, following = NAMED[name], self.next()
        if self.tokens[self.position : self.position + 2] == ["{", "}"]:
            self.position += 2
        elif name in LETTERS or (following.lstrip()[:1].isalpha() and (sign.isalpha() or not self.math)):
            self.eat_blanks()
        return sign

    def _accent(self, token: str) -> str:
        """Return an accent over the letter, command or group that is next."""
        if self._group_follows():
            base = bare(self._group())
            letter, written = accented(token[1:], base.strip()), kept("{") + base + kept("}")
        else:
            blanks = self.eat_blanks()
            base = self._base()
            letter, written = accented(token[1:], base) if base else None, blanks + base
        if letter is not None:
            return letter
        self.unknown.append(token)
        return kept(token) + written

    def _base(self) -> str:
        """Return the letter, or the command for one, over which an accent stands without braces."""
        name = self.next()[1:]
        if self.next()[:1] == "\\" and (name in LETTERS or name in ACCENTS) and self.depth < _DEEPEST:
            self.position += 1
            self.depth += 1
            text = self._sign(name) if name in LETTERS else self._accent(f"\\{name}")
            self.depth -= 1
            return text
        return self.letter()

    def _with_argument(self, token: str) -> str:
        name = token[1:]
        if name in WITH_ARGUMENT:
            text = self._group()
            # What is never closed would be in italics to the end.
            return f"{{{WITH_ARGUMENT[name](text) if self.position <= len(self.tokens) else text}}}"
        if name in VERBATIM:
            return kept(address(self.verbatim()))
        if name in QUOTES:
            return self._quoted()
        if name == "href":
            where = address(self.verbatim())
            return link(kept(where), bare(self._group()) if self._group_follows() else "")
        return self._fraction(token)

    def _quoted(self) -> str:
        """Return a quotation in its marks, single ones within double ones."""
        marks = QUOTATION_MARKS[self.quotes % len(QUOTATION_MARKS)]
        self.quotes += 1
        text = self._group()
        self.quotes -= 1
        return f"{marks[0]}{{{text}}}{marks[1]}"

    def _fraction(self, token: str) -> str:
        above = bare(self._group())
        below = bare(self._group()) if self._group_follows() else ""
        if simple := fraction(above, below):
            return simple
        self.unknown.append(token)
        return kept(f"{token}{{") + above + kept("}{") + below + kept("}")

    def _not_understood(self, token: str) -> str:
        self.unknown.append(token)
        parts = [kept(token)]
        while self.next() == "{" and self._group_follows():
            parts += kept("{"), self._group(), kept("}")
        return "".join(parts)
