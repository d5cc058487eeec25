"""``citewell fix --diff``: what other programs make of it is what ``fix`` writes, to the byte."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell import making
from citewell.cli import main
from citewell.fixing import patch as patching
from citewell.fixing.patch import unified

Project = Callable[..., Path]
PART = re.compile(
    r"@@ -(?P<start>\d+)(?:,(?P<length>\d+))? [^\n]*\n|"
    r"(?P<sign>[ +-])(?P<line>[^\n]*\n)(?P<unended>\\ No newline at end of file\n)?"
)
FILES = {
    "no last line end": "@misc{b,\n  title = {B},\n}\n\n@misc{a,\n  title = {A},\n}",
    "CRLF": "@misc{b}\r\n\r\n@misc{a}\r\n",
    "CR": "@misc{b}\r\r@misc{a}\r",
    "mixed": "@misc{b,\r title = {B}\n}\r\n@misc{a}\n\r",
    "byte order mark": "\ufeff@misc{b}\n\n@misc{a}\n",
    "byte order mark alone on a line": "\ufeff\n@misc{b}\n\n@misc{a}",
    "other line ends": "@misc{b,\n  title = {1\v2\f3\x854\u20285\x1c6},\n}\n\n@misc{a}\n",
    "one line": "@misc{b} @misc{a}",
}


def applied(text: str, patch: str) -> str:
    """Return what a unified diff makes of a text, every line of which it must find where it says."""
    old = re.findall(r"[^\n]*\n|[^\n]+", text)
    new: list[str] = []
    done = 0
    position = patch.find("@@")
    while part := PART.match(patch, position):
        position = part.end()
        if part["start"]:
            start = int(part["start"]) - (part["length"] != "0")
            new += old[done:start]
            done = start
            continue
        line = part["line"][:-1] if part["unended"] else part["line"]
        if part["sign"] != "+":
            assert old[done] == line
            done += 1
        if part["sign"] != "-":
            new.append(line)
    assert position in {-1, len(patch)}
    return "".join(new + old[done:])


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d\r", "e\u2028", "f\x0c", "\ufeff", "g"])).map("".join)


@given(LINES, LINES)
def test_patch_says_what_changes(before: str, after: str) -> None:
    assert applied(before, unified("references.bib", before, after)) == after


def test_lines_that_stand_once_part_the_texts_so_that_no_two_long_ones_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = 0

    class Watched(difflib.SequenceMatcher[str]):
        def __init__(self, junk: None, old: list[str], new: list[str]) -> None:
            nonlocal longest
            longest = max(longest, len(old))
            super().__init__(junk, old, new)

    monkeypatch.setattr(patching, "SequenceMatcher", Watched)
    before = "".join(f"@misc{{a{number},\n  pages = {{1-2}},\n}}\n" for number in range(500))
    after = before.replace("1-2", "1--2")
    assert (applied(before, unified("b.bib", before, after)), longest) == (after, 2)


@pytest.mark.parametrize("name", ["references.bib", "my refs.bib"])
@pytest.mark.parametrize("program", ["git apply", "patch -p1"])
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_applying_the_patch_is_fixing(text: str, program: str, name: str, project: Project) -> None:
    if not shutil.which(program.split(maxsplit=1)[0]):
        pytest.skip(f"there is no {program.split(maxsplit=1)[0]}")
    folder = project({"pyproject.toml": f'[tool.citewell]\nbibliography = "{name}"\n'})
    file = folder / name
    file.write_bytes(text.encode())
    patch = making.diff(*making.fix_bibliography(folder, write=False))
    subprocess.run(program.split(), cwd=folder, input=patch.encode(), check=True, capture_output=True)
    by_patch = file.read_bytes()
    file.write_bytes(text.encode())
    assert main(["fix", "--project", str(folder)]) == 1
    assert by_patch == file.read_bytes()


def test_name_with_a_blank_ends_in_a_tab() -> None:
    """As git and GNU diff write it: without, a program may take the first word for the name."""
    assert unified("my refs.bib", "a\n", "b\n").splitlines()[:2] == ["--- a/my refs.bib\t", "+++ b/my refs.bib\t"]
