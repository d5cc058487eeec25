"""The command line: ``citewell check``, ``explain``, ``trace``, ``why``, ``fall``, ``fix``, ``export``, ``publish``, ``schema``.

``verify`` and ``import`` have modules of their own in ``commands``.

Exit codes: 0 clean, 1 findings (of ``fix``: something was to be fixed), 2 could not run.
What is asked for goes to standard output, all else to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from citewell import __version__, app, remembered
from citewell.commands import ris, verify
from citewell.commands.shared import add_output, add_project, demand_output, printed
from citewell.domain.places import CitewellError, RuleInfo
from citewell.reports import dependents, trace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(given, argparse.Namespace(given=given))
    try:
        return int(options.run(options))
    except CitewellError as problem:
        sys.stderr.write(f"citewell: {problem}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citewell", description="Proves that a knowledge base's statements lead to checked sources."
    )
    parser.add_argument("--version", action="version", version=f"citewell {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check every citation, mention, record and link")
    check.set_defaults(run=_check)
    add_output(check)
    check.add_argument("--fix", action="store_true", help="run 'citewell fix' first")
    check.add_argument(
        "--select",
        type=_some_codes,
        default=(),
        metavar="CODES",
        help="only these rules: codes or their beginnings, by commas",
    )
    check.add_argument("--ignore", type=_codes, default=(), metavar="CODES", help="not these rules")
    check.add_argument("--no-cache", action="store_true", help="read every file again, whatever was remembered")
    add_project(check)

    explain = commands.add_parser("explain", help="tell what a rule asks and why")
    explain.set_defaults(run=_explain)
    explain.add_argument(
        "code", nargs="?", metavar="CODE", help="a rule's code or name; without it, all rules in a line each"
    )

    tracing = commands.add_parser("trace", help="list the works that a text names, and what they can be")
    tracing.set_defaults(run=_trace)
    tracing.add_argument("files", nargs="+", metavar="FILE", help="a text file, or - for standard input")
    tracing.add_argument(
        "--format", choices=trace.FORMATS, default="text", help="how mentions are printed (default: text)"
    )
    add_project(tracing)
    for name, run, told in (
        ("why", _why, "list everything that rests on a source"),
        ("fall", _fall, "list the verdicts that would fall if a source were withdrawn"),
    ):
        asking = commands.add_parser(name, help=told)
        asking.set_defaults(run=run)
        asking.add_argument("key", metavar="KEY", help="a key of the bibliography")
        asking.add_argument(
            "--format", choices=dependents.WHY_FORMATS, default="text", help="text or json (default: text)"
        )
        add_project(asking)
    _add_making(commands)
    verify.add(commands)
    ris.add(commands)
    return parser


def _add_making(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that make files; what they can make they say when asked, so that ``check`` starts fast."""
    fix = commands.add_parser("fix", help="mend what is safe to mend in the bibliography: order, DOIs, pages, blanks")
    fix.set_defaults(run=_fix)
    fix.add_argument("--diff", action="store_true", help="print what would change and write nothing")
    add_project(fix)
    exporting = commands.add_parser("export", help="print the bibliography in another format")
    exporting.set_defaults(run=_export)
    exporting.add_argument("format", nargs="?", metavar="FORMAT", help="which one; without it, their names")
    add_project(exporting)
    publishing = commands.add_parser(
        "publish", help="write stylesheet, exports and schemas into the folder of a built site"
    )
    publishing.set_defaults(run=_publish)
    publishing.add_argument("site", type=Path, metavar="DIR", help="the site's folder")
    add_project(publishing)
    schema = commands.add_parser("schema", help="print the JSON Schema of a record, a row file or a format")
    schema.set_defaults(run=_schema)
    schema.add_argument("name", nargs="?", metavar="NAME", help="which one; without it, their names")
    schema.add_argument("--write", type=Path, metavar="DIR", help="write all schemas to a folder")
    add_project(schema)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _some_codes(text: str) -> tuple[str, ...]:
    """Return the codes; none, as an empty variable of a shell gives, would not narrow anything."""
    codes = _codes(text)
    if not codes:
        raise argparse.ArgumentTypeError("expected at least one code, found none")
    return codes


def _check(options: argparse.Namespace) -> int:
    demand_output(options)
    if options.fix:
        making = _making()
        sys.stderr.write(making.told(*making.fix_bibliography(options.project, write=True)))
    result = app.check(options.project, options.select, options.ignore, remember=not options.no_cache)
    output = printed(
        options,
        findings=result.findings,
        set_aside=result.set_aside,
        rules=result.rules,
        left_out=result.left_out,
        pages=result.pages,
        entries=result.entries,
    )
    sys.stdout.write(output)
    code = 1 if result.findings else 0
    if not (sys.stdout.isatty() or options.fix or options.no_cache):
        remembered.keep(str(options.project), options.given, result.sources, remembered.Told(output=output, code=code))
    return code


def _fix(options: argparse.Namespace) -> int:
    making = _making()
    path, fixed = making.fix_bibliography(options.project, write=not options.diff)
    sys.stdout.write(making.diff(path, fixed) if options.diff else making.told(path, fixed))
    return 1 if fixed.is_changed else 0


def _export(options: argparse.Namespace) -> int:
    making = _making()
    names = "".join(f"{name}\n" for name in making.export_names())
    sys.stdout.write(making.export(options.project, options.format) if options.format else names)
    return 0


def _publish(options: argparse.Namespace) -> int:
    _making().publish(options.project, options.site)
    return 0


def _schema(options: argparse.Namespace) -> int:
    making = _making()
    if options.write:
        making.write_schemas(options.project, options.write)
    elif options.name:
        sys.stdout.write(making.schema(options.project, options.name))
    else:
        sys.stdout.write("".join(f"{name}\n" for name in making.schema_names()))
    return 0


def _making() -> ModuleType:
    """Return the module of the commands that make files; ``check`` need not wait for it."""
    from citewell import making  # noqa: PLC0415 - a check makes no files, and starts faster without

    return making


def _asking() -> ModuleType:
    """Return the module of the commands that answer questions."""
    from citewell import asking  # noqa: PLC0415 - as above

    return asking


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        sys.stdout.write("".join(f"{info.code}  {info.name}: {info.title}\n" for info in app.catalogue()))
        return 0
    sys.stdout.write(_manual(app.explain(options.code)))
    return 0


def _manual(info: RuleInfo) -> str:
    parts = [f"{info.code} {info.name}", info.title, info.manual, f"Because: {info.because}"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _trace(options: argparse.Namespace) -> int:
    result = _asking().trace(options.project, tuple((name, _read(name)) for name in options.files))
    rows = [(traced.mention, traced.status, traced.keys) for traced in result.mentions]
    sys.stdout.write(trace.FORMATS[options.format](rows, result.library.references))
    return 0 if all(traced.status == "resolved" for traced in result.mentions) else 1


def _why(options: argparse.Namespace) -> int:
    _, uses = _asking().why(options.project, options.key)
    sys.stdout.write(dependents.WHY_FORMATS[options.format](options.key, uses))
    return 0


def _fall(options: argparse.Namespace) -> int:
    _, falls = _asking().fall(options.project, options.key)
    rows = [(one.record.path, one.record.title, one.record.verdict_label, one.falls, one.why) for one in falls]
    sys.stdout.write(dependents.FALL_FORMATS[options.format](options.key, rows))
    return 0


def _read(name: str) -> str:
    if name == "-" and sys.stdin is None:
        raise CitewellError("-: standard input is closed")
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as problem:
        raise CitewellError(f"{name}: cannot read the file: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise CitewellError(f"{name}: not UTF-8; save the text as UTF-8") from None
