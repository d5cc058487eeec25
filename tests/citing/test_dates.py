"""How moments of the history are shown."""

from __future__ import annotations

import pytest

from citewell.citing.dates import for_machines, in_words
from citewell.domain.identifiers import EdtfDate

SHOWN = {
    "1962": ("1962", "1962"),
    "1970-02": ("February 1970", "1970-02"),
    "1970-02-19": ("19 February 1970", "1970-02-19"),
    "2022-10-31T04:26:46Z": ("31 October 2022", "2022-10-31"),
    "1662~": ("about 1662", ""),
    "1962?": ("1962 (uncertain)", ""),
    "1962-05%": ("about May 1962 (uncertain)", ""),
    "198X": ("1980s", ""),
    "198X~": ("about 1980s", ""),
    "2004-06-XX": ("June 2004", ""),
    "2004-XX-XX": ("2004", ""),
    "2019-21": ("spring 2019", ""),
    "2019-24?": ("winter 2019 (uncertain)", ""),
    "1967/1974": ("1967 to 1974", ""),
    "1967~/2019-22": ("about 1967 to summer 2019", ""),
    "2020/..": ("since 2020", ""),
    "2020/": ("from 2020, end unknown", ""),
    "../2019": ("until 2019", ""),
    "/2019": ("until 2019, start unknown", ""),
}


@pytest.mark.parametrize("written", SHOWN)
def test_moment_is_shown_in_words_and_to_machines_as_html_knows_it(written: str) -> None:
    date = EdtfDate(written)
    assert date.is_valid
    assert (in_words(date), for_machines(date)) == SHOWN[written]
