"""Questions to the invented knowledge base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Reference, References


@pytest.mark.parametrize(
    ("key", "code"),
    [
        pytest.param("kettle2020", "T1", id="from its study page"),
        pytest.param("scone2012", "T3", id="from its entry"),
    ],
)
def test_directness_of_a_source(library: Library, key: str, code: str) -> None:
    step = library.directness(key)
    assert step
    assert step.code == code


def test_unknown_source_has_neither_directness_nor_design(library: Library) -> None:
    assert (library.directness("nobody"), library.design_code("nobody")) == (None, "")


@pytest.mark.parametrize(("key", "is_direct"), [("kettle2020", True), ("scone2012", False), ("nobody", False)])
def test_source_is_direct_if_its_step_is(library: Library, key: str, is_direct: bool) -> None:
    assert library.is_direct(key) is is_direct


def test_reports_of_one_trial_share_its_name(library: Library) -> None:
    assert library.trial("kettle2020") == library.trial("kettle2021") == "storypot"


def test_trial_is_one_whatever_its_case_and_wherever_it_is_named(library: Library) -> None:
    studies = tuple(replace(one, trial="Storypot ") if one.id == "kettle2021" else one for one in library.studies)
    letter = Reference(key="letter", type="misc", place=Place("references.bib"), fields={"trial": "StoryPot"})
    other = library.but(studies=studies, references=References([*library.references.values(), letter]))
    assert {other.trial(key) for key in ("kettle2020", "kettle2021", "letter")} == {"storypot"}
    assert other.trial("scone2012") == "scone2012"


def test_every_use_of_a_source_is_known(library: Library) -> None:
    roles = {use.role for use in library.uses_of("kettle2020")}
    assert roles == {"citation", "event", "outcome", "study page", "supports in evidence"}


@pytest.mark.parametrize(
    ("key", "role"), [("afternoon2015", "certainty"), ("scone2012", "trail"), ("bergstrom2008a", "glossary")]
)
def test_use_in_a_record_has_its_role(library: Library, key: str, role: str) -> None:
    assert role in {use.role for use in library.uses_of(key)}


def test_events_are_sorted_by_date(library: Library) -> None:
    assert [event.id for event in library.events] == ["pot-1662", "trial-2018", "map-2018"]
