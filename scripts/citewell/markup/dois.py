"""DOIs as they stand in any text: bare, with a label, or as an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.domain.identifiers import Doi

# What Markdown, HTML, LaTeX or a table puts behind a DOI is none of it.
_DOI = re.compile(
    r"(?>(?:https?://(?:dx\.|www\.)?doi\.org/)?)(?<![\w.])(?P<doi>10\.\d{4,9}+(?>(?:\.\d++)*)/(?>(?:(?!\]\(|</)[^\s\"“”|{}\\])+))"
)
_ADDRESS = "https://doi.org/"
# What a publisher's address says behind the DOI: which view of the work is shown.
_VIEW = re.compile(r"/(?:full|abstract|text|e?pdf|epub|html|meta|tables|figures)(?=[/.]|\Z)")
_ENDS = ".,;:!?'’*_"
_PAIRS = {")": "(", "]": "[", ">": "<"}


def find_dois(text: str) -> Iterator[tuple[Doi, int]]:
    """Yield each DOI with its offset; a sign that ends the sentence, or a bracket around the DOI, is none of it."""
    for match in _DOI.finditer(text):
        doi = Doi(_written(match))
        if doi.is_valid:
            yield doi, match.start()


def _written(match: re.Match[str]) -> str:
    """Return a DOI as it is written bare; in an address it is encoded, and more may follow."""
    written, start = _without_ends(match["doi"]), match.start("doi")
    if match.string[max(start - 1, 0) : start] != "/":
        return written
    view = _VIEW.search(written) if start == match.start() else None
    return Doi(f"{_ADDRESS}{written[: view.start()] if view else written}").bare


def _without_ends(written: str) -> str:
    end = len(written)
    surplus = {closing: written.count(closing) - written.count(opening) for closing, opening in _PAIRS.items()}
    while end and (written[end - 1] in _ENDS or surplus.get(written[end - 1], 0) > 0):
        end -= 1
        if written[end] in surplus:
            surplus[written[end]] -= 1
    return written[:end]
