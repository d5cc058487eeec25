"""The knowledge base as a build asks for it: what no page shows is not read, what is wrong is left to the check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.library import Library
from citewell.domain.mechanism import Mechanism
from citewell.domain.page import Page
from citewell.domain.reference import References
from citewell.domain.rows import Event, GlossaryTerm, Row, SetAside
from citewell.domain.scale import Vocabulary
from citewell.domain.study import Study
from citewell.kept.memory import Memory
from citewell.readers.kept_bibliography import read_kept_bibliography
from citewell.readers.pages import Source
from citewell.readers.project import (
    file_names,
    read_pages,
    read_sources,
)
from citewell.readers.records import kind_of, read_record, read_rows
from citewell.readers.said import Said, from_row, read_tree, recalled
from citewell.readers.settings import folder_and_file, read_settings
from citewell.readers.tree import Tree
from citewell.readers.vocabulary import read_vocabulary

R = TypeVar("R", bound=Row)


class LazyLibrary(Library):
    """A library whose parts are read only when somebody asks for them."""

    _project: Path
    _said: dict[str, Said]

    def __init__(self, project: Path) -> None:
        settings = read_settings(project)
        folder_and_file(project, settings)
        # Frozen, so that the values go past its guard.
        vars(self).update(
            settings=settings, today=dt.datetime.now(tz=dt.UTC).date(), _project=project, _said={}, registered={}
        )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of this knowledge base."""
        return read_vocabulary(self._project, self.settings)[0]

    @cached_property
    def _bibliography(self) -> tuple[References, Mapping[str, str]]:
        return read_kept_bibliography(self._project, self.settings.bibliography)

    @property
    def references(self) -> References:
        """Return the bibliography by key."""
        return self._bibliography[0]

    @property
    def letters(self) -> Mapping[str, str]:
        """Return the letters that tell works of one name and year apart."""
        return self._bibliography[1]

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the names of all files below the docs folder."""
        return frozenset(file_names(self._project / self.settings.docs, self.settings, []))

    @cached_property
    def _memory(self) -> Memory:
        return Memory(self._project, "pages")

    def _sources(self, names: frozenset[str]) -> list[Source]:
        """Return the files of these names that can be read, their front matter read or recalled."""
        found = read_sources(sorted(names), self._project / self.settings.docs, self.settings)
        sources = list(found)
        for source in sources:
            if source.name not in self._said:
                row = recalled(self._memory, source)
                self._said[source.name] = from_row(row, source.path) if row else read_tree(source)
        return [source for source in sources if self._said[source.name].digest]

    def _trees(self, sources: Iterable[Source]) -> Mapping[str, Tree | None]:
        return {source.name: self._said[source.name].tree for source in sources}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Return all pages."""
        return read_pages(self._sources(self.files), self._said, self.references, self.settings)

    def _records(self, kind: type[Any]) -> tuple[Any, ...]:
        """Return the records of a kind; one that cannot be read is left out."""
        sources = self._sources(frozenset(name for name in self.files if kind_of(name) is kind))
        trees = self._trees(sources)
        records = (read_record(source, trees[source.name], self.vocabulary, []) for source in sources)
        return tuple(record for record in records if record is not None)

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """Return the studies."""
        return self._records(Study)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims."""
        return self._records(Claim)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions."""
        return self._records(Condition)

    @cached_property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """Return the mechanisms."""
        return self._records(Mechanism)

    def _rows(self, kind: type[R]) -> tuple[R, ...]:
        return read_rows(kind, self._trees(self._sources(self.files & {kind.file})), [])

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Return the events of the history, in order."""
        return tuple(sorted(self._rows(Event), key=attrgetter("order")))

    @cached_property
    def glossary(self) -> tuple[GlossaryTerm, ...]:
        """Return the terms of the glossary."""
        return self._rows(GlossaryTerm)

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """Return what is set aside."""
        return self._rows(SetAside)
