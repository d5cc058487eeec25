"""The naive check: pybtex reads the whole bibliography, a regular expression the pages."""

import re
import sys
from pathlib import Path

from pybtex.database import parse_file

_CITED = re.compile(r"(?<![\w.])@([\w:.+/-]*\w)")


def main(project: Path) -> int:
    """Print the cited keys that the bibliography does not have; return whether there are any."""
    keys = set(parse_file(str(project / "references.bib")).entries.keys())
    unknown: set[str] = set()
    for file in (project / "docs").rglob("*.md"):
        unknown.update(key for key in _CITED.findall(file.read_text(encoding="utf-8")) if key not in keys)
    sys.stdout.write("".join(f"{key}\n" for key in sorted(unknown)))
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
