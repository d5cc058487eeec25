"""``make bench``: S and M in full, and the check at L; ``make bench BENCH="--large"`` all of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import measurements, peers, report
from bench.measure import BenchError, say
from bench.measurements import Bench

_PROJECT = Path(__file__).resolve().parents[2]


def plan(bench: Bench, *, large: bool) -> dict[str, Callable[[], list[report.Row]]]:
    """Return the measurements by name, in order."""
    steps: dict[str, Callable[[], list[report.Row]]] = {}
    for name in ("S", "M", "L"):
        steps[f"check {name}"] = partial(measurements.check, bench, name)
    if large:
        steps["check XL"] = partial(measurements.check_alone, bench, "XL")
    for name in ("S", "M", *(["L"] if large else [])):
        steps[f"build {name}"] = partial(measurements.build, bench, name)
    for name in ("M", *(["L"] if large else [])):
        steps[f"page {name}"] = partial(measurements.one_page, bench, name)
    steps["format"] = partial(measurements.formatting, bench)
    steps["growth"] = partial(measurements.growth, bench)
    return steps


def main() -> int:
    """Measure, print the table, write it into the docs; a part of it is only printed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--large", action="store_true", help="also the builds at L and the check at XL: minutes")
    parser.add_argument(
        "--only", default="", metavar="WORD", help="what begins so (check, build, page, format); not written"
    )
    options = parser.parse_args()
    bench = Bench(project=_PROJECT, cache=_PROJECT / ".cache" / "bench")
    bench.cache.mkdir(parents=True, exist_ok=True)
    rows: list[report.Row] = []
    failed = False
    for name, measure in plan(bench, large=options.large).items():
        if name.startswith(options.only):
            say(name)
            try:
                rows += measure()
            except BenchError as problem:
                say(str(problem))
                failed = True
    sys.stdout.write(report.table(rows))
    if failed:
        say("a run failed, so nothing was written")
    elif not options.only:
        report.write(rows, peers.versions(bench.cache), _PROJECT / "docs" / "about")
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
