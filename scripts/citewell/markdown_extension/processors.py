"""What the extension does with a page.

It finds out which page is being rendered, hands the text to ``citewell.rendering`` and gives
the result back; it decides nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, __version__
from markdown.extensions import toc
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from citewell import loading
from citewell.citing.html import Cited, without_previews
from citewell.kept.memory import digest
from citewell.kept.pages import RenderedPage
from citewell.markdown_extension.addresses import address, current_page

# After "normalize_whitespace" (30), which would strip the stash's marks; before code fences (25).
_PRIORITY = 28
# After "attr_list" (8), which may give a heading its anchor; before "toc" (5), which gives one to all others.
_HEADINGS_PRIORITY = 6
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# So that a backslash says of these, too, that they are no sign of anything.
ESCAPED = ("@", "$")
# Without one of them a page has neither citation nor view.
_SIGNS = ("@", ":::")


def register(md: Markdown, project: Path) -> None:
    r"""Let a parser render a project's citations; ``\@`` stands for a plain ``@`` on the page too, ``\$`` for a plain ``$``."""
    md.ESCAPED_CHARS += ESCAPED
    md.preprocessors.register(CitationPreprocessor(md, project), "citewell", _PRIORITY)
    md.treeprocessors.register(HeadingProcessor(md), "citewell", _HEADINGS_PRIORITY)


class CitationPreprocessor(Preprocessor):
    """Replaces citations and directives by stashed HTML."""

    def __init__(self, md: Markdown, project: Path) -> None:
        super().__init__(md)
        self.project = project

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines, rendered now, or for a former build."""
        text = "\n".join(lines)
        if not any(sign in text for sign in _SIGNS):
            return lines
        name = current_page(self.md)
        page = self._rendered(text)[0] if name is None else self._kept(text, name)
        return page.text.split("\n")

    def _rendered(self, text: str) -> tuple[RenderedPage, bool]:
        from citewell.markdown_extension.page import rendered  # noqa: PLC0415 - where all pages are kept nothing is rendered

        return rendered(self.md, self.project, text)

    def _kept(self, text: str, name: str) -> RenderedPage:
        """Return a page of the site, rendered for a former build if it shows nothing but sources and these are the same."""
        stash = self.md.htmlStash
        # The addresses are the generator's, the placeholders Python-Markdown's, numbered from the first that is free.
        made_from = digest(text, address(self.md, "index.md"), __version__, str(stash.html_counter))
        pages = loading.pages_cached(self.project)
        page = pages.get(name, made_from)
        if page:
            for part, keys in page.stashed:
                stash.store(part if keys is None else Cited(part, keys))
            return page
        page, shows_sources_alone = self._rendered(text)
        if shows_sources_alone:
            pages.add(name, made_from, page)
        return page


class HeadingProcessor(Treeprocessor):
    """Makes the citations of a heading plain links, and its anchor independent of how they are printed."""

    def run(self, root: Element) -> None:
        """Look through the headings, wherever they stand and however they are written."""
        taken: set[str] = set()
        for heading in root.iter():
            numbers = list(self._cited("".join(heading.itertext()))) if heading.tag in _HEADINGS else ()
            if numbers:
                taken = taken or {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
                self._mend(heading, numbers, taken)

    def _cited(self, text: str) -> Iterator[int]:
        """Yield the stash's numbers of the citations in a text, those within others after them."""
        for match in HTML_PLACEHOLDER_RE.finditer(text):
            kept = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
            if isinstance(kept, Cited):
                yield int(match[1])
                yield from self._cited(kept)

    def _mend(self, heading: Element, numbers: Sequence[int], taken: set[str]) -> None:
        stash: list[Any] = self.md.htmlStash.rawHtmlBlocks
        cited: dict[int, Cited] = {number: stash[number] for number in numbers}
        if "toc" in self.md.treeprocessors and "id" not in heading.attrib:
            for number, kept in cited.items():
                stash[number] = kept.keys
            heading.attrib["id"] = toc.unique(self._slug(heading), taken)
        for number, kept in cited.items():
            stash[number] = without_previews(kept)

    def _slug(self, heading: Element) -> str:
        """Return a heading's anchor as ``toc`` makes it of what the stash holds."""
        maker: Any = self.md.treeprocessors["toc"]
        name = toc.strip_tags(toc.render_inner_html(toc.remove_fnrefs(heading), self.md))
        return str(maker.slugify(html.unescape(name), maker.sep))
