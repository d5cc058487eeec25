"""Bibliographies that broke citation programs: what is found, what is printed, what is kept.

A file's name begins with the number of its fault, by which tests here and in ``test_bad_pages.py``, ``test_bad_ris.py``
and ``test_bad_identifiers.py`` are named; "next" is the entry after the fault.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citewell import app
from citewell.citing.html import pieces_html
from citewell.citing.names import Labels
from citewell.citing.style import as_text, format_reference
from citewell.domain.library import Library
from citewell.exports.ris import as_ris

BAD = Path(__file__).parent / "bad_inputs"
RULES = ("BIB001", "BIB002", "BIB004", "BIB006", "BIB009", "BIB013", *(f"BIB0{number}" for number in range(14, 19)))
UNREADABLE = ("02-utf16", "03-latin1", "06-empty")
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "01-bom": ([], {"bad": "T. (n.d.)."}),
    "02-utf16": (["1:1 BIB001 not UTF-8 but UTF-16"], {}),
    "03-latin1": (["3:12 BIB001 not UTF-8: byte 0xc4"], {}),
    "05-crlf": ([], {"bad": "T. (n.d.)."}),
    "05-lone_cr": ([], {"bad": "T. (n.d.)."}),
    "06-empty": ([], {}),
    "07-duplicate_key": (["3:1 BIB002 the key 'bad' stands already at references.bib:1:1"], {"bad": "One. (n.d.)."}),
    "09-duplicate_field": (
        ["3:11 BIB001 entry 'bad': the field 'title' stands twice; the first value is used"],
        {"bad": "One. (n.d.)."},
    ),
    "10-jabref": ([], {"bad": "T. (n.d.)."}),
    "11-comment_entry": ([], {"bad": "T. (n.d.)."}),
    "13-encoding_line": ([], {"bad": "T. (n.d.)."}),
    "14-missing_comma": (
        ["3:3 BIB001 entry 'bad': expected a comma after the field 'title', found 'year = {2001},'"],
        {"bad": "A cup. (2001)."},
    ),
    "15-unbalanced_brace": (
        ["3:3 BIB001 entry 'bad': a brace opened here or before is never closed"],
        {"bad": "(2001)."},
    ),
    "17-no_key": (["1:1 BIB001 @article: the entry has no key"], {}),
    "18-empty_key": (["1:1 BIB001 @article: the entry has no key"], {}),
    "19-blank_in_key": (["1:10 BIB001 @article: the key 'a cup' holds a blank"], {}),
    "21-round_brackets": ([], {"bad": "T. (n.d.)."}),
    "22-months": ([], {"bad": "Tea. (2001).", "july": "Cake. (2001)."}),
    "23-unknown_macro": (
        ["3:11 BIB001 the field 'month' uses the undefined macro 'teatime'"],
        {"bad": "A cup. (n.d.)."},
    ),
    "25-crossref": (
        ["4:14 BIB014 entry 'bad' has the crossref 'gone', which is no entry"],
        {
            "bad": "Cup, A. (n.d.). A chapter.",
            "child": "Cup, A. (2001). Pouring. In B. Pot (Ed.), All of Tea (pp. 3–5). Tea House.",
            "book": "Pot, B. (Ed.). (2001). All of Tea. Tea House. https://doi.org/10.5555/book",
        },
    ),
    "26-xdata": (
        [
            "1:1 BIB015 @xdata 'house' is not supported",
            "2:1 BIB015 @set 'both' is not supported",
            "5:11 BIB015 entry 'bad': the field 'xdata' is not supported",
        ],
        {"bad": "T. (n.d.)."},
    ),
    "27-unknown_type": (["1:1 BIB009 entry 'bad': unknown type @teacup"], {"bad": "A cup. (n.d.)."}),
    "29-extended_names": (
        ["5:37 BIB001 entry 'nobody': the author 'given=Ann, prefix=de' cannot be read as an extended name"],
        {"bad": "van der Leaf, A. B., & Pot, Inc, C. (n.d.). T.", "nobody": "U. (n.d.)."},
    ),
    "30-semicolons": (
        [
            "3:12 BIB018 entry 'bad': the author 'Cup, Ann; Pot, Bo' has semicolons, so that several people would become one",
            "5:37 BIB018 entry 'commas': the author 'Cup A, Pot B, Mug C' would give one person with the suffix 'Pot B'",
        ],
        {"bad": "T. (n.d.).", "commas": "U. (n.d.)."},
    ),
    "30-too_many_commas": (
        ["3:12 BIB001 entry 'bad': the author 'Cup, A, B, C' has too many commas"],
        {"bad": "A cup. (n.d.)."},
    ),
    "31-et_al": (
        ["3:12 BIB018 entry 'bad': the author 'Cup, Ann et al.' says 'et al.'"],
        {
            "bad": "Cup, A., et al. (n.d.-a). T.",
            "others": "Cup, A., et al. (n.d.-b). U.",
            "body": "Society of Tea and Tales. (n.d.). V.",
        },
    ),
    "31-unbalanced_body": (
        ["2:3 BIB001 entry 'bad': a brace opened here or before is never closed"],
        {"bad": "(n.d.)."},
    ),
    "33-entity": (
        ["2:28 BIB016 entry 'bad': the field 'title' holds the entity &#x2013;"],
        {"bad": "Cup # 5: pages 3–5. (n.d.)."},
    ),
    "34-percent-in-title": ([], {"bad": "50% more tea in 100 % of cups. (n.d.)."}),
    "34-percent_everywhere": ([], {"bad": "5% and 50% more. (n.d.). https://example.org/a%20b%2Fc"}),
    "35-underscore": ([], {"bad": "T. (n.d.). Tea_House_Press. https://example.org/a_b_c"}),
    "37-braces": ([], {"bad": "NMDA and Earl Beige & Tea. (n.d.)."}),
    "38-html": (
        [
            "2:21 BIB016 entry 'bad': the field 'title' holds the tag <i>",
            "2:31 BIB016 entry 'bad': the field 'title' holds the tag </i>",
            "2:36 BIB016 entry 'bad': the field 'title' holds the entity &amp;",
            "2:42 BIB016 entry 'bad': the field 'title' holds the tag <script>",
            "2:51 BIB016 entry 'bad': the field 'title' holds the tag </script>",
        ],
        {"bad": "α in vivo & <script>x</script> at p < 0.05. (n.d.)."},
    ),
    "39-invisible": (
        [
            "2:12 BIB017 entry 'bad': the field 'title' holds a letter that is not composed (NFC): U+0041 LATIN CAPITAL LETTER A U+0308 COMBINING DIAERESIS",
            "3:21 BIB017 entry 'bad': the field 'doi' holds U+200B ZERO WIDTH SPACE",
            "4:14 BIB017 entry 'bad': the field 'author' holds a letter that is not composed (NFC): U+0075 LATIN SMALL LETTER U U+0308 COMBINING DIAERESIS",
            "6:32 BIB006 entry 'same' has the DOI of 'bad' at references.bib:3:9",
        ],
        {
            "bad": "Müller, A. (n.d.). Ärger. https://doi.org/10.5555/tea.1",
            "same": "U. (n.d.). https://doi.org/10.5555/TEA.1",
        },
    ),
    "39-nul": (["1:22 BIB017 entry 'bad': the field 'title' holds U+0000 CONTROL CHARACTER"], {"bad": "T�U. (n.d.)."}),
    "41-one_line": ([], {"bad": "T. (n.d.).", "two": "U. (n.d.).", "three": "V. (n.d.)."}),
    "43-sici": (
        [],
        {"bad": "T. (n.d.). https://doi.org/10.1002/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0"},
    ),
    "45-comma_in_doi": ([], {"bad": "T. (n.d.). https://doi.org/10.5555/tea%2C1%2C2"}),
    "46-short_doi": (
        [
            "3:9 BIB004 entry 'bad': the DOI '10/abc' is not well formed",
            "6:33 BIB006 entry 'lower' has the DOI of 'upper' at references.bib:5:33",
        ],
        {
            "bad": "T. (n.d.). https://doi.org/10/abc",
            "upper": "U. (n.d.). https://doi.org/10.5555/TEA",
            "lower": "V. (n.d.). https://doi.org/10.5555/tea",
        },
    ),
    "49-classes": ([], {"bad": "T. (n.d.).", "erratum": "U. (n.d.)."}),
    "50-versions": ([], {"bad": "T. (n.d.). https://doi.org/10.5555/14651858.CD000001.pub2"}),
    "51-replaced": (
        [],
        {"bad": "Cup, A. (2015). Tea, retracted and replaced. https://doi.org/10.5555/replaced PMID 99999951"},
    ),
    "53-fresh_preprint": ([], {"bad": "A preprint of today. (n.d.). https://doi.org/10.5555/2026.11.21.1"}),
    "54-doi_of_another": (
        [],
        {
            "bad": "Cup, A. (2012). Tea with milk and the basal ganglia of mice. "
            "https://doi.org/10.1371/journal.pone.0033693"
        },
    ),
    "55-aliases": (
        [
            "7:36 BIB006 entry 'alias' has the PMID of 'bad' at references.bib:4:10",
            "8:44 BIB006 entry 'alias2' has the PMCID of 'bad' at references.bib:5:11",
        ],
        {
            "bad": "T. (n.d.). https://doi.org/10.5555/tea PMID 12345 Free copy PMC12345",
            "alias": "Tea. (n.d.). PMID 12345",
            "alias2": "Tea again. (n.d.). Free copy PMC12345",
        },
    ),
}
Project = Callable[..., Path]


@pytest.fixture
def folder(request: pytest.FixtureRequest, project: Project) -> Path:
    """Return a project whose bibliography is the input named by the test's parameter."""
    made = project({})
    shutil.copy(BAD / f"{request.param}.bib", made / "references.bib")
    return made


def every(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", names or [name for name in CASES if name not in UNREADABLE], indirect=True)


def printed(library: Library) -> dict[str, str]:
    labels = Labels(library.references)
    return {key: as_text(format_reference(labels, key)) for key in library.references}


def case_of(request: pytest.FixtureRequest) -> tuple[list[str], dict[str, str]]:
    return CASES[request.node.callspec.params["folder"]]


def test_every_file_is_a_case() -> None:
    assert sorted(CASES) == sorted(path.stem for path in BAD.glob("*.bib"))


@every(*CASES)
def test_input_gives_exactly_these_findings(folder: Path, request: pytest.FixtureRequest) -> None:
    found = app.check(folder, select=RULES).findings
    assert {one.where.path for one in found} <= {"references.bib"}
    told = [f"{one.where.line}:{one.where.column} {one.code} {one.message}" for one in found]
    assert told == case_of(request)[0]


@every(*CASES)
def test_every_finding_has_a_remedy(folder: Path) -> None:
    assert all(one.hint for one in app.check(folder, select=RULES).findings)


@every()
def test_entries_are_printed_and_the_next_one_is_read(folder: Path, request: pytest.FixtureRequest) -> None:
    after = "The entry after the fault. (n.d.)."
    assert printed(app.load(folder)) == {**case_of(request)[1], "next": after}


@every()
def test_every_value_stands_so_in_the_file(folder: Path) -> None:
    text = re.sub(r"\s+", " ", (folder / "references.bib").read_bytes().decode())
    for reference in app.load(folder).references.values():
        for name, value in reference.fields.items():
            assert name == "month" or value in text


@every()
def test_nothing_is_written_by_a_check(folder: Path) -> None:
    before = (folder / "references.bib").read_bytes()
    app.check(folder)
    assert (folder / "references.bib").read_bytes() == before


@every("01-bom")
def test_01_mark_at_the_start_belongs_to_no_entry(folder: Path) -> None:
    assert str(app.load(folder).references["bad"].place) == "references.bib:1:1"


@every("05-crlf", "05-lone_cr")
def test_05_no_line_end_is_left_in_a_value_and_lines_are_counted(folder: Path) -> None:
    library = app.load(folder)
    assert not any("\r" in value for entry in library.references.values() for value in entry.fields.values())
    assert library.references["next"].place.line > 1


@every("14-missing_comma")
def test_14_only_the_comma_is_lost(folder: Path) -> None:
    entry = app.load(folder).references["bad"]
    assert (entry.damaged, entry.get("year")) == (False, "2001")


@every("15-unbalanced_brace", "31-unbalanced_body")
def test_15_entry_that_was_not_read_to_its_end_is_marked(folder: Path) -> None:
    library = app.load(folder)
    assert {key: entry.damaged for key, entry in library.references.items()} == {"bad": True, "next": False}


@every("22-months")
def test_22_month_is_one_value_without_a_tie(folder: Path) -> None:
    library = app.load(folder)
    assert [entry.get("month") for entry in library.references.values()][:2] == ["10~January", "July"]
    assert "~" not in "".join(printed(library).values())


@every("25-crossref", "26-xdata")
def test_25_what_lends_its_fields_is_not_uncited(folder: Path) -> None:
    uncited = {one.message.split("'")[1] for one in app.check(folder, select=("BIB008",)).findings}
    assert not uncited & {"book", "house", "both"}


@every("25-crossref")
def test_25_identifier_of_the_book_is_not_the_chapters(folder: Path) -> None:
    child = app.load(folder).references["child"]
    assert (child.get("doi"), child.get("booktitle"), child.get("title")) == ("", "All of Tea", "Pouring")


@every("38-html", "43-sici", "39-nul")
def test_38_printed_html_holds_no_foreign_tag(folder: Path) -> None:
    library = app.load(folder)
    html, _ = pieces_html(format_reference(Labels(library.references), "bad"))
    assert set(re.findall(r"<(\w+)", html)) <= {"a", "em"}
    assert "\0" not in html


@every("38-html")
def test_38_what_the_title_of_a_book_sets_in_italics_stands_upright(folder: Path) -> None:
    html, _ = pieces_html(format_reference(Labels(app.load(folder).references), "bad"))
    assert "<em>α </em>in vivo<em> &amp; &lt;script&gt;" in html


@every("43-sici")
def test_43_sici_is_whole_and_encoded_in_its_link(folder: Path) -> None:
    library = app.load(folder)
    html, _ = pieces_html(format_reference(Labels(library.references), "bad"))
    assert 'href="https://doi.org/10.1002/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0"' in html


@every("49-classes", "50-versions")
def test_49_only_retraction_is_called_so(folder: Path) -> None:
    library = app.load(folder)
    assert "retracted" not in {entry.get("status") for entry in library.references.values()}


@every()
def test_47_exports_close_every_record(folder: Path) -> None:
    ris = as_ris(app.load(folder).references.values())
    assert ris.count("TY  - ") == ris.count("ER  -")
