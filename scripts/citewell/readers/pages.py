"""A file under docs/: front matter apart from body, citations, mentions, links, anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from citewell.domain.citation import CitedKey, Directive, Link, Mention
from citewell.domain.library import Page
from citewell.domain.places import Finding, Place
from citewell.markup.facts import Facts, find_facts
from citewell.markup.keys import find_cited_keys
from citewell.markup.masking import mask, mask_yaml
from citewell.markup.mentions import RawMention, find_names, possible_names, stands_in
from citewell.readers.files import read_text

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY_LIKE = re.compile(r"[\w:.+/-]*\w")
_MARKDOWN_BLOCK_END = re.compile(r"\n[ \t]*\n")
_YAML_BLOCK_END = re.compile(r"\n(?=- )")


class Source:
    """A file's text in its parts, read when somebody asks, unless it is given; a data file is front matter throughout.

    ``body_start`` is the offset of the body.
    """

    def __init__(self, path: str, name: str, file: Path, text: str | None = None) -> None:
        self.path = path
        self.name = name
        self.file = file
        if text is not None:
            self._read = text, list[Finding]()

    @cached_property
    def _read(self) -> tuple[str | None, list[Finding]]:
        return read_text(self.file, self.path, "REC001")

    @property
    def problems(self) -> list[Finding]:
        """Return why the file cannot be read, if it can't."""
        return self._read[1]

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self._read[0] or ""

    def forget(self) -> None:
        """Let go of the text; of most pages nobody asks for it again."""
        for name in ("_read", "_parts"):
            vars(self).pop(name, None)

    @cached_property
    def _parts(self) -> tuple[str, int]:
        match = None if self.is_data else _FRONT.match(self.text)
        if self.is_data:
            return self.text, len(self.text)
        return (match["yaml"] or "", match.end()) if match else ("", 0)

    @property
    def front(self) -> str:
        """Return the YAML of the front matter."""
        return self._parts[0]

    @property
    def body_start(self) -> int:
        """Return the offset of the body."""
        return self._parts[1]

    @property
    def body(self) -> str:
        """Return the Markdown after the front matter; a data file has none."""
        return self.text[self.body_start :]

    @property
    def front_line(self) -> int:
        """Return the first line of the front matter's YAML."""
        return 1 if self.is_data else 2

    @property
    def is_data(self) -> bool:
        """Return whether the file is a list of rows, not a page."""
        return self.name.endswith((".yml", ".yaml"))


def _never(name: str) -> bool:  # noqa: ARG001 - no word is common where nothing else is known
    return False


@dataclass(frozen=True, kw_only=True)
class Known:
    """What reading a page's prose needs to know of the whole: names, keys, and what is no mention."""

    families: Callable[[], AbstractSet[str]]
    keys: AbstractSet[str]
    not_mentions: AbstractSet[str]
    is_common: Callable[[str], bool] = _never


def masked_text(source: Source) -> str:
    """Return the whole file's text with all that is not prose masked."""
    if source.is_data:
        return mask_yaml(source.text)
    front = source.text[: source.body_start]
    return (mask_yaml(front) if front else "") + mask(source.body)


class LazyPage(Page):
    """A page whose parts are worked out only when somebody asks for them."""

    _source: Source
    _known: Known

    def __init__(self, source: Source, title: str, known: Known, facts: Facts | None = None) -> None:
        # Frozen, so that the values go past its guard.
        vars(self).update(path=source.path, name=source.name, title=title, _source=source, _known=known)
        if facts is not None:
            vars(self)["facts"] = facts

    @property
    def text(self) -> str:
        """Return the whole file's text."""
        return self._source.text

    @cached_property
    def masked(self) -> str:
        """Return the text with all that is not prose masked."""
        return masked_text(self._source)

    @cached_property
    def facts(self) -> Facts:
        """Return what the text says by itself."""
        return find_facts(self.text, self.masked, self._source.body_start)

    @cached_property
    def _cited(self) -> Sequence[tuple[str, int]]:
        # A build asks for nothing else of most pages.
        return self.facts.citations if "facts" in vars(self) else tuple(find_cited_keys(self.masked, self.text))

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Return the keys that the page cites."""
        return frozenset(key for key, _ in self._cited)

    @property
    def body(self) -> str:
        """Return the Markdown after the front matter."""
        return self._source.body

    @cached_property
    def body_line(self) -> int:
        """Return the line on which the body begins."""
        return self.text.count("\n", 0, self._source.body_start) + 1

    @cached_property
    def citations(self) -> tuple[CitedKey, ...]:
        """Return the cited keys with their places."""
        return tuple(CitedKey(key=key, place=self.place_at(start)) for key, start in self._cited)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the works that are named without a key."""
        families = self._known.families()
        dated = [one for one in self.facts.dated if one.counts_with(families)]
        possible = possible_names(self.facts.capitalised.split(" "), families)
        # A look at the text as it stands costs far less than masking it.
        names = {name for name in possible if stands_in(self.text, name)}
        alone = find_names(self.masked, names, dated) if names else ()
        return tuple(_mentions([*dated, *alone], self._source, self.place_at, self._known))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links that stay on the site."""
        return tuple(Link(target=target, offset=offset) for target, offset in self.facts.links)

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """Return the lines that ask for a view."""
        return tuple(
            Directive(name=name, argument=argument, start=start, end=end)
            for name, argument, start, end in self.facts.directives
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return the anchors that the page's text offers."""
        return frozenset(self.facts.anchors)

    @property
    def words_with_digits(self) -> Sequence[tuple[int, str]]:
        """Return the words of the body that may be keys without their sign."""
        return self.facts.words_with_digits

    @property
    def unsourced_quantities(self) -> Sequence[tuple[int, str]]:
        """Return the quantities of the body whose paragraphs name no source."""
        return self.facts.unsourced_quantities


def _mentions(
    raw: Iterable[RawMention], source: Source, place_at: Callable[[int], Place], known: Known
) -> Iterator[Mention]:
    blocks: list[tuple[int, int, frozenset[str]]] | None = None
    for found in raw:
        text = source.text[found.start : found.end]
        if any(source.text.startswith(other, found.start) for other in known.not_mentions):
            continue
        if len(found.names) == 1 and not found.year and known.is_common(found.names[0]):
            continue
        blocks = blocks if blocks is not None else list(_blocks(source, known.keys))
        context = next((block[2] for block in blocks if block[0] <= found.start < block[1]), frozenset[str]())
        yield Mention(
            text=text,
            place=place_at(found.start),
            names=found.names,
            others=found.others,
            year=found.year,
            journal=found.journal,
            context_keys=context,
        )


def _blocks(source: Source, keys: AbstractSet[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the paragraphs (front matter is one, a data file's rows are each one) with the keys in them."""
    starts = [0, source.body_start]
    pattern = _YAML_BLOCK_END if source.is_data else _MARKDOWN_BLOCK_END
    searched_from = 0 if source.is_data else source.body_start
    starts += [match.end() for match in pattern.finditer(source.text, searched_from)]
    bounds = sorted({*starts, len(source.text)})
    for start, end in pairwise(bounds):
        yield start, end, frozenset(_KEY_LIKE.findall(source.text, start, end)) & keys
