"""Notices that registries tell of a work."""

from __future__ import annotations

import datetime as dt

import pytest

from citewell.domain.registered import Answers, Notice, NoticeKind, RegisteredWork


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
