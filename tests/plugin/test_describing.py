"""A page's description: its own summary or first paragraph, short, and never more than the page says."""

from __future__ import annotations

import pytest

from citewell.plugin.describing import description

LONG = "A paragraph long enough to tell a reader what this page is about."


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{LONG}</p>",
        f"<p>Short.</p><p>{LONG}</p>",
        f'<p class="cw-badges">{"badge " * 20}</p><p class="cw-lead">{LONG}</p>',
        f'<p class="cw-lead"><b>Bottom line.</b> {LONG}</p>',
        f'<p>{LONG * 2}</p><div class="cw-box cw-box--short"><p>In short</p><ul><li>{LONG}</li></ul></div>',
        "<p>A paragraph long <em>enough</em> to tell<!-- so -->\na reader what this page is about.</p>",
    ],
    ids=["paragraph", "short one", "lead", "bottom line", "box", "markup"],
)
def test_description_is_what_a_page_says_first(page: str) -> None:
    assert description(page) == LONG


@pytest.mark.parametrize("page", ["", "<h2>Tea</h2>", "<p>Short.</p>", f"<p>{LONG}", f"<table><td>{LONG}</td></table>"])
def test_page_that_says_nothing_has_none(page: str) -> None:
    assert description(page) == ""


def test_description_ends_after_a_whole_word() -> None:
    assert description(f"<p>{'words, ' * 60}</p>").endswith("words, words …")


def test_mechanism_is_told_with_its_standing() -> None:
    badge = '<p class="cw-badges"><span class="cw-badge cw-verdict cw-verdict--putative">Putative</span></p>'
    assert description(f'{badge}<p class="cw-lead">{LONG}</p>') == f"Putative: {LONG}"


def test_description_is_plain_text() -> None:
    assert description(f"<p>R&amp;D &lt;b&gt; {LONG}</p>") == f"R&D <b> {LONG}"
