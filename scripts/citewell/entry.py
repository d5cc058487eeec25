"""Where the program starts: a check of files that have not changed is told from memory, before the engine is imported."""

import gc
import io
import os
import sys

from citewell.kept import checks
from citewell.project_folder import project_folder

# As typing.TYPE_CHECKING, which is not free to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

# A fix changes files, and a terminal's colours and frames are not worth remembering.
_NEVER = ("--fix", "--no-cache", "--help", "-h")
_INTERRUPTED = 130


def program() -> "NoReturn":
    """Run the command line and end with its exit code.

    What was read is not taken apart first, which would take up to a tenth of the time.
    """
    code = main()
    try:  # noqa: SIM105 - contextlib is not free to import
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # nobody listens
        pass
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_output()
    try:
        code = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough, as ruff and ripgrep take it.
        _drop_output()
        return 0
    except OSError as problem:
        _drop_output()
        sys.stderr.write(f"citewell: {problem}\n")
        return 2
    except KeyboardInterrupt:
        _drop_output()
        _end_interrupted()
    return code


def _prepare_output() -> None:
    """Let all output be UTF-8, whatever the locale says: what is exported must not change with it."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - pathlib is not free; open to the end
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let what could not be written go nowhere, so that the interpreter does not try again at its end."""
    try:  # noqa: SIM105 - contextlib is not free to import
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # it is no file
        pass


def _end_interrupted() -> "NoReturn":
    """End as a program that does not know of Ctrl-C: without a word, and so that a shell's loop ends, too."""
    import signal  # noqa: PLC0415 - not free to import

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.raise_signal(signal.SIGINT)
    sys.exit(_INTERRUPTED)  # where the signal is held back


def _run(given: list[str]) -> int:
    if given[:1] == ["check"] and not sys.stdout.isatty() and not any(option in given for option in _NEVER):
        told = checks.recall(_project(given), given)
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


def _project(arguments: list[str]) -> str:
    """Return the folder that a command works on, written as its path is when it is remembered."""
    named = ""
    for number, argument in enumerate(arguments):
        if argument == "--project" and number + 1 < len(arguments):
            named = arguments[number + 1]
        elif argument.startswith("--project="):
            named = argument.partition("=")[2]
    return os.path.normpath(named or project_folder())


if __name__ == "__main__":
    program()
