"""The Python-Markdown extension: works alike in MkDocs, ProperDocs and Zensical.

The only package that imports markdown.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Extension, Markdown

from citewell.markdown_extension.processors import register


class CitewellExtension(Extension):
    """Renders citations, previews, page-end references and views."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "project": [".", "the knowledge base's folder"],
            # A build's cache that does not watch the bibliography sees its change here.
            "fingerprint": ["", "any text that changes with the bibliography"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register what renders a page."""
        register(md, Path(self.getConfig("project")))


def makeExtension(**options: Any) -> CitewellExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, for ``markdown_extensions: [citewell]``."""
    return CitewellExtension(**options)
