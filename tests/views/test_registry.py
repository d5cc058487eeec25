"""What a view is, and from where the links of the texts that it shows lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import fields

import pytest
from markupsafe import Markup

from citewell.domain.library import Library
from citewell.domain.records import Part
from citewell.views.registry import Context, render, view, view_names


def test_name_is_used_once() -> None:
    with pytest.raises(ValueError, match="the view 'timeline' is taken"):
        view("timeline")(lambda _: {})


class Noted:
    """Stands for a page; notes each text that it renders with the folder that it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def inline(self, text: str, folder: str) -> Markup:
        self.told.append((text, folder))
        return Markup()

    def cite(self, _: str) -> Markup:
        return Markup()

    def url(self, name: str) -> str:
        return name

    def reference(self, _: str) -> Markup:
        return Markup()


def texts(part: Part) -> Iterator[tuple[str, str]]:
    """Yield each text of a record or a row with the folder in which its file stands, below ``docs/``."""
    for field in fields(part):
        value = getattr(part, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from texts(one)
            elif isinstance(one, str):
                yield one, posixpath.dirname(part.place.path.removeprefix("docs/"))


def test_text_of_a_record_is_rendered_as_standing_in_its_folder(library: Library) -> None:
    owners = {found for part in (*library.records, *library.events, *library.glossary) for found in texts(part)}
    noted = Noted()
    for name, needs_record in view_names().items():
        ids = [one for kind, one in library.record_by_name if kind == name] if needs_record else [""]
        for argument in ids:
            render(name, Context(library=library, argument=argument), noted)
    assert {folder for _, folder in noted.told} == {"claims", "conditions", "history", "learn", "mechanisms", "studies"}
    assert set(noted.told) <= owners
