"""The formats of ``citewell trace``, compared with their golden files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import asking
from citewell.domain.library import Library
from citewell.reports import trace

GOLDEN = Path(__file__).parent / "golden"
TEXT = "Lemon (2003), Bergström and Kettle (2008), Saucer et al. (1999), a 2019 study in Annals of Tea and Telling."


@pytest.mark.parametrize("name", trace.FORMATS)
def test_trace_is_as_it_was(golden: Callable[[Path, str], None], invented: Path, name: str) -> None:
    result = asking.trace(invented, (("t.txt", TEXT),))
    golden(GOLDEN / f"trace-{name}.txt", trace.FORMATS[name](result.mentions, result.library.references))


def test_trace_of_nothing_says_so(library: Library) -> None:
    assert "0 mentions" in trace.FORMATS["text"]([], library.references)


def test_a_work_named_twice_stands_once_in_the_list(invented: Path) -> None:
    result = asking.trace(invented, (("a", "Lemon (2003), Lemon (2003)"), ("b", "Lemon (2003)")))
    assert trace.as_text(result.mentions, result.library.references).count("[@lemon2003]") == 1
