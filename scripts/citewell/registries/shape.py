"""Values of a registry's answer: of any shape until looked at, without markup, of limited length."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

_LONGEST = 1000
_MOST_ITEMS = 100
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def document(text: str) -> Mapping[str, Any]:
    """Return the object that a JSON text holds; raise ``ValueError`` if it holds none."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004 - the text is wrong, not the caller
    return found


def child(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a member that is an object, an empty one if it is none."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def items(value: Mapping[str, Any], name: str) -> list[Any]:
    """Return the first hundred items of a member that is a list."""
    found = value.get(name)
    return found[:_MOST_ITEMS] if isinstance(found, list) else []


def objects(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return those items of a member that are objects."""
    return [item for item in items(value, name) if isinstance(item, dict)]


def plain(value: object) -> str:
    """Return a text without tags, entities and runs of blanks, cut where it grows too long; of no text nothing."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(_TAG.sub("", value[: _LONGEST * 4])))
    return " ".join(_TAG.sub("", text).split())[:_LONGEST]


def day(parts: object) -> str:
    """Return ``date-parts`` such as [[2010, 2, 6]] as an ISO date, as far as it goes."""
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    known = [part for part in numbers[:3] if isinstance(part, int) and 0 < part < 10_000]  # noqa: PLR2004 - a year at most
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(known))
