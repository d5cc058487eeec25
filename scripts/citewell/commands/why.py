"""``citewell why``: lists everything that rests on a source."""

from __future__ import annotations

import argparse
import sys

from citewell.commands.shared import add_key, add_project, command, way_to
from citewell.reports.dependents import WHY_FORMATS


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "why", "list everything that rests on a source", run)
    add_key(parser, WHY_FORMATS)
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print every use of a source."""
    from citewell import asking  # noqa: PLC0415 - a check answers no questions

    uses = asking.why(options.project, options.key)
    sys.stdout.write(WHY_FORMATS[options.format](options.key, uses, way_to(options.project)))
    return 0
