"""``citewell publish``: writes all exports and schemas into the folder of a built site."""

from __future__ import annotations

import argparse
from pathlib import Path

from citewell.commands.shared import add_project, command, complained, way_to


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(commands, "publish", "write stylesheet, exports and schemas into the folder of a built site", run)
    parser.add_argument("site", type=Path, metavar="DIR", help="the site's folder")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files; return 1 if something of the bibliography is left out."""
    from citewell import making  # noqa: PLC0415 - a check makes no files

    return complained(making.publish(options.project, options.site), way_to(options.project))
