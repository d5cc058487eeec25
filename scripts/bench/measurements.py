"""What is measured: each function returns rows of the table for one corpus."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from bench import corpus, peers
from bench.measure import BenchError, Job, Series, in_turns, run, say
from bench.report import Row

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent


@dataclass(kw_only=True)
class Bench:
    """One run of the benchmark; ``checks`` and ``builds`` keep the series for the rows on growth."""

    project: Path
    cache: Path
    checks: dict[str, Series] = field(default_factory=dict)
    builds: dict[str, Series] = field(default_factory=dict)

    def corpus(self, name: str) -> Path:
        """Return the folder of a corpus, written by another process so that this one stays small."""
        folder = self.cache / "corpora" / name
        folder.mkdir(parents=True, exist_ok=True)
        run(Job(command=(sys.executable, "-m", "bench.corpus", name, folder), folder=self.cache))
        return folder


def _check(folder: Path, *, cold: bool = False) -> Job:
    def forget() -> None:
        for kept in (folder / ".cache" / "citewell").glob("*"):
            # What a build keeps is nothing to a check.
            if kept.is_dir() and kept.name != "build":
                shutil.rmtree(kept)
            elif kept.is_file():
                kept.unlink()

    return Job(command=(BIN / "citewell", "check"), folder=folder, before=forget if cold else None)


def _script(name: str, folder: Path) -> Job:
    # Code blocks hold an @ that these scripts cannot tell from a citation: they end with 1.
    return Job(command=(sys.executable, HERE / name, folder), folder=folder, codes=(0, 1))


def check(bench: Bench, name: str) -> list[Row]:
    """Time the check, cold and warm, against the floor and against pybtex."""
    folder = bench.corpus(name)
    minimal = _script("minimal_check.py", folder)
    jobs = {"cold": _check(folder, cold=True), "minimal": minimal, "pybtex": _script("pybtex_check.py", folder)}
    cold = bench.checks[name] = in_turns(jobs)
    warm = in_turns({"warm": _check(folder), "minimal": minimal})
    with _edits(folder) as edit:
        edited = in_turns({"edited": replace(_check(folder), before=edit), "minimal": minimal})
    # At S all is start-up: it has no target.
    targets = ("", "", "") if name == "S" else ("<= 3", "<= 0.7", ">= 10")
    rows = [
        _row("check, cold, against the minimal script", name, cold, ("cold", "minimal"), targets[0]),
        _row("check, warm, against the minimal script", name, warm, ("warm", "minimal"), targets[1]),
        _row("check after an edit of one page, against the minimal script", name, edited, ("edited", "minimal")),
        _row("pybtex-based check against the check, cold", name, cold, ("pybtex", "cold"), targets[2]),
    ]
    peak = max(cold.peak["cold"], warm.peak["warm"], edited.peak["edited"])
    target = "<= 100" if name == "L" else ""
    return [*rows, Row(what="memory of the check", corpus=name, measured=peak, unit="MiB", target=target)]


def check_alone(bench: Bench, name: str) -> list[Row]:
    """Time the check of a corpus that has no target of its own."""
    folder = bench.corpus(name)
    cold = bench.checks[name] = in_turns(
        {"cold": _check(folder, cold=True), "minimal": _script("minimal_check.py", folder)}
    )
    peak = Row(what="memory of the check", corpus=name, measured=cold.peak["cold"], unit="MiB")
    return [_row("check, cold, against the minimal script", name, cold, ("cold", "minimal")), peak]


def _build(folder: Path, flavour: str, programs: Path = BIN) -> Job:
    command = (programs / "mkdocs", "build", "-q", "-f", f"mkdocs.{flavour}.yml", "-d", f"site-{flavour}")
    return Job(command=command, folder=folder)


def _first_build(folder: Path) -> Job:
    def forget() -> None:
        shutil.rmtree(folder / ".cache" / "citewell", ignore_errors=True)

    return replace(_build(folder, "citewell"), before=forget)


def build(bench: Bench, name: str) -> list[Row]:
    """Time the build with citations against plain Material; mkdocs-bibtex beside them.

    The check that runs beside each build remembers unchanged files, as after any edit; that of a first build does not.
    """
    folder = bench.corpus(name)
    programs = peers.environment("mkdocs-bibtex", bench.cache)
    jobs = {"plain": _build(folder, "plain"), "citewell": _build(folder, "citewell"), "first": _first_build(folder)}
    jobs |= {"bibtex": _build(folder, "bibtex", programs), "check": _check(folder, cold=True)}
    series = bench.builds[name] = in_turns(jobs, least=1 if name == "L" else 3)
    return [
        _row("build with citations against plain Material", name, series, ("citewell", "plain"), "<= 1.15"),
        _row("first build, nothing kept, against plain Material", name, series, ("first", "plain")),
        _row("build with mkdocs-bibtex against plain Material", name, series, ("bibtex", "plain")),
        _row(
            "build with mkdocs-bibtex against the check, cold",
            name,
            series,
            ("bibtex", "check"),
            "" if name == "S" else ">= 100",
        ),
    ]


def one_page(bench: Bench, name: str) -> list[Row]:
    """Time a build after one page was edited, against plain Material's, both with ``--dirty``."""
    folder = bench.corpus(name)
    for flavour in ("plain", "citewell"):
        run(_build(folder, flavour))
    whole = (folder / "site-citewell/search/search_index.json").stat().st_size
    with _edits(folder) as edit:
        jobs = {flavour: _build(folder, flavour) for flavour in ("plain", "citewell")}
        series = in_turns(
            {flavour: replace(job, command=(*job.command, "--dirty"), before=edit) for flavour, job in jobs.items()}
        )
    kept = (folder / "site-citewell/search/search_index.json").stat().st_size / whole
    return [
        _row("one edited page against plain --dirty", name, series, ("citewell", "plain"), "<= 1.25"),
        Row(what="search index kept after --dirty, of its bytes", corpus=name, measured=kept, target=">= 0.99"),
    ]


@contextmanager
def _edits(folder: Path) -> Iterator[Callable[[], object]]:
    """Give a function that edits a page of a corpus, each time otherwise; the page is then as it was."""
    page = folder / "docs/part-00/page-0003.md"
    text = page.read_text(encoding="utf-8")
    edits = count(1)
    try:
        yield lambda: page.write_text(f"{text}\nEdit {next(edits)}.\n", encoding="utf-8")
    finally:
        page.write_text(text, encoding="utf-8")


def formatting(bench: Bench) -> list[Row]:
    """Count references formatted per second: the project's own, then the corpus'."""
    rows = []
    for name, folder in (("own", bench.project), ("M", bench.corpus("M"))):
        say(f"formatting the references of {name}")
        job = Job(command=(sys.executable, "-m", "bench.format_speed", folder), folder=bench.cache)
        found = []
        for _ in range(3):
            run(job)
            found.append(float((job.folder / ".bench.log").read_text(encoding="utf-8")))
        rows.append(
            Row(
                what="references formatted a second",
                corpus=name,
                measured=sorted(found)[1],
                unit="",
                target=">= 5000",
                turns=3,
            )
        )
    return rows


def growth(bench: Bench) -> list[Row]:
    """Return how the time of a page grows with the corpus: whole process, and without its start."""
    rows = []
    for what, job, kept in (("check", "cold", bench.checks), ("build", "citewell", bench.builds)):
        if not {"S", "L"} <= kept.keys():
            continue
        seconds = {name: series.median(job) for name, series in kept.items()}
        pages = {name: corpus.SIZES[name].pages for name in seconds}
        small, large = (seconds[name] / pages[name] for name in ("S", "L"))
        rows.append(
            Row(what=f"time of a page, {what}, L against S", corpus="S, L", measured=large / small, target="<= 1.3")
        )
        if "M" in seconds:
            first, second = (
                (seconds[two] - seconds[one]) / (pages[two] - pages[one]) for one, two in (("S", "M"), ("M", "L"))
            )
            rows.append(
                Row(
                    what=f"time of one more page, {what}, M to L against S to M",
                    corpus="S, M, L",
                    measured=second / first,
                    target="<= 1.3",
                )
            )
    return rows


def _row(what: str, name: str, series: Series, pair: tuple[str, str], target: str = "") -> Row:
    job, other = pair
    if not series.turns:
        raise BenchError(f"{what}: nothing was measured")
    return Row(
        what=what,
        corpus=name,
        measured=series.ratio(job, other),
        target=target,
        seconds=series.median(job),
        against=series.median(other),
        turns=series.turns,
    )
