"""What is read of the answers of Crossref, doi.org and PubMed; where no recorded one was found, of written ones."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.identifiers import Doi, Pmid
from citewell.domain.registered import Answers, Notice, NoticeKind, RegisteredWork
from citewell.registries import crossref, pubmed
from citewell.registries.shape import child, document
from citewell.registries.works import ask
from registry_server import Registries, Reply

WAKEFIELD = "10.1016/s0140-6736(97)11096-0"
EFETCH = "/efetch.fcgi?db=pubmed&id={}&retmode=xml&tool=citewell"


def asked(registries: Registries, folder: Path, doi: str = "", pmid: str = "") -> Answers:
    return ask(registries.client(folder), Doi(doi) if doi else None, Pmid(pmid) if pmid else None)


def told(answers: Answers) -> list[str]:
    return [str(notice) for notice in answers.notices]


def test_crossref_tells_title_first_author_and_years(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1371%2Fjournal.pone.0033693", "pone.0033693.json")
    (work,) = asked(registries, tmp_path, "10.1371/journal.pone.0033693").works
    assert work.titles[0].startswith("Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation")
    assert (work.first, work.years, work.notices) == (("Sadasivan", "Shankar"), frozenset({"2012"}), ())
    assert work.doi == "10.1371/journal.pone.0033693"


def test_crossref_tells_a_retraction_and_who_says_so(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1093%2Fpnasnexus%2Fpgaf106", "pgaf106.json")
    assert told(asked(registries, tmp_path, "10.1093/pnasnexus/pgaf106")) == [
        "retracted 2026-05-07 (notice 10.1093/pnasnexus/pgag137, Retraction Watch)"
    ]


def test_notice_told_twice_is_one(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1016%2Fs0140-6736%2897%2911096-0", "s0140-6736-97-11096-0.json")
    registries.say(EFETCH.format(9500320), "pubmed-9500320.xml")
    assert told(asked(registries, tmp_path, WAKEFIELD.upper(), "9500320")) == [
        "corrected 2004-03-06 (notice 10.1016/s0140-6736(04)15715-2, Retraction Watch)",
        "retracted 2010-02-06 (notice 10.1016/s0140-6736(10)60175-4, Retraction Watch, PubMed)",
        "expression of concern 2011-11 (notice PMID 21971344, PubMed)",
    ]


def test_pubmed_tells_title_first_author_year_and_doi(registries: Registries, tmp_path: Path) -> None:
    registries.say(EFETCH.format(27797938), "pubmed-27797938.xml")
    (work,) = asked(registries, tmp_path, pmid="27797938").works
    assert work.titles == (
        "Leucocyte telomere length, genetic variants at theTERTgene region and risk of pancreatic cancer.",
    )
    assert (work.first, work.years, work.doi) == (("Bao", "Ying"), frozenset({"2017"}), "10.1136/gutjnl-2016-312510")


def test_pubmed_reads_what_stands_in_the_record_and_not_what_it_cites(registries: Registries, tmp_path: Path) -> None:
    registries.say(EFETCH.format(99999951), "written-replaced.xml")
    answers = asked(registries, tmp_path, pmid="99999951")
    assert (answers.works[0].titles, answers.works[0].doi) == (("Tea, retracted and replaced",), "10.5555/replaced")
    assert told(answers) == [
        "replaced 2017-02-14 (notice PMID 99999953, PubMed)",
        "retracted 2017-02-14 (notice 10.5555/replaced.notice, PubMed)",
    ]


def record(body: str) -> RegisteredWork:
    inside = f"<MedlineCitation><PMID>1</PMID>{body}</MedlineCitation>"
    text = f"<PubmedArticleSet><PubmedArticle>{inside}</PubmedArticle></PubmedArticleSet>"
    found = pubmed._record(pubmed._parsed(text), "1")
    assert found is not None
    return pubmed._work(found, "1", dt.date(2026, 11, 21))


def notices(kind: str, source: str) -> str:
    one = f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource></CommentsCorrections>'
    return f"<CommentsCorrectionsList>{one}</CommentsCorrectionsList>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (notices("ErratumIn", "Tea. 2020 Dec;1(2):3"), ["corrected 2020-12 (notice Tea. 2020 Dec;1(2):3, PubMed)"]),
        (notices("RetractionOf", "Tea. 2020;1:3"), []),
        (notices("ExpressionOfConcernFor", "Tea. 2020;1:3"), []),
        (notices("CommentIn", "Tea. 2020;1:3"), []),
        (
            notices("RetractionIn", "Cochrane Database Syst Rev. 2020 Jan 5;1:CD000001"),
            [
                "superseded by a newer version 2020-01-05 (notice Cochrane Database Syst Rev. 2020 Jan 5;1:CD000001, PubMed)"
            ],
        ),
    ],
    ids=["erratum", "notice", "notice of concern", "comment", "Cochrane"],
)
def test_pubmed_tells_what_became_of_this_paper_alone(body: str, said: list[str]) -> None:
    assert [str(notice) for notice in record(body).notices] == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [("Retracted Publication", ["retracted (PubMed)"]), ("Retraction Notice", []), ("Retraction of Publication", [])],
)
def test_only_the_exact_publication_type_is_a_retraction(kind: str, said: list[str]) -> None:
    types = f"<Article><PublicationTypeList><PublicationType>{kind}</PublicationType></PublicationTypeList></Article>"
    assert [str(notice) for notice in record(types).notices] == said


def test_pubmed_without_a_record_is_no_fault_and_one_of_another_number_no_record(
    registries: Registries, tmp_path: Path
) -> None:
    registries.say(EFETCH.format(1), Reply(body=b"<PubmedArticleSet></PubmedArticleSet>"))
    registries.say(EFETCH.format(2), "pubmed-27797938.xml")
    for number in "12":
        answers = asked(registries, tmp_path, pmid=number)
        assert [one.told for one in answers.unknown] == ["PubMed has no record"]


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"<eFetchResult/>", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet/>'],
    ids=["not XML", "another document", "nothing", "entities of its own"],
)
def test_answer_of_pubmed_that_cannot_be_read_says_nothing(registries: Registries, tmp_path: Path, body: bytes) -> None:
    registries.say(EFETCH.format(1), Reply(body=body))
    assert [one.why for one in asked(registries, tmp_path, pmid="1").unasked] == ["the answer cannot be read"]


def test_republished_after_a_retraction_is_both() -> None:
    told = record(notices("RetractedandRepublishedIn", "Tea. 2020 Jan 5;1:3")).notices
    assert [notice.kind.value for notice in told] == ["replaced", "retracted"]


def test_editors_of_a_book_are_not_its_chapters_first_author() -> None:
    lists = "".join(
        f'<AuthorList Type="{kind}"><Author><LastName>{name}</LastName></Author></AuthorList>'
        for kind, name in (("editors", "Pot"), ("authors", "Cup"))
    )
    text = f"<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>1</PMID>{lists}</BookDocument></PubmedBookArticle></PubmedArticleSet>"
    found = pubmed._record(pubmed._parsed(text), "1")
    assert found is not None
    assert pubmed._work(found, "1", dt.date(2026, 11, 21)).first == ("Cup",)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ({"identifier": "10.5555/n", "date": "2020-01-02"}, {}, 1),
        ({"identifier": "10.5555/n", "date": "2020-01-02"}, {"identifier": "PMID 1", "date": "2020-01-02"}, 1),
        ({"identifier": "10.5555/n", "date": "2020-01-02"}, {"identifier": "10.5555/n", "date": "2020"}, 1),
        ({"identifier": "10.5555/n", "date": "2020-01-02"}, {"identifier": "10.5555/o", "date": "2020-01-02"}, 2),
        ({"identifier": "10.5555/n", "date": "2020-01-02"}, {"identifier": "PMID 1", "date": "2020"}, 2),
        ({"identifier": "PMID 1"}, {"identifier": "PMID 2"}, 2),
        ({}, {}, 1),
    ],
)
def test_one_notice_has_one_line(one: dict[str, str], other: dict[str, str], number: int) -> None:
    works = [
        RegisteredWork(
            registry=name,
            field="doi",
            identifier="",
            asked=dt.date(2026, 11, 21),
            notices=(Notice(kind=NoticeKind.CONCERN, sources=(name,), **told),),
        )
        for name, told in (("PubMed", other), ("Crossref", one))
    ]
    found = Answers(works=tuple(works)).notices
    assert len(found) == number
    assert sorted(source for notice in found for source in notice.sources) == ["Crossref", "PubMed"]


def message(registries: Registries, folder: Path, **fields: Any) -> Answers:
    body = json.dumps({"message": {name.replace("_", "-"): value for name, value in fields.items()}})
    registries.say("/works/10.5555%2Ftea", Reply(body=body.encode()))
    return asked(registries, folder, "10.5555/tea")


def update(kind: str, notice: str = "10.5555/n", source: str = "publisher", **more: Any) -> dict[str, Any]:
    return {"type": kind, "DOI": notice, "source": source, **more}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("retraction", "retracted"),
        ("Retraction", "retracted"),
        ("withdrawal", "withdrawn"),
        ("removal", "withdrawn"),
        ("partial_retraction", "retracted in part"),
        ("partial-retraction", "retracted in part"),
        ("Expression of Concern", "expression of concern"),
        ("corrigendum", "corrected"),
        ("new_version", "superseded by a newer version"),
        ("retract_and_replace", "replaced"),
        ("reinstatement", "notice of another kind"),
    ],
)
def test_classes_are_kept_apart_however_they_are_spelt(
    registries: Registries, tmp_path: Path, kind: str, said: str
) -> None:
    answers = message(registries, tmp_path, updated_by=[update(kind)])
    assert told(answers) == [f"{said} (notice 10.5555/n, Crossref)"]


def test_what_a_notice_is_about_is_not_what_became_of_it(registries: Registries, tmp_path: Path) -> None:
    assert not told(message(registries, tmp_path, update_to=[update("retraction")]))


def test_of_a_pair_that_points_at_each_other_retraction_watch_knows_the_notice(
    registries: Registries, tmp_path: Path
) -> None:
    pair = {"update_to": [update("retraction")], "updated_by": [update("retraction")]}
    assert not told(message(registries, tmp_path / "1", **pair))
    pair["updated_by"].append(update("retraction", source="retraction-watch"))
    assert told(message(registries, tmp_path / "2", **pair)) == ["retracted (notice 10.5555/n, Retraction Watch)"]


def test_concern_listed_twice_is_one_with_its_first_day(registries: Registries, tmp_path: Path) -> None:
    """As Crossref had it for 10.1016/j.lungcan.2026.109332."""
    days = ([2026, 5, 1], [2026, 2, 13])
    twice = [update("expression_of_concern", updated={"date-parts": [day]}) for day in days]
    assert told(message(registries, tmp_path, updated_by=twice)) == [
        "expression of concern 2026-02-13 (notice 10.5555/n, Crossref)"
    ]


def test_title_is_told_with_its_subtitle_and_in_its_own_language(registries: Registries, tmp_path: Path) -> None:
    (work,) = message(
        registries, tmp_path, title=["Tea &amp; <i>milk</i>"], subtitle=["A trial"], original_title=["Thé"]
    ).works
    assert work.titles == ("Tea & milk", "Tea & milk: A trial", "Thé")


def test_values_are_cut_and_lists_too(registries: Registries, tmp_path: Path) -> None:
    (work,) = message(registries, tmp_path, title=["x" * 2_000] * 500, updated_by=[update("concern", "n" * 9999)]).works
    assert len(work.titles) == 100
    assert {len(title) for title in work.titles} == {1000}
    assert len(work.notices[0].identifier) == 1000


def test_doi_that_another_agency_has_is_not_read(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.5555%2Fdata/agency", "written-elsewhere.json")
    (unknown,) = asked(registries, tmp_path, "10.5555/data").unknown
    assert unknown.told == "registered with DataCite, whose records are not read"


@pytest.mark.parametrize("body", [b"[]", b"{}", b"tea", b"[" * 100_000], ids=["list", "empty", "no JSON", "deep"])
def test_answer_of_crossref_that_cannot_be_read_says_nothing(
    registries: Registries, tmp_path: Path, body: bytes
) -> None:
    registries.say("/works/10.5555%2Fdata/agency", Reply(body=body))
    assert [one.why for one in asked(registries, tmp_path, "10.5555/data").unasked] == ["the answer cannot be read"]


def test_short_doi_stands_for_a_long_one(registries: Registries, tmp_path: Path) -> None:
    registries.say("/api/handles/10/p54k", "p54k.json")
    registries.say("/works/10.1021%2Fjacs.5c01100", "pone.0033693.json")
    answers = asked(registries, tmp_path, "https://doi.org/10/p54k")
    assert (answers.written_out, len(answers.works)) == ("10.1021/jacs.5c01100", 1)


def test_short_doi_that_does_not_exist_is_unknown(registries: Registries, tmp_path: Path) -> None:
    (unknown,) = asked(registries, tmp_path, "10/none").unknown
    assert unknown.told == "doi.org has no such shortDOI"


@pytest.mark.parametrize("alias", ["tea", "10/tea", ""])
def test_short_doi_that_leads_to_no_doi_says_nothing(registries: Registries, tmp_path: Path, alias: str) -> None:
    body = {"values": [{"type": "HS_ALIAS", "data": {"value": alias}}]}
    registries.say("/api/handles/10/tea", Reply(body=json.dumps(body).encode()))
    answers = asked(registries, tmp_path, "10/tea")
    assert not answers.written_out
    assert [one.why for one in answers.unasked] == ["the answer is no DOI"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "author", "family", "issued", "date-parts", "updated-by", "updated", "type", "DOI"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "updated-by", "update-to", "DOI"]), JSON))
def test_record_of_any_shape_is_read_without_a_fault(body: dict[str, Any]) -> None:
    text = json.dumps({"message": body})
    crossref._work(child(document(text), "message"), "10.5555/tea", dt.date(2026, 11, 21))
