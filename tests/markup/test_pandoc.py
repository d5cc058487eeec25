"""Pandoc is the oracle of the citation grammar; where we differ, it is on purpose and written down."""

from __future__ import annotations

import random
import re
from itertools import chain
from pathlib import Path

import pytest

from oracle import ours, pandoc

CASES = (Path(__file__).parent / "pandoc_cases.txt").read_text(encoding="utf-8").rstrip("\n").split("\n%%\n")

# Every text of the corpus that we read otherwise than pandoc, under the reason that docs/about/citations.md gives.
DIFFERENCES = {
    "Citations side by side": ["[@a][@b]"],
    "Bare addresses": ["@a:// @http://x.y/z"],
    "Citations in link texts and image alternatives": [
        "![@doe](y)",
        "[@doe](y)",
        "[@doe][doe]\n\n[doe]: /u",
        "![see @a][r]\n\n[r]: y.png",
        "[the study @a][r]\n\n[r]: y",
        '[see @doe](y "t")',
        "[text @doe text](https://example.org)",
    ],
    "Attribute lists": ['*x*{ title="@a" }', "# a {@k1}", "a\n{@k1}", "*b*{@k1}"],
    "Comments": ["- a <!-- b\n\n    @k -->", "<!-- @k --!>"],
    "Tabs in quotations": [">\tx @k1"],
    "Order of notes": ["a[^1] @doe\n\n[^1]: note [@roe]"],
    "Inline notes": ["a^[note @doe]"],
    "Example lists": ["(@doe99)", "@doe99. A point", "@doe."],
    "Title blocks": ["%@doe"],
    "Subscripts and superscripts": ["H~@doe~O"],
    "LaTeX": ["\\begin{x}@doe\\end{x}", "[@doe, \\emph{a; b}]"],
    "Empty keys": ["@{}"],
    "Ends of fenced code": ["```\n@a\n````\n@b", "```\nx\n```\n    @a"],
    "Blocks without a blank line before them": [
        "As [see\n# two @a]",
        "As [see\n> two @a]",
    ],
    "A single star": ["[@a, p. 3*]"],
    "Struck text": ["[@a, ~~x; y~~]"],
    "HTML after a key": ["@a<br>"],
}

KEYS = ["@a", "@b_c", "@doe99", "-@a", "@{x.y.}", "@k:1", "@ä", "@a.b", "-@b"]
BEFORE = ["", "see ", "cf. ", "*see* ", "e.g., ", '"so; to say" ']
AFTER = ["", " p. 3", ", pp. 3-5", ", *x; y*", " [sic]", ", chap. 1 and more", ", {p. 3}"]
PROSE = [
    " ",
    "\n",
    ", ",
    "; ",
    " and ",
    ". ",
    " (",
    ") ",
    " word ",
    " *x* ",
    ' "q" ',
    "'s ",
    "—",
    ": ",
    " é ",
    "! ",
    " / ",
    " & ",
]
PROSE += [
    " `@c` ",
    " \\@c ",
    " \\[ ",
    " \\] ",
    " ] ",
    " <!-- @c --> ",
    " [t](u) ",
    " x@y.org ",
    " **b** ",
    " 5 % ",
    " p. 3 ",
]


def generated(seed: int, count: int) -> list[str]:
    """Return texts in which citations of every form stand between prose of every kind."""
    choose = random.Random(seed)  # noqa: S311 - a corpus, no secret

    def group() -> str:
        one = [choose.choice(BEFORE) + choose.choice(KEYS) + choose.choice(AFTER) for _ in range(choose.randint(1, 3))]
        return "[" + "; ".join(one) + "]"

    def text() -> str:
        pieces = ["Text "]
        for _ in range(choose.randint(1, 6)):
            pieces += [choose.choice([group(), choose.choice(KEYS)]), choose.choice(PROSE)]
        return "".join(pieces)

    return [text() for _ in range(count)]


def test_corpus_has_three_hundred_cases() -> None:
    assert len(set(CASES)) == len(CASES) >= 300


def test_corpus_is_read_as_pandoc_reads_it() -> None:
    differing = [case for case, found in zip(CASES, pandoc(CASES), strict=True) if ours(case) != found]
    assert sorted(differing) == sorted(chain.from_iterable(DIFFERENCES.values()))


def test_generated_texts_are_read_as_pandoc_reads_them() -> None:
    texts = generated(2026, 5000)
    differing = [
        (text, found, ours(text)) for text, found in zip(texts, pandoc(texts), strict=True) if ours(text) != found
    ]
    assert differing == []


@pytest.mark.parametrize("reason", DIFFERENCES)
def test_difference_is_told_to_writers(reason: str, root: Path) -> None:
    page = (root / "docs/about/citations.md").read_text(encoding="utf-8")
    section = page.split("## Where we differ from pandoc and why")[1]
    assert re.search(rf"^\| {re.escape(reason)} \|", section, re.MULTILINE)
