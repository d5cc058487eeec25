"""Fixes of a bibliography: what is changed, what stays, and that nothing is said otherwise."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibliographies import COMMENTS, KEYS, PARENTS, TEXTS, WHOLE, children, damaged_entries, entries
from citewell.bibtex.index import BibtexIndex
from citewell.fixing.bibliography import fixed_value
from citewell.fixing.blocks import Entry, Rest, split
from citewell.making import fix_text as fix


@pytest.mark.parametrize(
    ("name", "value", "fixed"),
    [
        ("doi", "https://doi.org/10.5555/a", "10.5555/a"),
        ("doi", "https://doi.org/nonsense", "https://doi.org/nonsense"),
        ("doi", "https://doi.org/10.5555/a?utm_source=tea", "10.5555/a"),
        ("doi", "https://doi.org/10.5555/a%00b", "https://doi.org/10.5555/a%00b"),
        ("pages", "1-2", "1--2"),
        ("pages", "1–2", "1--2"),
        ("pages", "e12-3a", "e12-3a"),
        ("title", "1-2", "1-2"),
    ],
)
def test_value_is_fixed_where_that_is_safe(name: str, value: str, fixed: str) -> None:
    assert fixed_value(name, value) == fixed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@a{b, x = {1}}\n\n@a{a, x = {2}}\n", "@a{a, x = {2}}\n\n@a{b, x = {1}}\n"),
        ("@a{B}\n@a{a}", "@a{a}\n\n@a{B}\n"),
        ("@a{b}@a(a, x = 1)\n\n\n", "@a(a, x = 1)\n\n@a{b}\n"),
        ('@a{a, doi = "https://dx.doi.org/10.5555/A_b"}\n', '@a{a, doi = "10.5555/A_b"}\n'),
        ("@a{a, DOI={https://doi.org/https://doi.org/10.5555/a}}\n", "@a{a, DOI={10.5555/a}}\n"),
        ("@a{a, doi = {10.5555/abc\\_18}}\n", "@a{a, doi = {10.5555/abc_18}}\n"),
        ("@a{a, doi = {https://doi.org/10.5555/4%3C2}}\n", "@a{a, doi = {10.5555/4<2}}\n"),
        ("@a{a, pages = {1-2, 5 – 9; 11---12}}\n", "@a{a, pages = {1--2, 5--9; 11--12}}\n"),
        ("@a{a,  \n  x = {1\t\n  2},   \n}\n\n\n\n", "@a{a,\n  x = {1\n  2},\n}\n"),
        ("\n\n  @a{a}\n", "@a{a}\n"),
        ("@a{b(2)#%,}\n\n@a{b(1)}\n", "@a{b(1)}\n\n@a{b(2)#%,}\n"),
        ("@a{b=c@d}\n\n@a(a(1)#)\n", "@a(a(1)#)\n\n@a{b=c@d}\n"),
        ("@a{b, __m={x}}\n\n@a{a}\n", "@a{a}\n\n@a{b, __m={x}}\n"),
        ("@a{b, n={\n@a{a,\n}\n}}\n@a{a}\n", "@a{a}\n\n@a{b, n={\n@a{a,\n}\n}}\n"),
        ("@a{a}\n\n@a{b, crossref={a}}\n", "@a{b, crossref={a}}\n\n@a{a}\n"),
        (
            "@a{a, crossref={b}}\n\n@a{b, crossref={d}}\n\n@a{d}\n\n@a{c, crossref={a}}\n",
            "@a{c, crossref={a}}\n\n@a{a, crossref={b}}\n\n@a{b, crossref={d}}\n\n@a{d}\n",
        ),
        ("% head  \n\n\n\n@a{b}\n\n@a{a}\n", "% head\n\n@a{a}\n\n@a{b}\n"),
        ("@a{b}\r\n@a{a}\r\n", "@a{a}\r\n\r\n@a{b}\r\n"),
        ("@a{b}\r@a{a}\r", "@a{a}\r\r@a{b}\r"),
        ("@a{b, x = {a%b}} @a{a}\n", "@a{a}\n\n@a{b, x = {a%b}}\n"),
        ("@a{a}\n\n@a{b, crossref={A}}\n", "@a{b, crossref={A}}\n\n@a{a}\n"),
        ("@a{2020}\n\n@a{b, crossref=2020}\n", "@a{b, crossref=2020}\n\n@a{2020}\n"),
        ('@a{aabb}\n\n@a{b, crossref="aa" # {bb}}\n', '@a{b, crossref="aa" # {bb}}\n\n@a{aabb}\n'),
        ('@string{p="a"}\n@a{a}\n\n@a{b, crossref=p}\n', '@string{p="a"}\n@a{b, crossref=p}\n\n@a{a}\n'),
        (
            "@a{c, x={1}, x={2}, crossref={a}}\n\n@a{a}\n\n@a{b}\n",
            "@a{c, x={1}, x={2}, crossref={a}}\n\n@a{b}\n\n@a{a}\n",
        ),
    ],
)
def test_fixes(before: str, after: str) -> None:
    assert fix(before).after == after
    assert fix(before).is_changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "% only a comment",
        "@string{a = {b}}",
        "@a{a, doi = {10.5555/x}, pages = {1--2}}\n",
        "@a{a, doi = {https://example.org/10.5555/x}}\n",
        "@a{a, doi = {https://doi.org/nothing}}\n",
        '@a{a, doi = "https://doi.org/10.5555/a%22b"}\n',
        "@a{a, doi = {https://doi.org/10.5555/a%7Db}}\n",
        "@a{a, pages = {S1-S9, e1-e2, 12-1-12-9, 2020-x}}\n",
        "@a{a, pages = {1} # {-2}, doi = doi # {x}, title = {1-2 https://doi.org/10.5555/x}}\n",
        "@a{same, x = {1}}\n\n@a{same, x = {2}}\n\n@a{SAME}\n",
    ],
)
def test_stays_as_it_is(text: str) -> None:
    assert fix(text).after == text
    assert not fix(text).is_changed


@pytest.mark.parametrize(
    "damaged",
    [
        "@a{b, x = {1}  \n  y = {2}}\n",  # no comma
        "@a{b, x = {1-2  \n\n\n",  # no brace
        '@a{b, x = "1  \n',
        "@a{b c, x = {1}}  \n",  # a blank in the key
        "@a{, pages = {1-2}}\n",  # no key
        "@a{b, pages = {1-2}, pages = {3-4}}\n",  # which of the two?
        "@a{b, x = }}  \n",
        "@a{year=2, x = {1-2}}\n",  # no key
        "@a{b, 2x = {1-2}}\n",  # no name
        "@a{b, pages = {1-2} \u2028}  \n",  # no blank
        "@comment{ @a{  \n",
    ],
)
def test_entry_that_does_not_parse_is_never_touched_nor_moved(damaged: str) -> None:
    before = f"@a{{z, x = {{1}}}}\n\n\n@a{{y}}\n\n{damaged}@a{{d}}\n@a{{c}}\n"
    after = f"@a{{y}}\n\n@a{{z, x = {{1}}}}\n\n{damaged}@a{{c}}\n\n@a{{d}}\n"
    assert fix(before).after == after
    assert fix(after).after == after


def test_nothing_crosses_what_stays() -> None:
    text = '@a{b}\n\n@string{j = "Tea"}\n@a{a, journal = j}\n\n@comment{jabref-meta: x}\n\n@a{A}\n'
    assert fix(text).after == text


def test_entry_stays_with_its_comment() -> None:
    before = "% about z\n@a{z}\n@a{y}\n@a{c} % about c\n@a{b}\n@a{a}\n"
    assert fix(before).after == "% about z\n@a{z}\n\n@a{y}\n\n@a{c} % about c\n@a{a}\n\n@a{b}\n"


@pytest.mark.parametrize(
    "text",
    [
        "% @a{z, pages = {1-2}}\n\n% see @a{y\n\n@a{a}\n",
        "% @a{z} @a{y, pages = {1-2}} @a{x\n\n@a{a}\n",
        "@a{b} % @a{z} @a{a, pages = {1-2}}\n",
    ],
)
def test_entry_behind_a_percent_sign_is_a_comment(text: str) -> None:
    assert fix(text).after == text


def test_percent_sign_in_an_entry_makes_no_comment_of_the_next() -> None:
    damaged = "@a{a, x = {A},   \n  x = {B},   \n}\n\n"
    before = f"@a{{b, url = {{https://example.org/a%20b}}}} {damaged}@a{{0}}\n"
    assert fix(before).after == before.replace("}} @a", "}}\n\n@a")


@pytest.mark.parametrize("text", ["@a{b}\n\n@string{s={x}}\n@a{a}\n", "@a{b}\n\n@a{a, x={1}, x={2}}\n"])
def test_entry_that_stays_out_of_order_is_counted(text: str) -> None:
    assert (fix(text).after, fix(text).unsorted) == (text, 1)


def test_comment_with_entries_in_it_stays_to_the_byte() -> None:
    text = "@comment{\n @a{z, pages={1-5}}   \n}\n@a{b,\n  title = {P}}\n"
    assert fix(text).after == text


def test_line_ends_are_those_that_most_lines_have_in_the_end() -> None:
    text = "@a{b, x={1}, x={2}}\r\n@a{a}\n\n\n"
    once = fix(text).after
    assert fix(once).after == once


def test_fixes_are_counted() -> None:
    fixed = fix("@a{b, doi = {doi:10.5555/x}, pages = {1-2}} \n\n@a{a}")
    assert dict(fixed.fixes) == {
        "entries sorted": 2,
        "DOIs made bare": 1,
        "page ranges": 1,
    }
    assert dict(fix("@a{a}").fixes) == {"places with whitespace": 1}


def test_real_and_invented_bibliographies_say_the_same_after(root: Path, invented: Path) -> None:
    for file in (root / "references.bib", invented / "references.bib"):
        text = file.read_text(encoding="utf-8")
        assert content(fix(text).after) == content(text)


def content(text: str) -> tuple[Counter[str], Counter[str]]:
    """Return what the reader sees but for the named fixes: entries with their fields, and faults."""
    index = BibtexIndex(text.replace("\r\n", "\n").replace("\r", "\n"), "x.bib")
    entries = (
        repr((entry.key, entry.type, [(name, fixed_value(name, value)) for name, value in entry.fields.items()]))
        for entry in index.entries
    )
    return Counter(entries), Counter(problem.message for problem in index.problems)


@given(TEXTS)
def test_the_reader_sees_the_same_after(text: str) -> None:
    assert content(fix(text).after) == content(text)


@given(TEXTS)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = fix(text).after
    assert fix(once).after == once


@given(TEXTS)
def test_what_is_damaged_is_there_unchanged(text: str) -> None:
    damaged = [block.text for block in split(text) if isinstance(block, Rest) and block.is_damaged]
    after = [block.text for block in split(fix(text).after) if isinstance(block, Rest) and block.is_damaged]
    assert after == damaged


@given(st.lists(entries(("{}",)) | children() | st.sampled_from(["\n", " ", "\r\n", "\n\n\n"]), max_size=12))
def test_check_is_content_with_the_order_where_every_entry_can_be_moved(pieces: list[str]) -> None:
    fixed = fix(PARENTS + "".join(pieces))
    others = [block.text.strip() for block in split(fixed.after) if isinstance(block, Rest)]
    assert not fixed.unsorted or others != [PARENTS.strip()]


@given(
    st.lists(entries(("{}",)) | children(), max_size=4),
    st.sampled_from(["", "\n", "\r\n", " ", "\n\n"]),
    damaged_entries() | COMMENTS,
    st.lists(WHOLE, max_size=4),
)
def test_what_cannot_be_read_and_comments_stay_to_the_byte(
    before: list[str], gap: str, stays: str, after: list[str]
) -> None:
    assert stays.rstrip() in fix(gap.join([*before, stays]) + "".join(after)).after


@given(st.lists(KEYS, max_size=8))
def test_well_formed_entries_are_sorted(keys: list[str]) -> None:
    after = fix("".join(f"@a{{{key}, x = {{1}}}}\n" for key in keys)).after
    found = [block.key for block in split(after) if isinstance(block, Entry)]
    assert found == sorted(keys, key=str.casefold)


def test_bad_inputs_say_the_same_after(root: Path) -> None:
    for file in sorted((root / "tests/readers/bad_inputs").glob("*.bib")):
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        after = fix(text).after
        assert content(after) == content(text), file.name
        assert fix(after).after == after, file.name


@pytest.mark.parametrize(
    "text",
    [
        "@a{k}" + " " * 200_000 + "x",
        "@a{k, t={x\n" * 5_000,
        "% @a{k, t={\n" * 5_000,
        "@a{k, t={x}}" * 5_000,
        "@a{k, t=" + "{" * 200_000,
    ],
    ids=["blanks", "never closed", "never closed in comments", "one line", "deep"],
)
def test_time_grows_in_line_with_size(text: str) -> None:
    started = time.process_time()
    fix(text)
    assert time.process_time() - started < 5
