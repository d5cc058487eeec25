"""What the fuzzer and repeated signs found, and what was learned: each keeps the promises of scripts/fuzz/targets.py."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from fuzz import targets

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(CORPUS.glob("*/*"))
# Each broke a promise once; a tilde repeats what follows it.
FOUND = [
    pytest.param("markup", b"~`", id="backticks took cubic time"),
    pytest.param("markup", b"~[@a", id="open brackets before keys took cubic time"),
    pytest.param("markup", b"~[@a;", id="lists that never end took cubic time"),
    pytest.param("markup", b"~](x)", id="ends of links took quadratic time"),
    pytest.param("markup", b"~<!--", id="comments that never end took quadratic time"),
    pytest.param("markup", b"~~~~a\n", id="fences that never end took quadratic time"),
    pytest.param("markup", b"~](", id="targets that never end took quadratic time"),
    pytest.param("markup", b"~{", id="attributes that never end took quadratic time"),
    pytest.param("markup", b"[@a " * 300 + b"]" * 300, id="nested citations exhausted the stack"),
    pytest.param("inline", b"~[", id="open brackets took quadratic time"),
    pytest.param("inline", b"[x](javascript:alert(1))", id="a link ran a script"),
    pytest.param("yaml", b"~[", id="nested lists ended the process"),
    pytest.param("yaml", b"~- ", id="nested rows ended the process"),
    pytest.param("ris", b"~TY  - A\n", id="records that never end took quadratic time"),
    pytest.param(
        "ris", b"TY  - JOUR\nDO  - 10.5555/}x\nUR  - https://example.org/{a\n", id="a brace ended a field too early"
    ),
    pytest.param("ris", b"TY  - A\nPY  - JUR, \\x {ID}\n", id="a key was made of a year that is none"),
    pytest.param("bibtex", b"~@misc{a. x={a{b},\n", id="values that never end took quadratic time"),
    pytest.param("bibtex", b"~\n@comment{a{\n", id="comments that never end took quadratic time"),
    pytest.param("bibtex", b'~@misc{a, x = "{\n', id="quotations that never end took quadratic time"),
    pytest.param("latex", b"a\x02wzxhzdk:0\x03", id="a hidden sign stood for another text"),
]


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_the_fuzzer_found_is_mended(name: str, data: bytes) -> None:
    targets.run(name, data)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}-{file.stem[:8]}")
def test_kept_input_keeps_the_promises(file: Path) -> None:
    targets.run(file.parent.name, file.read_bytes())


def test_kept_corpus_is_small() -> None:
    assert {file.parent.name for file in KEPT} == set(targets.READERS)
    assert len(KEPT) < 200
    assert max(file.stat().st_size for file in KEPT) < 2048
