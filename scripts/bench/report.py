"""The table of the benchmark: on the screen, as JSON, and in the page of the docs."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.corpus import SEED, SIZES

START, END = "<!-- bench: start -->", "<!-- bench: end -->"
_GIB = 1024**3


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured number; ``target`` is empty, or "<= 3" or ">= 10"."""

    what: str
    corpus: str
    measured: float
    unit: str = "×"
    target: str = ""
    seconds: float | None = None
    against: float | None = None
    turns: int | None = None

    @property
    def passed(self) -> bool | None:
        """Return whether the target is reached; None if there is none."""
        if not self.target:
            return None
        sign, bound = self.target.split()
        return self.measured <= float(bound) if sign == "<=" else self.measured >= float(bound)


def machine() -> dict[str, object]:
    """Return what the machine is like: its size alone."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"cores": os.cpu_count(), "memory_gib": round(memory / _GIB), "system": platform.system()}


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, which is read as easily on a screen."""
    head = ("What", "Corpus", "Target", "Measured", "Reached", "Seconds", "Against", "Turns")
    cells = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells]
    rule = "-|-".join("-" * width for width in widths)
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:])) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    reached = {None: "", True: "yes", False: "**no**"}[row.passed]
    target = row.target.replace("<=", "≤").replace(">=", "≥")
    measured = f"{row.measured:,.0f}" if abs(row.measured) >= 100 else f"{row.measured:.2f}"  # noqa: PLR2004 - what fits
    unit = row.unit if row.unit == "×" else f" {row.unit}"
    times = tuple("" if value is None else f"{value:.3f}" for value in (row.seconds, row.against))
    return (row.what, row.corpus, target, measured + unit, reached, *times, str(row.turns or ""))


def write(rows: Sequence[Row], versions: dict[str, str], about: Path) -> None:
    """Write ``speed.json`` and the table of ``speed.md``; neither names a host or a path."""
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    data = {
        "date": day,
        "machine": machine(),
        "seed": SEED,
        "corpora": {name: asdict(size) for name, size in SIZES.items()},
        "versions": versions,
        "rows": [{**asdict(row), "passed": row.passed} for row in rows],
    }
    _replace(about / "speed.json", json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    page = about / "speed.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    size = machine()
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    measured = f"Measured on {day}, {size['cores']} cores, {size['memory_gib']} GiB of memory: {named}."
    _replace(page, f"{before}{START}\n\n{measured}\n\n{table(rows)}\n{END}{after}")


def _replace(file: Path, text: str) -> None:
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(file)
