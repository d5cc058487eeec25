"""What a page's text says by itself, with offsets: all that a check needs of it but the prose.

No other page and no bibliography is needed, so pages can be read side by side, and what an
unchanged page says can be remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from citewell.markup.anchors import find_anchors
from citewell.markup.dated import RawMention, find_dated
from citewell.markup.digits import find_digits, find_unsourced_quantities, find_words_with_digits
from citewell.markup.keys import find_cited_keys
from citewell.markup.mentions import find_capitalised
from citewell.markup.outline import find_directives, find_internal_links


class Facts(NamedTuple):
    """Offsets count from the start of the file; what is found in the body alone has them too.

    ``citations`` are keys, ``links`` targets, ``directives`` names and arguments with start and end.
    Of the ``capitalised`` words, one blank between them, some may be names; ``dated`` are mentions with a year or a
    journal, in all readings.
    """

    citations: Sequence[tuple[str, int]] = ()
    links: Sequence[tuple[str, int]] = ()
    anchors: Sequence[str] = ()
    directives: Sequence[tuple[str, str, int, int]] = ()
    capitalised: str = ""
    dated: Sequence[RawMention] = ()
    words_with_digits: Sequence[tuple[int, str]] = ()
    unsourced_quantities: Sequence[tuple[int, str]] = ()


def find_facts(text: str, masked: str, body_start: int) -> Facts:
    """Return what a text says; ``masked`` is the same with all masked that is not prose."""
    digits = find_digits(masked)
    in_body = [run for run in digits if run[0] >= body_start]
    directives = find_directives(masked, body_start) if ":::" in text else ()
    return Facts(
        citations=list(find_cited_keys(masked, text)),
        links=list(find_internal_links(text, masked)),
        anchors=list(find_anchors(text, masked, body_start)),
        directives=[(one.name, one.argument, one.start, one.end) for one in directives],
        capitalised=" ".join(find_capitalised(masked)),
        dated=list(find_dated(masked, digits)),
        words_with_digits=list(find_words_with_digits(masked, in_body)),
        unsourced_quantities=list(find_unsourced_quantities(masked, text, in_body, body_start)),
    )
