"""Every entry of the invented bibliography as it stands in the list."""

from __future__ import annotations

from typing import Any

import pytest

from citewell.citing.names import Labels
from citewell.citing.pieces import Piece
from citewell.citing.style import as_text, format_reference, sentence
from citewell.domain.library import Library
from citewell.domain.places import Place
from citewell.domain.reference import Person, Reference, References

LISTED = {
    "afternoon2015": (
        "Society for Invented Teas and Tales. (2015). Guidance on pouring during stories (Report No. 3)."
        " https://example.org/guidance"
    ),
    "bergstrom2008a": (
        "Bergström, Å., & Kettle, P. (2008a). Pauses in tales told over tea. Journal of Invented Storytelling, 4(1), 11–19."
        " https://doi.org/10.5555/tas.2008.11"
    ),
    "garcia1998": (
        "García-Núñez, J., Łukasz, Z., et al. (1998). Cold cups and short tales. Annals of Tea & Telling, 13, 284–291."
        " https://doi.org/10.5555/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0 PMID 99999998"
    ),
    "kettle2020": (
        "Kettle, P., Mug, B. J.-P., & Saucer, A. B. (2020). TAS for writer's block: 50% more endings in an RCT."
        " Journal of Invented Storytelling, 16, 1–9. https://doi.org/10.5555/TAS.2020.1 PMID 99999991 Free copy PMC99999991"
    ),
    "kettle2021": (
        "Kettle, P., Mug, B., & Saucer, A. (2021). Endings one year after TAS: a second report of the same trial."
        " Journal of Invented Storytelling, 17, e33. https://doi.org/10.5555/tas.2021.33"
    ),
    "oconnor1987": "O'Connor, M. (1987). The pot and the plot: a history that never happened. Imaginary Press.",
    "scone2012": (
        "Scone, I. (2012). On milk first. In W. Tray & K. Doily (Eds.), Handbook of Invented Ceremonies (pp. 77–80)."
        " Imaginary Press."
    ),
    "vanderleaf2016": (
        "van der Leaf, J. (2016). Tea without tales: five cups, no ending. Annals of Tea and Telling, 31, 1–2."
        " https://doi.org/10.5555/tas.2016.1"
    ),
    "w3.tea:map": (
        "Cartographers of Nowhere. (2018). A map of invented tea rooms. https://example.org/map_of_rooms?a=1&b=2"
    ),
}


@pytest.mark.parametrize("key", LISTED)
def test_reference_in_the_list(library: Library, key: str) -> None:
    assert as_text(format_reference(Labels(library.references), key)) == LISTED[key]


CUP, MUG, POT = (Person(family=name, given="Ann") for name in ("Cup", "Mug", "Pot"))
BOOK = {"title": "Tea", "year": "2000"}
CHAPTER = {**BOOK, "booktitle": "All of Tea"}


def listed(kind: str, fields: dict[str, str], **people: Any) -> str:
    reference = Reference(key="k", type=kind, place=Place("b"), fields=fields, **people)
    return as_text(format_reference(Labels({"k": reference}), "k"))


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"subtitle": "A tale"}, "Tea: A tale."),
        ({"title": "Tea?", "subtitle": "A tale"}, "Tea? A tale."),
        ({"titleaddon": "Second printing"}, "Tea. Second printing."),
        ({"edition": "2"}, "Tea (2nd ed.)."),
        ({"edition": "11"}, "Tea (11th ed.)."),
        ({"edition": "Second"}, "Tea (Second ed.)."),
        ({"edition": "Rev. ed."}, "Tea (Rev. ed.)."),
        ({"edition": "5th edition.", "series": "Pots"}, "Tea (5th edition, Pots)."),
        ({"edition": "2."}, "Tea (2nd ed.)."),
        ({"edition": "2. Auflage"}, "Tea (2. Auflage)."),
        ({"edition": "3rd edit."}, "Tea (3rd edit.)."),
        ({"title": "What is ``Tea?''"}, "What is “Tea?”"),
        ({"volume": "3"}, "Tea (Vol. 3)."),
        ({"series": "Tea Studies", "number": "12"}, "Tea (Tea Studies No. 12)."),
        ({"edition": "3", "series": "Tea Studies", "volume": "4"}, "Tea (3rd ed., Tea Studies, Vol. 4)."),
    ],
)
def test_book_tells_its_printing(fields: dict[str, str], printed: str) -> None:
    assert listed("book", BOOK | fields, authors=(CUP,)) == f"Cup, A. (2000). {printed}"


@pytest.mark.parametrize(
    ("kind", "fields", "printed"),
    [
        ("phdthesis", {"school": "Pots"}, "Tea [Doctoral dissertation, Pots]."),
        ("mastersthesis", {"school": "Pots", "edition": "2"}, "Tea (2nd ed.) [Master’s thesis, Pots]."),
        ("thesis", {"type": "mathesis", "institution": "Pots"}, "Tea [Master’s thesis, Pots]."),
        ("thesis", {}, "Tea [Thesis]."),
        ("phdthesis", {"booktitle": "All", "school": "Pots"}, "Tea [Doctoral dissertation, Pots]. All."),
    ],
)
def test_thesis_tells_what_it_is(kind: str, fields: dict[str, str], printed: str) -> None:
    assert listed(kind, BOOK | fields, authors=(CUP,)) == f"Cup, A. (2000). {printed}"


def test_publisher_and_address_stand_beside_a_journal_that_is_none() -> None:
    fields = {"journal": "Hub repository", "publisher": "Hub", "howpublished": "\\url{https://example.org/a}"}
    printed = listed("misc", BOOK | fields, authors=(CUP,))
    assert printed == "Cup, A. (2000). Tea. Hub repository. Hub. https://example.org/a"


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({}, "Tea. (2000)."),
        ({"edition": "2", "publisher": "Pots"}, "Tea (2nd ed.). (2000). Pots."),
        ({"journal": "Pots", "volume": "2"}, "Tea. (2000). Pots, 2."),
        ({"title": ""}, "(2000)."),
    ],
)
def test_title_stands_in_the_place_of_authors_that_nobody_names(fields: dict[str, str], printed: str) -> None:
    assert listed("misc", BOOK | fields) == printed


@pytest.mark.parametrize(("field", "is_author"), [("organization", True), ("institution", True), ("publisher", False)])
def test_body_whose_work_it_is_stands_for_its_authors(field: str, *, is_author: bool) -> None:
    assert listed("misc", BOOK | {field: "Pots"}).startswith("Pots. (2000). Tea.") is is_author


@pytest.mark.parametrize("kind", ["book", "proceedings"])
def test_book_title_of_a_whole_book_is_for_its_parts(kind: str) -> None:
    fields = BOOK | {"booktitle": "Tea", "edition": "2", "publisher": "Pots"}
    assert listed(kind, fields, authors=(CUP,)) == "Cup, A. (2000). Tea (2nd ed.). Pots."


def test_book_without_a_title_has_that_for_its_parts() -> None:
    assert listed("proceedings", {"booktitle": "Tea", "year": "2000"}).endswith("Tea.")


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"number": "3"}, "(Report No. 3)"),
        ({"number": "3", "type": "Working Paper"}, "(Working Paper No. 3)"),
        ({"number": "3", "type": "techreport"}, "(Technical Report No. 3)"),
    ],
)
def test_report_tells_its_number(fields: dict[str, str], printed: str) -> None:
    assert listed("report", BOOK | fields) == f"Tea {printed}. (2000)."


@pytest.mark.parametrize("kind", ["bookinbook", "conference", "inbook", "inreference", "suppbook", "suppcollection"])
def test_part_of_a_book_tells_its_book(kind: str) -> None:
    assert listed(kind, CHAPTER | {"pages": "4"}, authors=(CUP,)) == "Cup, A. (2000). Tea. In All of Tea (p. 4)."


@pytest.mark.parametrize("kind", ["review", "suppperiodical"])
def test_of_what_stands_in_a_journal_the_journal_is_enough(kind: str) -> None:
    fields = BOOK | {"journaltitle": "Pots", "publisher": "Press"}
    assert listed(kind, fields, authors=(CUP,)) == "Cup, A. (2000). Tea. Pots."


def test_issue_with_a_title_of_its_own_stands_in_its_journal() -> None:
    fields = {**BOOK, "issuetitle": "Leaves", "volume": "3", "number": "7"}
    assert listed("periodical", fields, editors=(CUP,)) == "Cup, A. (Ed.). (2000). Leaves. Tea, 3(7)."


def test_journal_as_a_whole_tells_its_publisher() -> None:
    fields = {**BOOK, "volume": "3", "number": "7", "publisher": "Press"}
    assert listed("periodical", fields, editors=(CUP,)) == "Cup, A. (Ed.). (2000). Tea (No. 7, Vol. 3). Press."


@pytest.mark.parametrize(
    ("kind", "fields", "printed"),
    [
        ("software", {"version": "1.2"}, "Tea (Version 1.2) [Computer software]."),
        ("dataset", {"version": "v2", "publisher": "Hub"}, "Tea (v2) [Data set]. Hub."),
        ("patent", {"number": "7"}, "Tea (Patent No. 7)."),
        ("patent", {"number": "7", "type": "patentus"}, "Tea (U.S. Patent No. 7)."),
        ("standard", {"number": "3103"}, "Tea (Standard No. 3103)."),
        ("legislation", {"number": "12"}, "Tea (No. 12)."),
        ("movie", {"type": "Short film"}, "Tea [Short film]."),
        ("misc", {"type": "Journal Article"}, "Tea."),
    ],
)
def test_work_that_is_no_text_tells_what_it_is(kind: str, fields: dict[str, str], printed: str) -> None:
    assert listed(kind, BOOK | fields, authors=(CUP,)) == f"Cup, A. (2000). {printed}"


@pytest.mark.parametrize(
    ("people", "printed"),
    [
        ({"editors": (CUP,)}, "Cup, A. (Ed.). (2000). Tea."),
        ({"editors": (CUP, MUG)}, "Cup, A., & Mug, A. (Eds.). (2000). Tea."),
        ({"editors": (CUP,), "more_editors": True}, "Cup, A., et al. (Eds.). (2000). Tea."),
        ({"authors": (POT,), "editors": (CUP,)}, "Pot, A. (2000). Tea (A. Cup, Ed.)."),
        ({"authors": (POT,), "editors": (CUP, MUG)}, "Pot, A. (2000). Tea (A. Cup & A. Mug, Eds.)."),
    ],
)
def test_editors_of_a_book(people: dict[str, Any], printed: str) -> None:
    assert listed("book", BOOK, **people) == printed


@pytest.mark.parametrize(
    ("kind", "people", "printed"),
    [
        ("director", (CUP,), "Cup, A. (Director)."),
        ("director", (CUP, MUG), "Cup, A., & Mug, A. (Directors)."),
        ("compiler", (CUP, MUG), "Cup, A., & Mug, A. (Comps.)."),
        ("editor", (CUP,), "Cup, A. (Ed.)."),
    ],
)
def test_editors_are_called_what_they_were(kind: str, people: tuple[Person, ...], printed: str) -> None:
    assert listed("book", BOOK | {"editortype": kind}, editors=people).startswith(printed)


@pytest.mark.parametrize(
    ("kind", "fields", "people", "printed"),
    [
        ("book", {"publisher": "Pots"}, {"translators": (CUP, MUG)}, "Tea (A. Cup & A. Mug, Trans.). Pots."),
        ("book", {"edition": "2"}, {"translators": (CUP,)}, "Tea (A. Cup, Trans.; 2nd ed.)."),
        ("book", {}, {"translators": (CUP,), "more_translators": True}, "Tea (A. Cup et al., Trans.)."),
        ("book", {}, {"translators": (CUP,), "editors": (MUG,)}, "Tea (A. Mug, Ed.; A. Cup, Trans.)."),
        ("incollection", {"booktitle": "Pots"}, {"translators": (CUP,)}, "Tea (A. Cup, Trans.). In Pots."),
    ],
)
def test_translators_stand_behind_the_title(
    kind: str, fields: dict[str, str], people: dict[str, Any], printed: str
) -> None:
    assert listed(kind, BOOK | fields, authors=(POT,), **people) == f"Pot, A. (2000). {printed}"


def test_editors_and_edition_are_told_apart() -> None:
    told = listed("book", BOOK | {"edition": "2"}, authors=(POT,), editors=(CUP,))
    assert told == "Pot, A. (2000). Tea (A. Cup, Ed.; 2nd ed.)."


@pytest.mark.parametrize(
    ("fields", "editors", "printed"),
    [
        ({"pages": "3--5"}, (CUP,), "In A. Cup (Ed.), All of Tea (pp. 3–5)."),
        ({"pages": "3"}, (CUP, MUG), "In A. Cup & A. Mug (Eds.), All of Tea (p. 3)."),
        ({"pages": "3, 7"}, (), "In All of Tea (pp. 3, 7)."),
        ({"booksubtitle": "A tale", "edition": "2", "volume": "1"}, (), "In All of Tea: A tale (2nd ed., Vol. 1)."),
    ],
)
def test_chapter_tells_its_book(fields: dict[str, str], editors: tuple[Person, ...], printed: str) -> None:
    assert (
        listed("incollection", CHAPTER | fields, authors=(POT,), editors=editors).rstrip()
        == f"Pot, A. (2000). Tea. {printed}"
    )


def test_unnamed_editors_of_a_chapters_book_are_et_al() -> None:
    assert "In A. Cup et al. (Eds.), All of Tea." in listed(
        "incollection", CHAPTER, editors=(CUP,), more_editors=True, authors=(POT,)
    )


def test_issue_is_printed_like_a_number() -> None:
    assert listed("article", BOOK | {"journal": "Pots", "volume": "2", "issue": "4"}).endswith("Pots, 2(4).")


def test_issue_without_a_volume_is_set_off_by_a_comma() -> None:
    fields = BOOK | {"journal": "Pots", "issue": "4", "pages": "6--11"}
    assert listed("article", fields).endswith("Pots, (4), 6–11.")


@pytest.mark.parametrize(
    ("kind", "fields", "end"),
    [
        ("article", {"journal": "Pots", "pages": "n.p."}, "Pots, n.p."),
        ("article", {"journal": "Ann. Pots."}, "Ann. Pots."),
        ("inproceedings", {"booktitle": "Proc. Pots.", "publisher": "Cups"}, "In Proc. Pots. Cups."),
    ],
)
def test_full_stop_is_not_doubled(kind: str, fields: dict[str, str], end: str) -> None:
    assert listed(kind, BOOK | fields, authors=(CUP,)) == f"Cup, A. (2000). Tea. {end}"


@pytest.mark.parametrize(
    ("fields", "printed", "url"),
    [
        ({"archiveprefix": "arXiv"}, "arXiv:2001.01234", "https://arxiv.org/abs/2001.01234"),
        ({"eprinttype": "arxiv", "doi": "10.5555/x"}, "arXiv:2001.01234", "https://arxiv.org/abs/2001.01234"),
        ({"eprint": "123", "eprinttype": "pubmed"}, "123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ({"doi": "10.48550/arXiv.2001.01234"}, "https://doi.org/10.48550/arXiv.2001.01234", ""),
    ],
)
def test_eprint_is_linked_unless_the_doi_says_the_same(fields: dict[str, str], printed: str, url: str) -> None:
    fields = BOOK | {"eprint": "2001.01234"} | fields
    reference = Reference(key="k", type="misc", place=Place("b"), fields=fields)
    *_, last = format_reference(Labels({"k": reference}), "k")
    assert (last.text, last.url) == (printed, url or printed)


@pytest.mark.parametrize(
    ("text", "ended"),
    [("A title", "A title."), ("A title?", "A title?"), ("A title…", "A title…"), ("", ""), (" x ", "x.")],
)
def test_title_ends_like_a_sentence(text: str, ended: str) -> None:
    assert sentence(text) == ended


def test_title_of_a_standalone_work_is_emphasised_else_its_container(library: Library) -> None:
    labels = Labels(library.references)
    assert [piece.text for piece in format_reference(labels, "oconnor1987") if piece.emphasised] == [
        "The pot and the plot: a history that never happened."
    ]
    assert [piece.text for piece in format_reference(labels, "kettle2020") if piece.emphasised] == [
        "Journal of Invented Storytelling",
        "16",
    ]


def test_every_link_has_a_name_of_its_own(library: Library) -> None:
    labels = Labels(library.references)
    names = [piece.name for key in library.references for piece in format_reference(labels, key) if piece.url]
    assert len(names) == len(set(names))


def pieces_of(**fields: str) -> tuple[Piece, ...]:
    """Return an entry of these fields as it stands in the list."""
    reference = Reference(key="tea", type="misc", place=Place("x"), fields={"title": "Tea", "year": "2001", **fields})
    return format_reference(Labels(References([reference])), "tea")


@pytest.mark.parametrize(
    ("field", "written", "printed"),
    [
        ("pages", "1--9", "1–9"),
        ("pages", "1-9, 12 - 14", "1–9, 12–14"),
        ("pages", "e1 – e9", "e1–e9"),
        ("pages", "12-1--12-20", "12-1–12-20"),
        ("pages", "CUP-D-12-345", "CUP-D-12-345"),
        ("eid", "CUP-D-12-345", "CUP-D-12-345"),
        ("eid", "CUP-12", "CUP-12"),
        ("article-number", "12-345", "12-345"),
    ],
)
def test_dash_stands_only_between_pages(field: str, written: str, printed: str) -> None:
    assert as_text(pieces_of(journal="Cups", **{field: written})) == f"Tea. (2001). Cups, {printed}."


@pytest.mark.parametrize(
    ("howpublished", "text", "address"),
    [
        (
            r"\url{https://example.org/~me/a--b?x=1&copy=2}",
            "https://example.org/~me/a--b?x=1&copy=2",
            "https://example.org/~me/a--b?x=1&copy=2",
        ),
        (
            r"Tea Press, \url{https://example.org/a_(b)}.",
            "Tea Press, https://example.org/a_(b).",
            "https://example.org/a_(b)",
        ),
        (r"\href{https://example.org/}{Tea Press}", "Tea Press (https://example.org/).", "https://example.org/"),
    ],
)
def test_address_in_howpublished_is_linked(howpublished: str, text: str, address: str) -> None:
    pieces = pieces_of(howpublished=howpublished)
    assert (as_text(pieces), [piece.url for piece in pieces if piece.url]) == (f"Tea. (2001). {text}", [address])


def test_one_web_page_is_linked_once() -> None:
    pieces = pieces_of(howpublished="https://example.org/a", url="https://example.org/b")
    assert [piece.url for piece in pieces if piece.url] == ["https://example.org/b"]


def test_of_two_addresses_the_first_is_linked() -> None:
    pieces = pieces_of(url="http://example.org/a; http://example.org/b")
    assert [piece.url for piece in pieces if piece.url] == ["http://example.org/a"]


def test_address_is_linked_as_it_stands() -> None:
    address = "https://example.org/a--b?id=1&copy=2&section=3"
    assert [(piece.text, piece.url) for piece in pieces_of(url=address) if piece.url] == [(address, address)]


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"year": "n.d."}, "(n.d.). Tea. Retrieved 21 November 2026, from https://example.org"),
        ({"year": ""}, "(n.d.). Tea. Retrieved 21 November 2026, from https://example.org"),
        ({"year": "2000"}, "(2000). Tea. https://example.org"),
        ({"year": "n.d.", "urldate": "soon"}, "(n.d.). Tea. https://example.org"),
        ({"year": "n.d.", "urldate": ""}, "(n.d.). Tea. https://example.org"),
    ],
)
def test_page_without_a_year_tells_when_it_was_seen(fields: dict[str, str], printed: str) -> None:
    fields = {"title": "Tea", "url": "https://example.org", "urldate": "2026-11-21"} | fields
    assert listed("misc", fields, authors=(CUP,)) == f"Cup, A. {printed}"
