"""The plugin: findings are warnings, what a site needs is published, a partial build keeps the search index."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from citewell.mkdocs_plugin import CitewellPlugin
from citewell.plugin.beside import Beside
from citewell.rendering import PageRenderer

Project = Callable[..., Path]
SITE = """\
site_name: Tea
theme: {name: material, font: false}
markdown_extensions: [citewell]
plugins: [citewell, search]
"""
UNKNOWN = "docs/index.md:1:2: CIT001 the key 'nobody' is not in references.bib"
STYLESHEET = "styles/citewell.css"
POLICY = "Content-Security-Policy"


class Server:
    """Stands for MkDocs' live server; keeps what it is told to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []

    def watch(self, path: str) -> None:
        """Keep a path."""
        self.watched.append(path)


def site(folder: Path, *, strict: bool = False, text: str = SITE) -> MkDocsConfig:
    """Return the settings of a site in a project's folder."""
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return load_config(str(file), strict=strict)


def make(
    folder: Path,
    *,
    dirty: bool = False,
    strict: bool = False,
    text: str = SITE,
    command: Literal["build", "serve"] = "build",
) -> Path:
    """Build a site as the command does; return its folder."""
    config = site(folder, strict=strict, text=text)
    config.plugins.on_startup(command=command, dirty=dirty)
    build(config, dirty=dirty)
    return Path(config.site_dir)


def first_page(built: Path) -> str:
    """Return the HTML of a site's first page."""
    return (built / "index.html").read_text(encoding="utf-8")


def addresses(built: Path) -> list[str]:
    """Return the addresses in a site's search index."""
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    return sorted(entry["location"] for entry in index["docs"])


def test_finding_is_a_warning_with_its_place(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        make(project({"docs/index.md": "[@nobody]"}))
    assert UNKNOWN in caplog.text


def test_warning_says_what_would_mend_it(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    bibliography = "@book{cup2000, author = {Cup, Ann}, title = {Tea}, year = {2000}, publisher = {Pot}}"
    with caplog.at_level(logging.WARNING):
        make(project({"docs/index.md": "[@cup2001]", "references.bib": bibliography}))
    assert any(told.endswith("is not in references.bib (did you mean 'cup2000'?)") for told in caplog.messages)


def test_what_is_set_aside_is_told(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    row = "- {code: CIT001, path: docs/index.md, reason: It comes., name: Polly Kettle, until: 2999-12-31}\n"
    with caplog.at_level(logging.INFO):
        make(project({"docs/index.md": "[@nobody]\n\n::: set-aside", "docs/about/set-aside.yml": row}), strict=True)
    told = "docs/index.md:1:2: CIT001 set aside until 2999-12-31 by Polly Kettle: It comes.: the key 'nobody' is not in references.bib"
    assert told in caplog.text


def test_finding_stops_a_strict_build(project: Project) -> None:
    with pytest.raises(Abort):
        make(project({"docs/index.md": "[@nobody]"}), strict=True)


def test_clean_base_builds_strictly(project: Project) -> None:
    assert (make(project({"docs/index.md": "# Tea"}), strict=True) / "index.html").is_file()


def test_check_that_cannot_run_stops_the_build(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    folder = project({"docs/index.md": "# Tea", "pyproject.toml": "[tool.citewell]\nselect = ['XYZ']\n"})
    with pytest.raises(Abort):
        make(folder)
    assert "no rule of 'citewell check' has a code that starts with 'XYZ'" in caplog.text


def test_build_goes_on_when_a_bibliography_cannot_be_exported_whole(project: Project) -> None:
    broken = "@misc{cup, title = {Cup}}\n@misc{tea,\n  title = {Tea,\n}\n"
    built = make(project({"docs/index.md": "[@cup] [@tea]", "references.bib": broken}))
    assert "Cup" in (built / "exports" / "references.ris").read_text(encoding="utf-8")


def test_what_a_check_complains_of_is_a_warning(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wait = Beside.wait
    monkeypatch.setattr(Beside, "wait", lambda beside: replace(wait(beside), complaint="A library is old.\n"))
    with caplog.at_level(logging.WARNING):
        make(project({"docs/index.md": "# Tea"}))
    assert caplog.messages == ["A library is old."]


def test_failed_build_stops_what_runs_beside_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Beside] = []

    def slow(beside: Beside, *_: str) -> None:
        beside._process = subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(beside)

    def failing(*_: object, **__: object) -> str:
        raise PluginError("the page cannot be made")

    monkeypatch.setattr(Beside, "__init__", slow)
    monkeypatch.setattr(CitewellPlugin, "on_page_content", failing)
    with pytest.raises(Abort):
        make(project({"docs/index.md": "# Tea"}))
    assert [beside._process.returncode for beside in started] == [-signal.SIGKILL] * 2


NOTHING_TO_READ = {
    "no settings": ({"pyproject.toml": "[tool.citewell"}, "pyproject.toml: cannot read the settings"),
    "unknown setting": ({"pyproject.toml": "[tool.citewell]\nbib = 'x'"}, "[tool.citewell] has no setting 'bib'"),
    "no vocabulary": ({"pyproject.toml": "[tool.citewell]\nvocabulary = 'a.yml'"}, "a.yml: no such file; create it"),
    "no bibliography": (
        {"pyproject.toml": "[tool.citewell]\nbibliography = 'a.bib'"},
        "a.bib: no such file; create it",
    ),
}


@pytest.mark.parametrize(("files", "told"), NOTHING_TO_READ.values(), ids=NOTHING_TO_READ.keys())
def test_what_cannot_be_read_stops_the_build_in_one_line(
    project: Project, caplog: pytest.LogCaptureFixture, files: dict[str, str], told: str
) -> None:
    with pytest.raises(Abort):
        make(project({"docs/index.md": "# Tea", **files}))
    (line,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert told in line
    assert "\n" not in line


def test_docs_folder_that_only_mkdocs_knows_stops_the_build(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    folder = project({"content/index.md": "# Tea"})
    shutil.rmtree(folder / "docs")
    with pytest.raises(Abort):
        make(folder, text=f"{SITE}docs_dir: content\n")
    assert 'write docs = "content" under [tool.citewell]' in caplog.text


def test_two_docs_folders_are_a_warning(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        make(project({"content/index.md": "# Tea"}), text=f"{SITE}docs_dir: content\n")
    assert 'write docs = "content" under [tool.citewell]' in caplog.text


def test_one_docs_folder_of_another_name_is_right(project: Project) -> None:
    folder = project({"content/index.md": "# Tea", "pyproject.toml": "[tool.citewell]\ndocs = 'content'"})
    assert make(folder, text=f"{SITE}docs_dir: content\n", strict=True)


def test_extension_reads_the_folder_of_the_site(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    bibliography = "@book{a, author = {Doe, Jane}, title = {Leaves}, year = {2000}, publisher = {Cup}}"
    built = make(project({"docs/index.md": "It is [@a].", "references.bib": bibliography}))
    assert "Doe, 2000" in first_page(built)


def test_folder_that_the_extension_names_is_the_one_that_is_checked(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project({"docs/index.md": "[@nobody]"})
    (folder / "site").mkdir()
    text = SITE.replace("[citewell]", "[{citewell: {project: ..}}]", 1) + "docs_dir: ../docs\nsite_dir: built\n"
    with caplog.at_level(logging.WARNING):
        make(folder / "site", text=text)
    assert UNKNOWN in caplog.text


def test_stylesheet_stands_before_those_of_the_site(project: Project) -> None:
    built = make(project({"docs/index.md": "# Tea"}), text=f"{SITE}extra_css: [own.css]\n")
    assert re.findall(r'href="((?:styles|own)\S*)"', first_page(built)) == [STYLESHEET, "own.css"]


def test_stylesheet_that_the_site_names_stands_where_it_is_named(project: Project) -> None:
    built = make(project({"docs/index.md": "# Tea"}), text=f"{SITE}extra_css: [own.css, {STYLESHEET}]\n")
    assert re.findall(r'href="((?:styles|own)\S*)"', first_page(built)) == ["own.css", STYLESHEET]


def test_stylesheet_is_published(project: Project) -> None:
    built = make(project({"docs/index.md": "# Tea"}))
    assert ".cw-card" in (built / STYLESHEET).read_text(encoding="utf-8")


def test_policy_is_left_out_unless_asked_for(project: Project) -> None:
    assert POLICY not in first_page(make(project({"docs/index.md": "# Tea"})))


def test_policy_stands_where_it_is_asked_for(project: Project) -> None:
    text = SITE.replace("[citewell, search]", "[{citewell: {policy: true}}]")
    assert POLICY in first_page(make(project({"docs/index.md": "# Tea"}), text=text))


def test_policy_is_left_out_while_serving_because_it_would_break_live_reload(project: Project) -> None:
    text = SITE.replace("[citewell, search]", "[{citewell: {policy: true}}]")
    assert POLICY not in first_page(make(project({"docs/index.md": "# Tea"}), text=text, command="serve"))


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
    kept = {file.name for file in (invented_copy / ".cache/citewell/build").glob("*.sqlite")}
    assert kept == {"pages.sqlite", "shown.sqlite"}
    assert in_a_process(invented_copy) == first
    study = invented_copy / "docs/studies/kettle2020.md"
    study.write_text(
        study.read_text(encoding="utf-8").replace("participants: 40", "participants: 41"), encoding="utf-8"
    )
    after = "".join(in_a_process(invented_copy).values())
    assert ("n = 40" in "".join(first.values()), "n = 40" in after, "n = 41" in after) == (True, False, True)


KNOWN = "@misc{a, author = {Leaf, A.}, title = {T}, year = {2001}}"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("# Tea", 0, id="without citations"),
        pytest.param("So [@a, p. 3; see @a].\n\n## As @a has it\n\n- @nobody", 1, id="with citations alone"),
        pytest.param("So [@a].\n\n::: references", 2, id="with a view"),
        pytest.param("So [see [here](other.md) @a].", 2, id="with a link in a citation"),
    ],
)
def test_page_that_shows_nothing_but_sources_is_rendered_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, text: str, times: int
) -> None:
    rendered = []
    real = PageRenderer.render
    monkeypatch.setattr(PageRenderer, "render", lambda self, text: rendered.append(text) or real(self, text))
    folder = project({"references.bib": KNOWN, "docs/index.md": text, "docs/other.md": "# Other"})
    first = first_page(make(folder))
    assert first_page(make(folder)) == first
    assert len(rendered) == times


def test_bibliography_is_watched(invented: Path) -> None:
    server = Server()
    config = load_config(str(invented / "mkdocs.yml"))
    CitewellPlugin().on_serve(server, config=config, builder=None)  # type: ignore[arg-type] # a stand-in for MkDocs' server
    assert server.watched == [str(invented / "references.bib")]
