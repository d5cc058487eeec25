"""The number of a trial leads to its own registry."""

from __future__ import annotations

import pytest

from citewell.domain.trials import with_links


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("NCT01234567", "https://clinicaltrials.gov/study/NCT01234567"),
        ("ISRCTN12345678", "https://www.isrctn.com/ISRCTN12345678"),
        (
            "EUCTR2011-001520-37-SE",
            "https://www.clinicaltrialsregister.eu/ctr-search/trial/2011-001520-37/SE",
        ),
    ],
)
def test_number_leads_to_its_registry(number: str, address: str) -> None:
    assert with_links(f"{number}; none") == f"[{number}]({address}); none"


@pytest.mark.parametrize(
    "text",
    [
        "ACTRN12615000617561",
        "EudraCT 2014-001324-30",
        "CRD42018000000",
        "NCT0123456",
        "NCT012345678",
        "xNCT01234567",
        "[NCT01234567](https://example.org/NCT01234567)",
    ],
)
def test_what_makes_no_address_stays_as_it_is(text: str) -> None:
    assert with_links(text) == text
