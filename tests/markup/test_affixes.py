"""Prefixes and suffixes: what of them is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.markup.affixes import is_entity, said


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(", p. 3 <!-- TODO -->", ", p. 3 ", id="comment"),
        pytest.param("`<!-- x -->`", "`<!-- x -->`", id="comment in code"),
        pytest.param("3\\; 5", "3; 5", id="escaped separator"),
        pytest.param("\\*x\\@y", "\\*x\\@y", id="escapes that Markdown knows stay"),
        pytest.param("p.&nbsp;3", "p.\u00a03", id="entity"),
        pytest.param("&#8211;&#x2014;", "–—", id="numbers of characters"),
        pytest.param("&ast;x&commat;y", "\\*x\\@y", id="entities that would mean something"),
        pytest.param("R&D; x", "R&D; x", id="no entity"),
        pytest.param("`&amp;`", "`&amp;`", id="entity in code"),
        pytest.param("p.\n > > 3 > 2", "p.\n3 > 2", id="a quotation's marks"),
    ],
)
def test_affix_says(written: str, shown: str) -> None:
    assert said(written) == shown


@given(st.text(alphabet=st.characters(exclude_characters="&\\<>"), max_size=20))
def test_plain_affix_stays_as_it_is(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(("written", "known"), [("&amp;", True), ("&#38;", True), ("&D;", False), ("&foo;", False)])
def test_entity_has_a_known_name(written: str, known: bool) -> None:
    assert is_entity(written) is known
