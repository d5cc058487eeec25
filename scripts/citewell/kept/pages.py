"""Pages as a build rendered them, kept for the next one: most pages of a build are as they were."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from citewell.kept.rows import Rows


class RenderedPage(NamedTuple):
    """A page's Markdown with its citations in place, and in order the HTML for which it holds placeholders.

    The HTML of a citation comes with its keys, other HTML with None.
    """

    text: str
    stashed: list[tuple[str, str | None]]


class KeptPages:
    """The pages that show nothing but sources, rendered when the same was ``seen`` of these as now."""

    def __init__(self, file: Path | None, seen: str) -> None:
        self._rows = Rows(file, seen)
        self._new: dict[str, str] = {}
        self.was_enough = True

    def get(self, name: str, made_from: str) -> RenderedPage | None:
        """Return the page of a name if it was made from the same, or None."""
        told = self._new.get(name) or self._rows.get(name)
        with suppress(ValueError, TypeError):
            before, text, stashed = json.loads(told or "")
            if before == made_from:
                return RenderedPage(text, stashed)
        self.was_enough = False
        return None

    def add(self, name: str, made_from: str, page: RenderedPage) -> None:
        """Take note of a page that was rendered."""
        self._new[name] = json.dumps([made_from, *page])

    def keep(self) -> None:
        """Keep the pages that were rendered."""
        self._rows.keep(self._new)
