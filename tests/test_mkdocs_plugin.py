"""The plugin: findings are warnings, exports are published, a partial build keeps the search index."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from citewell.mkdocs_plugin import CitewellPlugin

Project = Callable[..., Path]
SITE = """\
site_name: Tea
theme: {name: material, font: false}
markdown_extensions: [{citewell: {project: FOLDER}}]
plugins: [citewell, search]
"""


class Server:
    """Stands for MkDocs' live server; keeps what it is told to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []

    def watch(self, path: str) -> None:
        """Keep a path."""
        self.watched.append(path)


def site(folder: Path, *, strict: bool = False) -> MkDocsConfig:
    """Return the settings of a site in a project's folder."""
    file = folder / "mkdocs.yml"
    file.write_text(SITE.replace("FOLDER", str(folder)), encoding="utf-8")
    return load_config(str(file), strict=strict)


def make(folder: Path, *, dirty: bool = False, strict: bool = False) -> Path:
    """Build a site as the command does; return its folder."""
    config = site(folder, strict=strict)
    config.plugins.on_startup(command="build", dirty=dirty)
    build(config, dirty=dirty)
    return Path(config.site_dir)


def addresses(built: Path) -> list[str]:
    """Return the addresses in a site's search index."""
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    return sorted(entry["location"] for entry in index["docs"])


def test_finding_is_a_warning_with_its_place(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        make(project({"docs/index.md": "[@nobody]"}))
    assert "docs/index.md:1:2: CIT001 the key 'nobody' is not in references.bib" in caplog.messages


def test_what_is_set_aside_is_told(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    row = "- {code: CIT001, path: docs/index.md, reason: It comes., name: Polly Kettle, until: 2999-12-31}\n"
    with caplog.at_level(logging.INFO):
        make(project({"docs/index.md": "[@nobody]\n\n::: set-aside", "docs/about/set-aside.yml": row}), strict=True)
    told = "docs/index.md:1:2: CIT001 set aside until 2999-12-31 by Polly Kettle: It comes.: the key 'nobody' is not in references.bib"
    assert told in caplog.messages


def test_finding_stops_a_strict_build(project: Project) -> None:
    with pytest.raises(Abort):
        make(project({"docs/index.md": "[@nobody]"}), strict=True)


def test_clean_base_builds_strictly(project: Project) -> None:
    assert (make(project({"docs/index.md": "# Tea"}), strict=True) / "index.html").is_file()


def test_check_that_cannot_run_stops_the_build(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    folder = project({"docs/index.md": "# Tea", "pyproject.toml": "[tool.citewell]\nselect = ['XYZ']\n"})
    with pytest.raises(Abort):
        make(folder)
    assert "no rule's code starts with 'XYZ'" in caplog.text


def test_exports_and_schemas_are_published(project: Project) -> None:
    built = make(project({"docs/index.md": "# Tea"}))
    assert (built / "exports" / "references.ris").is_file()
    assert (built / "schemas" / "claim.schema.json").is_file()


def test_cards_and_references_are_on_the_page_but_not_in_the_index(project: Project) -> None:
    bibliography = "@book{a, author = {Doe, Jane}, title = {Leaves}, year = {2000}, publisher = {Cup}}"
    built = make(project({"docs/index.md": "# Tea\n\nIt is [@a].", "references.bib": bibliography}))
    page = (built / "index.html").read_text(encoding="utf-8")
    assert page.count("<em>Leaves.</em>") == 2
    assert "cw-aside" not in page
    assert "Leaves" not in (built / "search" / "search_index.json").read_text(encoding="utf-8")


def test_page_outside_the_navigation_belongs_to_the_section_of_its_folder(project: Project) -> None:
    folder = project(
        {"docs/index.md": "# Tea", "docs/leaves/index.md": "# Leaves", "docs/leaves/oolong.md": "# Oolong"}
    )
    config = site(folder)
    config.nav = [{"Home": "index.md"}, {"Leaves": ["leaves/index.md"]}]
    files = get_files(config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    oolong = files.src_uris["leaves/oolong.md"].page
    assert oolong
    assert oolong.ancestors == [nav.items[1]]


def test_page_without_a_heading_begins_with_its_title(project: Project) -> None:
    page = make(project({"docs/index.md": "---\ntitle: Tea & cups\n---\n\n## Leaf\n"})) / "index.html"
    html = page.read_text(encoding="utf-8")
    assert '<h1 id="cw-title">Tea &amp; cups</h1>' in html
    assert '<a href="#cw-title" class="md-skip">' in html


def test_page_is_described_by_its_own_words(project: Project) -> None:
    folder = project({"docs/index.md": '# Tea\n\nA "paragraph" that is long enough for a description.'})
    html = (make(folder) / "index.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="A &quot;paragraph&quot; that is long enough for a description.">' in html


def test_description_in_the_front_matter_stays(project: Project) -> None:
    text = "---\ndescription: Of tea.\n---\n\n# Tea\n\nA paragraph that is long enough for a description."
    html = (make(project({"docs/index.md": text})) / "index.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="Of tea.">' in html


def test_partial_build_keeps_the_search_index(project: Project) -> None:
    folder = project({"docs/index.md": "# Tea", "docs/green.md": "# Green", "docs/black.md": "# Black"})
    before = addresses(make(folder))
    page = folder / "docs" / "green.md"
    page.write_text("# Green\n\n## Leaf\n", encoding="utf-8")
    after = addresses(make(folder, dirty=True))
    assert after == sorted([*before, "green/#leaf"])


def test_partial_build_forgets_a_page_that_is_gone(project: Project) -> None:
    folder = project({"docs/index.md": "# Tea", "docs/green.md": "# Green", "docs/black.md": "# Black"})
    make(folder)
    (folder / "docs" / "black.md").unlink()
    assert not any(address.startswith("black/") for address in addresses(make(folder, dirty=True)))


def in_a_process(folder: Path) -> dict[str, str]:
    """Build a site in a process of its own, which remembers nothing but what is kept; return its pages."""
    site(folder)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=environment)
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.glob("site/**/*.html")
    }


def test_build_shows_what_was_kept_while_it_is_true(invented_copy: Path) -> None:
    first = in_a_process(invented_copy)
    assert (invented_copy / ".cache/citewell/build/shown.sqlite").is_file()
    assert in_a_process(invented_copy) == first
    study = invented_copy / "docs/studies/kettle2020.md"
    study.write_text(
        study.read_text(encoding="utf-8").replace("participants: 40", "participants: 41"), encoding="utf-8"
    )
    after = "".join(in_a_process(invented_copy).values())
    assert ("n = 40" in "".join(first.values()), "n = 40" in after, "n = 41" in after) == (True, False, True)


def test_bibliography_is_watched(invented: Path) -> None:
    server = Server()
    config = MkDocsConfig(config_file_path=str(invented / "mkdocs.yml"))
    CitewellPlugin().on_serve(server, config=config, builder=None)  # type: ignore[arg-type] # a stand-in for MkDocs' server
    assert server.watched == [str(invented / "references.bib")]
