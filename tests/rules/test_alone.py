"""What is said to judge the bibliography alone looks at nothing else, so what it found may be remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import txtar
from citewell import app
from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.rules import registry

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*/*.txtar"))
ALONE = tuple(info.code for info in app.catalogue() if info.alone)


def findings(library: Library) -> Iterator[Finding]:
    yield from registry.run(library, ALONE)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.name}-{sample.stem}")
def test_rule_finds_the_same_without_pages_records_and_settings(sample: Path, tmp_path: Path) -> None:
    txtar.unpack(sample.read_text(encoding="utf-8"), tmp_path)
    library = app.load(tmp_path)
    problems = tuple(one for one in library.problems if one.where.path == library.settings.bibliography)
    alone = Library(references=library.references, problems=problems)
    assert list(findings(alone)) == list(findings(library))


@pytest.mark.parametrize("code", ALONE)
def test_check_tells_again_what_a_rule_has_found(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    txtar.unpack((SAMPLES[0].parents[1] / code / "bad.txtar").read_text(encoding="utf-8"), tmp_path)
    first = app.check(tmp_path, remember=True)
    # Whoever is asked again now has nothing to find.
    monkeypatch.setattr(registry, "_found", lambda *_: ())
    told = [one for one in app.check(tmp_path, remember=True).findings if one.code == code]
    assert told == [one for one in first.findings if one.code == code]
    assert told
