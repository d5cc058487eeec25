"""``citewell schema``: prints the JSON Schema of a record, a row file or a format, or writes them all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citewell.commands.shared import add_project, command
from citewell.domain.errors import CitewellError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command; which schemas there are it says when asked, so that ``check`` starts fast."""
    parser = command(commands, "schema", "print the JSON Schema of a record, a row file or a format", run)
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one; without it, their names")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write all schemas to a folder")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Print a schema, or the schemas' names; or write all of them."""
    from citewell import making  # noqa: PLC0415 - a check makes no files

    if options.write and options.name:
        raise CitewellError(f"--write writes all schemas; leave {options.name!r} out, or print it without --write")
    if options.write:
        making.write_schemas(options.project, options.write)
    elif options.name:
        sys.stdout.write(making.schema(options.project, options.name))
    else:
        sys.stdout.write("".join(f"{name}\n" for name in making.schema_names()))
    return 0
