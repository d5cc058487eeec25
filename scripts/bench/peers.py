"""The peers, each in its own environment under ``.cache/bench``, by name from the package index."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from bench.measure import say

# Pinned, so that ratios of different days compare; Material follows the project's own version.
_PEERS = {"mkdocs-bibtex": ("mkdocs-bibtex==4.4.0", "mkdocs==1.6.1")}
_NAMED = ("citewell", "mkdocs", "mkdocs-material", "Markdown", "pybtex")


def environment(name: str, cache: Path) -> Path:
    """Return a peer's folder of programs, installed at the first call."""
    folder = cache / name
    wanted = [*_PEERS[name], f"mkdocs-material=={version('mkdocs-material')}"]
    stamp = folder / ".installed"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8").split() != wanted:
        say(f"installing {' '.join(wanted)}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "-qq", *wanted], check=True)
        stamp.write_text("\n".join(wanted), encoding="utf-8")
    return folder / "bin"


def versions(cache: Path) -> dict[str, str]:
    """Return the versions of all that was measured."""
    found = {"Python": sys.version.split()[0], **{name: version(name) for name in _NAMED}}
    for name in _PEERS:
        listed = subprocess.run(
            [cache / name / "bin/python", "-m", "pip", "list", "--format=json"],
            check=True,
            capture_output=True,
            text=True,
        )
        found |= {row["name"]: row["version"] for row in json.loads(listed.stdout) if row["name"] == name}
    return found
