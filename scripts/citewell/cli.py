"""The command line: it only lists the commands, which have a module each in ``commands``.

Exit codes: 0 clean, 1 findings (of ``fix``: something was to be fixed), 2 could not run.
What is asked for goes to standard output, all else to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from citewell import __version__
from citewell.commands import check, explain, export, fall, fix, import_ris, publish, schema, trace, verify, why
from citewell.commands.shared import way_to
from citewell.domain.errors import CitewellError, UnreadableError

# In the order in which the help lists them.
_COMMANDS = (
    check.add,
    explain.add,
    trace.add,
    why.add,
    fall.add,
    fix.add,
    export.add,
    publish.add,
    schema.add,
    verify.add,
    import_ris.add,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(given, argparse.Namespace(given=given))
    try:
        return int(options.run(options))
    except UnreadableError as problem:
        sys.stderr.write(f"citewell: {problem.seen_by(way_to(options.project))}\n")
        return 2
    except CitewellError as problem:
        sys.stderr.write(f"citewell: {problem}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citewell",
        description="Proves that a knowledge base's statements lead to checked sources.",
        epilog="Exit codes: 0 clean, 1 findings (of fix: something was to be fixed; of trace: not all is resolved), 2 could not run.",
    )
    parser.add_argument("--version", action="version", version=f"citewell {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in _COMMANDS:
        add(commands)
    return parser
