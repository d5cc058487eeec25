"""``citewell publish`` as it is called."""

from __future__ import annotations

from pathlib import Path

from citewell import schemas
from citewell.cli import main


def test_site_gets_stylesheet_schemas_and_exports(invented: Path, tmp_path: Path) -> None:
    assert main(["publish", str(tmp_path), "--project", str(invented)]) == 0
    assert {file.name for file in (tmp_path / "exports").iterdir()} == {
        "references.bib",
        "references.ris",
        "references.json",
    }
    assert len(list((tmp_path / "schemas").iterdir())) == len(schemas.names())
    assert ".cw-card" in (tmp_path / "styles" / "citewell.css").read_text(encoding="utf-8")
