"""The index of a BibTeX text: entries, places, faults; reading goes on after each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.bibtex.index import BibtexIndex, RawEntry

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
        pytest.param(
            '@string{t = " T "} @misc{a, title = "S" # t # "U" # t}', "S T U T", id="a macro with blanks around it"
        ),
        pytest.param("@misc{a, title = 2001}", "2001", id="a number"),
        pytest.param(
            "junk % @x\n@comment{@misc{z, title = {Z}}} @preamble{x} @misc{a, title = {T}}", "T", id="comments"
        ),
    ],
)
def test_value_is_read(text: str, title: str) -> None:
    assert only(text).fields == {"title": title}


@pytest.mark.parametrize(
    "key", ["key#a", "key%a", "key(a)", "key=a", 'key"a', "10.5555/a(b)c", "10.5555/a=2", "title", "key(a)b(c)"]
)
@pytest.mark.parametrize("form", ["@misc{%s, title = {T}}", "@misc{\n %s\n ,\n title = {T}}", "@misc(%s, title = {T})"])
def test_key_is_read_as_bibtex_reads_it(form: str, key: str) -> None:
    entry = only(form.replace("%s", key))
    assert (entry.key, entry.fields) == (key, {"title": "T"})


@pytest.mark.parametrize("name", ["__markedentry", "bdsk-url-1", "a_b:c", "x!", "größe", "date+an"])
def test_name_of_a_field_is_read_as_bibtex_reads_it(name: str) -> None:
    entry = only(f"@misc{{a, {name} = {{[me:6]}}, title = {{T}}}}")
    assert entry.fields == {name: "[me:6]", "title": "T"}


@pytest.mark.parametrize("note", ["{\n@misc{b, title = {N}}\n}", '"\n@misc{b,\n}\n"', "{\n@misc{b,\n}\n\n@misc{c,\n}}"])
def test_entry_within_a_value_that_closes_is_text(note: str) -> None:
    index = read(f"@misc{{a,\n  note = {note},\n  title = {{T}},\n}}\n\n@misc{{next}}")
    assert index.problems == []
    assert [(entry.key, entry.fields.get("title")) for entry in index.entries] == [("a", "T"), ("next", None)]


def test_entries_are_not_taken_for_text_where_a_brace_is_lost_and_another_too_many() -> None:
    index = read("@misc{a,\n  title = {{T,\n}\n\n@misc{b, title = {U}}}\n\n@misc{next}")
    assert [entry.key for entry in index.entries] == ["a", "b", "next"]
    assert index.problems


def test_entry_within_a_comment_that_is_never_closed_is_read() -> None:
    assert [entry.key for entry in read("@comment{\n@misc{a,\n}\n").entries] == ["a"]


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
        pytest.param("@misc{year = 2001, title = {T}}", 1, "has no key", id="a field before any key"),
        pytest.param("@misc{year=2001, title = {T}}", 1, "has no key", id="a field like a key"),
        pytest.param("@misc{a{b}, title = {T}}", 1, "'a{b}' holds a brace", id="a brace in the key"),
        pytest.param("@misc{a\n title = {T}}", 2, "expected a comma after the key 'a'", id="no comma after the key"),
        pytest.param("@misc{a", 1, "never closed", id="nothing but a key"),
        pytest.param("\n@misc[a, title = {T}]", 2, "@misc opens without a brace", id="square brackets"),
        pytest.param("@misc a, title = {T}}", 1, "@misc opens without a brace", id="no bracket"),
        pytest.param("  @{a, title = {T}}", 1, "opens without a type", id="no type"),
        pytest.param("@string x = {a}", 1, "@string opens without a brace", id="a macro without a bracket"),
        pytest.param(
            "@misc{a,\n  title = {T},\n  2year = {2001},\n  year = {2001}}",
            3,
            "'2year' begins with a digit",
            id="a digit",
        ),
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


def test_field_after_one_with_an_illegal_name_is_read() -> None:
    assert read("@misc{a, 2year = {1}, title = {T}}").entries[0].fields == {"title": "T"}


@pytest.mark.parametrize("text", ["see @misc a", "@teacup rooms", "% @misc[a]", "a@{b}"])
def test_sign_in_what_bibtex_ignores_is_no_fault(text: str) -> None:
    assert read(text).problems == []


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


@pytest.mark.parametrize("kind", ["comment", "preamble"])
def test_entry_on_a_line_of_its_own_in_a_comment_is_no_fault(kind: str) -> None:
    index = read(f"@{kind}{{\n @article{{z, pages = {{1-5}}}}\n}}\n@misc{{b, title = {{T}}}}\n")
    assert ([entry.key for entry in index.entries], index.problems) == (["b"], [])


def test_percent_sign_in_a_value_makes_no_comment_of_the_next_entry() -> None:
    (problem,) = read("@misc{a, title = {50% less}} @misc{b, title = {T}").problems
    assert problem.message.startswith("entry 'b': ")


def test_percent_sign_before_two_entries_makes_a_comment_of_both() -> None:
    assert not read("% @misc{a, title = {T}} @misc{b, title = {T}").problems


@pytest.mark.parametrize(
    ("fields", "problem"),
    [("note = nowhere", "undefined macro"), ("title = {U}", "stands twice"), ("2x = {U}", "begins with a digit")],
)
def test_entry_with_a_small_fault_may_hold_the_text_of_another(fields: str, problem: str) -> None:
    index = read(f"@misc{{a, title = {{T}}, {fields}, abstract = {{\n@misc{{x,\n}}\n}}}}\n")
    assert [entry.key for entry in index.entries] == ["a"]
    assert [problem in one.message for one in index.problems] == [True]


def test_entry_with_the_text_of_another_is_read_behind_a_percent_sign_as_elsewhere() -> None:
    index = read("% @misc{a, note = {\n@misc{x,\n}\n}}\n")
    assert ([entry.key for entry in index.entries], index.problems) == (["a"], [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title = {T}}, volume = {3}}\n", id="on its line"),
        pytest.param("@misc{a,\n  title = {T}\n},\n  volume = {3}\n}\n", id="behind an entry in the usual form"),
        pytest.param("@misc{a, title = {{T\\}: U}},\n  volume = 3\n}\n", id="behind a brace that is none"),
    ],
)
def test_fields_behind_an_entry_are_a_finding(text: str) -> None:
    index = read(text + "@misc{b, title = {T}}\n")
    assert [entry.key for entry in index.entries] == ["a", "b"]
    assert [problem.message for problem in index.problems] == [
        "entry 'a': fields follow its closing brace and are lost"
    ]


def test_entry_that_lost_fields_is_damaged() -> None:
    (entry,) = read("@misc{a, title = {T}}, volume = {3}}").entries
    assert isinstance(entry, RawEntry)
    assert entry.damaged


@pytest.mark.parametrize("between", [",\n", "}\n", ", where a = b\n"])
def test_other_text_behind_an_entry_is_a_comment(between: str) -> None:
    assert not read("@misc{a, title = {T}}" + between + "@misc{b, title = {T}}\n").problems
