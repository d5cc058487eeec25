"""The anchors that a page offers, as Python-Markdown's ``toc`` and ``attr_list`` make them.

Where one cannot be known from the page's text alone, each that there may be counts: a check
had better be silent than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citewell.markup.masking import find_tags
from citewell.markup.slugs import slugs

# What may stand before a heading's signs: steps of four blanks, quotations' and lists' marks.
_LEAD = r"(?>(?:(?: {4}|\t)| {0,3}(?:>[ ]?|(?:[-+*]|\d+\.)[ ]+))*)"
_HASHES = re.compile(rf"{_LEAD}\#{{1,6}}(?P<text>[^\n]*)")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=++|-++) *(?=\n|\Z)")
_UNDERLINED = re.compile(r"[ \t>]*(?P<text>[^\n]*)")
_FENCE = re.compile(r"```|~~~")
_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*(?P<list>[^{}\n]+)\}[ ]*$")
_LIST = re.compile(r"\{:?(?P<list>[^{}\n]*)\}")
_IDENTIFIER = re.compile(r"""(?:^|[ ])(?:\#|id=)["']?(?P<name>[^ ="'}]+)""")
_TAG_IDENTIFIER = re.compile(r"""\s(?:id|name)\s*=\s*["']?(?P<name>[^\s"'>]+)""", re.IGNORECASE)
_NUMBERED = re.compile(r"(.*)_([0-9]+)")


class Heading(NamedTuple):
    """A heading's text, the same masked, and where it stands."""

    start: int
    text: str
    masked: str


def find_anchors(text: str, masked: str, start: int = 0) -> Iterator[str]:
    """Yield the anchors that a page offers from an offset on: its headings' slugs and explicit identifiers."""
    taken = set(_listed_identifiers(text, masked, start)) if "{" in text else set()
    if "id=" in text or "name=" in text:
        for tag in find_tags(text[start:]):
            found = [match["name"] for match in _TAG_IDENTIFIER.finditer(tag)]
            yield from found
            # Of all HTML, ``toc`` sees only elements whose content is Markdown.
            taken.update(found if "markdown" in tag else ())
    yield from taken
    runs: dict[str, int] = {}
    # The page's own list of references stands last; headings that cite get their anchors first.
    titles = [one for one in find_headings(text, masked, start) if not _is_named(one)]
    for title in sorted(titles, key=lambda one: "@" not in one.masked) if "@" in masked else titles:
        for slug in slugs(_ATTRIBUTES.sub("", title.text) if title.text.count("{") == 1 else title.text, title.masked):
            yield _unique(slug, taken, runs)
    if masked.find("@", start) >= 0:
        yield _unique("references", taken, runs)


def find_headings(text: str, masked: str, start: int = 0) -> list[Heading]:
    """Return what may be a heading, in order: by its signs, or underlined."""
    return sorted([*_with_hashes(text, masked, start), *_underlined(text, masked, start)])


def _with_hashes(text: str, masked: str, start: int) -> Iterator[Heading]:
    sign = masked.find("#", start)
    while sign >= 0:
        match = _HASHES.match(masked, max(masked.rfind("\n", 0, sign) + 1, start))
        if match and match.start("text") > sign:
            yield _heading(text, masked, (match.start("text"), match.start("text") + len(match["text"].rstrip(" \t#"))))
        end = masked.find("\n", sign)
        sign = masked.find("#", end) if end >= 0 else -1


def _underlined(text: str, masked: str, start: int) -> Iterator[Heading]:
    for line in _UNDERLINE.finditer(masked, start):
        match = _UNDERLINED.match(masked, max(masked.rfind("\n", 0, line.start()) + 1, start), line.start())
        if match and match["text"] and not _FENCE.match(text, match.start("text")):
            yield _heading(text, masked, match.span("text"))


def _heading(text: str, masked: str, span: tuple[int, int]) -> Heading:
    start = span[1] - len(text[slice(*span)].lstrip())
    end = start + len(text[start : span[1]].rstrip())
    return Heading(start, text[start:end], masked[start:end])


def _is_named(heading: Heading) -> bool:
    """Return whether a heading is given an identifier, and so gets no other anchor; of several lists none may count."""
    attributes = _ATTRIBUTES.search(heading.text) if heading.masked.count("{") == 1 else None
    return bool(attributes and _IDENTIFIER.search(attributes["list"].strip()))


def _listed_identifiers(text: str, masked: str, start: int) -> Iterator[str]:
    for found in _LIST.finditer(text, start):
        if masked[found.start()] == "{":
            yield from (match["name"] for match in _IDENTIFIER.finditer(found["list"]))


def _unique(slug: str, taken: set[str], runs: dict[str, int]) -> str:
    """Return a slug, with a number where another element has it, as ``toc`` counts.

    ``runs`` tells up to which number all are taken, so that none is counted twice.
    """
    if slug in taken or not slug:
        numbered = _NUMBERED.fullmatch(slug)
        base, count = (numbered[1], int(numbered[2])) if numbered else (slug, 0)
        known = runs.get(base, 0)
        # The slug itself is taken.
        is_run = count <= known + 1
        free = (max(count, known) if is_run else count) + 1
        while f"{base}_{free}" in taken:
            free += 1
        if is_run:
            runs[base] = free
        slug = f"{base}_{free}"
    taken.add(slug)
    return slug
