"""From a scalar to a value of a field's type. The forms here are also those of the JSON Schemas.

A plain scalar that YAML 1.2 reads as a number is that number however it is written, because an
editor sees nothing else of it; a text must have the field's own form.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from enum import Enum
from typing import Any

from citewell.domain.findings import Finding
from citewell.domain.identifiers import Identifier
from citewell.domain.nearest import did_you_mean
from citewell.domain.places import Place
from citewell.domain.records import Ref
from citewell.domain.scale import Code
from citewell.readers.tree import Tree

# At least one sign that is no blank, no control, no punctuation and not invisible; written so that
# Python and ECMAScript read it alike, which share no class of letters.
SAYING = r"[^\x00-/:-@\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u180e\u2000-\u206f\u2800\u3000-\u3003\u3164\ufe00-\ufe0f\ufeff]"
# A number with a true minus sign is a text to YAML, and a number to us.
INTEGER = "^[+−-]?[0-9]+$"
NUMBER = "^[+−-]?(?:[0-9]+(?:[.][0-9]+)?|[.][0-9]+)(?:[eE][+−-]?[0-9]{1,2})?$"
DAY = "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# What YAML 1.2 reads as a number, a truth or nothing is no text to an editor.
_NO_TEXT = (
    "[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][+-]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+|[+-]?[.](?:inf|Inf|INF)"
    "|[.](?:nan|NaN|NAN)|true|True|TRUE|false|False|FALSE|null|Null|NULL"
)
CODE = rf"^(?!(?:{_NO_TEXT})$)[\s\S]*?{SAYING}"
_CORE_NUMBER = re.compile(
    r"(?P<base>0x[0-9a-fA-F]{1,200}|0o[0-7]{1,200})|[+-]?(?:[0-9]++(?:[.][0-9]*+)?|[.][0-9]++)(?:[eE][+-]?[0-9]++)?"
)
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class MisfitError(Exception):
    """A value does not fit its type."""

    def __init__(self, where: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.finding = Finding(where=where, code="REC004", message=message, hint=hint)


def value_of(tree: Tree, hint: Any) -> Any:
    """Return the value that a scalar holds for a type; raise ``MisfitError`` if it does not fit."""
    if tree.text is None or tree.is_null:
        raise MisfitError(tree.place, f"expected a text, found {tree.kind}")
    text = tree.text
    if hint is bool:
        return _truth(tree, text)
    if hint is int or hint is float:
        return _number(tree, text, hint)
    if hint is dt.date:
        return _date(tree, text)
    if issubclass(hint, Enum):
        return _member(tree, text, hint)
    if issubclass(hint, Identifier):
        return _identifier(tree, text, hint)
    return _text(tree, text, hint)


def _text(tree: Tree, text: str, hint: type[str]) -> str:
    if not re.search(SAYING, text):
        raise MisfitError(tree.place, f"{text!r} says nothing", "write it out, or leave the field out")
    if hint is Code and not re.search(CODE, text):
        raise MisfitError(tree.place, f"the code {text!r} is no text to YAML", "begin it with a letter")
    return hint(text, tree.place) if issubclass(hint, Ref) else text


def _truth(tree: Tree, text: str) -> bool:
    if tree.is_plain and text in _TRUTHS:
        return _TRUTHS[text]
    raise MisfitError(tree.place, f"expected true or false, found {text!r}")


def _number(tree: Tree, text: str, hint: type[int | float]) -> int | float:
    value = _plain_number(tree)
    if value is None and re.fullmatch(INTEGER if hint is int else NUMBER, text):
        value = _finite(text.replace("−", "-"))
    if value is None or (hint is int and value != int(value)):
        expected = "a whole number" if hint is int else "a number"
        raise MisfitError(tree.place, f"expected {expected}, found {text!r}", "write plain digits")
    return hint(value)


def _plain_number(tree: Tree) -> int | float | None:
    """Return the number that YAML 1.2 reads, or None."""
    match = _CORE_NUMBER.fullmatch(tree.text or "") if tree.is_plain else None
    if not match:
        return None
    return int(match["base"], 0) if match["base"] else _finite(match[0])


def _finite(text: str) -> int | float | None:
    """Return a decimal number; None for one beyond all bounds."""
    value = float(text)
    if not math.isfinite(value):
        return None
    return int(text) if text.lstrip("+-").isdecimal() else value


def _date(tree: Tree, text: str) -> dt.date:
    try:
        # ``fromisoformat`` alone also takes weeks, and days without hyphens.
        if re.search(DAY, text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise MisfitError(tree.place, f"expected a date such as 2026-11-21, found {text!r}")


def _member(tree: Tree, text: str, hint: type[Enum]) -> Enum:
    try:
        return hint(text)
    except ValueError:
        known = [str(member.value) for member in hint]
        hint_text = did_you_mean(text, known) or f"one of: {', '.join(known)}"
        raise MisfitError(tree.place, f"{text!r} is not a known {hint.__name__}", hint_text) from None


def _identifier(tree: Tree, text: str, hint: type[Identifier]) -> Identifier:
    number = _plain_number(tree)
    value = hint(text if number is None or number != int(number) else str(int(number)))
    if not value.is_valid:
        raise MisfitError(tree.place, f"{text!r} is not valid: {value.problem}")
    return value
