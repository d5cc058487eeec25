"""A page allows its own files and its own inline scripts, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from citewell.plugin.policy import with_policy

PAGE = '<html><head><meta charset="utf-8"><script>{}</script><script src="a.js"></script></head></html>'


def test_the_policy_stands_right_after_the_character_set() -> None:
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in with_policy(PAGE.format("go()"))


def test_an_inline_script_is_allowed_by_its_digest() -> None:
    digest = b64encode(sha256(b"go()").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in with_policy(PAGE.format("go()"))


def test_data_in_a_script_element_needs_no_digest() -> None:
    page = '<head><script id="x" type="application/json">{"a": 1}</script></head>'
    assert "script-src 'self';" in with_policy(page)


def test_no_other_host_and_no_evaluation_is_allowed() -> None:
    policy = with_policy(PAGE.format("go()"))
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http:" not in policy.partition("Content-Security-Policy")[2].partition(">")[0]


def test_a_script_may_hold_the_word_of_its_element_and_one_that_is_not_closed_counts_for_nothing() -> None:
    code = 'write("<script>")'
    digest = b64encode(sha256(code.encode()).digest()).decode()
    policy = with_policy(PAGE.format(code) + "<script>never closed")
    assert f"script-src 'self' 'sha256-{digest}';" in policy


def test_a_page_without_a_head_stays() -> None:
    assert with_policy("<p>Tea</p>") == "<p>Tea</p>"
