"""``citewell export``: prints the bibliography in another format."""

from __future__ import annotations

import argparse
import sys

from citewell.commands.shared import add_project, command, complained, way_to


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command; which formats there are it says when asked, so that ``check`` starts fast."""
    parser = command(commands, "export", "print the bibliography in another format", run)
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="which one; without it, their names")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print the bibliography in a format, or the formats' names; return 1 if something of it is left out."""
    from citewell import making  # noqa: PLC0415 - a check makes no files

    if not options.format:
        sys.stdout.write("".join(f"{name}\n" for name in making.export_names()))
        return 0
    text, left_out = making.export(options.project, options.format)
    sys.stdout.write(text)
    return complained(left_out, way_to(options.project))
