"""Whole processes, timed in turns: A B A B, so that a drift of the machine meets all alike."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_MIB_IN_KIB = 1024
# An installed program has its modules' bytecode beside it.
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}


class BenchError(Exception):
    """A run that ended otherwise than it should: what it took says nothing."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A command to be timed; ``before`` runs untimed ahead of each time."""

    command: tuple[str | Path, ...]
    folder: Path
    before: Callable[[], object] | None = None
    codes: tuple[int, ...] = (0,)


@dataclass(kw_only=True)
class Series:
    """Seconds and peak memory (MiB) of jobs that ran in turns."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    peak: dict[str, float] = field(default_factory=dict)

    def median(self, name: str) -> float:
        """Return the median seconds of a job."""
        return statistics.median(self.seconds[name])

    def ratio(self, name: str, other: str) -> float:
        """Return the median of the ratios of each turn."""
        pairs = zip(self.seconds[name], self.seconds[other], strict=True)
        return statistics.median(one / two for one, two in pairs)

    @property
    def turns(self) -> int:
        """Return how often each job ran."""
        return min(len(seconds) for seconds in self.seconds.values())


def in_turns(jobs: Mapping[str, Job], *, least: int = 3, most: int = 9, enough: float = 20) -> Series:
    """Run all jobs in turns, after one untimed turn that warms the disk's cache.

    Stops after ``most`` turns, or after ``least`` when ``enough`` seconds have passed.
    """
    series = Series(seconds={name: [] for name in jobs}, peak=dict.fromkeys(jobs, 0.0))
    start = 0.0
    for turn in range(most + 1):
        if turn > least and time.monotonic() - start > enough:
            break
        for name, job in jobs.items():
            seconds, peak = run(job)
            if turn:
                series.seconds[name].append(seconds)
                series.peak[name] = max(series.peak[name], peak)
        if not turn:
            start = time.monotonic()
    return series


def run(job: Job) -> tuple[float, float]:
    """Run a job once; return its wall seconds and peak memory in MiB. Its output is not shown."""
    if job.before:
        job.before()
    log = job.folder / ".bench.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        child = _spawn(job, output.fileno())
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in job.codes:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BenchError(f"{' '.join(map(str, job.command))} ended with {code}:\n{said}")
    return seconds, usage.ru_maxrss / _MIB_IN_KIB


def _spawn(job: Job, output: int) -> int:
    """Start a process without copying this one, whose memory would count as the child's."""
    previous = Path.cwd()
    os.chdir(job.folder)
    try:
        return os.posix_spawn(
            job.command[0],
            [str(word) for word in job.command],
            {name: value for name, value in os.environ.items() if name != _NO_BYTECODE} | _QUIET,
            file_actions=[(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)],
        )
    finally:
        os.chdir(previous)


def say(text: str) -> None:
    """Show progress."""
    sys.stderr.write(f"bench: {text}\n")
