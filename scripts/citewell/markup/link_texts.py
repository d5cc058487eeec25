"""What would cite in the texts of links and the alternatives of images, inline and by reference, in a masked text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from citewell.markup.signs import MASKED
from citewell.markup.spans import Span

_LINK_END = f"]{MASKED}"
_BRACKET = re.compile(r"[\[\]]|\n\n")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<label>[^\]^@\n][^\]@\n]*)\](?P<sign>:)", re.MULTILINE)
_CITED = re.compile(r"@(?:\{[^{}\s]*+\}|\w*+(?>(?:[:.#$%&+?~/-]\w++)*))")


def cited_in_links(masked: str, text: str) -> Iterator[Span]:
    """Yield the keys with their signs in texts of links: a citation inside a link would be a link inside a link.

    All else is prose there as elsewhere.
    """
    if "@" in masked:
        for start, end in _link_texts(masked, text):
            yield from (match.span() for match in _CITED.finditer(masked, start, end))


def _link_texts(masked: str, text: str) -> Iterator[Span]:
    """Yield the texts of links, without the brackets of an image inside a link."""
    labels = _labels(masked, text) if "][" in masked and "]:" in masked else frozenset[str]()
    if labels:
        yield from _outermost(sorted(_paired_spans(masked, text, labels)))
    elif "](" in text:
        yield from _outermost(sorted(_link_spans(masked, text)))


def _labels(masked: str, text: str) -> AbstractSet[str]:
    """Return the labels of the definitions; of one, ":" stays, and all is masked from its target on."""
    found = (match for match in _DEFINITION.finditer(text) if masked.startswith(f":{MASKED}", match.start("sign")))
    return {_label(match["label"]) for match in found}


def _label(written: str) -> str:
    return " ".join(written.split()).lower()


def _link_spans(masked: str, text: str) -> Iterable[Span]:
    """Return the bracket pairs that are links, within a paragraph, in the order of their ends."""
    found: list[Span] = []
    last, end = 0, masked.find(_LINK_END)
    while end >= 0:
        if text.startswith("](", end):
            start = masked.rfind("[", last, end)
            inside = masked[start:end]
            if start < 0 or "]" in inside or "\n\n" in inside:
                return _paired_spans(masked, text)
            found.append((start, end))
        last, end = end, masked.find(_LINK_END, end + 1)
    return found


def _paired_spans(masked: str, text: str, labels: AbstractSet[str] = frozenset()) -> Iterator[Span]:
    """Yield the same where brackets stand within brackets, each paired with its own, and links by ``labels``, too."""
    open_brackets: list[int] = []
    for match in _BRACKET.finditer(masked):
        if match.group() == "[":
            open_brackets.append(match.start())
        elif match.group() != "]":
            open_brackets.clear()
        elif open_brackets:
            start = open_brackets.pop()
            end = match.start()
            if masked.startswith(_LINK_END, end) and text.startswith("](", end):
                yield start, end
            elif labels and masked.startswith("][", end):
                label = text[end + 2 : masked.find("]", end + 2)] or text[start + 1 : end]
                if _label(label) in labels:
                    yield start, end


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the texts of links that stand in no other, cut at the brackets of those inside."""
    if all(before[1] < after[0] for before, after in pairwise(spans)):
        yield from ((start + 1, end) for start, end in spans)
        return
    brackets = sorted(bracket for span in spans for bracket in span)
    outer = -1
    for start, end in spans:
        if end > outer:
            outer = end
            inside = brackets[bisect_left(brackets, start) : bisect_right(brackets, end)]
            yield from ((before + 1, after) for before, after in pairwise(inside))
