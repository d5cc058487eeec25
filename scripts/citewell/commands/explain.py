"""``citewell explain``: tells what a rule asks and why."""

from __future__ import annotations

import argparse
import sys

from citewell.commands.shared import command
from citewell.domain.findings import RuleInfo


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "explain", "tell what a rule asks and why", run)
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="a rule's code or name; without it, all rules in a line each"
    )


def run(options: argparse.Namespace) -> int:
    """Print the manual of a rule, or a line for each."""
    from citewell import app  # noqa: PLC0415 - other commands start without the rules

    if options.code is None:
        sys.stdout.write("".join(f"{info.code}  {info.name}: {info.title}\n" for info in app.catalogue()))
    else:
        sys.stdout.write(_manual(app.explain(options.code)))
    return 0


def _manual(info: RuleInfo) -> str:
    parts = [f"{info.code} {info.name}", info.title, info.manual, f"Because: {info.because}"]
    return "\n\n".join(part for part in parts if part) + "\n"
