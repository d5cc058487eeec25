"""``citewell publish``: writes all exports and schemas into the folder of a built site."""

from __future__ import annotations

import argparse
from pathlib import Path

from citewell.commands.shared import add_project, complained, way_to


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "publish", help="write stylesheet, exports and schemas into the folder of a built site"
    )
    parser.set_defaults(run=run)
    parser.add_argument("site", type=Path, metavar="DIR", help="the site's folder")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files; return 1 if something of the bibliography is left out."""
    from citewell import making  # noqa: PLC0415 - a check makes no files

    return complained(making.publish(options.project, options.site), way_to(options.project))
