"""Numbers of trials, and where their own registry shows them.

Known are registries whose address is made from the number alone; that of the Australian New Zealand
registry holds a second number, and that of a EudraCT number a country.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?<![\w/\[])(?:(?P<nct>NCT\d{8})|(?P<isrctn>ISRCTN\d{8})|EUCTR(?P<eudract>\d{4}-\d{6}-\d\d)-(?P<country>[A-Z]{2}))(?!\w)"
)
_ADDRESSES = {
    "nct": "https://clinicaltrials.gov/study/{nct}",
    "isrctn": "https://www.isrctn.com/{isrctn}",
    "country": "https://www.clinicaltrialsregister.eu/ctr-search/trial/{eudract}/{country}",
}


def with_links(text: str) -> str:
    """Return a text in which each number of a known registry is a Markdown link to its record there."""
    return _NUMBER.sub(_link, text)


def _link(match: re.Match[str]) -> str:
    return f"[{match[0]}]({_ADDRESSES[match.lastgroup or ''].format_map(match.groupdict())})"
