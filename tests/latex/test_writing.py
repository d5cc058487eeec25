"""Plain text written as LaTeX, and read again."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.latex.reading import to_text
from citewell.latex.writing import to_latex

# What looks like an entity or a tag is markup, and an address stands as it is: all else is told both ways.
_MARKUP = re.compile(r"&#?\w+;|<")
TEXT = st.one_of(
    st.text("\\{}~$&%#_^`'-\" .,:;=*@/|()[]<>\u00a0ab5É–—“”‘", max_size=25),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"]), max_size=25),
).filter(lambda text: not _MARKUP.search(text))


@given(TEXT)
def test_text_is_written_so_that_it_is_read_again(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert to_text(to_latex(composed)) == composed


@pytest.mark.parametrize("sign", list("\\{}~$&%#_^"))
def test_sign_stands_before_and_after_each_other(sign: str) -> None:
    texts = [sign + other + sign + "a" for other in "\\{}~$&%#_^`'-a5 "]
    assert [to_text(to_latex(text)) for text in texts] == texts
