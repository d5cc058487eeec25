"""What lists count and how they are ordered, where a golden file of the invented knowledge base does not tell."""

from __future__ import annotations

from dataclasses import replace

from citewell.domain.library import Library
from citewell.views import lists
from citewell.views.registry import Context


def _with(library: Library, key: str, **values: object) -> Library:
    """Return the library with one study changed."""
    return library.but(studies=tuple(replace(one, **values) if one.id == key else one for one in library.studies))  # type: ignore[arg-type]


def _row(library: Library) -> list[tuple[int, int, int]]:
    rows = {one.id: cells for one, cells in lists.evidence_map(Context(library=library, argument=""))["rows"]}
    return [(cell["studies"], cell["participants"], cell["syntheses"]) for cell in rows["writers-block"]]


def test_trial_counts_once_where_it_is_most_direct(library: Library) -> None:
    before = _row(library)
    after = _row(_with(library, "kettle2021", directness="T3"))
    assert after[0] == before[0]
    assert sum(studies for studies, _, _ in after) == sum(studies for studies, _, _ in before)


def test_links_of_a_theory_stand_in_the_order_of_its_path(library: Library) -> None:
    second = next(one for one in library.mechanisms if one.id == "pauses-to-endings")
    first = next(one for one in library.mechanisms if one.id == "warmth-to-pauses")
    renamed = (replace(second, theories=("t",), from_="pauses"), replace(first, theories=("t",), to="pauses"))
    theories = lists.mechanisms(Context(library=library.but(mechanisms=renamed), argument=""))["theories"]
    assert [one.id for one in theories["t"]] == ["warmth-to-pauses", "pauses-to-endings"]


def test_event_and_term_are_used_on_the_page_that_shows_them(library: Library) -> None:
    values = lists.references(Context(library=library, argument=""))
    rows = [use for use in library.uses if use.role in {"event", "glossary"}]
    shown = {"event": "history/index.md", "glossary": "learn/index.md"}
    assert rows
    assert [use.key for use in rows if shown[use.role] not in [name for _, name in values["used"][use.key]]] == []
