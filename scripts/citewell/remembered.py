"""What a check said last time, told again while no file has changed.

Looked at before anything else is imported: a second run costs a look at each file's size and
time, not a reading; so what imports little is used here, rather than what reads best. The memory
lies in ``.cache/citewell/`` of the project and may be deleted at any time; if it cannot be read or
written, the check simply runs.
"""

from __future__ import annotations

import os
import time

from citewell import __version__

# As typing.TYPE_CHECKING, which is not free to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FOLDER = ".cache/citewell"
_PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs more than the whole look
_LONGEST_NAME = 100
# No path and no argument holds it.
_NUL = "\0"


class Told:
    """What was printed, and the exit code."""

    def __init__(self, *, output: str, code: int) -> None:
        self.output = output
        self.code = code


def recall(project: str, arguments: Sequence[str]) -> Told | None:
    """Return what the same check said of the same files, or None."""
    try:
        with open(_file(project, arguments), encoding="utf-8", errors="surrogatepass", newline="") as file:  # noqa: PTH123 - as above
            asked, sources, former, code, length, output = file.read().split(_NUL * 2, 5)
        is_whole = len(output) == int(length)
        if is_whole and asked == _asked(arguments) and former == seen(project, sources.split(_NUL)):
            return Told(output=output, code=int(code))
    except (OSError, ValueError):
        pass
    return None


def keep(project: str, arguments: Sequence[str], sources: Sequence[str], before: str, told: Told) -> None:
    """Remember what a check said; ``sources`` are what it read, ``before`` is what was ``seen`` of them before it did."""
    file = _file(project, arguments)
    try:
        heads = (_asked(arguments), _NUL.join(sources), before)
        parts = (*heads, str(told.code), str(len(told.output)), told.output)
        make_folder(project)
        with open(new_name(file), "w", encoding="utf-8", errors="surrogatepass", newline="") as new:  # noqa: PTH123 - as above
            new.write((_NUL * 2).join(parts))
        os.replace(new_name(file), file)  # noqa: PTH105 - as above
    except OSError:
        pass


def new_name(file: str | os.PathLike[str]) -> str:
    """Return what a file is called until it is whole; two programs at once must not write the same."""
    return f"{os.fspath(file)}.{os.getpid()}.new"


def make_folder(project: str, name: str = "") -> None:
    """Make the project's folder for what is kept, or one within it, which keeps itself out of version control."""
    os.makedirs(f"{project}/{FOLDER}/{name}", exist_ok=True)  # noqa: PTH103 - as above
    ignored = f"{project}/{FOLDER}/.gitignore"
    if not os.path.exists(ignored):  # noqa: PTH110 - as above
        with open(ignored, "w", encoding="ascii") as file:  # noqa: PTH123 - as above
            file.write("*\n")


def seen(project: str, sources: Sequence[str]) -> str:
    """Return the engine, the day (UTC), and every file's path, size and times; ``sources`` lie below the project."""
    looks = (line for source in sources for line in sorted(_looks(f"{project}/{source}")))
    return "".join((engine(), f"{time.strftime('%Y-%m-%d', time.gmtime())}\n", *looks))


def engine() -> str:
    """Return the engine's version, and the path, size and times of every file of it."""
    return "".join((f"{__version__}\n", *sorted(_looks(_PACKAGE))))


def _looks(path: str) -> Iterator[str]:
    """Yield a line for each file at or below a path; one that is missing has a line of its own."""
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield _line(path, lambda: os.stat(path))  # noqa: PTH116 - as above
    except OSError:
        yield f"{path} is missing\n"
    else:
        for entry in entries:
            if not entry.is_dir():
                yield _line(entry.path, entry.stat)
            elif entry.name != "__pycache__" and not leads_up(path, entry.name):
                yield from _looks(entry.path)


def leads_up(folder: str, name: str) -> bool:
    """Return whether a folder's entry is a link to this folder or one above it, which has no end."""
    path = f"{folder}/{name}"
    return os.path.islink(path) and f"{os.path.realpath(folder)}/".startswith(f"{os.path.realpath(path)}/")  # noqa: PTH114 - as above


def _line(path: str, stat: Callable[[], os.stat_result]) -> str:
    try:
        found = stat()
    except OSError:
        return f"{path} leads nowhere\n"
    # A change of rights changes neither size nor time of the text.
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\n"


def _asked(arguments: Sequence[str]) -> str:
    """Return what was asked, in what colours, and from where: paths are told from the folder in which a check runs."""
    # A line end between them, because two empty texts side by side would look like the end of a part.
    colours = "\n".join(os.environ.get(name, "") for name in ("FORCE_COLOR", "NO_COLOR"))
    return _NUL.join((os.getcwd(), colours, *arguments))  # noqa: PTH109 - as above


def _file(project: str, arguments: Sequence[str]) -> str:
    name = "".join(sign if sign.isalnum() else "-" for sign in "_".join(arguments) if sign.isascii())
    return f"{project}/{FOLDER}/{name[-_LONGEST_NAME:]}.txt"
