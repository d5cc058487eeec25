"""The exports of the invented bibliography, and of entries that other programs broke on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from citewell import making
from citewell.bibtex.index import BibtexIndex
from citewell.domain.entry_types import TYPES
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference
from citewell.exports.registry import export, exports
from citewell.readers.project import read_library

GOLDEN = Path(__file__).parent / "golden"


def _entry(kind: str = "article", **fields: str) -> Reference:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Reference(key="tea", type=kind, place=Place("x.bib"), fields=named)


@pytest.mark.parametrize("name", exports())
def test_export_is_as_its_golden_file(name: str, invented: Path, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / exports()[name].file, making.export(invented, name)[0])


@pytest.mark.parametrize("name", exports())
def test_export_of_nothing_is_a_text(name: str) -> None:
    assert isinstance(exports()[name].write([]), str)


def test_an_export_is_named_once() -> None:
    with pytest.raises(ValueError, match="'ris' is taken"):
        export("ris", file="x")(lambda _: "")


def test_bibtex_says_what_the_bibliography_says(invented: Path) -> None:
    before = BibtexIndex((invented / "references.bib").read_text(encoding="utf-8"), "x.bib")
    after = BibtexIndex(making.export(invented, "bibtex")[0], "x.bib")
    assert not after.problems
    assert [(entry.key, entry.type, dict(entry.fields)) for entry in after.entries] == [
        (entry.key, entry.type, dict(entry.fields)) for entry in before.entries
    ]


def _records(text: str) -> list[list[tuple[str, str]]]:
    records = []
    for block in text.split("\n\n"):
        lines = block.rstrip("\n").split("\n")
        assert lines[-1] == "ER  - "
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
        records.append([(line[:2], line[6:]) for line in lines])
    return records


def test_every_ris_record_is_closed_and_every_line_has_a_tag(invented: Path, root: Path) -> None:
    for project in (invented, root):
        text = making.export(project, "ris")[0]
        records = _records(text)
        assert text.endswith("ER  - \n")
        for record in records:
            assert [tag for tag, _ in record].count("TY") == 1
            assert record[0][0] == "TY"
            assert record[-1][0] == "ER"
        assert all("doi" not in value for record in records for tag, value in record if tag == "DO")


def test_ris_value_stays_on_its_line() -> None:
    text = exports()["ris"].write([_entry(title="Tea\r\nER  - \n\nTY  - JOUR", year="2020")])
    assert _records(text)[0][2] == ("TI", "Tea ER - TY - JOUR")


def test_csl_tells_names_dates_and_identifiers(invented: Path) -> None:
    items = {item["id"]: item for item in json.loads(making.export(invented, "csl-json")[0])}
    assert items["vanderleaf2016"]["author"] == [
        {"family": "Leaf", "given": "Joost", "non-dropping-particle": "van der"}
    ]
    assert items["afternoon2015"]["author"] == [{"literal": "Society for Invented Teas and Tales"}]
    assert items["bergstrom2008b"]["issued"] == {"date-parts": [[2008, 3, 10]]}
    assert items["w3.tea:map"]["issued"] == {"date-parts": [[2018, 5, 4]]}
    assert [items["kettle2020"][name] for name in ("DOI", "PMID", "PMCID")] == [
        "10.5555/TAS.2020.1",
        "99999991",
        "PMC99999991",
    ]
    assert items["kettle2020"]["title"] == "TAS for writer's block: 50% more endings in an RCT"
    assert items.keys() == read_library(invented).references.keys()
    assert len(items["garcia1998"]["author"]) == 2
    assert items["garcia1998"]["note"] == "The list of authors is not complete."
    assert items["lemon2003"]["note"].startswith("Status: corrected: corrected in 2004")


@pytest.mark.parametrize(
    ("fields", "issued", "lines"),
    [
        ({"year": "in press"}, {"literal": "in press"}, ["PY  - in press"]),
        ({"year": "1998--2004"}, {"literal": "1998–2004"}, ["PY  - 1998–2004"]),
        ({"date": "199X"}, {"literal": "1990s"}, ["PY  - 1990s"]),
        ({"date": "1989/199X"}, {"literal": "1989–1990s"}, ["PY  - 1989–1990s"]),
        ({"date": "1998/2004-05"}, {"date-parts": [[1998], [2004, 5]]}, ["PY  - 1998", "N1  - Date: 1998–2004"]),
        ({"date": "2019/.."}, {"date-parts": [[2019], [0]]}, ["PY  - 2019", "N1  - Date: 2019–"]),
        ({"date": "../2019"}, {"literal": "–2019"}, ["PY  - –2019"]),
        ({"date": "1850~"}, {"date-parts": [[1850]], "circa": True}, ["PY  - 1850", "N1  - Date: ca. 1850"]),
        ({"date": "1984?"}, {"date-parts": [[1984]], "circa": True}, ["PY  - 1984", "N1  - Date: 1984?"]),
        (
            {"year": "2019", "month": "Fall"},
            {"date-parts": [[2019]], "season": 3},
            ["PY  - 2019", "DA  - 2019///Autumn"],
        ),
        ({"year": "0350"}, {"date-parts": [[350]]}, ["PY  - 0350"]),
        ({"date": "-0350"}, {"literal": "-0350"}, ["PY  - -0350"]),
        ({"date": "2019-21"}, {"date-parts": [[2019]], "season": 1}, ["PY  - 2019", "DA  - 2019///Spring"]),
        ({"year": "in press", "date": "2019"}, {"literal": "in press"}, ["PY  - in press"]),
        ({}, None, []),
    ],
)
def test_year_that_is_no_number_is_exported(fields: dict[str, str], issued: object, lines: list[str]) -> None:
    ris = exports()["ris"].write([_entry(**fields)])
    assert [line for line in ris.splitlines() if line[:2] in {"PY", "DA", "N1"}] == lines
    assert json.loads(exports()["csl-json"].write([_entry(**fields)]))[0].get("issued") == issued


FIELDS = {
    "title": "Tea", "subtitle": "A tale", "booktitle": "Pots", "booksubtitle": "All", "edition": "2", "series": "Studies",
    "language": "en", "keywords": "tea; milk, cake", "abstract": "It is warm.", "note": "Read twice",
    "eprint": "2001.01234", "archiveprefix": "arXiv",
}  # fmt: skip


def test_ris_tells_what_identifies_and_describes_the_work() -> None:
    lines = exports()["ris"].write([_entry(**FIELDS)]).splitlines()
    wanted = ["TI  - Tea: A tale", "T2  - Pots: All", "T3  - Studies", "ET  - 2", "LA  - en", "AB  - It is warm."]
    wanted += ["KW  - tea", "KW  - milk", "KW  - cake", "N1  - Read twice", "UR  - https://arxiv.org/abs/2001.01234"]
    assert [line for line in wanted if line not in lines] == []


def test_csl_tells_what_identifies_and_describes_the_work() -> None:
    (item,) = json.loads(exports()["csl-json"].write([_entry(**FIELDS)]))
    wanted = {"title": "Tea: A tale", "container-title": "Pots: All", "collection-title": "Studies", "edition": "2"}
    wanted |= {"language": "en", "keyword": "tea, milk, cake", "abstract": "It is warm.", "note": "Read twice"}
    wanted |= {"URL": "https://arxiv.org/abs/2001.01234", "archive": "arXiv", "archive_location": "2001.01234"}
    assert {name: item.get(name) for name in wanted} == wanted


RARE = {
    "shorttitle": "Tea short", "shortjournal": "J. Tea", "eventtitle": "Tea Day", "venue": "Teaville", "pagetotal": "77",
    "langid": "german", "annotation": "Read once", "addendum": "Bound", "chapter": "7", "version": "7.1",
}  # fmt: skip


def test_ris_tells_what_only_other_programs_write() -> None:
    lines = exports()["ris"].write([_entry(**RARE)]).splitlines()
    wanted = ["ST  - Tea short", "J2  - J. Tea", "LA  - de-DE", "SE  - 7", "ET  - 7.1", "N1  - Bound; Read once"]
    assert [line for line in wanted if line not in lines] == []


def test_csl_tells_what_only_other_programs_write() -> None:
    (item,) = json.loads(exports()["csl-json"].write([_entry(**RARE)]))
    wanted = {"title-short": "Tea short", "container-title-short": "J. Tea", "event-title": "Tea Day"}
    wanted |= {"event-place": "Teaville", "number-of-pages": "77", "language": "de-DE", "annote": "Read once"}
    assert {name: item.get(name) for name in (*wanted, "note")} == wanted | {"note": "Bound"}


def test_director_is_no_editor_in_csl() -> None:
    director = Person(family="Cup", given="Ann")
    fields = {"editortype": "director"}
    entry = Reference(key="k", type="video", place=Place("x"), fields=fields, editors=(director,))
    (item,) = json.loads(exports()["csl-json"].write([entry]))
    assert (item.get("director"), item.get("editor")) == ([{"family": "Cup", "given": "Ann"}], None)


def test_number_of_pubmed_is_exported_wherever_it_stands() -> None:
    entry = _entry(eprint="123", eprinttype="pubmed")
    assert "AN  - PMID:123" in exports()["ris"].write([entry]).splitlines()
    assert json.loads(exports()["csl-json"].write([entry]))[0]["PMID"] == "123"


def test_page_is_exported_with_its_address_and_the_day_it_was_read() -> None:
    entry = _entry(howpublished=r"Web, \url{https://example.org/a}", urldate="2026-11-21", version="2")
    (item,) = json.loads(exports()["csl-json"].write([entry]))
    assert (item["URL"], item["note"]) == ("https://example.org/a", "Web, https://example.org/a")
    assert (item["accessed"], item["version"]) == ({"date-parts": [[2026, 11, 21]]}, "2")
    lines = exports()["ris"].write([entry]).splitlines()
    assert {"UR  - https://example.org/a", "Y2  - 2026/11/21", "N1  - Web, https://example.org/a"} <= set(lines)


def test_thesis_and_both_numbers_of_a_series_are_exported() -> None:
    entry = Reference(key="k", type="phdthesis", place=Place("x"), fields={"isbn": "1", "issn": "1234-5678"})
    assert json.loads(exports()["csl-json"].write([entry]))[0]["genre"] == "Doctoral dissertation"
    assert {"SN  - 1", "SN  - 1234-5678", "M3  - Doctoral dissertation"} <= set(
        exports()["ris"].write([entry]).splitlines()
    )


# CSL 1.0.2 knows a performance and a standard, and "conference" is BibTeX's other name of "inproceedings".
OTHERWISE = {"conference": "paper-conference", "misc": "document", "performance": "performance", "standard": "standard"}


def test_types_are_those_that_pandoc_gives() -> None:
    entries = [Reference(key=name, type=name, place=Place("x"), fields={"title": "T"}) for name in TYPES]
    read = pypandoc.convert_text(exports()["bibtex"].write(entries), "csljson", format="biblatex")
    given = {item["id"]: item["type"] for item in json.loads(read)}
    ours = {item["id"]: item["type"] for item in json.loads(exports()["csl-json"].write(entries))}
    assert ours == given | OTHERWISE


@pytest.mark.parametrize(
    ("subtype", "csl", "ris"), [("magazine", "magazine", "MGZN"), ("newspaper", "newspaper", "NEWS")]
)
def test_article_in_no_journal_is_none(subtype: str, csl: str, ris: str) -> None:
    entry = _entry(entrysubtype=subtype)
    assert json.loads(exports()["csl-json"].write([entry]))[0]["type"] == f"article-{csl}"
    assert exports()["ris"].write([entry]).startswith(f"TY  - {ris}\n")


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("incollection", {"booktitle": "B"}, "collection-number"),
        ("book", {"series": "S"}, "collection-number"),
        ("article", {"journal": "J"}, "issue"),
        ("patent", {}, "number"),
    ],
)
def test_number_is_exported_as_what_it_counts(kind: str, fields: dict[str, str], name: str) -> None:
    entry = Reference(key="k", type=kind, place=Place("x"), fields={**fields, "number": "7"})
    assert json.loads(exports()["csl-json"].write([entry]))[0][name] == "7"


def test_kind_of_a_patent_is_exported_in_words() -> None:
    entry = Reference(key="k", type="patent", place=Place("x"), fields={"type": "patentus"})
    assert json.loads(exports()["csl-json"].write([entry]))[0]["genre"] == "U.S. Patent"
    assert "M3  - U.S. Patent\n" in exports()["ris"].write([entry])


def test_editors_that_are_not_named_are_told_and_not_invented() -> None:
    person = Person(family="Pot", given="Bo")
    entry = Reference(key="k", type="book", place=Place("x"), editors=(person,), more_editors=True)
    (item,) = json.loads(exports()["csl-json"].write([entry]))
    assert (len(item["editor"]), item["note"]) == (1, "The list of editors is not complete.")
    assert "N1  - The list of editors is not complete.\n" in exports()["ris"].write([entry])


def test_translators_are_exported() -> None:
    entry = Reference(key="k", type="book", place=Place("x"), translators=(Person(family="Pot", given="Bo"),))
    assert "A4  - Pot, Bo\n" in exports()["ris"].write([entry])
    (item,) = json.loads(exports()["csl-json"].write([entry]))
    assert item["translator"] == [{"family": "Pot", "given": "Bo"}]


def test_bibtex_export_has_parents_behind_their_children() -> None:
    child = Reference(key="z", type="inbook", place=Place("x"), fields={"crossref": "tea"})
    assert [line for line in exports()["bibtex"].write([_entry(), child]).splitlines() if line[:1] == "@"] == [
        "@inbook{z,",
        "@article{tea,",
    ]


def test_names_with_a_suffix_and_editors_alone() -> None:
    people: dict[str, Any] = {
        "editors": (Person(family="Pot", given="Tea", suffix="Jr."), Person(family="WHO", literal=True))
    }
    book = Reference(key="k", type="book", place=Place("x"), fields={"title": "T", "publisher": "P"}, **people)
    assert "ED  - Pot, Tea, Jr.\nED  - WHO,\n" in exports()["ris"].write([book])
    (item,) = json.loads(exports()["csl-json"].write([book]))
    assert item["editor"] == [{"family": "Pot", "given": "Tea", "suffix": "Jr."}, {"literal": "WHO"}]
    assert "author" not in item


def test_address_before_a_doi_is_not_exported_twice() -> None:
    entry = _entry(doi="https://doi.org/10.5555/x")
    assert "DO  - 10.5555/x\n" in exports()["ris"].write([entry])
    assert json.loads(exports()["csl-json"].write([entry]))[0]["DOI"] == "10.5555/x"


def test_address_is_exported_as_it_stands() -> None:
    address = "https://example.org/a--b?id=1&copy=2&section=3"
    entry = Reference(key="x", type="online", place=Place("x"), fields={"url": address})
    assert json.loads(exports()["csl-json"].write([entry]))[0]["URL"] == address


@pytest.mark.parametrize("field", ["eid", "article-number"])
def test_number_of_an_article_is_exported_as_it_stands(field: str) -> None:
    entry = Reference(key="x", type="article", place=Place("x"), fields={field: "CUP-12"})
    assert "SP  - CUP-12\n" in exports()["ris"].write([entry])
