"""What the extension does with a page.

It finds out which page is being rendered, hands the text to ``citewell.rendering`` and gives
the result back; it decides nothing.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import toc
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from citewell import loading
from citewell.citing.html import Cited, without_previews
from citewell.domain.fall import Fall
from citewell.domain.findings import RuleInfo
from citewell.domain.library import Library
from citewell.rendering import PageRenderer

# After "normalize_whitespace" (30), which would strip the stash's marks; before code fences (25).
_PRIORITY = 28
# After "attr_list" (8), which may give a heading its anchor; before "toc" (5), which gives one to all others.
_HEADINGS_PRIORITY = 6
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Python-Markdown looks from each open bracket to the text's end.
_MOST_BRACKETS = 200
# An address with another scheme than these could run as a script.
_RUNS = re.compile(r'\b(href|src)="(?!\s*(?:https?|mailto):)[^"/?#]*:[^"]*"', re.IGNORECASE)
# So that a backslash says of these, too, that they are no sign of anything.
_ESCAPED = ("@", "$")
_SPECIAL = frozenset("*_`[]<>&\\!\n")


def register(md: Markdown, project: Path) -> None:
    r"""Let a parser render a project's citations; ``\@`` stands for a plain ``@`` on the page too, ``\$`` for a plain ``$``."""
    md.ESCAPED_CHARS += _ESCAPED
    md.preprocessors.register(CitationPreprocessor(md, project), "citewell", _PRIORITY)
    md.treeprocessors.register(HeadingProcessor(md), "citewell", _HEADINGS_PRIORITY)


class CitationPreprocessor(Preprocessor):
    """Replaces citations and directives by stashed HTML."""

    def __init__(self, md: Markdown, project: Path) -> None:
        super().__init__(md)
        self.project = project

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines, rendered."""
        renderer = PageRenderer(
            library=loading.load_cached(self.project),
            shown=loading.shown_cached(self.project).get,
            rules=_rules,
            falls=_falls,
            address=lambda name: address(self.md, name),
            stash=self.md.htmlStash.store,
            inline_markdown=inline_markdown,
            folder=posixpath.dirname(current_page(self.md) or ""),
        )
        return renderer.render("\n".join(lines)).split("\n")


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


# The rules are imported only for a page that shows them: a page without starts faster.


def _rules() -> tuple[RuleInfo, ...]:
    from citewell.app import catalogue  # noqa: PLC0415 - few pages show the rules

    return catalogue()


def _falls(library: Library, key: str) -> Sequence[Fall]:
    from citewell.dependents import fall  # noqa: PLC0415 - only a study page runs the rules

    return fall(library, key)


def current_page(md: Markdown) -> str | None:
    """Return the source name of the page being rendered, as MkDocs or Zensical tells it."""
    if "relpath" in md.treeprocessors:
        return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined] # MkDocs' own processor
    if "rendering_context" in md.preprocessors:
        return str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined] # Zensical's own
    return None


def address(md: Markdown, name: str) -> str:
    """Return what a link to a page is written as on the page being rendered.

    Zensical resolves every relative address of the rendered HTML from the source's folder;
    MkDocs leaves it as it stands.
    """
    page = current_page(md)
    if page is not None and "rendering_context" in md.preprocessors:
        return posixpath.relpath(name, posixpath.dirname(page) or ".")
    return relative_address(name, page)


def relative_address(name: str, page: str | None) -> str:
    """Return the address of a page relative to another, both given as source names.

    Addresses are folders ("studies/dore2019/"); from an unknown page they start at the root.
    """
    target = _folder(name)
    if page is None:
        return f"/{target}"
    relative = posixpath.relpath(target or ".", _folder(page) or ".")
    return f"{relative}/"


def _folder(name: str) -> str:
    stem = name.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def inline_markdown(text: str) -> str:
    """Return a record's text as HTML: emphasis, code and links; all else is escaped."""
    if _SPECIAL.isdisjoint(text) or text.count("[") > _MOST_BRACKETS:
        return html.escape(text, quote=False)
    rendered = _RUNS.sub(r'\1="#"', _inline_parser().reset().convert(html.escape(text, quote=False)))
    return rendered.removeprefix("<p>").removesuffix("</p>") if rendered.count("<p>") == 1 else rendered


@lru_cache(maxsize=1)
def _inline_parser() -> Markdown:
    """Return a parser without blocks and raw HTML that leaves the page's stash marks alone."""
    parser = Markdown()
    parser.ESCAPED_CHARS += _ESCAPED
    for name in ("normalize_whitespace", "html_block"):
        parser.preprocessors.deregister(name)
    for name in ("html", "entity", "autolink", "automail"):
        parser.inlinePatterns.deregister(name)
    for name in ("code", "indent", "quote", "olist", "ulist", "hashheader", "setextheader", "hr", "reference"):
        parser.parser.blockprocessors.deregister(name)
    return parser
