"""What a page's text says by itself, with offsets: all that a check needs of it but the prose.

No other page and no bibliography is needed, so pages can be read side by side, and what an
unchanged page says can be remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from citewell.domain.citation import Link
from citewell.domain.kinds import FOLDERS
from citewell.markup.anchors import find_anchors
from citewell.markup.dated import RawMention, find_dated
from citewell.markup.digits import find_digits, find_words_with_digits
from citewell.markup.keys import find_alone, find_cited_keys
from citewell.markup.mentions import find_capitalised
from citewell.markup.outline import find_directives, find_internal_links
from citewell.markup.quantities import find_unsourced_quantities
from citewell.markup.unshown import cited_in_math, cut_cells

# The folders of what states a quantity with its source.
_RECORDS = frozenset((*FOLDERS, "history"))


class Facts(NamedTuple):
    """Offsets count from the start of the file; what is found in the body alone has them too.

    ``citations`` are keys, ``links`` targets, ``directives`` names and arguments with start and end.
    ``hidden_keys`` are cited in formulas, ``cut_cells`` left out of tables.
    Of the ``capitalised`` words, one blank between them, some may be names; ``dated`` are mentions with a year or a
    journal, in all readings.
    """

    citations: Sequence[tuple[str, int]] = ()
    links: Sequence[tuple[str, int]] = ()
    anchors: Sequence[str] = ()
    directives: Sequence[tuple[str, str, int, int]] = ()
    capitalised: str = ""
    dated: Sequence[RawMention] = ()
    possible_keys: Sequence[tuple[int, str]] = ()
    hidden_keys: Sequence[tuple[int, str]] = ()
    cut_cells: Sequence[tuple[int, str]] = ()
    unsourced_quantities: Sequence[tuple[int, str]] = ()


def find_facts(text: str, masked: str, body_start: int, name: str) -> Facts:
    """Return what a page's text says; ``masked`` is the same with all masked that is not prose.

    ``name`` is the page's path below the docs folder, from which its links lead.
    """
    digits = find_digits(masked)
    in_body = [run for run in digits if run[0] >= body_start]
    directives = find_directives(masked, body_start) if ":::" in text else ()
    citations = list(find_cited_keys(masked, text))
    links = list(find_internal_links(text, masked))
    sources = chain((offset for _, offset in citations), _links_to_records(links, name))
    return Facts(
        citations=citations,
        links=links,
        anchors=list(find_anchors(text, masked, body_start)),
        directives=[(one.name, one.argument, one.start, one.end) for one in directives],
        capitalised=" ".join(find_capitalised(masked)),
        dated=list(find_dated(masked, digits)),
        possible_keys=[*find_words_with_digits(masked, in_body), *find_alone(masked, body_start)],
        hidden_keys=list(cited_in_math(text, body_start)),
        cut_cells=list(cut_cells(masked, text, body_start)),
        unsourced_quantities=list(find_unsourced_quantities(masked, text, in_body, sources, body_start)),
    )


def _links_to_records(links: Sequence[tuple[str, int]], name: str) -> Iterator[int]:
    """Yield the offsets of the links that lead from a page to a record, or to a list of records."""
    for target, offset in links:
        other, _ = Link(target=target, offset=offset).leads_to(name)
        if other != name and other.partition("/")[0] in _RECORDS:
            yield offset
