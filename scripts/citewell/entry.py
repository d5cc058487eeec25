"""Where the program starts: a check of files that have not changed is told from memory."""

from __future__ import annotations

import gc
import sys

from citewell import remembered

# As typing.TYPE_CHECKING, which is not free to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# A fix changes files, and a terminal's colours and frames are not worth remembering.
_NEVER = ("--fix", "--no-cache", "--help", "-h")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["check"] and not sys.stdout.isatty() and not any(option in given for option in _NEVER):
        told = remembered.recall(_project(given), given)
        if told:
            sys.stdout.write(told.output)
            return told.code
    from citewell import cli  # noqa: PLC0415 - not imported for what is told from memory

    # A command is over before its garbage would fill the memory; looking for it takes a tenth of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return cli.main(given)
    finally:
        if collects:
            gc.enable()


def _project(arguments: Sequence[str]) -> str:
    for number, argument in enumerate(arguments):
        if argument == "--project" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--project="):
            return argument.partition("=")[2]
    return "."


if __name__ == "__main__":
    sys.exit(main())
