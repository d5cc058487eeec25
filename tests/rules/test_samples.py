"""Every rule on its samples: the bad one is reported on exactly the marked lines, the good one never."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

import txtar
from citewell import app, importing, verifying
from citewell.domain.findings import Finding

SAMPLES = Path(__file__).parent / "samples"
COMMANDS = {info.code: info.command for info in app.catalogue()}
CODES = list(COMMANDS)
# What the readers report; a sample of any other rule must be readable, or it proves nothing.
READING = ("BIB001", "REC001", "REC002", "REC003", "REC004")


def found(folder: Path, code: str) -> set[tuple[str, int, str]]:
    return {(one.where.path, one.where.line, one.code) for one in run(folder, code) if one.code == code}


def run(folder: Path, code: str) -> tuple[Finding, ...]:
    """Return what the rule's own command finds; registries are not asked, a sample holds their answers."""
    if COMMANDS[code] == "verify":
        result = verifying.verify(folder, (), verifying.client(folder, offline=True))
        return result.findings + result.undecided
    if COMMANDS[code] == "import":
        with contextlib.chdir(folder):
            return importing.import_ris(Path("library.ris"))[1]
    # What sets nothing aside is known only when all rules have run.
    return app.check(folder, select=() if code == "AID002" else (code,)).findings


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_rule_has_a_sample(code: str, kind: str) -> None:
    assert (SAMPLES / code / f"{kind}.txtar").is_file()


@pytest.mark.parametrize("code", CODES)
def test_rule_reports_exactly_the_marked_lines(code: str, tmp_path: Path) -> None:
    expected = txtar.unpack((SAMPLES / code / "bad.txtar").read_text(encoding="utf-8"), tmp_path)
    assert expected
    assert found(tmp_path, code) == expected


@pytest.mark.parametrize("code", CODES)
def test_rule_leaves_the_near_miss_alone(code: str, tmp_path: Path) -> None:
    assert not txtar.unpack((SAMPLES / code / "good.txtar").read_text(encoding="utf-8"), tmp_path)
    assert found(tmp_path, code) == set()


@pytest.mark.parametrize("code", [code for code in CODES if code not in READING])
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_sample_can_be_read(code: str, kind: str, tmp_path: Path) -> None:
    txtar.unpack((SAMPLES / code / f"{kind}.txtar").read_text(encoding="utf-8"), tmp_path)
    assert not app.check(tmp_path, select=READING).findings


def test_no_sample_is_left_of_a_rule_that_is_gone() -> None:
    assert sorted(folder.name for folder in SAMPLES.iterdir()) == CODES
