"""The fixed words: each member's definition is what readers see.

The definitions follow the normative vocabulary named on the site's vocabulary page
(GRADE, ClinGen, Snopes, CiTO, Mogull 2017, Greenberg 2009). The scale of directness
belongs to the knowledge base, not to the engine: see ``citewell.domain.scale``.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


class Term(Enum):
    """A code with a label and a definition; the code is what the files hold."""

    label: str
    definition: str

    def __new__(cls, code: str, label: str, definition: str) -> Self:
        """Make a member whose value is its code."""
        member = object.__new__(cls)
        member._value_ = code
        member.label = label
        member.definition = definition
        return member


# One term a line.
# fmt: off
class Certainty(Term):
    """Certainty of a body of evidence for one outcome (GRADE); never of a single study."""

    HIGH = "high", "High", "very confident that the true effect lies close to the estimate"
    MODERATE = "moderate", "Moderate", "the true effect is likely close, may be substantially different"
    LOW = "low", "Low", "the true effect may be substantially different"
    VERY_LOW = "very_low", "Very low", "the true effect is likely to be substantially different"
    NOT_RATED = "not_rated", "Not rated", "no rating published and none made here"

    @property
    def symbol(self) -> str:
        """Return GRADE's four circles, or a dash."""
        filled = {"high": 4, "moderate": 3, "low": 2, "very_low": 1}.get(self.value)
        return "–" if filled is None else "⊕" * filled + "○" * (4 - filled)


class Design(Term):
    """What was done in a study; not how good it is."""

    GUIDELINE = "guideline", "Guideline", "recommendations of a body, by a stated method"
    SYSTEMATIC_REVIEW_MA = "systematic_review_ma", "Systematic review with meta-analysis", "all studies on a question, found by a stated search, pooled"
    SYSTEMATIC_REVIEW_NARRATIVE = "systematic_review_narrative", "Systematic review, not pooled", "all studies on a question, found by a stated search, described"
    UMBRELLA_REVIEW = "umbrella_review", "Umbrella review", "a review of reviews"
    RCT_PARALLEL = "rct_parallel", "Randomised trial, parallel groups", "chance decides the group; groups run side by side"
    RCT_CROSSOVER = "rct_crossover", "Randomised trial, crossover", "chance decides the order in which each person has both treatments"
    RCT_FACTORIAL = "rct_factorial", "Randomised trial, factorial", "two treatments varied at once"
    NONRANDOMISED_CONTROLLED = "nonrandomised_controlled", "Controlled, not randomised", "a comparison group formed without chance"
    SINGLE_ARM_TRIAL = "single_arm_trial", "Single-arm trial", "one planned treatment, no comparison group"
    COHORT_PROSPECTIVE = "cohort_prospective", "Prospective cohort", "people followed forward in time"
    COHORT_RETROSPECTIVE = "cohort_retrospective", "Retrospective cohort", "records of people looked back at"
    REGISTRY_OR_ROUTINE_DATA = "registry_or_routine_data", "Registry or routine data", "data kept for care or administration"
    CASE_CONTROL = "case_control", "Case-control", "people with and without an outcome compared backwards"
    CROSS_SECTIONAL_SURVEY = "cross_sectional_survey", "Survey", "asked once"
    CASE_SERIES = "case_series", "Case series", "several patients described"
    CASE_REPORT = "case_report", "Case report", "one patient described"
    QUALITATIVE = "qualitative", "Qualitative study", "what people say, analysed as text"
    SECONDARY_ANALYSIS = "secondary_analysis", "Secondary analysis", "a new question put to a finished study's data"
    HUMAN_EXPERIMENTAL = "human_experimental", "Human experiment", "people in a laboratory, not treated"
    ANIMAL_IN_VIVO = "animal_in_vivo", "Animal study", "living animals"
    IN_VITRO = "in_vitro", "Laboratory study", "cells, tissue or molecules"
    IN_SILICO = "in_silico", "Computer model", "simulation"
    NARRATIVE_REVIEW = "narrative_review", "Narrative review", "literature described without a stated search"
    PROTOCOL_OR_REGISTRATION = "protocol_or_registration", "Protocol or registration", "what is planned; no results"
    REGULATORY_DOCUMENT = "regulatory_document", "Regulatory document", "a rule, approval or warning of an authority"
    HISTORICAL_PRIMARY = "historical_primary", "Historical document", "written by those who were there"
    HISTORICAL_SECONDARY = "historical_secondary", "History", "written about the past"
    OPINION_COMMENTARY = "opinion_commentary", "Opinion", "an argument without data of its own"

    @property
    def brings_data(self) -> bool:
        """Return whether such a source can weigh for or against a claim."""
        return self not in {Design.NARRATIVE_REVIEW, Design.OPINION_COMMENTARY, Design.PROTOCOL_OR_REGISTRATION}

    @property
    def gathers_studies(self) -> bool:
        """Return whether such a source weighs the studies of others, found by a stated method."""
        return str(self.value).startswith(("systematic_review", "umbrella_review", "guideline"))


class EvidenceVerdict(Term):
    """Whether it is so."""

    SUPPORTED = "supported", "Supported", "direct evidence, at least moderate certainty, no convincing contrary evidence"
    SUPPORTED_LIMITED = "supported_limited", "Supported, limited evidence", "consistent direct evidence of low certainty, or stronger indirect evidence"
    MIXED = "mixed", "Mixed", "adequate studies point different ways, or true for some outcomes or groups only"
    CONTESTED = "contested", "Contested", "experts read the same evidence differently, on method, definition or values"
    INSUFFICIENT = "insufficient", "Not enough evidence", "too little direct evidence to say; what is unknown is listed"
    NOT_SUPPORTED = "not_supported", "Not supported", "looked for, no evidence found for the claim as worded"
    CONTRADICTED = "contradicted", "Contradicted", "direct, adequate evidence against"
    OUTDATED = "outdated", "Outdated", "was fair; later evidence or regulation overtook it"
    VALUE_JUDGEMENT = "value_judgement", "Not an empirical question", "a matter of ethics, preference or policy"
    IN_ASSESSMENT = "in_assessment", "Being assessed", "work not finished"


class AttributionVerdict(Term):
    """Whether the cited source says so."""

    ACCURATE = "accurate", "Accurately cited", "the passage supports the wording"
    OVERSTATED = "overstated", "Overstated or simplified", "oversimplified, overgeneralised, or trivially inaccurate"
    MISATTRIBUTED = "misattributed", "Misattributed", "the source fails to substantiate the statement, is unrelated to it or contradicts it"
    INDIRECT = "indirect", "Cited second-hand", "the cited work itself only cites another"
    DEAD_END = "dead_end", "Dead end", "the trail ends in work without data on the point"
    HYPOTHESIS_AS_FACT = "hypothesis_as_fact", "Hypothesis turned fact", "the source proposed it, those who cite it assert it"
    SOURCE_NOT_IDENTIFIABLE = "source_not_identifiable", "Source not identifiable", "a reasonable search, dated and listed, found no such source"
    SOURCE_UNAVAILABLE = "source_unavailable", "Exists, not read", "identified, but no one here has read the full text"
    NOT_CHECKED = "not_checked", "Not checked", "nobody has looked yet"


class Stance(Term):
    """How a source stands to a claim."""

    SUPPORTS = "supports", "Supports", "its own data, or a synthesis, in favour of the claim as worded"
    CONTRADICTS = "contradicts", "Contradicts", "its own data, or a synthesis, against"
    MIXED = "mixed", "Mixed", "for some outcomes, times or groups only"
    INCONCLUSIVE = "inconclusive", "Inconclusive", "addressed the question, cannot decide"
    BACKGROUND = "background", "Background", "context, theory, repetition without data; never counted"
    ORIGIN = "origin", "Origin", "first statement of the claim found"
    METHOD = "method", "Method", "scale, tool or definition"

    @property
    def counts(self) -> bool:
        """Return whether such an item is evidence, for or against or undecided."""
        return self is Stance.SUPPORTS or self.speaks_against

    @property
    def speaks_against(self) -> bool:
        """Return whether such an item, wholly or in part, does not bear the statement out."""
        return self in {Stance.CONTRADICTS, Stance.MIXED, Stance.INCONCLUSIVE}


class Standing(Term):
    """How well one link of a mechanism is supported; correlation and manipulation stay apart."""

    PUTATIVE = "putative", "Putative", "proposed, not shown"
    SUPPORTED_ANIMALS = "supported_animals", "Supported in animals", "shown in animals or cells only"
    SUPPORTED_HUMANS_CORRELATION = "supported_humans_correlation", "Supported in humans (correlation)", "goes together in people; cause not shown"
    SUPPORTED_HUMANS_MANIPULATION = "supported_humans_manipulation", "Supported in humans (manipulation)", "changes in people when the cause is blocked or its dose is changed"
    CONTRADICTED = "contradicted", "Contradicted", "adequate evidence against"


class ReadingKind(Term):
    """What of a source was open in front of whoever wrote the record."""

    ABSTRACT = "abstract", "Abstract", "the abstract only"
    PART = "part", "Part of the work", "pages, a section, a figure or a table of it, with or without its abstract; not the whole"
    FULL_TEXT = "full_text", "Full text", "the whole work"
    REGISTRY = "registry", "Registry", "the registration record"
    SECONDARY = "secondary", "Secondary", "another work that describes it"


class PublicationStatus(Term):
    """What became of a published work."""

    RETRACTED = "retracted", "Retracted", "withdrawn by its authors or publisher; its findings do not stand"
    CONCERN = "concern", "Expression of concern", "the publisher warns that its reliability is in question"
    CORRECTED = "corrected", "Corrected", "a correction or erratum was published"
    SUPERSEDED = "superseded", "Superseded", "a newer version of the same work replaces it"


class PageStatus(Term):
    """How far a page's review has come."""

    DRAFT = "draft", "Draft", "not yet reviewed by a clinician"
    REVIEWED = "reviewed", "Reviewed", "read and agreed by a named person"
    DUE = "due", "Review due", "its review date is near"
    OVERDUE = "overdue", "Review overdue", "its review date has passed"
    ARCHIVED = "archived", "Archived", "kept for its address, no longer maintained"


class Answer(Term):
    """A plain answer in which not knowing has its own words."""

    YES = "yes", "Yes", "it is so"
    NO = "no", "No", "it is not so"
    UNKNOWN = "unknown", "Unknown", "not known"


class Tested(Term):
    """Whether a link of a mechanism was tested in the treatment itself."""

    YES = "yes", "Yes", "the link itself was tested in the treatment"
    PARTLY = "partly", "In part", "its outcome was tested in the treatment, the step that leads to it was not"
    NO = "no", "No", "it was tested elsewhere, or not at all"
    UNKNOWN = "unknown", "Unknown", "not known"


class OutcomeKind(Term):
    """Whether an outcome is wanted."""

    BENEFIT = "benefit", "Benefit", "an outcome hoped for"
    HARM = "harm", "Harm", "an outcome feared"


class Favours(Term):
    """Which side a result favours."""

    INTERVENTION = "intervention", "intervention", "the studied treatment did better"
    COMPARATOR = "comparator", "comparator", "what it was compared with did better"
    NEITHER = "neither", "neither", "no difference was shown"
    UNCLEAR = "unclear", "unclear", "cannot be said"
    NOT_APPLICABLE = "not_applicable", "not applicable", "nothing was compared"


class SourceKind(Term):
    """What kind of document tells of an event."""

    PRIMARY = "primary", "Primary document", "written by those who acted, at the time"
    CONTEMPORANEOUS = "contemporaneous", "Report of the time", "written by an observer at the time"
    LATER_HISTORY = "later_history", "Later history", "written afterwards, from sources"
    MEMOIR = "memoir", "Participant's memoir", "written afterwards by someone who was there"


class Verification(Term):
    """Whether the primary source of an event was read."""

    CHECKED_PRIMARY = "checked_primary", "Checked in the primary source", "the primary source was open, if only its abstract or a part"
    SECONDARY_ONLY = "secondary_only", "Secondary sources only", "told by a later source"
    DISPUTED = "disputed", "Sources differ", "sources contradict each other"


class Strength(Term):
    """How strongly a claim is worded."""

    WEAK = "weak", "Weak", "says least"
    MEDIUM = "medium", "Medium", "says more"
    STRONG = "strong", "Strong", "says most"


VOCABULARIES: tuple[type[Term], ...] = (
    EvidenceVerdict, AttributionVerdict, Stance, Certainty, Design, Standing, Tested,
    ReadingKind, SourceKind, Verification, PublicationStatus, PageStatus,
)
