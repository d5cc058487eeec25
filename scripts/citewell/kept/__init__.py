"""What is kept from run to run, so that what would come out the same is not made again.

All of it lies in ``.cache/citewell/`` of the project, keeps itself out of version control, and may be deleted at any
time: what cannot be read, is not whole, or was made from something else is made anew; what cannot be written is not
kept. It has four forms, because they are not asked in the same way:

- **A text** with what it was made from (this module). It is told whole or not at all, by the sizes and times of files,
  and nothing need be read for that. So are kept what a check printed (``kept.checks``), where a bibliography's entries
  begin (``readers.kept_bibliography``), and from what a site's files for download were made (``plugin.publishing``).
- **Values** by the digests of the texts in which they were found (``kept.memory``). After an edit only what has changed is
  read, and in a new copy of the files only what has changed is looked through. So are kept what pages say by themselves,
  and a bibliography's entries with what is wrong in it alone (``readers.remembered``).
- **Rows** of a database with what they were made from (``kept.rows``), because one page needs a few of thousands. So are
  kept what is shown of each source (``citing.kept_shown``), and the pages that show nothing but sources, as a build
  rendered them (``kept.pages``).
- **Answers** of registries, a file each (``registries.cache``). They are not made from files but grow old by days, and
  people may look at them.

The theme's compiled templates are Jinja's own files; here they only have their folder.

This module is imported before anything else, and a second check of the same files needs no other but ``kept.checks``.
So what imports little is used in both, rather than what reads best.
"""

import os
import time

from citewell import __version__

_FOLDER = ".cache/citewell"
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib costs more than the whole look
# Seconds after which a change of a file shows in its times, whatever the file system.
SETTLED = 2
Project = str | os.PathLike[str]


def path_of(project: Project, name: str) -> str:
    """Return where a file or folder of this name is kept."""
    return f"{project}/{_FOLDER}/{name}"


def folder(project: Project, name: str) -> str:
    """Make a folder for what is kept, and return its path; nothing where nothing can be written."""
    made, ignored = path_of(project, name), path_of(project, ".gitignore")
    try:
        os.makedirs(made, exist_ok=True)  # noqa: PTH103 - pathlib costs more than the whole look
        if not os.path.exists(ignored):  # noqa: PTH110 - pathlib costs more than the whole look
            with open(ignored, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib costs more than the whole look
                file.write("*\n")
    except OSError:
        return ""
    return made if os.access(made, os.W_OK) else ""


def put(project: Project, name: str, *pieces: str) -> None:
    """Keep a file of these pieces, whole or not at all."""
    if not folder(project, name.rpartition("/")[0]):
        return
    file = path_of(project, name)
    # Two programs at once must not write the same.
    new = f"{file}.{os.getpid()}.new"
    try:
        with open(new, "w", encoding="utf-8", errors="surrogatepass", newline="") as stream:  # noqa: PTH123 - pathlib costs more than the whole look
            stream.writelines(pieces)
        os.replace(new, file)  # noqa: PTH105 - pathlib costs more than the whole look
    except OSError:
        pass


def write(project: Project, name: str, made_from: str, text: str) -> None:
    """Keep a text with what it was made from."""
    put(project, name, f"{len(made_from)} {len(text)}\n", made_from, text)


def read(project: Project, name: str) -> tuple[str, str]:
    """Return what a text was made from, and the text; two empty texts if none is kept that is whole."""
    try:
        with open(path_of(project, name), encoding="utf-8", errors="surrogatepass", newline="") as file:  # noqa: PTH123 - pathlib costs more than the whole look
            lengths, _, told = file.read().partition("\n")
        end, length = map(int, lengths.split())
    except (OSError, ValueError):
        return "", ""
    return (told[:end], told[end:]) if len(told) == end + length else ("", "")


def seen(project: Project, *sources: str) -> str:
    """Return the engine, the day (UTC), and every file's path, size and times; ``sources`` lie below the project."""
    looks = [line for source in sources for line in sorted(_looks(f"{project}/{source}"))]
    return "".join((engine(), f"{time.strftime('%Y-%m-%d', time.gmtime())}\n", *looks))


def engine() -> str:
    """Return the engine's version, and the path, size and times of every file of it."""
    return "".join((f"{__version__}\n", *sorted(_looks(_PACKAGE))))


def look(file: Project) -> str:
    """Return a file's size and times; nothing where it is missing, or so new that it may yet change without looking so."""
    try:
        found = os.stat(file)  # noqa: PTH116 - pathlib costs more than the whole look
    except OSError:
        return ""
    return (
        ""
        if time.time() - max(found.st_mtime, found.st_ctime) < SETTLED
        else f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
    )


def _looks(path: str) -> list[str]:
    """Return a line for each file at or below a path; one that is missing has a line of its own."""
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        return [_line(path)]
    except OSError:
        return [f"{path} is missing\n"]
    looks = []
    for entry in entries:
        if not entry.is_dir():
            looks.append(_line(entry))
        elif entry.name != "__pycache__" and not leads_up(path, entry.name):
            looks += _looks(entry.path)
    return looks


def _line(file: str | os.DirEntry[str]) -> str:
    name = os.fspath(file)
    try:
        found = os.stat(name) if isinstance(file, str) else file.stat()  # noqa: PTH116 - pathlib costs more than the whole look
    except OSError:
        return f"{name} leads nowhere\n"
    # A change of rights changes neither size nor time of the text.
    return f"{name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\n"


def leads_up(folder: str, name: str) -> bool:
    """Return whether a folder's entry is a link to this folder or one above it, which has no end."""
    path = f"{folder}/{name}"
    return os.path.islink(path) and f"{os.path.realpath(folder)}/".startswith(f"{os.path.realpath(path)}/")  # noqa: PTH114 - pathlib costs more than the whole look
