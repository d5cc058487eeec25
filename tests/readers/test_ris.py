"""RIS: what is exported is read back, and what other programs write is read as Zotero reads it."""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell import importing, making
from citewell.domain.errors import CitewellError
from citewell.domain.identifiers import Doi
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference
from citewell.exports.bibtex import as_bibtex
from citewell.exports.ris import as_ris
from citewell.latex.reading import to_text
from citewell.latex.writing import to_latex
from citewell.readers.bibliography import read_bibliography
from citewell.readers.ris import read_ris


def read(tmp_path: Path, text: str) -> dict[str, dict[str, str]]:
    (tmp_path / "x.ris").write_text(text, encoding="utf-8", newline="")
    entries, _ = read_ris(tmp_path / "x.ris", "x.ris")
    return {entry.key: dict(entry.fields) for entry in entries}


def one(tmp_path: Path, *lines: str, kind: str = "JOUR") -> dict[str, str]:
    (fields,) = read(tmp_path, "\n".join([f"TY  - {kind}", "ID  - tea", *lines, "ER  - ", ""])).values()
    return fields


# Signs that BibTeX, LaTeX and RIS give a meaning to, among others; what looks like an entity or a tag is markup.
TEXT = (
    st.text("abcÄßπ .:;,'\"-–%&#_{}\\^|()[]?!/=@$+*`0123456789", min_size=1, max_size=25)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and html.unescape(text) == text)
)
WORD = st.text("abcdeÄßüY-'", min_size=1, max_size=9).filter(
    lambda word: word.strip("-'") and "--" not in word and "''" not in word
)
NAME = WORD.map(lambda word: word.capitalize())
NUMBER = st.integers(1, 99_999).map(str)


def people() -> st.SearchStrategy[tuple[Person, ...]]:
    person = st.builds(Person, family=NAME, given=NAME, suffix=st.sampled_from(["", "", "Jr.", "III"]))
    bodies = TEXT.filter(lambda text: text.strip(", ")).map(to_latex)
    body = bodies.map(lambda name: Person(family=name, literal=True))
    return st.lists(person | body, min_size=1, max_size=3).map(tuple)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    kind = draw(
        st.sampled_from(
            [
                "article",
                "book",
                "incollection",
                "inproceedings",
                "inreference",
                "thesis",
                "report",
                "online",
                "misc",
                "dataset",
                "software",
                "patent",
                "standard",
                "legislation",
                "movie",
            ]
        )
    )
    container = {
        "article": "journal",
        "incollection": "booktitle",
        "inproceedings": "booktitle",
        "inreference": "booktitle",
    }.get(kind, "journal")
    fields = {"title": draw(TEXT), container: draw(TEXT), "volume": draw(NUMBER), "number": draw(NUMBER)}
    fields |= {"address": draw(TEXT), {"thesis": "school", "report": "institution"}.get(kind, "publisher"): draw(TEXT)}
    raw = {name: to_latex(value) for name, value in fields.items()}
    raw |= {"year": str(draw(st.integers(1000, 2999))), "month": str(draw(st.integers(1, 12)))}
    raw |= {
        "pages": f"{draw(NUMBER)}--{draw(NUMBER)}",
        "pmid": draw(NUMBER),
        "pmcid": f"PMC{draw(st.integers(1000, 99999))}",
    }
    raw |= {"doi": f"10.5555/{draw(NUMBER)}", "url": f"https://example.org/~{draw(NUMBER)}", "issn": "1234-567X"}
    raw |= draw(st.sampled_from([{}, {"status": "retracted", "status-note": "see the notice"}]))
    chosen = draw(st.sets(st.sampled_from(sorted(raw.keys() - {"status", "status-note", "title", "year"}))))
    kept = {name: value for name, value in raw.items() if name not in chosen}
    if "day" in kept and "month" not in kept:
        del kept["day"]
    authors, editors, translators = draw(people()), draw(st.just(()) | people()), draw(st.just(()) | people())
    more = draw(st.booleans())
    return Reference(
        key=f"key{draw(NUMBER)}",
        type=kind,
        place=Place("x"),
        fields=kept,
        authors=authors,
        editors=editors,
        translators=translators,
        more_authors=more,
        more_editors=bool(editors) and draw(st.booleans()),
        more_translators=bool(translators) and draw(st.booleans()),
    )


def said(reference: Reference) -> dict[str, Any]:
    """Return what an entry says, as text: of a person the parts, of a field the plain value."""
    fields = {
        name: to_text(value)
        for name, value in reference.fields.items()
        if name not in {"author", "editor", "translator", "url"}
    }
    who = {
        name: [tuple(to_text(part) for part in (one.family, one.given, one.suffix)) for one in people]
        for name, people in (
            ("authors", reference.authors),
            ("editors", reference.editors),
            ("translators", reference.translators),
        )
    }
    return {
        "type": reference.type,
        "key": reference.key,
        **fields,
        **who,
        "more": (reference.more_authors, reference.more_editors, reference.more_translators),
    }


@given(references())
def test_what_is_exported_is_read_back(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "there.ris").write_text(as_ris([reference]), encoding="utf-8")
    entries, problems = read_ris(folder / "there.ris", "there.ris")
    (folder / "back.bib").write_text(as_bibtex(entries), encoding="utf-8")
    references, faults = read_bibliography(folder / "back.bib", "back.bib")
    (back,) = references.values()
    assert (problems, faults) == ([], [])
    assert said(back) == said(reference)
    assert back.get("url") == reference.get("url")


@pytest.mark.parametrize("name", ["invented", "root"])
def test_whole_bibliography_survives_the_way_there_and_back(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    text = making.export(request.getfixturevalue(name), "ris")[0]
    (tmp_path / "there.ris").write_text(text, encoding="utf-8")
    printed, problems = importing.import_ris(tmp_path / "there.ris")
    (tmp_path / "references.bib").write_text(printed, encoding="utf-8")
    assert problems == ()
    assert making.export(tmp_path, "ris")[0] == text


def test_pipe_is_read_and_a_folder_is_named_as_one(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.write(write, b"TY  - BOOK\nID  - tea\nAU  - Cup, Ann\nER  - \n")
    os.close(write)
    assert importing.import_ris(Path(f"/dev/fd/{read}"))[0].startswith("@book{tea,")
    os.close(read)
    with pytest.raises(CitewellError, match="a folder, not a file"):
        importing.import_ris(tmp_path)


def test_record_without_id_gets_name_and_year_and_never_anothers_key(tmp_path: Path) -> None:
    record = "TY  - JOUR\nAU  - van der Leaf, Ann\nPY  - 2016\nER  - \n"
    assert list(read(tmp_path, record * 3)) == ["vanderleaf2016", "vanderleaf2016b", "vanderleaf2016c"]
    assert list(read(tmp_path, "TY  - GEN\nTI  - T\nER  - \n")) == ["anonymous"]


def test_id_that_stands_twice_is_reported_and_none_is_lost(tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text("TY  - GEN\nID  - tea\nER  - \nTY  - GEN\nID  - TEA\nER  - \n")
    entries, (problem,) = read_ris(tmp_path / "x.ris", "x.ris")
    assert [entry.key for entry in entries] == ["tea", "TEAb"]
    assert (str(problem.where), problem.message) == ("x.ris:4:1", "record 'TEAb': the ID 'TEA' stands already above")


def test_faults_of_one_record_are_one_finding(tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text("TY  - JOUR\nTY  - TEAPOT\nID  - a b\n")
    _, problems = read_ris(tmp_path / "x.ris", "x.ris")
    assert [str(problem.where) for problem in problems] == ["x.ris:1:1", "x.ris:2:1"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("A1  - Cup, Ann", {"author": "Cup, Ann"}),
        ("AU  - Barnes and Noble, Inc.,", {"author": "{Barnes and Noble, Inc.}"}),
        ("AU  - ,\nAU  - Cup, Ann", {"author": "Cup, Ann"}),
        ("AU  - Cup & Pot", {"author": r"{Cup \& Pot}"}),
        ("AU  - Tea & Cake Society,", {"author": r"{Tea \& Cake Society}"}),
        ("AU  - Black and White, Ann", {"author": "{Black and White}, Ann"}),
        ("T1  - T", {"title": "T"}),
        ("JO  - J", {"journal": "J"}),
        ("Y1  - 2008/03/10/spring", {"year": "2008", "month": "3", "day": "10"}),
        ("PY  - in press", {"year": "in press"}),
        ("DA  - 2019///Spring", {"year": "2019", "annote": "DA: 2019///Spring"}),
        ("DA  - 2019/21/", {"year": "2019", "annote": "DA: 2019/21/"}),
        ("N1  - The list of editors is not complete.\nED  - Pot, Bo", {"editor": "Pot, Bo and others"}),
        ("DO  - https://doi.org/10.5555/x", {"doi": "10.5555/x"}),
        ("DO  - 10.5555/x}", {"annote": r"DO: 10.5555/x\textbraceright{}"}),
        ("SN  - 978-3-16-148410-0", {"isbn": "978-3-16-148410-0"}),
        ("AN  - 12345", {"annote": "AN: 12345"}),
        ("DB  - PubMed\nAN  - 12345", {"pmid": "12345", "annote": "DB: PubMed"}),
        ("Y2  - 2023/01/14/12:00:00", {"urldate": "2023-01-14"}),
        ("Y2  - 2023/01/14/noon", {"annote": "Y2: 2023/01/14/noon"}),
        ("N1  - Read twice", {"annote": "Read twice"}),
        ("N1  - Status: lost", {"annote": "Status: lost"}),
        ("KW  - tea\nKW  - milk", {"keywords": "tea, milk"}),
        ("TI  - One\nTI  - Two", {"title": "One", "annote": "TI: Two"}),
        ("T2  - Journal\nJA  - J.", {"journal": "Journal", "shortjournal": "J."}),
        ("TI  - Tea: a tale\nST  - Tea", {"title": "Tea: a tale", "shorttitle": "Tea"}),
        ("UR  - https://example.org/~a_b", {"url": "https://example.org/~a_b"}),
        ("UR  - https://example.org/{a", {"url": "https://example.org/%7Ba"}),
    ],
)
def test_tags_of_other_programs(tmp_path: Path, line: str, fields: dict[str, str]) -> None:
    assert one(tmp_path, line) == fields


def test_doi_is_well_formed_after_import(tmp_path: Path) -> None:
    assert Doi(one(tmp_path, "DO  - DOI: 10.5555/x")["doi"]).is_valid


@given(st.text("TYERAUID -\n\r:x,{}%\\\ufeff", max_size=80))
def test_any_text_is_read_without_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.ris").write_text(text, encoding="utf-8", newline="")
    printed, _ = importing.import_ris(folder / "any.ris")
    (folder / "any.bib").write_text(printed, encoding="utf-8")
    references, problems = read_bibliography(folder / "any.bib", "any.bib")
    entries = references.values()
    assert not [problem for problem in problems if "never closed" in problem.message or "no key" in problem.message]
    assert len(entries) == printed.count("\n}\n")
