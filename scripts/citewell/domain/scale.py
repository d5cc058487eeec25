"""The words that belong to one knowledge base: its scale of directness, panels, subjects, strands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citewell.domain.records import Ref


class Code(Ref):
    """A word by which pages name something; YAML reads it as a text, and it stands once in its list."""


class Organism(StrEnum):
    """What was studied."""

    HUMAN = "human"
    ANIMAL = "animal"
    CELL = "cell"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Directness:
    """One step of a knowledge base's own scale from its subject to mere analogy.

    ``direct`` steps alone may bear the subject's name.
    """

    code: Code
    label: str
    definition: str
    direct: bool = False
    organism: Organism = Organism.HUMAN


@dataclass(frozen=True, kw_only=True)
class PanelField:
    """One row of a study's panel; the file maps its name to its label."""

    name: Code
    label: str


@dataclass(frozen=True, kw_only=True)
class PanelDefinition:
    """A table of facts that a study record may carry, such as the intervention's dose."""

    name: Code
    label: str
    note: str = ""
    fields: tuple[PanelField, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a claim can be about; ``direct_only`` claims need direct evidence."""

    code: Code
    label: str
    short: str = ""
    direct_only: bool = False


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A thread of the history, by which events are filtered."""

    code: Code
    label: str


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words that belong to one knowledge base, read from its vocabulary file."""

    directness: tuple[Directness, ...] = ()
    panels: tuple[PanelDefinition, ...] = ()
    subjects: tuple[Subject, ...] = ()
    strands: tuple[Strand, ...] = ()

    def directness_of(self, code: str) -> Directness | None:
        """Return the step with this code, or None."""
        return next((step for step in self.directness if step.code == code), None)

    def subject(self, code: str) -> Subject | None:
        """Return the subject with this code, or None."""
        return next((subject for subject in self.subjects if subject.code == code), None)

    def strand(self, code: str) -> Strand | None:
        """Return the strand with this code, or None."""
        return next((strand for strand in self.strands if strand.code == code), None)
