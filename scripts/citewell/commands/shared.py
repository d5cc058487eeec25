"""What several commands share: options, and how findings are printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from citewell import __version__
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.outcome import Aside
from citewell.domain.places import Way
from citewell.project_folder import project_folder
from citewell.reports.registry import Checked, formats


def command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    told: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Add a command; its own help begins with what the list of commands tells of it."""
    parser = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.".replace("?.", "?"))
    parser.set_defaults(run=run)
    return parser


def add_project(parser: argparse.ArgumentParser) -> None:
    """Add ``--project``."""
    parser.add_argument(
        "--project",
        type=_folder,
        default="",
        metavar="DIR",
        help="the knowledge base's folder (default: the nearest one upward that holds references.bib, mkdocs.yml or settings)",
    )


def _folder(text: str) -> Path:
    """Return the folder that is named, or the nearest one if none is: argparse reads a default like what is given."""
    folder = Path(text or project_folder())
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{text}: no such folder")
    return folder


def add_key(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Add the key of a source, and ``--format``, for a command that answers a question about it."""
    parser.add_argument("key", metavar="KEY", help="a key of the bibliography")
    parser.add_argument("--format", choices=names, default="text", help="text or json (default: text)")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add ``--format`` and ``--quiet``."""
    parser.add_argument("--format", choices=formats(), default="text", help="how findings are printed (default: text)")
    parser.add_argument("--quiet", action="store_true", help="only the findings' lines: no frame, no sum")


def demand_output(options: argparse.Namespace) -> None:
    """Raise ``CitewellError`` if the options of the output do not go together."""
    if options.quiet and options.format not in {"text", "full"}:
        raise CitewellError("--quiet goes with --format text")


def as_checked(
    options: argparse.Namespace,
    *,
    findings: Iterable[Finding],
    set_aside: Iterable[Aside],
    undecided: Iterable[Finding] = (),
    **more: Any,
) -> Checked:
    """Return what a format may tell; ``more`` are other fields of ``Checked`` that a command knows."""
    from citewell import app  # noqa: PLC0415 - other commands start without the rules

    is_capable = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    way = way_to(options.project)
    return Checked(
        **more,
        findings=tuple(finding.seen_by(way) for finding in findings),
        set_aside=tuple((finding.seen_by(way), row) for finding, row in set_aside),
        undecided=tuple(finding.seen_by(way) for finding in undecided),
        version=__version__,
        colour=not os.environ.get("NO_COLOR") and (is_capable or bool(os.environ.get("FORCE_COLOR"))),
        quiet=options.quiet,
        line_at=app.line_reader(Path()),
    )


def printed(options: argparse.Namespace, checked: Checked) -> str:
    """Return what was found in the format asked for; on a terminal, ``text`` shows the guilty lines."""
    name = "full" if options.format == "text" and sys.stdout.isatty() else options.format
    return formats()["text" if options.quiet else name](checked)


def complained(findings: tuple[Finding, ...], way: Way = str) -> int:
    """Print on standard error why what was made is not whole; return 1 if it is not, else 0."""
    seen = tuple(finding.seen_by(way) for finding in findings)
    sys.stderr.write(formats()["text"](Checked(findings=seen, quiet=True)))
    return 1 if findings else 0


def way_to(project: Path) -> Way:
    """Return what tells a path of the project as it is from the current folder, where whoever reads it follows it."""

    @cache
    def way(path: str) -> str:
        try:
            return Path(os.path.relpath(project / path)).as_posix()
        except ValueError:  # on another drive
            return (project / path).as_posix()

    return way
