"""A command of this program, run in a process beside the build on another core."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ProcessResult:
    """What a command printed, and its exit code."""

    output: str
    complaint: str
    code: int


class Beside:
    """A command that has been started; ``wait`` tells what came of it, ``stop`` ends it."""

    def __init__(self, *arguments: str) -> None:
        command = (sys.executable, "-m", "citewell", *arguments)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )

    def stop(self) -> None:
        """End the command, if it has not ended."""
        with self._process as process:
            process.kill()

    def wait(self) -> ProcessResult:
        """Return what the command said, when it has ended."""
        output, complaint = (part.decode("utf-8", "replace") for part in self._process.communicate())
        return ProcessResult(output=output, complaint=complaint, code=self._process.returncode)
