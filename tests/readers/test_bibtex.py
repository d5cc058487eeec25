"""The index of a BibTeX text: entries, places, faults; reading goes on after each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.readers.bibtex import BibtexIndex, RawEntry

BIBTEX = st.text(alphabet=st.sampled_from("@{}()=,\"#%\n abc1'\\-"), max_size=120)
PIECES = [
    "@misc{",
    "@string{",
    "@comment{",
    "a",
    ",",
    "title",
    "=",
    "{x}",
    '"y"',
    "{",
    "}",
    "(",
    ")",
    "#",
    "jan",
    "\n",
    "%",
    " ",
    "12",
]
VALUES = st.from_regex(r"[a-z0-9%@,= ]{0,12}(\{[a-z ]{0,5}\}[a-z]{0,3})?", fullmatch=True)


def read(text: str) -> BibtexIndex:
    return BibtexIndex(text, "b.bib")


def only(text: str) -> RawEntry:
    index = read(text)
    assert not index.problems
    (entry,) = index.entries
    return entry


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("@misc{a, title = {T}}", "T", id="braces"),
        pytest.param('@misc{a, title = "T"}', "T", id="quotation marks"),
        pytest.param('@misc{a, title = "a {"}quoted{"} b"}', 'a {"}quoted{"} b', id="marks within marks"),
        pytest.param("@misc(a, title = {T})", "T", id="round brackets"),
        pytest.param("@misc(a, title = {T) x})", "T) x", id="a round bracket in a value"),
        pytest.param("@MISC { a , TITLE = {T} , }", "T", id="capitals, blanks and a last comma"),
        pytest.param("@misc{a, title = {{T} {U}}}", "{T} {U}", id="inner braces"),
        pytest.param("@misc{a, title = {a\n   b\tc}}", "a b c", id="line ends are blanks"),
        pytest.param("@misc{a, title = {50% more}}", "50% more", id="a per cent sign"),
        pytest.param("@misc{a, title = {me@example.org}}", "me@example.org", id="a sign"),
        pytest.param('@misc{a, title = "10~" # jan}', "10~January", id="a month joined"),
        pytest.param("@string{t = {T}} @misc{a, title = t # { U}}", "T U", id="a macro"),
        pytest.param("@misc{a, title = 2001}", "2001", id="a number"),
        pytest.param(
            "junk % @x\n@comment{@misc{z, title = {Z}}} @preamble{x} @misc{a, title = {T}}", "T", id="comments"
        ),
    ],
)
def test_value_is_read(text: str, title: str) -> None:
    assert only(text).fields == {"title": title}


def test_entry_and_fields_know_their_places() -> None:
    entry = only("\n\n  @misc{a,\n  title = {T},\n  year = 2001}")
    assert [str(place) for place in (entry.place, entry.places["title"], entry.places["year"])] == [
        "b.bib:3:3",
        "b.bib:4:11",
        "b.bib:5:10",
    ]


def test_several_entries_stand_on_one_line() -> None:
    assert [(one.key, one.place.column) for one in read("@misc{a} @misc{b}").entries] == [("a", 1), ("b", 10)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("@misc{a,\n  title = {T,\n  year = {2001},\n}", 2, "never closed", id="a lost brace"),
        pytest.param('@misc{a,\n  title = "T,\n}', 2, "never closed", id="a lost quotation mark"),
        pytest.param(
            "@misc{a,\n  title = {T}\n  year = 2001}", 3, "expected a comma after the field 'title'", id="a lost comma"
        ),
        pytest.param("@misc{a,\n  title = {T},", 2, "never closed", id="a lost end"),
        pytest.param("\n@misc{title = {T}}", 2, "has no key", id="no key"),
        pytest.param("@misc{, title = {T}}", 1, "has no key", id="an empty key"),
        pytest.param("@misc{a b, title = {T}}", 1, "'a b' holds a blank", id="a blank in the key"),
        pytest.param("@misc{a,\n  title = ,\n}", 2, "'title' has no value", id="no value"),
        pytest.param("@misc{a,\n  title = {T},\n  title = {U}}", 3, "stands twice", id="a field twice"),
        pytest.param("@misc{a,\n  journal = jot}", 2, "undefined macro 'jot'", id="an unknown macro"),
        pytest.param("@misc{a, {T}}", 1, "expected 'name = value', found '{T}}'", id="no name"),
    ],
)
def test_fault_is_told_at_its_place_and_the_next_entry_is_read(text: str, line: int, message: str) -> None:
    index = read(text + "\n\n@misc{next, title = {N}}\n")
    (problem,) = index.problems
    assert (problem.code, problem.where.line, message in problem.message) == ("BIB001", line, True)
    assert (index.entries[-1].key, index.entries[-1].fields) == ("next", {"title": "N"})


def test_what_a_lost_brace_swallowed_is_not_used() -> None:
    index = read("@misc{a,\n  year = 2001,\n  title = {T,\n  note = {N},\n}\n\n@misc{b}")
    assert index.entries[0].fields == {"year": "2001"}


def test_of_a_field_given_twice_the_first_value_is_used() -> None:
    assert read("@misc{a, title = {T}, title = {U}}").entries[0].fields == {"title": "T"}


@given(BIBTEX | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read(text: str) -> None:
    index = read(text)
    assert all(entry.key for entry in index.entries)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), VALUES, max_size=4))
def test_printed_entry_is_read_back(fields: dict[str, str]) -> None:
    text = "@misc{a,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"
    assert only(text).fields == {name: " ".join(value.split()) for name, value in fields.items()}
