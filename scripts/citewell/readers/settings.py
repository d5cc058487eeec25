"""What a knowledge base asks of the program, ``[tool.citewell]`` of ``pyproject.toml``, and whether what it names is there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from citewell.domain.errors import CitewellError
from citewell.domain.settings import Settings


def read_settings(project: Path) -> Settings:
    """Return the settings of ``pyproject.toml``; raise ``CitewellError`` if they can't be read."""
    file = project / "pyproject.toml"
    if not file.exists():
        return Settings()
    try:
        tools = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError) as problem:
        raise CitewellError(f"{file}: cannot read the settings: {problem}") from None
    table = tools.get("citewell", {}) if isinstance(tools, dict) else tools
    if not isinstance(table, dict):
        raise CitewellError(f"{file}: cannot read the settings: [tool.citewell] is no table")
    values: dict[str, Any] = {}
    for name, value in table.items():
        field = name.replace("-", "_")
        if field not in Settings.__dataclass_fields__:
            known = ", ".join(known.replace("_", "-") for known in Settings.__dataclass_fields__)
            raise CitewellError(f"{file}: [tool.citewell] has no setting {name!r}; known: {known}")
        values[field] = _setting(value, getattr(Settings, field), f"{file}: [tool.citewell] {name}")
    docs = values.get("docs", Settings.docs)
    return Settings(**{"vocabulary": f"{docs}/about/vocabulary.yml", **values})


def _setting(value: Any, default: str | tuple[str, ...], where: str) -> str | tuple[str, ...]:
    """Return a setting's value; raise ``CitewellError`` if it is not of its default's kind."""
    if isinstance(default, str):
        if isinstance(value, str):
            return value
        raise CitewellError(f"{where}: expected a text, found {value!r}")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise CitewellError(f'{where}: expected a list of texts such as ["CIT", "BIB001"], found {value!r}')


def refuse_missing(project: Path) -> None:
    """Raise ``CitewellError`` where there is no docs folder, no bibliography, or not the vocabulary that is named."""
    settings = read_settings(project)
    folder_and_file(project, settings)
    has_vocabulary(project, settings)


def folder_and_file(project: Path, settings: Settings) -> tuple[Path, Path]:
    """Return the docs folder and the bibliography; raise ``CitewellError`` where there is none."""
    docs, bibliography = project / settings.docs, project / settings.bibliography
    if not docs.is_dir():
        remedy = (
            "create it or name it with 'docs' in [tool.citewell]"
            if bibliography.is_file()
            else "run in the project's folder or name it with --project"
        )
        raise CitewellError(f"{docs}: no such folder; {remedy}")
    if not bibliography.is_file():
        raise CitewellError(
            f"{bibliography}: no such file; create it or name it with 'bibliography' in [tool.citewell]"
        )
    return docs, bibliography


def has_vocabulary(project: Path, settings: Settings) -> bool:
    """Return whether there is a vocabulary; raise ``CitewellError`` if the settings name one that is missing."""
    file = project / settings.vocabulary
    if file.exists() or settings.vocabulary == f"{settings.docs}/about/vocabulary.yml":
        return file.exists()
    raise CitewellError(f"{file}: no such file; create it or name it with 'vocabulary' in [tool.citewell]")
