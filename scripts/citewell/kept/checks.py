"""What a check said last time, told again while no file has changed: a second run looks at files and reads none."""

import os

from citewell import kept

_LONGEST_NAME = 100
# No path and no argument holds it.
_NUL = "\0"


class Told:
    """What was printed, and the exit code."""

    def __init__(self, *, output: str, code: int) -> None:
        self.output = output
        self.code = code


def recall(project: str, arguments: list[str]) -> Told | None:
    """Return what the same check said of the same files, or None."""
    made_from, text = kept.read(project, _name(arguments))
    if not made_from:
        return None
    asked, sources, before = made_from.split(_NUL * 2, 2)
    if asked != _asked(arguments) or before != kept.seen(project, *sources.split(_NUL)):
        return None
    code, _, output = text.partition("\n")
    return Told(output=output, code=int(code))


def keep(project: str, arguments: list[str], sources: tuple[str, ...], before: str, told: Told) -> None:
    """Remember what a check said; ``sources`` are what it read, ``before`` is what was ``seen`` of them before it did."""
    made_from = (_NUL * 2).join((_asked(arguments), _NUL.join(sources), before))
    kept.write(project, _name(arguments), made_from, f"{told.code}\n{told.output}")


def _asked(arguments: list[str]) -> str:
    """Return what was asked, in what colours, and from where: paths are told from the folder in which a check runs."""
    # A line end between them, because two empty texts side by side would look like the end of a part.
    colours = "\n".join([os.environ.get(name, "") for name in ("FORCE_COLOR", "NO_COLOR")])
    return _NUL.join((os.getcwd(), colours, *arguments))  # noqa: PTH109 - pathlib costs more than the whole look


def _name(arguments: list[str]) -> str:
    name = "".join([sign if sign.isalnum() else "-" for sign in "_".join(arguments) if sign.isascii()])
    return f"{name[-_LONGEST_NAME:]}.txt"
