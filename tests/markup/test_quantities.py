"""Quantities, and whether their paragraph names a source."""

from __future__ import annotations

import pytest

from citewell.markup.facts import find_facts
from citewell.markup.masking import mask


def quantities(text: str, name: str = "learn/index.md") -> list[str]:
    return [quantity for _, quantity in find_facts(text, mask(text), 0, name).unsourced_quantities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("About 20% of cups.", "20%", id="per cent"),
        pytest.param("50 per cent finished", "50 per cent", id="per cent in two words"),
        pytest.param("50 percent finished", "50 percent", id="per cent in a word"),
        pytest.param("50&nbsp;% finished", "50&nbsp;%", id="per cent after an entity"),
        pytest.param("Of 1,200 people", "1,200 people", id="people"),
        pytest.param("27 adults", "27 adults", id="adults"),
        pytest.param("27 adult patients", "27 adult patients", id="patients of a kind"),
        pytest.param("2 large double-blind trials", "2 large double-blind trials", id="two words between"),
        pytest.param("27 outpatients", "27 outpatients", id="outpatients"),
        pytest.param("27 RCTs", "27 RCTs", id="trials in short"),
        pytest.param("27 Patients", "27 Patients", id="a capital"),
        pytest.param("**27** participants", "27** participants", id="emphasis"),
        pytest.param("27 of 68 writers finished", "27 of 68", id="a part of a whole"),
        pytest.param("2,016 studies", "2,016 studies", id="no year"),
        pytest.param("0.5 mg/kg", "0.5 mg/kg", id="a dose by weight"),
        pytest.param("40 mg", "40 mg", id="a dose"),
        pytest.param("p = 0.01", "p = 0.01", id="a p value"),
        pytest.param("p=0.01", "p=0.01", id="a p value without blanks"),
        pytest.param("p = .03", "p = .03", id="a p value without a nought"),
        pytest.param("P < 0.05", "P < 0.05", id="a capital P"),
        pytest.param("*p* \u2264 0.05", "p* \u2264 0.05", id="at most"),
        pytest.param("In each group n = 27 finished.", "n = 27", id="n"),
        pytest.param("N = 27", "N = 27", id="a capital N"),
        pytest.param("d = \u22120.5", "d = \u22120.5", id="a negative value"),
        pytest.param("d = -0.5", "d = -0.5", id="a hyphen for minus"),
        pytest.param("r = 0.5", "r = 0.5", id="a correlation"),
        pytest.param("OR 1.5", "OR 1.5", id="a ratio"),
        pytest.param("RR 1.5", "RR 1.5", id="a risk ratio"),
        pytest.param("OR: 1.5", "OR: 1.5", id="a ratio after a colon"),
        pytest.param("HR = 0.7", "HR = 0.7", id="a ratio after a sign"),
        pytest.param("SMD \u22120.4", "SMD \u22120.4", id="a difference"),
        pytest.param("`@x` 50%", "50%", id="a key in code"),
        pytest.param("<!-- @todo --> 50%", "50%", id="a key in a comment"),
        pytest.param("\\@home 50%", "50%", id="no key"),
        pytest.param("Mail pot@example.org: 50% finished.", "50%", id="an address"),
        pytest.param("[Learn](index.md) 50%", "50%", id="a link to no record"),
        pytest.param("[50% better](https://example.org)", "50%", id="a link's text"),
        pytest.param("![50% of cups](x.png)", "50%", id="an image's alternative"),
        pytest.param("[Here](#a) 50%", "50%", id="a link to the same page"),
        pytest.param("50%[^a]\n\n[^a]: Tea.", "50%", id="a note without a source"),
        pytest.param("50% [^b]\n\n[^a]: @cup\n\n[^b]: Tea.", "50%", id="another note"),
        pytest.param("50% [tea][k]\n\n[k]: ../learn/tea.md", "50%", id="a link by reference to no record"),
        pytest.param("- [@cup]\n- 50%", "50%", id="an item beside one with a source"),
        pytest.param("- [@cup]\n\nTea.\n\n  - 50%", "50%", id="an item of another list"),
        pytest.param("a | b\n--|--\n50% | c\n[@cup] | d", "50%", id="a row of its own"),
    ],
)
def test_quantity_without_a_source_is_told_whole(text: str, found: str) -> None:
    assert quantities(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "K3 studies in 2020",
        "In 2019, patients drank tea.",
        "Since 1990, studies have come.",
        "In 1998 women drank tea.",
        "The 2016 studies of tea.",
        "Phase 2 trials are under way.",
        "Type 2 patients",
        "Study 2 healthy volunteers",
        "After 6 weeks patients drink.",
        "By 6 treated cups",
        "COVID-19 patients drink.",
        "DSM-5 trials",
        "1. patients who drink",
        "See chapter 3. people drink.",
        "at 10:30 people come",
        "FOR 3 reasons",
        "step = 3",
        '[a](../x.md){: style="width:50%" }',
        "`50%`",
    ],
)
def test_other_number_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "About 20% [@cup].",
        "@{cup} has 20%",
        "[The trial](../studies/cup.md) has 20%",
        "[It](../history/index.md#cup) was 20%",
        "[It was 20%](../studies/cup.md)",
        "20%[^9]\n\n[^9]: See @cup.",
        "20% in [the trial][k]\n\n[k]: ../studies/cup.md",
        "20% in [the trial][]\n\n[The trial]: ../studies/cup.md",
        "- See @cup\n    - 20%\n    - 30%\n        - 40%",
    ],
)
def test_quantity_may_have_a_source(text: str) -> None:
    assert quantities(text) == []


def test_link_within_the_folder_of_the_records_is_a_source() -> None:
    assert quantities("20% in [the other](cup.md)", "claims/pot.md") == []


def test_first_quantity_of_each_block_is_told() -> None:
    assert quantities("20% and 25% here\n\n30% there [@cup]\n\n- 40%\n- 50%") == ["20%", "40%", "50%"]


def test_quantities_before_the_body_do_not_count() -> None:
    text = "---\na: 20%\n---\n30%"
    assert find_facts(text, text, text.index("30"), "index.md").unsourced_quantities == [(text.index("30"), "30%")]
