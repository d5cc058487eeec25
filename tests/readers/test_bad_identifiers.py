"""Entries whose identifiers broke citation programs, online: what registries say of each, and what is made of it.

A real client asks a server on this machine, which says what registries said (``tests/registries/recorded``).
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import verifying
from citewell.domain.errors import CitewellError
from registry_server import Registries, Reply

BAD = Path(__file__).parent / "bad_inputs"
TODAY = dt.datetime.now(tz=dt.UTC).date()
Verify = Callable[[str], verifying.VerifyResult]


@pytest.fixture
def verify(project: Callable[..., Path], registries: Registries) -> Verify:
    """Return a function that asks the server about the entries of an input."""

    def run(name: str) -> verifying.VerifyResult:
        folder = project({})
        shutil.copy(BAD / f"{name}.bib", folder / "references.bib")
        before = (folder / "references.bib").read_bytes()
        client = verifying.client(folder, addresses=registries.addresses, door=registries.door())
        result = verifying.verify(folder, (), client)
        assert (folder / "references.bib").read_bytes() == before
        return result

    return run


def told(result: verifying.VerifyResult) -> tuple[list[str], list[str]]:
    return tuple(  # type: ignore[return-value] # findings, and what is not decided
        [f"{one.where.line}:{one.where.column} {one.code} {one.message} ({one.hint})" for one in found]
        for found in (result.findings, result.undecided)
    )


def test_45_comma_does_not_divide_the_question(verify: Verify, registries: Registries) -> None:
    registries.say("/works/10.5555%2Ftea%2C1%2C2", "pone.0033693.json")
    result = verify("45-comma_in_doi")
    assert registries.asked == ["/works/10.5555%2Ftea%2C1%2C2"]
    assert result.without_identifier == ("next",)


def test_45_refusal_is_could_not_ask_and_never_not_retracted(verify: Verify, registries: Registries) -> None:
    registries.say("/works/10.5555%2Ftea%2C1%2C2", Reply(status=400))
    with pytest.raises(
        CitewellError, match=r"no registry answered; Crossref about DOI 10.5555/tea,1,2: HTTP status 400"
    ):
        verify("45-comma_in_doi")


def test_46_short_doi_is_written_out_and_the_others_are_asked_in_lower_case(
    verify: Verify, registries: Registries
) -> None:
    registries.say("/api/handles/10/abc", "p54k.json")
    found, undecided = told(verify("46-short_doi"))
    assert found == ["3:9 REG003 entry 'bad': '10/abc' is a shortDOI (write 10.1021/jacs.5c01100)"]
    assert [line[:11] for line in undecided] == ["3:9 REG006 ", "5:33 REG006", "6:33 REG006"]
    assert registries.asked == [
        "/api/handles/10/abc",
        "/works/10.1021%2Fjacs.5c01100",
        "/works/10.1021%2Fjacs.5c01100/agency",
        "/works/10.5555%2Ftea",
        "/works/10.5555%2Ftea/agency",
    ]


def test_43_sici_is_asked_whole(verify: Verify, registries: Registries) -> None:
    verify("43-sici")
    whole = "/works/10.1002%2F%28sici%291099-0000%28199806%2913%3A4%3C284%3A%3Aaid-tas5%3E3.0.co%3B2-0"
    assert registries.asked == [whole, f"{whole}/agency"]


def test_51_both_events_are_told_with_their_days(verify: Verify, registries: Registries) -> None:
    registries.say("/works/10.5555%2Freplaced", "written-replaced.json")
    registries.say("/efetch.fcgi?db=pubmed&id=99999951&retmode=xml&tool=citewell", "written-replaced.xml")
    assert told(verify("51-replaced")) == (
        [
            (
                "1:1 REG004 entry 'bad': replaced 2017-02-14 (notice PMID 99999953, PubMed); "
                "retracted 2017-02-14 (notice 10.5555/replaced.notice, Retraction Watch, Crossref, PubMed); "
                "superseded by a newer version 2017-02-14 (notice 10.5555/replaced, Crossref); "
                "it has no status (write status = {retracted}, and the notice as status-note)"
            )
        ],
        [],
    )


def test_53_preprint_of_today_is_not_confirmed_and_no_error(verify: Verify) -> None:
    assert told(verify("53-fresh_preprint")) == (
        [],
        [
            (
                "3:9 REG006 entry 'bad': could not confirm DOI 10.5555/2026.11.21.1: "
                f"Crossref and the other agencies have no record (asked {TODAY}) ()"
            )
        ],
    )


def test_54_doi_of_another_work_is_found_though_it_leads_somewhere(verify: Verify, registries: Registries) -> None:
    registries.say("/works/10.1371%2Fjournal.pone.0033693", "pone.0033693.json")
    assert told(verify("54-doi_of_another")) == (
        [
            (
                "5:9 REG001 entry 'bad': the DOI 10.1371/journal.pone.0033693 belongs to another work: "
                "'Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation of Microglia in the Basal Ganglia of Mice' "
                f"(Sadasivan, 2012; Crossref, asked {TODAY}) (write the DOI of this work, or remove it)"
            )
        ],
        [],
    )
