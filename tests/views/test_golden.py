"""Every view of the invented knowledge base, compared with its golden file (``pytest --golden`` rewrites them)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from citewell import dependents
from citewell.citing.showing import shown_of
from citewell.domain.findings import RuleInfo
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.records import Ref
from citewell.domain.rows import SetAside
from citewell.domain.scale import Vocabulary
from citewell.domain.study import Effect
from citewell.domain.vocabulary import EvidenceVerdict, Favours
from citewell.markdown_extension.page import inline_markdown
from citewell.rendering import PageRenderer
from citewell.views.registry import Context, render, view_names

GOLDEN = Path(__file__).parent / "golden"
RULES = (
    RuleInfo(
        code="TEA001",
        name="tea-is-hot",
        title="Tea is hot.",
        manual="Cold tea is <another> drink: ``[@cup]``.\n\nNothing is *lost*.",
        because="manners",
    ),
)
WHERE = Place("docs/about/set-aside.yml", 1, 1)
ASIDE = SetAside(
    place=WHERE,
    code=Ref("TEA001", WHERE),
    path="docs/index.md",
    text="cold",
    reason="An <iced> tale, see @kettle2020",
    name="Ann Pot",
    until=dt.date(2026, 11, 20),
)
SHOWN = [
    "claim endings",
    "claim dragons",
    "claim longer",
    "claims",
    "condition stage-fright",
    "condition writers-block",
    "evidence-map",
    "glossary",
    "mechanism pauses-to-endings",
    "mechanism warmth-to-pauses",
    "mechanisms",
    "references",
    "rules",
    "set-aside",
    "studies",
    "study kettle2020",
    "study lemon2003",
    "study teapot2019",
    "timeline",
    "views",
    "vocabulary",
]


def shown(library: Library, name: str, argument: str) -> str:
    """Return a view's Markdown and HTML, on a fixed day and with one invented rule."""
    fixed = replace(library, today=dt.date(2026, 11, 21), set_aside=(ASIDE,))
    kept: list[str] = []

    def stash(html: str) -> str:
        kept.append(html)
        return f"\ue000{len(kept) - 1}\ue001"

    renderer = PageRenderer(
        library=fixed,
        shown=partial(shown_of, fixed),
        rules=lambda: RULES,
        falls=dependents.fall,
        address=lambda page: f"/{page}",
        stash=stash,
        inline_markdown=inline_markdown,
    )
    context = Context(library=fixed, argument=argument, rules=lambda: RULES, falls=dependents.fall)
    html = render(name, context, renderer)
    while "\ue000" in html:
        html = re.sub("\ue000(\\d+)\ue001", lambda mark: kept[int(mark[1])], html)
    return html.strip() + "\n"


@pytest.mark.parametrize("directive", SHOWN)
def test_view_is_as_it_was(library: Library, golden: Callable[[Path, str], None], directive: str) -> None:
    name, _, argument = directive.partition(" ")
    golden(GOLDEN / f"{directive.replace(' ', '-')}.html", shown(library, name, argument))


def test_every_view_has_a_golden_file() -> None:
    assert {directive.split()[0] for directive in SHOWN} == set(view_names())


def test_no_golden_file_is_left_of_a_view_that_is_gone() -> None:
    assert sorted(file.stem for file in GOLDEN.iterdir()) == sorted(directive.replace(" ", "-") for directive in SHOWN)


@pytest.mark.parametrize("directive", SHOWN)
def test_view_escapes_what_stands_in_the_records(library: Library, directive: str) -> None:
    assert "<b>nobody</b>" not in shown(library, *directive.partition(" ")[::2])


@pytest.mark.parametrize("directive", SHOWN)
def test_view_is_shown_whatever_words_are_not_defined(library: Library, directive: str) -> None:
    # A panel is read only where it is defined.
    words = Vocabulary(panels=library.vocabulary.panels)
    assert shown(replace(library, vocabulary=words), *directive.partition(" ")[::2])


def test_link_of_a_view_leads_to_a_file(library: Library) -> None:
    for directive in SHOWN:
        for target in re.findall(r'href="/([^"#]*)', shown(library, *directive.partition(" ")[::2])):
            assert target in library.files, f"{directive}: {target}"


def test_words_of_the_history_are_explained_where_the_site_has_a_page_of_its_words(library: Library) -> None:
    link = 'href="/about/vocabulary.md#source-of-an-event"'
    assert link not in shown(library, "timeline", "")
    assert link in shown(library.but(files=library.files | {"about/vocabulary.md"}), "timeline", "")
    assert "## Source of an event\n" in shown(library, "vocabulary", "")


def test_registered_number_leads_to_its_registry_and_what_was_read_stays(library: Library) -> None:
    study = next(study for study in library.studies if study.id == "kettle2020")
    changed = library.but(studies=(replace(study, registration="NCT01234567 (seen in the article)"),))
    html = shown(changed, "study", "kettle2020")
    assert '<a href="https://clinicaltrials.gov/study/NCT01234567">NCT01234567</a> (seen in the article)' in html
    assert '<a href="https://example.org/kettle2020" rel="noopener">' in html


def test_running_trial_leads_to_its_registry_and_to_what_was_read(library: Library) -> None:
    condition = next(one for one in library.conditions if one.id == "writers-block")
    trials = tuple(replace(trial, id="ISRCTN12345678") for trial in condition.running_trials)
    html = shown(library.but(conditions=(replace(condition, running_trials=trials),)), "condition", "writers-block")
    assert '<a href="https://www.isrctn.com/ISRCTN12345678">ISRCTN12345678</a>: Counts dragons' in html
    assert '<a href="https://example.org/TAS-0001" rel="noopener"' in html


def test_effect_is_left_out_where_the_text_holds_its_numbers(library: Library) -> None:
    assert "cw-effect" not in shown(library, "study", "kettle2020")


def test_effect_is_shown_where_the_text_does_not_hold_its_numbers(library: Library) -> None:
    study = next(study for study in library.studies if study.id == "kettle2020")
    effect = Effect(place=WHERE, measure="Difference", value=-0.2, low=-0.9, high=0.5, level=95)
    results = tuple(replace(row, effect=effect) for row in study.results[:1])
    changed = library.but(studies=(replace(study, results=results),))
    assert "Difference −0.2 (95% interval −0.9 to 0.5)" in shown(changed, "study", "kettle2020")


def test_side_that_a_result_favours_is_left_out_where_nothing_was_compared(library: Library) -> None:
    study = next(study for study in library.studies if study.id == "kettle2020")
    results = tuple(replace(row, favours=Favours.NOT_APPLICABLE) for row in study.results)
    changed = library.but(studies=(replace(study, results=results),))
    assert "Favours" not in shown(changed, "study", "kettle2020")


def test_hyphen_before_a_number_is_a_minus(library: Library) -> None:
    claim = next(claim for claim in library.claims if claim.id == "endings")
    changed = library.but(claims=(replace(claim, bottom_line="From -0.9 (-.5) to 3-4 on 2026-11-21, T-1"),))
    assert "From −0.9 (−.5) to 3-4 on 2026-11-21, T-1" in shown(changed, "claim", "endings")


def test_claims_of_a_condition_stand_by_verdict_then_title(library: Library) -> None:
    first, *_ = library.claims
    told = [
        ("Zeal", EvidenceVerdict.SUPPORTED),
        ("Brew", EvidenceVerdict.CONTRADICTED),
        ("Acre", EvidenceVerdict.CONTRADICTED),
    ]
    condition = Ref("stage-fright", WHERE)
    claims = [
        replace(first, title=title, id=title.lower(), evidence_verdict=verdict, conditions=(condition,))
        for title, verdict in reversed(told)
    ]
    html = shown(library.but(claims=tuple(claims)), "condition", "stage-fright")
    assert re.findall("Zeal|Acre|Brew", html) == ["Zeal", "Acre", "Brew"]


def test_numbers_of_people_have_marks_of_thousands(library: Library) -> None:
    many = library.but(studies=tuple(replace(study, participants=12885) for study in library.studies))
    assert "12,885 people" in shown(many, "evidence-map", "")


def test_one_person_is_no_people(library: Library) -> None:
    one = library.but(studies=tuple(replace(study, participants=1) for study in library.studies))
    assert "1 person<" in shown(one, "evidence-map", "")
