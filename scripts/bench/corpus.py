"""Writes a seeded corpus: ``python -m bench.corpus S FOLDER``."""

from __future__ import annotations

import posixpath
import shutil
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from bench.entries import Entries
from bench.pages import KEYS_A_PAGE, page
from bench.words import Words

SEED = 2026
_PAGES_A_FOLDER = 50
_STAMP = ".made"
_MKDOCS = """\
site_name: Benchmark
docs_dir: docs
theme:
  name: material
  font: false
  features: [navigation.prune, search.highlight, toc.follow]
extra:
  generator: false
markdown_extensions:
{extensions}  - admonition
  - attr_list
  - tables
  - toc:
      permalink: true
plugins:
  - search
{plugins}"""
FLAVOURS = {
    "plain": _MKDOCS.format(extensions="", plugins=""),
    "citewell": _MKDOCS.format(extensions="  - citewell\n", plugins="  - citewell\n"),
    "bibtex": _MKDOCS.format(extensions="  - footnotes\n", plugins="  - bibtex:\n      bib_file: references.bib\n"),
}


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many pages and entries a corpus has."""

    pages: int
    entries: int


SIZES = {
    "S": Size(pages=20, entries=150),
    "M": Size(pages=200, entries=2_000),
    "L": Size(pages=2_000, entries=20_000),
    "XL": Size(pages=0, entries=50_000),
}


def make(name: str, folder: Path) -> None:
    """Write the corpus of a size into a folder, unless it stands there as this code would write it."""
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == _fingerprint(name):
        return
    shutil.rmtree(folder, ignore_errors=True)
    size = SIZES[name]
    random = Random(SEED)
    words = Words(random)
    entries = Entries(random, words, size.entries)
    (folder / "docs").mkdir(parents=True)
    _write(folder / "references.bib", "\n".join(entries.write()))
    # Without pages nothing is cited; that is no finding here.
    _write(folder / "pyproject.toml", "[tool.citewell]\n" + ("" if size.pages else 'ignore = ["BIB008"]\n'))
    for flavour, text in FLAVOURS.items():
        _write(folder / f"mkdocs.{flavour}.yml", text)
    _write_pages(folder / "docs", size.pages, random, words, entries.keys)
    _write(stamp, _fingerprint(name))


def _write_pages(docs: Path, count: int, random: Random, words: Words, keys: list[str]) -> None:
    """Write the pages; together they cite every entry at least once."""
    names = [f"part-{number // _PAGES_A_FOLDER:02d}/page-{number:04d}.md" for number in range(count)]
    order = random.sample(keys, len(keys))
    start = f"Start [here]({names[0]})." if names else words.paragraph(80)
    _write(docs / "index.md", f"---\ntitle: Home\n---\n\n# Home\n\n{start}\n")
    for number, name in enumerate(names):
        cited = [order[(number * KEYS_A_PAGE + position) % len(order)] for position in range(KEYS_A_PAGE)]
        # The first link leads to the next page, so that none is an orphan.
        targets = [names[(number + 1) % count], *random.sample(names, 3)]
        links = [posixpath.relpath(other, posixpath.dirname(name)) for other in targets]
        links[:2] = [f"{link}#background" for link in links[:2]]
        file = docs / name
        file.parent.mkdir(exist_ok=True)
        _write(file, page(random, words, number, cited, links))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _fingerprint(name: str) -> str:
    """Return what changes with the size and with the code that writes a corpus."""
    made = sha256(f"{name} {SIZES[name]} {SEED}".encode())
    for module in ("words", "entries", "pages", "corpus"):
        made.update((Path(__file__).parent / f"{module}.py").read_bytes())
    return made.hexdigest()


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]))
