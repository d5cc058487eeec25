"""What all registries say of one entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from registry_server import Registries, Reply, notices_of

WAKEFIELD = "10.1016/s0140-6736(97)11096-0"


def test_notice_told_twice_is_one(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1016%2Fs0140-6736%2897%2911096-0", "s0140-6736-97-11096-0.json")
    registries.say("/efetch.fcgi?db=pubmed&id=9500320&retmode=xml&tool=citewell", "pubmed-9500320.xml")
    assert notices_of(registries.answers(tmp_path, WAKEFIELD.upper(), "9500320")) == [
        "corrected 2004-03-06 (notice 10.1016/s0140-6736(04)15715-2, Retraction Watch)",
        "retracted 2010-02-06 (notice 10.1016/s0140-6736(10)60175-4, Retraction Watch, PubMed)",
        "expression of concern 2011-11 (notice PMID 21971344, PubMed)",
    ]


def test_doi_that_another_agency_has_is_not_read(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.5555%2Fdata/agency", "written-elsewhere.json")
    (unknown,) = registries.answers(tmp_path, "10.5555/data").unknown
    assert unknown.told == "registered with DataCite, whose records are not read"


def test_short_doi_stands_for_a_long_one(registries: Registries, tmp_path: Path) -> None:
    registries.say("/api/handles/10/p54k", "p54k.json")
    registries.say("/works/10.1021%2Fjacs.5c01100", "pone.0033693.json")
    answers = registries.answers(tmp_path, "https://doi.org/10/p54k")
    assert (answers.written_out, len(answers.works)) == ("10.1021/jacs.5c01100", 1)


def test_short_doi_that_does_not_exist_is_unknown(registries: Registries, tmp_path: Path) -> None:
    (unknown,) = registries.answers(tmp_path, "10/none").unknown
    assert unknown.told == "doi.org has no such shortDOI"


@pytest.mark.parametrize("alias", ["tea", "10/tea", ""])
def test_short_doi_that_leads_to_no_doi_says_nothing(registries: Registries, tmp_path: Path, alias: str) -> None:
    body = {"values": [{"type": "HS_ALIAS", "data": {"value": alias}}]}
    registries.say("/api/handles/10/tea", Reply(body=json.dumps(body).encode()))
    answers = registries.answers(tmp_path, "10/tea")
    assert not answers.written_out
    assert [one.why for one in answers.unasked] == ["the answer is no DOI"]
