"""A page's text rendered by the engine, for Python-Markdown to go on with.

It is imported with the first page that must be rendered: a build whose pages are all kept starts faster without.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from markdown import Markdown

from citewell import loading
from citewell.domain.fall import Fall
from citewell.domain.findings import RuleInfo
from citewell.domain.library import Library
from citewell.kept.pages import RenderedPage
from citewell.markdown_extension.addresses import address, current_page
from citewell.markdown_extension.processors import ESCAPED
from citewell.rendering import PageRenderer

# Python-Markdown looks from each open bracket to the text's end.
_MOST_BRACKETS = 200
# An address with another scheme than these could run as a script.
_RUNS = re.compile(r'\b(href|src)="(?!\s*(?:https?|mailto):)[^"/?#]*:[^"]*"', re.IGNORECASE)
_SPECIAL = frozenset("*_`[]<>&\\!\n")


def rendered(md: Markdown, project: Path, text: str) -> tuple[RenderedPage, bool]:
    """Return a page of a project with what it stashed, and whether it shows nothing but sources."""
    stashed: list[tuple[str, str | None]] = []

    def stash(part: str) -> str:
        stashed.append((part, getattr(part, "keys", None)))
        return md.htmlStash.store(part)

    renderer = PageRenderer(
        library=loading.load_cached(project),
        shown=loading.shown_cached(project).get,
        rules=_rules,
        falls=_falls,
        address=lambda name: address(md, name),
        stash=stash,
        inline_markdown=inline_markdown,
        folder=posixpath.dirname(current_page(md) or ""),
    )
    page = RenderedPage(renderer.render(text), stashed)
    return page, not renderer.shows_more


# The rules are imported only for a page that shows them: a page without starts faster.


def _rules() -> tuple[RuleInfo, ...]:
    from citewell.app import catalogue  # noqa: PLC0415 - few pages show the rules

    return catalogue()


def _falls(library: Library, key: str) -> Sequence[Fall]:
    from citewell.dependents import fall  # noqa: PLC0415 - only a study page runs the rules

    return fall(library, key)


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
    parser.ESCAPED_CHARS += ESCAPED
    for name in ("normalize_whitespace", "html_block"):
        parser.preprocessors.deregister(name)
    for name in ("html", "entity", "autolink", "automail"):
        parser.inlinePatterns.deregister(name)
    for name in ("code", "indent", "quote", "olist", "ulist", "hashheader", "setextheader", "hr", "reference"):
        parser.parser.blockprocessors.deregister(name)
    return parser
