"""``citewell check``: tells what is wrong with a knowledge base."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citewell import kept
from citewell.commands.shared import add_output, add_project, as_checked, command, demand_output, printed, way_to
from citewell.domain.errors import CitewellError
from citewell.kept import checks
from citewell.reports.markdown import as_markdown


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "check", "check every citation, mention, record and link", run)
    add_output(parser)
    parser.add_argument(
        "--summary", type=Path, metavar="FILE", help="append the findings to a file as Markdown, whatever is printed"
    )
    parser.add_argument("--fix", action="store_true", help="run 'citewell fix' first")
    parser.add_argument(
        "--select",
        type=_some_codes,
        default=(),
        metavar="CODES",
        help="only these rules: codes or their beginnings, by commas",
    )
    parser.add_argument("--ignore", type=_codes, default=(), metavar="CODES", help="not these rules")
    parser.add_argument("--no-cache", action="store_true", help="read every file again, whatever was remembered")
    add_project(parser)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _some_codes(text: str) -> tuple[str, ...]:
    """Return the codes; none, as an empty variable of a shell gives, would not narrow anything."""
    codes = _codes(text)
    if not codes:
        raise argparse.ArgumentTypeError("expected at least one code, found none")
    return codes


def run(options: argparse.Namespace) -> int:
    """Print the findings, and remember what was printed; return 1 if there are any, else 0."""
    from citewell import app  # noqa: PLC0415 - other commands start without the rules

    demand_output(options)
    if options.fix:
        _fix(options)
    # What was printed is told from memory; nothing else that was asked for would be done.
    if sys.stdout.isatty() or options.fix or options.no_cache or options.summary:
        told = _checked(options)
    else:
        project, sources = str(options.project), app.sources(options.project)
        # Before anything is read: what is saved meanwhile is not what was checked.
        before = kept.seen(project, *sources)
        told = _checked(options)
        checks.keep(project, options.given, sources, before, told)
    sys.stdout.write(told.output)
    return told.code


def _checked(options: argparse.Namespace) -> checks.Told:
    from citewell import app  # noqa: PLC0415 - other commands start without the rules

    result = app.check(options.project, options.select, options.ignore, remember=not options.no_cache)
    checked = as_checked(
        options,
        findings=result.findings,
        set_aside=result.set_aside,
        rules=result.rules,
        left_out=result.left_out,
        pages=result.pages,
        entries=result.entries,
    )
    if options.summary:
        _append(options.summary, as_markdown(checked))
    return checks.Told(output=printed(options, checked), code=1 if result.findings else 0)


def _fix(options: argparse.Namespace) -> None:
    from citewell import making  # noqa: PLC0415 - a check makes no files, and starts faster without

    path, fixed = making.fix_bibliography(options.project, write=True)
    sys.stderr.write(making.told(way_to(options.project)(path), fixed))


def _append(file: Path, text: str) -> None:
    try:
        with file.open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as problem:
        raise CitewellError(f"{file}: cannot write: {problem.strerror}") from None
