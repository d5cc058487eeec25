"""Everything that was read of one knowledge base, and the questions it can answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from citewell.domain.citation import Link, Use
from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.mechanism import Mechanism
from citewell.domain.nearest import did_you_mean, in_brackets
from citewell.domain.outcome import Outcome
from citewell.domain.page import Page
from citewell.domain.records import EvidenceItem, Record, Ref
from citewell.domain.reference import Reference, References
from citewell.domain.registered import Answers
from citewell.domain.rows import Event, GlossaryTerm, SetAside
from citewell.domain.scale import Directness, Vocabulary
from citewell.domain.settings import Settings
from citewell.domain.study import Study
from citewell.domain.vocabulary import Design

# What the readers say of a file that holds more than they understand.
_UNREADABLE = frozenset({"REC001", "REC002", "REC003", "REC004"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Library:
    """One knowledge base, read. ``problems`` are what the readers could not take.

    ``files`` and ``menu`` are names below the docs folder: of all files, and of the pages in the site's menu;
    ``letters`` tell works of one name and year apart, by key, where they are known already;
    ``registered`` is what registries said of entries, by key; only ``citewell verify`` asks them;
    ``outcome`` is what the rules found, for those that run last.
    """

    settings: Settings = field(default_factory=Settings)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    references: References = field(default_factory=References)
    letters: Mapping[str, str] | None = None
    pages: tuple[Page, ...] = ()
    files: frozenset[str] = frozenset()
    menu: frozenset[str] = frozenset()
    studies: tuple[Study, ...] = ()
    claims: tuple[Claim, ...] = ()
    conditions: tuple[Condition, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[Event, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    today: dt.date = dt.date.max
    problems: tuple[Finding, ...] = ()
    registered: Mapping[str, Answers] = field(default_factory=dict)
    outcome: Outcome | None = None

    def demand(self, key: str) -> None:
        """Raise ``CitewellError`` if the bibliography does not have a key."""
        if key not in self.references:
            hint = in_brackets(did_you_mean(key, self.references))
            raise CitewellError(f"the key {key!r} is not in {self.settings.bibliography}{hint}")

    def but(self, **values: Any) -> Library:
        """Return the library with some of its parts changed."""
        return Library(**{part.name: getattr(self, part.name) for part in fields(self)} | values)

    @cached_property
    def page_by_name(self) -> Mapping[str, Page]:
        """Return the pages by their path below the docs folder."""
        return {page.name: page for page in self.pages}

    @cached_property
    def page_by_path(self) -> Mapping[str, Page]:
        """Return the pages by their path below the project."""
        return {page.path: page for page in self.pages}

    @cached_property
    def links(self) -> tuple[tuple[Page, Link, str, str], ...]:
        """Return each internal link with its page, the name of the file it leads to, and the anchor there."""
        return tuple((page, link, *link.leads_to(page.name)) for page in self.pages for link in page.links)

    @cached_property
    def identifiers(self) -> Mapping[str, Sequence[tuple[Reference, str]]]:
        """Return by name (``doi``, ``pmid``, ``pmcid``) each reference that has one, with the text as written."""
        return {name: tuple(self.references.numbers(name)) for name in ("doi", "pmid", "pmcid")}

    @cached_property
    def study_by_key(self) -> Mapping[str, Study]:
        """Return the studies by key."""
        return {study.id: study for study in self.studies}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Return all records that are pages."""
        return (*self.studies, *self.claims, *self.conditions, *self.mechanisms)

    @cached_property
    def record_by_name(self) -> Mapping[tuple[str, str], Record]:
        """Return the records by kind (``study``, ``claim`` ...) and id."""
        return {(record.kind_name(), record.id): record for record in self.records}

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Return why a text, a record or a row could not be read."""
        return tuple(problem for problem in self.problems if problem.code in _UNREADABLE)

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """Return the paths of the files of which the text, a record or a row could not be read."""
        return frozenset(problem.where.path for problem in self.unread)

    @property
    def is_whole(self) -> bool:
        """Return whether all could be read in which a source, a link or a record may be named; what is set aside names none."""
        return self.unreadable <= {self.settings.path_of(SetAside.file)}

    def directness(self, key: str) -> Directness | None:
        """Return how direct a source is: from its study page, else from its entry."""
        study = self.study_by_key.get(key)
        if study:
            return self.vocabulary.directness_of(study.directness)
        reference = self.references.get(key)
        return self.vocabulary.directness_of(reference.get("directness")) if reference else None

    def is_direct(self, key: str) -> bool:
        """Return whether a source tested the knowledge base's own subject."""
        step = self.directness(key)
        return bool(step and step.direct)

    def design_code(self, key: str) -> str:
        """Return the code of a source's design, or an empty text."""
        study = self.study_by_key.get(key)
        if study:
            return str(study.design.value)
        reference = self.references.get(key)
        return reference.get("design") if reference else ""

    def gathers_studies(self, key: str) -> bool:
        """Return whether a source weighs the studies of others, which hold the same people."""
        return self.design_code(key) in {design.value for design in Design if design.gathers_studies}

    def trial(self, key: str) -> str:
        """Return the name under which reports of one trial count once, whatever its case: the trial's, else the key."""
        study, reference = self.study_by_key.get(key), self.references.get(key)
        name = (study.trial if study else reference.get("trial") if reference else "") or key
        return " ".join(name.casefold().split())

    def evidence(self) -> Iterator[tuple[Claim | Mechanism, EvidenceItem]]:
        """Yield each evidence item with the record that it stands in."""
        for claim in self.claims:
            yield from ((claim, item) for item in claim.evidence)
        for mechanism in self.mechanisms:
            yield from ((mechanism, item) for item in mechanism.evidence)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Return every use of every source, from records, rows and prose."""
        return tuple(sorted(self._uses(), key=lambda use: (use.key, use.place)))

    def _uses(self) -> Iterator[Use]:
        for owner, key, role in self._named_sources():
            verdict = owner.verdict_label if isinstance(owner, Claim | Mechanism) else ""
            yield Use(key=key, place=key.place, role=role, title=owner.title, verdict=verdict)
        for study in self.studies:
            yield Use(key=study.id, place=study.place, role="study page", title=study.title)
        for page in self.pages:
            for citation in page.citations:
                yield Use(key=citation.key, place=citation.place, role="citation", title=page.title)

    def _named_sources(self) -> Iterator[tuple[Record | Event | GlossaryTerm, Ref, str]]:
        """Yield each source that a record or a row names, with it, and as what."""
        for record, item in self.evidence():
            yield record, item.source, f"{item.stance.value} in evidence"
        for claim in self.claims:
            yield from ((claim, step.source, "trail") for step in claim.trail if step.source)
        for condition in self.conditions:
            for row in condition.outcomes:
                yield condition, row.source, "outcome"
                if row.certainty_source:
                    yield condition, row.certainty_source, "certainty"
        for event in self.events:
            yield from ((event, source.source, "event") for source in event.sources)
            yield from ((event, key, "event") for key in event.studies)
        for term in self.glossary:
            yield from ((term, key, "glossary") for key in term.sources)

    @cached_property
    def used_keys(self) -> frozenset[str]:
        """Return the keys that are used anywhere."""
        named = {str(key) for _, key, _ in self._named_sources()}
        return frozenset(named.union(self.study_by_key, *(page.cited_keys for page in self.pages)))

    def unknown_uses(self) -> Iterator[Use]:
        """Yield the uses of keys that the bibliography does not have, study pages left out."""
        if not self.used_keys <= self.references.keys():
            yield from (use for use in self.uses if use.key not in self.references and use.role != "study page")

    def uses_of(self, key: str) -> tuple[Use, ...]:
        """Return the uses of one source."""
        return self._uses_by_key.get(key, ())

    @cached_property
    def _uses_by_key(self) -> Mapping[str, tuple[Use, ...]]:
        found: dict[str, list[Use]] = {}
        for use in self.uses:
            found.setdefault(use.key, []).append(use)
        return {key: tuple(uses) for key, uses in found.items()}
