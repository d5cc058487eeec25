"""``citewell trace``: lists the works that a text names, and what they can be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citewell.commands.shared import add_project, command
from citewell.domain.errors import CitewellError
from citewell.readers.files import as_read
from citewell.reports.trace import FORMATS


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "trace", "list the works that a text names, and what they can be", run)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how mentions are printed (default: text)")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print what each mention can be; return 0 if all are resolved, else 1."""
    from citewell import asking  # noqa: PLC0415 - a check answers no questions

    result = asking.trace(options.project, tuple((name, _read(name)) for name in options.files))
    sys.stdout.write(FORMATS[options.format](result.mentions, result.library.references))
    return 0 if all(traced.status == "resolved" for traced in result.mentions) else 1


def _read(name: str) -> str:
    if name == "-" and sys.stdin is None:
        raise CitewellError("-: standard input is closed")
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return as_read(data.decode("utf-8-sig"))
    except OSError as problem:
        raise CitewellError(f"{name}: cannot read the file: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise CitewellError(f"{name}: not UTF-8; save the text as UTF-8") from None
