"""``citewell import``: prints the records of a RIS file as BibTeX."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from citewell.commands.shared import command, complained


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "import", "print the records of a RIS file as BibTeX", run)
    parser.add_argument("file", type=Path, metavar="FILE", help="a file of RIS records")


def run(options: argparse.Namespace) -> int:
    """Print the entries, and on standard error what is wrong; return 1 if something is, else 0."""
    from citewell import importing  # noqa: PLC0415 - a check imports nothing

    entries, findings = importing.import_ris(options.file)
    sys.stdout.write(entries)
    return complained(findings)
