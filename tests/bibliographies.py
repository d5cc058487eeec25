"""Bibliographies to be drawn: entries in many forms, with and without faults, and what may stand between them."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "@article{",
        "@book(",
        "@string{j = {Tea}}",
        "@comment{",
        "@preamble{{x}}",
        "% note",
        "kettle2020",
        "Mug",
        "b:c",
        ",",
        " = ",
        "{",
        "}",
        ")",
        '"',
        "#",
        "pages",
        "doi",
        "title",
        "1-2",
        "3–4",
        "https://doi.org/10.5555/x",
        "doi:10.5555/y",
        "j",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n\n",
        "\r\n",
        "@",
        "é",
        "\\",
    ]
)
KEYS = st.sampled_from(["a", "B", "b", "kettle2020", "w3.tea:map", "é", "10.5555/a(b)#c", "a%"])
VALUES = st.sampled_from(
    [
        "{1-2}",
        '"3 – 4"',
        "{a {B} c \n d}",
        "{https://doi.org/10.5555/x}",
        "1999",
        "jan # { x}",
        "{}",
        "{% @ x}",
        "{50% less}",
        "{50\\% @ less}",
        "{https://doi.org/10.5555/a%3Cb}",
        "{https://example.org/a%20b#c?d=e}",
        "{https://doi.org/10.5555/x\n}",
        "{x\r\n y}",
        "{\n@misc{x,\n}\n}",
    ]
)
FIELDS = st.lists(st.tuples(st.sampled_from(["pages", "doi", "title", "Year"]), VALUES), max_size=4)


@st.composite
def entries(draw: st.DrawFn, brackets: tuple[str, ...] = ("{}", "()", "{ ")) -> str:
    """Return an entry in one of many forms, sometimes with a fault."""
    fields = "".join(
        f",{draw(st.sampled_from([' ', chr(10) + '  ']))}{name} = {value} " for name, value in draw(FIELDS)
    )
    opening, closing = draw(st.sampled_from(brackets))
    return f"@misc{opening}{draw(KEYS)}{fields}{closing}"


GAPS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "",
        " ",
        "\n\n\n\n",
        "\n% note\n",
        "\n% note\n\n",
        " % note\n",
        "\n@string{k={x}}\n",
        "\r\n",
        "\r",
        "\r\n\r\n\r\n",
        " % 5% @misc{z} ",
        "% @misc{z,\n  pages = {1-2}} ",
        "@comment{x}",
        " % @misc{z, ",
        "@misc{z, title = {T",
        "@misc{a b}",
        "text",
        "}",
        "@",
    ]
)
CROSSREFS = st.sampled_from(["{a}", "{B}", '"b"', "2020", "par", "j # k", '"kettle" # 2020', "{ a }", "{nowhere}"])
PARENTS = '@string{par = "b"}\n@string{j = {B}} @string{k = ""}\n'


@st.composite
def children(draw: st.DrawFn) -> str:
    """Return an entry whose crossref is written in one of many forms."""
    return f"@misc{{{draw(KEYS | st.just('2020'))}, crossref = {draw(CROSSREFS)}, title = {draw(VALUES)}}}"


@st.composite
def damaged_entries(draw: st.DrawFn) -> str:
    """Return an entry that cannot be read, but is closed."""
    return f"@misc{{{draw(KEYS)}, title = {draw(VALUES)},  \n  title = {{B}}, pages = {{1-2}},\t\n}}"


COMMENTS = st.sampled_from(
    ["@comment{\n @article{z, pages={1-5}}   \n}", "@comment{\r\n  @misc{z,\t\n  a = {b}}\n} ", "@Comment{a  \n}"]
)
WHOLE = entries() | children() | GAPS
TEXTS = (
    st.lists(PIECES, max_size=40).map("".join)
    | st.lists(WHOLE | damaged_entries() | COMMENTS, max_size=12).map("".join)
    | st.lists(children() | entries(), max_size=8).map("".join)
)
