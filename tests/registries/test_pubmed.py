"""What is read of PubMed's answers; where no recorded one was found, of written ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from citewell.domain.registered import RegisteredWork
from citewell.registries import pubmed
from registry_server import Registries, Reply, notices_of

EFETCH = "/efetch.fcgi?db=pubmed&id={}&retmode=xml&tool=citewell"


def test_pubmed_tells_title_first_author_year_and_doi(registries: Registries, tmp_path: Path) -> None:
    registries.say(EFETCH.format(27797938), "pubmed-27797938.xml")
    (work,) = registries.answers(tmp_path, pmid="27797938").works
    assert work.titles == (
        "Leucocyte telomere length, genetic variants at theTERTgene region and risk of pancreatic cancer.",
    )
    assert (work.first, work.years, work.doi) == (("Bao", "Ying"), frozenset({"2017"}), "10.1136/gutjnl-2016-312510")


def test_pubmed_reads_what_stands_in_the_record_and_not_what_it_cites(registries: Registries, tmp_path: Path) -> None:
    registries.say(EFETCH.format(99999951), "written-replaced.xml")
    answers = registries.answers(tmp_path, pmid="99999951")
    assert (answers.works[0].titles, answers.works[0].doi) == (("Tea, retracted and replaced",), "10.5555/replaced")
    assert notices_of(answers) == [
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
        answers = registries.answers(tmp_path, pmid=number)
        assert [one.told for one in answers.unknown] == ["PubMed has no record"]


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"<eFetchResult/>", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet/>'],
    ids=["not XML", "another document", "nothing", "entities of its own"],
)
def test_answer_of_pubmed_that_cannot_be_read_says_nothing(registries: Registries, tmp_path: Path, body: bytes) -> None:
    registries.say(EFETCH.format(1), Reply(body=body))
    assert [one.why for one in registries.answers(tmp_path, pmid="1").unasked] == ["the answer cannot be read"]


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
