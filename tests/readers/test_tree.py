"""YAML as a tree with places; it never throws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.readers.composed import MAX_CHARACTERS, compose
from citewell.readers.tree import Tree, find_comments, read_yaml

YAML = st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \n\t\0\u0085é"), max_size=80) | st.text()


def tree(text: str) -> Tree:
    found, problems = read_yaml(text, "a.yml")
    assert found
    assert not problems
    return found


def test_every_value_knows_its_place() -> None:
    found = tree("a: 1\nb:\n  - x\n  - y\n")
    value = found.get("b")
    assert value
    assert value.items
    assert [str(item.place) for item in value.items] == ["a.yml:3:5", "a.yml:4:5"]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        pytest.param("a: b # c\n#d\ne: f#g", ["# c", "#d"], id="beside a value, alone, and not within a word"),
        pytest.param('a: "b #c" # d', ["# d"], id="in double quotes"),
        pytest.param("a: 'it''s #c' # d", ["# d"], id="in single quotes"),
        pytest.param('a: "b\n  #c"\n# d', ["# d"], id="in quotes over lines"),
        pytest.param('a: say "b #c', ["#c"], id="a quote within a plain text"),
        pytest.param('a: [b, "c #d"] # e', ["# e"], id="in a list on a line"),
        pytest.param("a: | # b\n  c #d\n  #e\n# f", ["# b", "# f"], id="in a block"),
        pytest.param("a: >-\n  b #c\n\n  #d\n\n# e\nf: g", ["# e"], id="in a folded block"),
        pytest.param("a: | # b", ["# b"], id="an empty block"),
        pytest.param('é: "😀 #b" # c', ["# c"], id="letters of several bytes"),
        pytest.param("---\na: '#b #c'\n--- # d\n", ["# d"], id="front matter with its lines"),
        pytest.param("# a\nb: [c\n# d", ["# a", "# d"], id="not YAML"),
    ],
)
def test_comment_begins_outside_texts(text: str, comments: list[str]) -> None:
    assert [text[start:end] for start, end in find_comments(text)] == comments


@given(YAML)
def test_comments_of_any_text_stand_in_order(text: str) -> None:
    offsets = [offset for comment in find_comments(text) for offset in comment]
    assert offsets == sorted(offsets)


def test_first_line_can_be_any() -> None:
    found, _ = read_yaml("a: 1", "a.md", first_line=5)
    assert found
    assert found.place.line == 5


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("2026-11-21", "2026-11-21"), ("0123", "0123"), ("1e3", "1e3"), ("'x'", "x"), ("yes", "yes")],
)
def test_scalar_stays_the_text_that_was_written(text: str, value: str) -> None:
    assert tree(text).text == value


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_empty_value_is_null(text: str) -> None:
    value = tree(text).get("a")
    assert value
    assert value.is_null


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("a: b: c", 1, "mapping values are not allowed", id="two colons"),
        pytest.param("a: 1\na: 2", 2, "the key 'a' stands here twice", id="a key twice"),
        pytest.param("a: [1\nb: 2", 2, "", id="a bracket not closed"),
        pytest.param("a: &x 1\nb: *x", 2, "aliases are not used", id="an alias"),
        pytest.param("[a]: 1", 1, "a key must be a text", id="a list as key"),
        pytest.param("[" * 50 + "]" * 50, 1, "nested deeper than", id="too deep"),
        pytest.param("a: @x", 1, "cannot start any token", id="a sign unquoted"),
        pytest.param("a: \0", 1, "", id="NUL"),
        pytest.param("a" * (MAX_CHARACTERS + 1), 1, "longer than", id="too long"),
    ],
)
def test_what_cannot_be_read_is_a_finding(text: str, line: int, message: str) -> None:
    found, (problem,) = read_yaml(text, "a.yml")
    assert (found, problem.code, problem.where.line, message in problem.message) == (None, "REC001", line, True)


def test_empty_text_is_no_tree_and_no_finding() -> None:
    assert read_yaml("", "a.yml") == (None, [])


def test_text_of_comments_alone_says_nothing() -> None:
    assert tree("# nothing\n").is_null


@pytest.mark.parametrize(("text", "is_plain"), [("40", True), ("'40'", False), ('"40"', False), ("|\n  40", False)])
def test_text_in_quotes_is_not_plain(text: str, is_plain: bool) -> None:
    assert tree(text).is_plain is is_plain


@given(YAML)
def test_any_text_is_read_or_found_wanting(text: str) -> None:
    found, problems = read_yaml(text, "a.yml")
    assert found is None or not problems


@given(st.from_regex(r"[a-z]{1,3}: [A-Za-z][A-Za-z0-9]{0,3}( [A-Za-z0-9]{1,4}){1,3}\n?", fullmatch=True))
def test_plain_line_is_read_as_yaml_reads_it(text: str) -> None:
    assert read_yaml(text, "a.md", first_line=2) == compose(text, "a.md", first_line=2)
