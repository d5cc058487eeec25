"""``citewell import``: prints the records of a RIS file as BibTeX."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("import", help="print the records of a RIS file as BibTeX")
    parser.set_defaults(run=run)
    parser.add_argument("file", type=Path, metavar="FILE", help="a file of RIS records")


def run(options: argparse.Namespace) -> int:
    """Print the entries, and on standard error what is wrong; return 1 if something is, else 0."""
    from citewell import importing  # noqa: PLC0415 - a check imports nothing
    from citewell.reports.registry import Checked, formats  # noqa: PLC0415 - as above

    entries, findings = importing.import_ris(options.file)
    sys.stdout.write(entries)
    sys.stderr.write(formats()["text"](Checked(findings=findings, quiet=True)))
    return 1 if findings else 0
