"""One page rendered: citations in order, their cards, and the list at the page's end.

A pure function of text and library; the generator's page and stash come in as callables.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from citewell.citing.anchors import entry_anchor
from citewell.citing.html import (
    Cited,
    Shown,
    citation_html,
    entry_html,
    list_html,
    unknown_html,
)
from citewell.citing.located import located
from citewell.domain.citation import Citation, CitationGroup, Mode
from citewell.domain.fall import Fall
from citewell.domain.findings import RuleInfo
from citewell.domain.library import Library
from citewell.domain.study import Study
from citewell.markup.affixes import said
from citewell.markup.grammar import find_citations
from citewell.markup.locators import split_suffix
from citewell.markup.masking import mask
from citewell.markup.outline import find_directives
from citewell.views.registry import Context, render, view_names

_HEADING = re.compile(r"^(#{2,4} .+)$", re.MULTILINE)
# A record's status and dates, which stand last in its view and on its page.
_FOOT = '<p class="cw-dates">'
_DEEPEST = 20
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_PAGE_LINK = re.compile(r'href="(?P<path>[^":#?]+\.md)(?P<anchor>#[^"]*)?"')
# What no blank goes before: a note's sign, too.
_CLOSE = (",", ".", ":", ";", ")", "[^")


@dataclass(kw_only=True)
class PageRenderer:
    """Renders one page.

    ``shown`` tells what is shown of a source of the bibliography, by its key;
    ``address`` turns a page's name below the docs folder into an address relative to this
    page; ``stash`` keeps HTML from Markdown and returns what stands for it; ``inline_markdown``
    renders the emphasis and links of a record's text; ``folder`` is where the links of the text
    lead from that is being rendered, the page's own at first. ``shows_more`` tells, when the page is rendered, whether it
    shows more than sources: then it changes with other pages, too. ``rules`` returns what is told about all rules,
    ``falls`` what would fall with a source of a library.
    """

    library: Library
    shown: Callable[[str], Shown]
    rules: Callable[[], tuple[RuleInfo, ...]]
    falls: Callable[[Library, str], Sequence[Fall]]
    address: Callable[[str], str]
    stash: Callable[[str], str]
    inline_markdown: Callable[[str], str]
    folder: str = ""
    cited: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    shows_all: bool = False
    shows_more: bool = False
    foot: str = ""

    def render(self, text: str) -> str:
        """Return a page's Markdown with citations and views in place, references at the end."""
        masked = mask(text)
        pieces, position = [], 0
        for start, end, replacement in self._replacements(masked, text):
            pieces += [text[position:start], replacement]
            position = end
        body = "".join([*pieces, text[position:]])
        if self.cited:
            body += self._reference_section()
        return f"{body}\n\n{self.foot}\n\n" if self.foot else body

    def _replacements(self, masked: str, text: str) -> list[tuple[int, int, str]]:
        directives = {directive.start: directive for directive in find_directives(masked)}
        self.shows_all = any(directive.name == "references" for directive in directives.values())
        groups = {group.start: group for group in find_citations(masked, text)}
        found = []
        for start in sorted(directives.keys() | groups.keys()):
            if start in directives:
                directive = directives[start]
                found.append((start, directive.end, f"\n\n{self._view(directive.name, directive.argument)}\n\n"))
            else:
                found.append((start, groups[start].end, self._stashed(groups[start])))
        return found

    def _view(self, name: str, argument: str) -> str:
        """Return a view's Markdown, its HTML stashed between its headings; what belongs at the page's foot is kept for it."""
        self.shows_more = True
        needs_record = view_names().get(name)
        if needs_record is None or (needs_record and (name, argument) not in self.library.record_by_name):
            return self.stash(f'<p class="cw-unknown">unknown view: {escape(f"{name} {argument}")}</p>')
        html = render(name, Context(library=self.library, argument=argument, rules=self.rules, falls=self.falls), self)
        html, begun, foot = html.partition(_FOOT)
        if begun:
            self.foot += self.stash(begun + foot)
        parts = (part.strip() for part in _HEADING.split(html))
        return "\n\n".join(
            part if _HEADING.fullmatch(part) else self.stash(f'<div class="cw-view">{part}</div>')
            for part in parts
            if part
        )

    def inline(self, text: str, folder: str) -> Markup:
        """Return the text of a record that stands in a folder as HTML, its citations rendered."""
        before, self.folder = self.folder, folder
        html = self._inline(text)
        self.folder = before
        return html

    def _inline(self, text: str) -> Markup:
        """Return a text as HTML, its citations rendered, its links read from the present folder."""
        if "@" not in text:
            return self._inline_html(text)
        pieces, position = [], 0
        self.depth += 1
        for group in find_citations(mask(text), text) if self.depth < _DEEPEST else ():
            pieces += [text[position : group.start], self._stashed(group)]
            position = group.end
        self.depth -= 1
        return self._inline_html("".join([*pieces, text[position:]]))

    def _inline_html(self, text: str) -> Markup:
        """Return a record's text as HTML, links to other pages as addresses relative to this one."""
        html = self.inline_markdown(text)
        return Markup(_PAGE_LINK.sub(self._page_link, html) if ".md" in html else html)

    def _page_link(self, match: re.Match[str]) -> str:
        self.shows_more = True
        name = posixpath.normpath(posixpath.join(self.folder, match["path"]))
        is_page = name in self.library.files
        return f'href="{escape(self.address(name))}{match["anchor"] or ""}"' if is_page else match.group()

    def cite(self, key: str) -> Markup:
        """Return a narrative citation of a key, for a table's cell."""
        return Markup(self._one(Citation(key=key, mode=Mode.AUTHOR_IN_TEXT)))

    def url(self, name: str) -> str:
        """Return the address of a page relative to this one."""
        return self.address(name)

    def reference(self, key: str) -> Markup:
        """Return the full reference of a key, or a visible complaint."""
        return Markup(self.shown(key).reference) if key in self.library.references else unknown_html(key)

    def _stashed(self, group: CitationGroup) -> str:
        """Return what stands for a citation; a note that it calls stays Markdown, which alone knows the page's notes."""
        keys, html = " ".join([citation.key for citation in group.citations]), self._group(group)
        affixes = "".join([citation.prefix + citation.suffix for citation in group.citations])
        notes = _NOTE.findall(affixes) if "[^" in affixes else ()
        if not notes:
            return self.stash(Cited(html, keys))
        first, *others = re.split(f"({'|'.join(map(re.escape, notes))})", html)
        rest = [part if part in notes else self.stash(Cited(part, "")) for part in others]
        return self.stash(Cited(first, keys)) + "".join(rest)

    def _group(self, group: CitationGroup) -> str:
        """Return "(Doe, 2000; Roe, 2001)" or, woven into the sentence, "Doe (2000)" or "2000", as HTML."""
        first, *more = group.citations
        is_year_alone = first.mode is Mode.SUPPRESS_AUTHOR and not group.in_brackets and not more and not first.suffix
        if first.mode is Mode.AUTHOR_IN_TEXT or is_year_alone:
            tail = "; ".join([self._one(citation) for citation in more])
            return self._one(first) + (f" ({tail})" if tail else "")
        return f"({'; '.join([self._one(citation) for citation in group.citations])})"

    def _one(self, citation: Citation) -> str:
        key = citation.key
        before = said(citation.prefix).strip()
        prefix = f"{self._inline(before)} " if before else ""
        if key not in self.library.references:
            return f"{prefix}{unknown_html(key)}"
        locator, rest = self._suffix(citation) if citation.suffix else ("", "")
        shown = self.shown(key)
        if citation.mode is Mode.SUPPRESS_AUTHOR:
            return f"{prefix}{self._link(key, shown.year + locator)}{rest}"
        if citation.mode is Mode.NORMAL:
            return f"{prefix}{self._link(key, shown.label + locator)}{rest}"
        if not rest:
            return f"{prefix}{self._link(key, f'{shown.names} ({shown.year}{locator})')}"
        comma = "" if locator or rest.startswith(_CLOSE) else ","
        return f"{prefix}{self._link(key, f'{shown.names} ({shown.year}{locator}')}{comma}{rest})"

    def _suffix(self, citation: Citation) -> tuple[str, Markup]:
        """Return the locator as text, which belongs into the link, and the rest as HTML."""
        locator = split_suffix(said(citation.suffix))
        rest = locator.rest.strip()
        glue = "" if not rest or rest.startswith(_CLOSE) else " "
        return located(locator), Markup(glue) + self._inline(rest) if rest else Markup()

    def _link(self, key: str, text: str) -> Markup:
        number = self.cited[key] = self.cited.get(key, 0) + 1
        study = Study.page_of(key)
        href = self.address(study) if study in self.library.files else f"#{entry_anchor(key)}"
        return citation_html(key=key, number=number, href=href, text=text, shown=self.shown(key))

    def _reference_section(self) -> str:
        """Return the page's references with links back to each place where they are cited."""
        cited = sorted(self.cited, key=lambda key: self.shown(key).order)
        entries = (
            entry_html(
                anchor=entry_anchor(key, beside_all=self.shows_all),
                key=key,
                count=self.cited[key],
                shown=self.shown(key),
            )
            for key in cited
        )
        return "\n\n## References\n\n" + self.stash(str(list_html(entries))) + "\n\n"
