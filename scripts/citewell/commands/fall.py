"""``citewell fall``: lists the verdicts that would fall if a source were withdrawn."""

from __future__ import annotations

import argparse
import sys

from citewell.commands.shared import add_key, add_project, command, way_to
from citewell.reports.dependents import FALL_FORMATS


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "fall", "list the verdicts that would fall if a source were withdrawn", run)
    add_key(parser, FALL_FORMATS)
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print the verdicts that rest on a source."""
    from citewell import asking  # noqa: PLC0415 - a check answers no questions

    falls = asking.fall(options.project, options.key)
    sys.stdout.write(FALL_FORMATS[options.format](options.key, falls, way_to(options.project)))
    return 0
