"""A whole knowledge base: settings, vocabulary, bibliography, pages and records."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from citewell.citing.matching import Matcher
from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.domain.page import Page
from citewell.domain.places import Place
from citewell.domain.records import Record
from citewell.domain.reference import References
from citewell.domain.rows import Event, GlossaryTerm, SetAside
from citewell.domain.settings import Settings
from citewell.domain.study import Study
from citewell.kept import leads_up
from citewell.markup.mentions import KnownNames
from citewell.markup.wording import common_in
from citewell.readers.bibliography import bibliography_text, references_of
from citewell.readers.mentioned import Known, people_of_the_project
from citewell.readers.menu import read_menu
from citewell.readers.pages import LazyPage, Source
from citewell.readers.reading import Reading
from citewell.readers.records import read_record, read_rows
from citewell.readers.remembered import Remembered
from citewell.readers.said import Said
from citewell.readers.settings import folder_and_file, read_settings
from citewell.readers.vocabulary import read_vocabulary

# What MkDocs takes for a page, and the rows of records.
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".yml", ".yaml")


def read_library(project: Path, *, whole: bool = False, remembered: Remembered | None = None) -> Library:
    """Return everything that can be read of the knowledge base in a folder.

    What the pages' texts say is found when somebody asks, or at once if the ``whole`` is needed;
    with a bibliography that may be ``remembered``, what is remembered of pages is not found anew either.
    Raises ``CitewellError`` when there is no docs folder, no bibliography that can be read, or not the vocabulary that is named.
    """
    settings = read_settings(project)
    docs, bibliography = folder_and_file(project, settings)
    # Before the pages: while a long text is decoded it needs most room.
    read_entries = (
        remembered.begin()
        if remembered
        else partial(references_of, bibliography_text(bibliography, settings.bibliography), settings.bibliography)
    )
    problems: list[Finding] = []
    names = sorted(file_names(docs, settings, problems))
    sources = list(read_sources(names, docs, settings))
    reading = Reading(sources, whole=whole, memory=project if remembered else None)
    references, more = read_entries()
    problems += more
    vocabulary, more = read_vocabulary(project, settings)
    problems += more
    said = reading.finish()
    problems += (problem for one in said.values() for problem in one.problems)
    sources = [source for source in sources if said[source.name].digest]
    trees = {name: one.tree for name, one in said.items()}
    records = [read_record(source, trees[source.name], vocabulary, problems) for source in sources]
    pages = read_pages(sources, said, references, settings)
    return Library(
        settings=settings,
        vocabulary=vocabulary,
        references=references,
        pages=pages,
        files=frozenset(names),
        menu=read_menu(project),
        studies=_of(Study, records),
        claims=_of(Claim, records),
        conditions=_of(Condition, records),
        mechanisms=_of(Mechanism, records),
        events=tuple(sorted(read_rows(Event, trees, problems), key=attrgetter("order"))),
        glossary=read_rows(GlossaryTerm, trees, problems),
        set_aside=read_rows(SetAside, trees, problems),
        today=dt.datetime.now(tz=dt.UTC).date(),
        problems=tuple(problems),
    )


def file_names(docs: Path, settings: Settings, problems: list[Finding]) -> Iterator[str]:
    """Yield the files below a folder, by their paths relative to it; as in a site, hidden ones are none, linked ones are."""

    def unreadable(problem: OSError) -> None:
        where = Place(f"{settings.docs}/{Path(problem.filename).relative_to(docs).as_posix()}".removesuffix("/."))
        message = f"cannot read the folder: {problem.strerror}"
        problems.append(Finding(where=where, code="REC001", message=message, hint="give yourself the right to read it"))

    for folder, folders, files in os.walk(docs, onerror=unreadable, followlinks=True):
        folders[:] = [name for name in folders if name[0] != "." and not leads_up(folder, name)]
        inside = Path(folder).relative_to(docs).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in files if name[0] != ".")


def read_sources(names: Iterable[str], docs: Path, settings: Settings) -> Iterator[Source]:
    """Yield the files that are pages or rows, of those below the docs folder."""
    for name in names:
        path = settings.path_of(name)
        if name.endswith(_PAGES) and path != settings.vocabulary:
            yield Source(path, name, docs / name)


def read_pages(
    sources: Sequence[Source], said: Mapping[str, Said], references: References, settings: Settings
) -> tuple[Page, ...]:
    """Return the pages; a name that is also a common word here does not count alone."""

    @cache
    def names() -> KnownNames:
        return Matcher(references).known_names

    known = Known(
        names=names,
        keys=references.keys(),
        not_mentions=frozenset(settings.not_mentions),
        is_common=common_in(source.text for source in sources),
    )
    pages = []
    for source in sources:
        _, tree, _, facts = said[source.name]
        title = tree.get("title") if tree and tree.entries else None
        pages.append(LazyPage(source, (title.text or "") if title else "", known, facts, people_of_the_project(tree)))
    return tuple(pages)


def _of(kind: type[Any], records: Iterable[Record | None]) -> tuple[Any, ...]:
    return tuple(record for record in records if isinstance(record, kind))
