"""How a place in a source is written."""

from __future__ import annotations

import pytest

from citewell.citing.located import located
from citewell.markup.locators import Locator


@pytest.mark.parametrize(
    ("label", "value", "written"),
    [
        pytest.param("page", "", "", id="nothing"),
        pytest.param("page", "3", ", p. 3", id="one page"),
        pytest.param("page", "3--5", ", pp. 3–5", id="a range"),
        pytest.param("page", "3, 5", ", pp. 3, 5", id="several"),
        pytest.param("sub verbo", "tea", ", s.v. tea", id="a word"),
        pytest.param("verse", "3-5", ", verses 3–5", id="a label without a short form"),
        pytest.param("", "appendix B", ", appendix B", id="no label"),
    ],
)
def test_place_is_written_with_its_label(label: str, value: str, written: str) -> None:
    assert located(Locator(label=label, value=value, rest="")) == written
