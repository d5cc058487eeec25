"""What a knowledge base asks of the program."""

from __future__ import annotations

from dataclasses import dataclass

# The folder of the studies, below the docs folder: a build looks at it before it knows what a study is.
STUDIES = "studies"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What ``[tool.citewell]`` of ``pyproject.toml`` says; all of it may be left out."""

    docs: str = "docs"
    bibliography: str = "references.bib"
    vocabulary: str = "docs/about/vocabulary.yml"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    not_mentions: tuple[str, ...] = ()
    contact: str = ""

    def path_of(self, name: str) -> str:
        """Return the path below the project of a file that is named by its way below the docs folder."""
        return f"{self.docs}/{name}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the files below the project that are read besides the pages."""
        return (self.bibliography, self.vocabulary, "pyproject.toml")
