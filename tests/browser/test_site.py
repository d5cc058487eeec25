"""What a reader meets in the real site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "start": "start/",
    "history": "history/",
    "mechanisms": "mechanisms/",
    "mechanism": "mechanisms/nmda-glutamate-surge/",
    "conditions": "conditions/",
    "condition": "conditions/ptsd/",
    "claims": "claims/",
    "claim": "claims/therapy-adds-to-ketamine/",
    "practice": "practice/safety/",
    "studies": "studies/",
    "study": "studies/krupitsky1997/",
    "references": "references/",
    "vocabulary": "about/vocabulary/",
    "rules": "about/rules/",
    "method": "about/method/",
}
PHONE = {"viewport": {"width": 390, "height": 800}}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


@every_page
def test_a_page_asks_no_other_host_and_logs_no_error(page: Page, address: str, path: str) -> None:
    foreign: list[str] = []
    errors: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:", "blob:")) else foreign.append(request.url),
    )
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert (foreign, errors) == ([], [])


@every_page
@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_page_fits_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]


@every_page
def test_a_page_says_that_it_is_no_advice_where_help_is_and_that_it_is_a_draft(page: Page, path: str) -> None:
    page.goto(path)
    footer = page.locator("footer")
    expect(footer).to_contain_text("Not medical advice")
    expect(footer).to_contain_text("988")
    expect(page.locator(".kap-status").first).to_contain_text("Not yet reviewed by a clinician")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], ids=["no scripts"], indirect=True)
def test_a_citation_shows_its_card_on_keyboard_focus_without_scripts(page: Page) -> None:
    page.goto("start/")
    citation = page.locator(".cw-citation").first
    card = citation.locator(".cw-card")
    expect(card).to_be_hidden()
    citation.locator("> a").focus()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Ketamine assisted psychotherapy (KAP): patient demographics")
    expect(card).to_contain_text("K3")


def test_a_citation_shows_its_card_on_hover(page: Page) -> None:
    page.goto("start/")
    citation = page.locator(".cw-citation").first
    citation.locator("> a").hover()
    expect(citation.locator(".cw-card")).to_be_visible()


@pytest.mark.parametrize("path", ["start/", "conditions/ptsd/"])
def test_the_pointer_reaches_a_card_from_its_link(page: Page, path: str) -> None:
    page.goto(path)
    citation = page.locator(":is(p, td) > .cw-citation").first
    citation.locator("> a").hover()
    card = citation.locator(".cw-card")
    link, box = citation.locator("> a").bounding_box(), card.bounding_box()
    assert link
    assert box
    assert min(abs(box["y"] - link["y"] - link["height"]), abs(link["y"] - box["y"] - box["height"])) < 1
    page.mouse.move(link["x"] + link["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.wait_for_timeout(500)
    expect(card).to_be_visible()


def test_escape_closes_a_card_until_its_citation_is_reached_anew(page: Page) -> None:
    page.goto("start/")
    citation = page.locator(".cw-citation").first
    citation.locator("> a").focus()
    page.keyboard.press("Escape")
    expect(citation.locator(".cw-card")).to_be_hidden()
    citation.locator("> a").blur()
    citation.locator("> a").focus()
    expect(citation.locator(".cw-card")).to_be_visible()


@pytest.mark.parametrize("context", [{**PHONE, "has_touch": True, "is_mobile": True}], ids=["touch"], indirect=True)
def test_a_touch_of_a_label_shows_the_card_and_a_touch_of_the_link_leads_on(page: Page) -> None:
    page.goto("start/")
    citation = page.locator(".cw-citation").first
    citation.locator(".cw-code").tap()
    expect(citation.locator(".cw-card")).to_be_in_viewport()
    page.locator("h1").tap()
    expect(citation.locator(".cw-card")).to_be_hidden()
    citation.locator("> a").evaluate("link => link.click()")
    expect(page.locator("h1")).to_contain_text("Dore et al. 2019")


def test_the_tab_key_reaches_a_citation(page: Page) -> None:
    page.goto("start/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.parentElement.className") == "cw-citation":
            break
    expect(page.locator(".cw-citation:focus-within .cw-card")).to_be_visible()


def test_a_reference_leads_back_to_the_place_where_it_is_cited(page: Page) -> None:
    page.goto("start/")
    back = page.locator("#ref-dore2019 .cw-back").first
    assert back.get_attribute("aria-label") == "back to citation 1 of 2 of Dore et al., 2019"
    back.click()
    expect(page.locator("#cite-dore2019-1")).to_be_in_viewport()


def test_a_citation_leads_to_the_study(page: Page) -> None:
    page.goto("start/")
    page.locator("#cite-dore2019-1 > a").click()
    expect(page.locator("h1")).to_contain_text("Dore et al. 2019")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], ids=["no scripts"], indirect=True)
def test_the_timeline_hides_a_strand_without_scripts(page: Page) -> None:
    page.goto("history/")
    regulation = page.locator(".cw-strand-regulation")
    assert regulation.count() > 3
    expect(regulation.first).to_be_visible()
    page.get_by_role("checkbox", name="Regulation").uncheck()
    expect(regulation.first).to_be_hidden()
    expect(page.locator(".cw-strand-clinical_trial").first).to_be_visible()


def test_an_event_of_the_timeline_has_an_address(page: Page) -> None:
    page.goto("history/")
    event = page.locator(".cw-event").nth(5)
    page.goto(f"history/#{event.get_attribute('id')}")
    expect(event).to_be_in_viewport()


def test_the_search_finds_a_study_and_not_the_reference_lists(page: Page) -> None:
    page.goto("")
    page.get_by_placeholder("Search").click()
    page.get_by_placeholder("Search").fill("Krupitsky")
    result = page.locator(".md-search-result__item").first
    expect(result).to_be_visible()
    expect(result).to_contain_text("Krupitsky")


def test_dark_mode_can_be_chosen_and_stays(page: Page) -> None:
    page.goto("")
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[title='Switch to dark mode']:visible").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("claims/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
def test_dark_mode_follows_the_system(page: Page) -> None:
    page.goto("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], ids=["dark"], indirect=True)
def test_paper_is_white_whatever_the_screen_shows(page: Page) -> None:
    page.goto("claims/therapy-adds-to-ketamine/")
    page.emulate_media(media="print")
    expect(page.locator(".cw-box").first).to_have_css("background-color", "rgb(243, 246, 248)")
    expect(page.locator(".cw-citation > a").first).to_have_css("color", "rgb(11, 92, 112)")


def test_what_is_folded_stands_open_on_paper(page: Page) -> None:
    page.goto("conditions/ptsd/")
    folded = page.locator("details .cw-studies")
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()


@pytest.mark.parametrize("context", [{"viewport": {"width": 605, "height": 900}}], ids=["A4"], indirect=True)
@pytest.mark.parametrize("path", ["conditions/", "mechanisms/", "conditions/ptsd/"])
def test_a_table_fits_the_paper(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(media="print")
    wide = "tables => tables.map(table => table.getBoundingClientRect().right).filter(right => right > innerWidth)"
    assert page.locator(".cw-table").evaluate_all(wide) == []


@pytest.mark.parametrize("path", ["claims/therapy-adds-to-ketamine/", "start/", "studies/krupitsky1997/"])
def test_skip_to_content_leads_to_the_title(page: Page, path: str) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("claims/therapy-adds-to-ketamine/", "Contested claims"),
        ("studies/krupitsky1997/", "Studies"),
        ("mechanisms/nmda-mood/", "Mechanisms"),
    ],
)
def test_a_record_says_to_which_section_it_belongs(page: Page, path: str, section: str) -> None:
    page.goto(path)
    expect(page.locator(".md-tabs__item--active")).to_have_text(section)
    expect(page.locator(".md-path__item").last).to_have_text(section)


@every_page
def test_what_names_a_part_of_a_page_is_on_it(page: Page, path: str) -> None:
    page.goto(path)
    lost = "parts => parts.map(part => part.getAttribute('aria-labelledby')).filter(id => !document.getElementById(id))"
    assert page.locator("[aria-labelledby]").evaluate_all(lost) == []


@pytest.mark.parametrize("path", ["start/", "conditions/", "claims/", "practice/safety/"])
def test_a_link_in_a_text_is_underlined(page: Page, path: str) -> None:
    page.goto(path)
    links = page.locator("article :is(p, li, td, th) a:not(.headerlink, .cw-back)")
    lines = links.evaluate_all("links => links.map(link => getComputedStyle(link).textDecorationLine)")
    assert set(lines) == {"underline"}


@pytest.mark.parametrize("context", [PHONE], ids=["phone"], indirect=True)
def test_a_column_of_words_in_a_table_is_no_narrower_than_a_few_words(page: Page) -> None:
    page.goto("start/who-it-may-not-suit/")
    widths = "cells => cells.map(cell => cell.clientWidth)"
    assert min(page.locator("article td:nth-child(2)").evaluate_all(widths)) > 150
