"""What is fuzzed: a function of bytes for each reader, which raises when a promise is broken.

Nothing here knows the fuzzer, so the tests run the kept inputs through the same functions.
Promises: reading never throws, offsets stay inside the text, output is escaped, and work
grows in line with length. For the last one an input is repeated to ``LENGTH`` characters.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

from citewell import app, dependents
from citewell.bibtex.index import BibtexIndex
from citewell.citing.names import Labels
from citewell.citing.showing import shown_of
from citewell.citing.style import format_reference
from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.domain.study import Study
from citewell.exports.bibtex import as_bibtex
from citewell.latex.reading import to_text
from citewell.markdown_extension.page import inline_markdown
from citewell.markup.anchors import find_anchors
from citewell.markup.grammar import find_citations
from citewell.markup.keys import find_cited_keys
from citewell.markup.locators import split_suffix
from citewell.markup.masking import mask, mask_yaml
from citewell.markup.mentions import KnownNames, find_mentions
from citewell.markup.outline import find_directives, find_internal_links
from citewell.markup.unshown import cited_in_math, cut_cells
from citewell.readers import composed  # noqa: F401 - imported late by read_yaml, too late to be followed
from citewell.readers.bibliography import LazyReference
from citewell.readers.ris import entries_of
from citewell.readers.structure import structure
from citewell.readers.tree import find_comments, read_yaml
from citewell.rendering import PageRenderer

INVENTED = Path(__file__).resolve().parents[2] / "tests" / "invented"
LENGTH = 20_000
# Ten times what the slowest linear input needs under the fuzzer's own load.
SECONDS = 2.0
_REPEATED = 0x7E  # "~": a first byte that a writer can read
_TAGS = frozenset({"a", "b", "br", "code", "em", "img", "li", "ol", "p", "span", "strong", "ul"})
Target = Callable[[bytes], None]


class BrokenPromiseError(Exception):
    """An input for which the program does not do what it promises."""


def text_of(data: bytes) -> str:
    """Return the text to read; after a tilde, repeated until it is long."""
    text = data.decode("utf-8", "replace").replace("\r", "\n")
    if data[:1] != bytes([_REPEATED]) or len(text) == 1:
        return text
    return text[1:] * (LENGTH // len(text))


def demand(promise: str, *, kept: bool) -> None:
    """Raise ``BrokenPromiseError`` unless a promise is kept."""
    if not kept:
        raise BrokenPromiseError(promise)


def bibtex(text: str) -> None:
    """Read a bibliography, its people, and print every entry."""
    index = BibtexIndex(text, "f.bib")
    last = text.count("\n") + 1
    demand("places are in the file", kept=all(1 <= problem.where.line <= last for problem in index.problems))
    demand("every entry has a key", kept=all(entry.key for entry in index.entries))
    references = {entry.key: LazyReference(entry) for entry in index.entries}
    labels = Labels(references)
    for key, reference in references.items():
        format_reference(labels, key)
        demand("fields have places", kept=reference.places.keys() == reference.fields.keys())


def ris(text: str) -> None:
    """Read RIS records and print them as entries, which are read again."""
    entries, problems = entries_of(text, "f.ris")
    last = text.count("\n") + 1
    demand("places are in the file", kept=all(1 <= problem.where.line <= last for problem in problems))
    index = BibtexIndex(as_bibtex(entries), "f.bib")
    demand("entries can be read again", kept=not index.problems)
    demand("no entry is lost", kept={entry.key for entry in index.entries} == {entry.key for entry in entries})


def yaml(text: str) -> None:
    """Read front matter and make a study of it."""
    tree, problems = read_yaml(text, "f.md")
    if tree is not None:
        found: list[Finding] = []
        study = structure(tree, Study, found, {"id": "f", "path": "f.md"})
        demand("no study without a finding", kept=study is not None or bool(found))
    demand("nothing is read and refused at once", kept=tree is None or not problems)


def markup(text: str) -> None:
    """Mask a page and find all that it cites, names, links to and offers."""
    masked = mask(text)
    demand("masking keeps length", kept=len(masked) == len(text) == len(mask_yaml(text, find_comments(text))))
    for key, start in find_cited_keys(masked, text):
        demand("a citation is where it says", kept=text.startswith(("@", "@{"), start) and key in text)
    for group in find_citations(masked, text):
        for citation in group.citations:
            split_suffix(citation.suffix)
    for mention in find_mentions(masked, KnownNames(families=frozenset({"Cup", "van der Leaf", "Ångström"}))):
        demand("a mention is where it says", kept=0 <= mention.start < mention.end <= len(text))
    for start, cell in cut_cells(masked, text):
        demand("a cell is where it says", kept=bool(cell) and text.startswith(cell, start))
    for start, key in cited_in_math(text):
        demand(
            "a citation in a formula is where it says", kept=text.startswith(("@", "-@", "@{"), start) and key in text
        )
    list(find_anchors(text, masked))
    list(find_directives(masked))
    list(find_internal_links(text, masked))


def latex(text: str) -> None:
    """Decode a field."""
    decoded = to_text(text)
    # Entities and tags may hold digits that nobody sees; a formula's digits may stand raised or lowered.
    kept = {sign for sign in text if sign.isdigit()} <= {*decoded, *normalize("NFKD", decoded)}
    demand("digits are kept", kept=kept or "&" in text or "<" in text)


def inline(text: str) -> None:
    """Render a record's text; only our own tags may come out."""
    kept: list[str] = []

    def stash(html: str) -> str:
        kept.append(html)
        return "…"

    renderer = PageRenderer(
        library=_library(),
        shown=partial(shown_of, _library()),
        rules=app.catalogue,
        falls=dependents.fall,
        address=lambda name: name,
        stash=stash,
        inline_markdown=inline_markdown,
    )
    rendered = str(renderer.inline(text, "claims"))
    for html in (rendered, *kept):
        checker = _Checker()
        checker.feed(html)
        checker.close()


class _Checker(HTMLParser):
    """Refuses what this site would never write."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse foreign tags, handlers and addresses that run."""
        demand(f"<{tag}> is ours", kept=tag in _TAGS)
        for name, value in attrs:
            demand(f"{name} is no handler", kept=not name.startswith("on"))
            runs = (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
            demand(f"{value} is an address", kept=name not in {"href", "src"} or not runs)


@cache
def _library() -> Library:
    return app.load(INVENTED)


READERS: dict[str, Callable[[str], None]] = {
    "bibtex": bibtex,
    "ris": ris,
    "yaml": yaml,
    "markup": markup,
    "latex": latex,
    "inline": inline,
}


def run(name: str, data: bytes) -> None:
    """Give an input to a reader; raise ``BrokenPromiseError``, or whatever it throws itself."""
    text = text_of(data)
    start = time.process_time()
    READERS[name](text)
    seconds = time.process_time() - start
    demand(f"{len(text)} characters took {seconds:.1f} s", kept=seconds < SECONDS)
