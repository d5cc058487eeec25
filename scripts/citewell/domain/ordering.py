"""The order in which entries stand: by key, and behind all of them those from which others take fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def generations(parents: Mapping[str, str]) -> Mapping[str, int]:
    """Return of each entry that is another's ``crossref`` how many generations it stands above, by key without case.

    ``parents`` are the ``crossref`` of each entry that has one. Classic BibTeX knows a parent only
    if it stands behind its children; it compares keys without case.
    """
    parents = {child.casefold(): parent.casefold() for child, parent in parents.items()}
    found: dict[str, int] = {}
    for child in parents:
        seen, above = {child}, parents.get(child)
        number = 0
        while above is not None and above not in seen:
            number += 1
            found[above] = max(found.get(above, 0), number)
            seen.add(above)
            above = parents.get(above)
    return found


def sort_key(key: str, above: Mapping[str, int]) -> tuple[int, str]:
    """Return by what an entry is sorted; case is ignored."""
    folded = key.casefold()
    return above.get(folded, 0), folded


def out_of_order(keys: Iterable[str], parents: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each entry that stands behind one before which it belongs, and the last such one, by key."""
    above = generations(parents)
    last, last_place = "", (0, "")
    for key in keys:
        place = sort_key(key, above)
        if place < last_place:
            yield key, last
        else:
            last, last_place = key, place
