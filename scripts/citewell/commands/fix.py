"""``citewell fix``: mends what is safe to mend in the bibliography."""

from __future__ import annotations

import argparse
import sys

from citewell.commands.shared import add_project, command, way_to


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "fix", "mend what is safe to mend in the bibliography: order, DOIs, pages, blanks", run)
    parser.add_argument("--diff", action="store_true", help="print what would change and write nothing")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was fixed, or what would change; return 1 if something was to be fixed, else 0."""
    from citewell import making  # noqa: PLC0415 - a check makes no files

    path, fixed = making.fix_bibliography(options.project, write=not options.diff)
    path = way_to(options.project)(path)
    sys.stdout.write(making.diff(path, fixed) if options.diff else making.told(path, fixed))
    return 1 if fixed.is_changed else 0
