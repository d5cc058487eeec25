"""Prints how many references a second are formatted in this process: ``python -m bench.format_speed PROJECT``.

Each entry is formatted once, so no cache of texts helps; the labels are made before.
"""

import sys
import time
from pathlib import Path

from citewell import app
from citewell.citing.names import Labels
from citewell.citing.style import format_reference


def main(project: Path) -> None:
    """Format every entry of a project."""
    labels = Labels(app.load(project).references)
    keys = list(labels.references)
    labels.year(keys[0])
    start = time.perf_counter()
    for key in keys:
        format_reference(labels, key)
    sys.stdout.write(f"{len(keys) / (time.perf_counter() - start)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
