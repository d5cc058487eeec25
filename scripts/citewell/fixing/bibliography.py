r"""What is fixed in a bibliography, and nothing else.

- Entries stand in the order of their keys, those that are another's ``crossref`` behind the rest,
  because classic BibTeX finds them only there. An entry never crosses what stays (a comment, a
  ``@string``, an entry that does not parse): a macro is still defined before it is used. An entry
  right below or beside a comment stays with it.
- A DOI stands bare: without an address, LaTeX, or what an address encodes.
- Between the numbers of ``pages`` stand two hyphens.
- No line ends in blanks but in ``@comment``; between entries stands one blank line, at the end of the file a
  line end.

Formatting twice gives the same as once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citewell.domain.identifiers import Doi
from citewell.domain.ordering import generations, sort_key
from citewell.fixing.blocks import Entry, Rest, split

_PAGES = re.compile(r"(\d+)[ \t]*(?:-{1,3}|[‐‑‒–—−])[ \t]*(\d+)")
_LIST_MARK = re.compile(r"([,;])")
# Possessive, so that a long run of blanks takes no longer than its length.
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SORTED, _DOI, _DASH, _SPACE = "entries sorted", "DOIs made bare", "page ranges", "places with whitespace"

Run = tuple[Entry, ...]
Texts = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """A text before and after, how often each fix was made, how many entries don't stand where they belong, and why."""

    before: str
    after: str
    fixes: tuple[tuple[str, int], ...] = ()
    unsorted: int = 0
    why_unsorted: str = ""

    @property
    def is_changed(self) -> bool:
        """Return whether anything was fixed."""
        return self.before != self.after


def fix(text: str, parents: Mapping[str, str]) -> Fixed:
    """Return a bibliography's text fixed; a text without a well-formed entry stays as it is.

    ``parents`` are what the reader reads as the ``crossref`` of each entry that has one.
    """
    above = generations(parents)
    parts = list(_parts(split(text)))
    if not any(isinstance(part, tuple) for part in parts):
        return Fixed(before=text, after=text)
    done: Counter[str] = Counter()
    mended = [_mended(part, above, done) for part in parts]
    # The blank lines that go may be most of what ends as they do.
    after = _joined(mended, _newline(_joined(mended, _newline(text))))
    if after == text:
        return Fixed(before=text, after=text)
    done[_SPACE] += abs(_blank_lines(text) - _blank_lines(after)) or int(not done.total())
    return Fixed(before=text, after=after, fixes=tuple((name, number) for name, number in done.items() if number))


def fixed_value(name: str, value: str) -> str:
    """Return the text of a field as it is written after the fix."""
    if name == "doi":
        bare = Doi(value.strip()).better
        # A quotation mark that was encoded would end a value in such marks.
        return bare if bare and '"' not in bare else value
    if name == "pages":
        return "".join(_dashed(part) for part in _LIST_MARK.split(value))
    return value


def _dashed(part: str) -> str:
    """Return a page range with two hyphens; anything but two numbers stays."""
    match = _PAGES.fullmatch(part.strip())
    return part.replace(match.group(), f"{match[1]}--{match[2]}") if match else part


def _parts(blocks: Iterable[Entry | Rest]) -> Iterator[Run | Rest]:
    """Yield the entries that may change places among each other, and what stands between such runs."""
    run: list[Entry] = []
    is_pinned = is_after_damaged = False
    for block in blocks:
        if isinstance(block, Rest) and not block.text.strip():
            # Only between entries the blank lines are set anew.
            yield from (block,) if is_after_damaged else ()
            continue
        is_after_damaged = isinstance(block, Rest) and block.is_damaged
        if isinstance(block, Entry):
            run.append(block)
            if is_pinned:
                yield (run.pop(),)
            is_pinned = False
            continue
        is_beside = not block.is_damaged and bool(run) and not _LINE_END.search(_edges(block.text)[0])
        last = (run.pop(),) if is_beside else ()
        yield from (part for part in (tuple(run), last) if part)
        run = []
        yield block
        is_pinned = _is_comment_above(block, is_beside=is_beside)
    if run:
        yield tuple(run)


def _edges(text: str) -> tuple[str, str, str]:
    """Return the white space before a text, the text, and the white space after it."""
    body = text.strip()
    before = text[: len(text) - len(text.lstrip())]
    return before, body, text[len(before) + len(body) :]


def _is_comment_above(rest: Rest, *, is_beside: bool) -> bool:
    """Return whether what stays ends in a comment right above the next entry, not beside the one before."""
    _, body, after = _edges(rest.text)
    if rest.is_damaged or body.endswith((")", "}")) or len(_LINE_END.findall(after)) > 1:
        return False
    return not is_beside or bool(_LINE_END.search(body))


def _mended(part: Run | Rest, above: Mapping[str, int], done: Counter[str]) -> Texts | Rest:
    """Return the texts of a run's entries in their order, or what stands between runs."""
    if isinstance(part, tuple):
        order = sorted(part, key=lambda entry: sort_key(entry.key, above))
        done[_SORTED] += sum(1 for old, new in zip(part, order, strict=True) if old is not new)
        return tuple(_entry(entry, done) for entry in order)
    return part if part.is_damaged else Rest(text=_without_trailing(part.text, done, part.comments))


def _entry(entry: Entry, done: Counter[str]) -> str:
    """Return the text of an entry with its fields fixed."""
    text = entry.text
    for value in reversed(entry.values):
        old = text[value.start : value.end]
        new = fixed_value(value.name, old)
        if new != old:
            done[_DOI if value.name == "doi" else _DASH] += 1
            text = text[: value.start] + new + text[value.end :]
    return _without_trailing(text, done)


def _without_trailing(text: str, done: Counter[str], kept: Iterable[tuple[int, int]] = ()) -> str:
    """Return a text without blanks at its lines' ends, but for parts that are ``kept`` as they are."""
    found, last = "", 0
    for start, end in (*kept, (len(text), len(text))):
        trimmed, number = _TRAILING.subn("", text[last:start])
        done[_SPACE] += number
        found += trimmed + text[start:end]
        last = end
    return found


def _tidy(blank: str, newline: str) -> str:
    """Return white space with at most one blank line; what stands on one line stays on it."""
    lines = len(_LINE_END.findall(blank))
    return newline * min(lines, 2) if lines else blank


def _joined(parts: list[Texts | Rest], newline: str) -> str:
    """Return the whole text; two entries, and an entry and a damaged one, have a blank line between."""
    found: list[str] = []
    for part, before in zip(parts, [None, *parts], strict=False):
        if isinstance(before, tuple) and (isinstance(part, tuple) or part.is_damaged):
            found.append(newline * 2)
        found.append((newline * 2).join(part) if isinstance(part, tuple) else _between(part, newline))
    last = parts[-1]
    if isinstance(last, Rest) and last.is_damaged:
        return "".join(found)
    return "".join(found).rstrip() + newline


def _between(rest: Rest, newline: str) -> str:
    """Return the text of what stands between runs, with tidy edges if it may be touched."""
    if rest.is_damaged:
        return rest.text
    before, body, after = _edges(rest.text)
    return _tidy(before, newline) + body + _tidy(after, newline)


def _newline(text: str) -> str:
    """Return the line end that the text uses most; of two that are used as often, always the same."""
    return max("\n", "\r\n", "\r", key=_LINE_END.findall(text).count)


def _blank_lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if not line.strip())
