"""What the commands that make files do: fix, export, schema, publish. Nothing is printed here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from citewell import exports as _exports  # noqa: F401 - registers every export
from citewell import rules as _rules  # noqa: F401 - registers every rule
from citewell import schemas
from citewell.bibtex.index import BibtexIndex
from citewell.domain.errors import CitewellError
from citewell.domain.findings import Finding
from citewell.domain.library import Library
from citewell.domain.ordering import out_of_order
from citewell.domain.reference import Reference, References
from citewell.exports.registry import exports
from citewell.fixing.barriers import told_barrier
from citewell.fixing.bibliography import Fixed, fix, fixed_value
from citewell.fixing.files import read_exactly, write_whole
from citewell.fixing.patch import unified
from citewell.readers.bibliography import bibliography_text, references_of
from citewell.readers.files import as_read
from citewell.readers.settings import read_settings
from citewell.readers.vocabulary import read_vocabulary
from citewell.rules import registry

_STYLES = Path(__file__).parent / "styles"
# The rules about what is read without all that it says; what the others find is exported as it stands.
_LEAVES_OUT = ("BIB001", "BIB002", "BIB014", "BIB015", "BIB018")


def fix_bibliography(project: Path, *, write: bool) -> tuple[str, Fixed]:
    """Return the bibliography's path and what is fixed in it; write it if asked and changed.

    Raises ``CitewellError`` when the file cannot be read whole or written; it is then as it was.
    """
    path = _bibliography(project)
    mark, text = read_exactly(project / path)
    fixed = fix_text(text)
    if fixed.is_changed and _content(fixed.before) != _content(fixed.after):
        raise CitewellError(
            f"{project / path}: the fixes would change what it says, so nothing was written; sort it by hand"
        )
    fixed = replace(fixed, before=mark + fixed.before, after=mark + fixed.after)
    if write and fixed.is_changed:
        write_whole(project / path, fixed.after.encode())
    return path, fixed


def fix_text(text: str) -> Fixed:
    """Return a bibliography's text fixed, sorted by what the reader reads as ``crossref``."""
    fixed = fix(text, _references_in(text).parents)
    after = _references_in(fixed.after)
    unsorted = [key for key, _ in out_of_order(after, after.parents)]
    why = told_barrier(fixed.after, unsorted) if unsorted else ""
    return replace(fixed, unsorted=len(unsorted), why_unsorted=why)


def _references_in(text: str) -> References:
    return references_of(as_read(text), "")[0]


def told(path: str, fixed: Fixed) -> str:
    """Return in a line what was fixed, and what was left."""
    done = ", ".join(f"{name}: {number}" for name, number in fixed.fixes)
    words = f"Fixed {path}: {done}" if fixed.is_changed else f"Nothing to fix in {path}"
    return f"{words}{f'; left unsorted: {fixed.unsorted} ({fixed.why_unsorted})' if fixed.unsorted else ''}.\n"


def diff(path: str, fixed: Fixed) -> str:
    """Return what is fixed as a unified diff, empty if nothing is."""
    return unified(path, fixed.before, fixed.after)


def _content(text: str) -> tuple[Any, ...]:
    """Return what the reader sees: keys in an order of their own, fields but for the named fixes, faults."""
    index = BibtexIndex(as_read(text), "")
    entries = [
        (entry.key, entry.type, [(name, fixed_value(name, value)) for name, value in entry.fields.items()])
        for entry in index.entries
    ]
    return sorted(entries, key=lambda entry: entry[0]), Counter(problem.message for problem in index.problems)


def export_names() -> tuple[str, ...]:
    """Return the names of all exports."""
    return tuple(exports())


def export(project: Path, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the bibliography in the format of an export, and why that is not all of it.

    Raises ``CitewellError`` for an unknown format.
    """
    if name not in exports():
        raise CitewellError(f"no export {name!r}; known: {', '.join(exports())}")
    references, left_out = _references(project)
    return exports()[name].write(references), left_out


def _bibliography(project: Path) -> str:
    """Return the bibliography's path; raise ``CitewellError`` where there is none."""
    path = read_settings(project).bibliography
    if not (project / path).is_file():
        raise CitewellError(f"{project / path}: no such file; run in the project's folder or name it with --project")
    return path


def _references(project: Path) -> tuple[Collection[Reference], tuple[Finding, ...]]:
    """Return the entries of the bibliography, and what is wrong with it so that something is left out."""
    path = _bibliography(project)
    references, problems = references_of(bibliography_text(project / path, path), path)
    library = Library(references=references, problems=tuple(problems))
    return references.values(), registry.run(library, select=_LEAVES_OUT)


def schema_texts(project: Path) -> Mapping[str, str]:
    """Return every JSON Schema by name; without a vocabulary, those of the engine's words alone."""
    vocabulary, _ = read_vocabulary(project, read_settings(project))
    return {
        name: json.dumps(schemas.schema(name, vocabulary), ensure_ascii=False, indent=2) + "\n"
        for name in schemas.names()
    }


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas."""
    return schemas.names()


def schema(project: Path, name: str) -> str:
    """Return one JSON Schema; raise ``CitewellError`` for an unknown name."""
    if name not in schemas.names():
        raise CitewellError(f"no schema {name!r}; known: {', '.join(schemas.names())}")
    return schema_texts(project)[name]


def write_schemas(project: Path, folder: Path) -> None:
    """Write every schema to a folder, as ``NAME.schema.json``."""
    _write(folder, {f"{name}.schema.json": text for name, text in schema_texts(project).items()})


def publish(project: Path, site: Path) -> tuple[Finding, ...]:
    """Write stylesheet and script, all exports and all schemas into the folder of a site; return why the exports are not whole.

    Raises ``CitewellError`` if there is no such folder: nothing was built, or its name is misspelt.
    """
    # Before anything is written: half of it would look like all.
    references, left_out = _references(project)
    if not site.is_dir():
        raise CitewellError(f"{site}: no such folder; build the site first, or name its folder")
    _write(
        site / _STYLES.name,
        {file.name: file.read_text(encoding="utf-8") for file in _STYLES.iterdir() if file.is_file()},
    )
    write_schemas(project, site / "schemas")
    _write(site / "exports", {one.file: one.write(references) for one in exports().values()})
    return left_out


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CitewellError(f"{folder}: cannot make the folder: {problem.strerror}") from None
    for name, text in texts.items():
        write_whole(folder / name, text.encode())
