"""``citewell verify``: asks Crossref, doi.org and PubMed about the bibliography's entries."""

from __future__ import annotations

import argparse
import sys
import time

from citewell.commands.shared import add_output, add_project, as_checked, command, demand_output, printed

_FIRST_SECONDS, _THEN_SECONDS = 2.0, 10.0


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = command(
        commands, "verify", "ask Crossref and PubMed about entries: is it this work, was it retracted?", run
    )
    parser.add_argument("keys", nargs="*", metavar="KEY", help="keys of the bibliography; without one, all")
    add_output(parser)
    parser.add_argument("--max-age", type=_days, metavar="DAYS", help="ask again after so many days (default: 30)")
    asking = parser.add_mutually_exclusive_group()
    asking.add_argument("--refresh", action="store_true", help="ask again, whatever was kept")
    asking.add_argument("--offline", action="store_true", help="ask nobody: tell what was kept, however old")
    add_project(parser)


def _days(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Print what the registries say against the entries; return 1 if they say something, else 0."""
    from citewell import verifying  # noqa: PLC0415 - only this command needs requests

    demand_output(options)
    client = verifying.client(options.project, days=options.max_age, refresh=options.refresh, offline=options.offline)
    result = verifying.verify(options.project, options.keys, client, _Progress())
    checked = as_checked(
        options,
        command="verify",
        findings=result.findings,
        undecided=() if options.quiet else result.undecided,
        set_aside=result.set_aside,
        rules=result.rules,
        entries=result.entries,
    )
    sys.stdout.write(printed(options, checked))
    if result.without_identifier and not options.quiet:
        sys.stderr.write(f"Not asked about, having neither DOI nor PMID: {', '.join(result.without_identifier)}.\n")
    return 1 if result.findings else 0


class _Progress:
    """Tells on standard error how far the asking is, once it takes more than two seconds."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _FIRST_SECONDS

    def __call__(self, done: int, of: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _THEN_SECONDS
            sys.stderr.write(f"Asked about {done} of {of} entries.\n")
