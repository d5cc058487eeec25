"""Draws the random sample for a re-check: ``python scripts/sample_evidence.py --seed 2026 --share 0.1``.

An evidence item is a row of a claim's, mechanism's or condition's evidence, or one result
of a study. The draw depends on the seed and on the items' places alone, so that anyone can
repeat it on the same commit.
"""

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from citewell import app
from citewell.domain.library import Library


def items(library: Library) -> Iterator[tuple[str, str, str, str]]:
    """Yield place, source key, statement and locator of every evidence item."""
    for _, item in library.evidence():
        yield str(item.place), str(item.source), item.says, item.locator
    for condition in library.conditions:
        for row in condition.outcomes:
            yield str(row.place), str(row.source), f"{row.outcome}: {row.effect}", row.locator
    for study in library.studies:
        for result in study.results:
            yield str(result.place), study.id, f"{result.outcome}: {result.result}", result.locator or ""


def main() -> int:
    """Write the sample as tab-separated rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--project", type=Path, default=Path())
    options = parser.parse_args()
    found = sorted(items(app.load(options.project)))
    drawn = sorted(random.Random(options.seed).sample(found, round(len(found) * options.share)))  # noqa: S311 - a sample, no secret
    writer = csv.writer(sys.stdout, delimiter="\t")
    writer.writerow(("place", "source", "statement", "locator"))
    writer.writerows(drawn)
    sys.stderr.write(f"{len(drawn)} of {len(found)} evidence items\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
