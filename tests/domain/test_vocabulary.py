"""The fixed words."""

from __future__ import annotations

import pytest

from citewell.domain.vocabulary import VOCABULARIES, Certainty, Design, Term


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_word_has_a_label_and_a_definition(vocabulary: type[Term]) -> None:
    assert all(term.label and term.definition for term in vocabulary)


def test_code_leads_to_its_term() -> None:
    assert Design("case_report") is Design.CASE_REPORT


@pytest.mark.parametrize(
    ("term", "symbol"), [(Certainty.HIGH, "⊕⊕⊕⊕"), (Certainty.VERY_LOW, "⊕○○○"), (Certainty.NOT_RATED, "–")]
)
def test_certainty_has_a_symbol(term: Certainty, symbol: str) -> None:
    assert term.symbol == symbol


def test_opinion_brings_no_data() -> None:
    assert not Design.OPINION_COMMENTARY.brings_data
