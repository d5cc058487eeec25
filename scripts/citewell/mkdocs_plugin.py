"""A convenience for MkDocs: say findings as warnings, publish stylesheet, schemas and exports, keep search whole, tell where a page stands.

The only module that imports mkdocs. The gate is ``citewell check``, which runs beside the
build; a site builds without this plugin, and with a generator that ignores it.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import posixpath
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from citewell import kept, loading
from citewell.domain.errors import CitewellError
from citewell.domain.nearest import in_brackets
from citewell.plugin import describing, search_index
from citewell.plugin.beside import Beside
from citewell.plugin.policy import with_policy
from citewell.plugin.publishing import Publishing
from citewell.readers.settings import read_settings, refuse_missing

if TYPE_CHECKING:
    # A build has no use for it, and its servers take as long to import as half of citewell.
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.citewell")
_BEFORE_THE_OTHERS, _AFTER_THE_OTHERS = 100, -100
_STYLESHEET, _SCRIPT = "styles/citewell.css", "styles/citewell.js"
_TITLE = "cw-title"
# Python's own 700 is for programs that make few objects; a build of thousands of pages spends a twentieth of its time on it.
_OBJECTS_BETWEEN_LOOKS = 20_000


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs is untyped here
    """What the plugin can be told in ``mkdocs.yml``."""

    policy = config_options.Type(bool, default=False)


class CitewellPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # MkDocs is untyped here
    """Warns of findings, so that ``mkdocs build --strict`` fails on them."""

    def __init__(self) -> None:
        super().__init__()
        self._is_partial = False
        self._is_served = False
        self._stops: list[Callable[[], None]] = []
        self._addresses: tuple[str, ...] = ()
        self._former_index = ""
        self._content = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep how the site is built; look for garbage less often, and not in what is imported."""
        self._is_partial = dirty
        self._is_served = command == "serve"
        gc.freeze()
        gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Stop where there is nothing to read; tell the extension the folder; add stylesheet and script."""
        _refuse_what_cannot_be_read(config)
        config.mdx_configs.setdefault("citewell", {})["project"] = str(_project(config))
        if _STYLESHEET not in config.extra_css:
            config.extra_css.insert(0, _STYLESHEET)
        if _SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(_SCRIPT)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Start to check the knowledge base; the index of a partial build stays."""
        self._check = Beside("check", "--format", "json", "--project", str(_project(config)))
        self._stops = [self._check.stop]
        index = _index(config)
        is_kept = self._is_partial and index.is_file()
        self._former_index = index.read_text(encoding="utf-8", errors="replace") if is_kept else ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Start to make the schemas and the exports of the bibliography, if they have changed; keep all addresses."""
        sources = read_settings(_project(config)).sources
        self._publishing = Publishing(_project(config), Path(config.site_dir), sources)
        self._stops.append(self._publishing.stop)
        self._addresses = tuple(file.url.removeprefix("./") for file in files.documentation_pages())
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
        """Keep the theme's compiled templates for the next build: compiling them is a third of a small one."""
        folder = kept.folder(_project(config), "build/templates")
        if folder:
            env.bytecode_cache = FileSystemBytecodeCache(folder)
        return env

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Make a page that the navigation leaves out part of its folder's section, so that a reader sees where it stands."""
        sections = {page.url: page.parent for page in nav.pages if page.is_index and page.parent}
        for file in files.documentation_pages():
            if file.page and not file.page.parent and file.page not in nav.items:
                file.page.parent = sections.get(posixpath.dirname(file.url.rstrip("/")) + "/")
        return nav

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Begin the page with its title."""
        return html if "<h1" in html else _with_title(html, page)

    @event_priority(_BEFORE_THE_OTHERS)
    def _on_page_context_before(self, context: TemplateContext, /, *, page: Page, **_: object) -> TemplateContext:
        """Say what the page is about; let the search index read no more of it than it needs."""
        self._content = page.content or ""
        page.content = search_index.searched(self._content)
        about = describing.description(page.content)
        if about:
            page.meta.setdefault("description", escape(about))
        return context

    @event_priority(_AFTER_THE_OTHERS)
    def _on_page_context_after(self, context: TemplateContext, /, *, page: Page, **_: object) -> TemplateContext:
        """Make the page whole again."""
        page.content = self._content
        return context

    on_page_context = CombinedEvent(_on_page_context_before, _on_page_context_after)

    def on_post_page(self, output: str, **_: object) -> str:
        """Give each page its Content-Security-Policy, which live reload would break."""
        return with_policy(output) if self.config.policy and not self._is_served else output

    @event_priority(_AFTER_THE_OTHERS)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say what the check found and what is set aside; mend the search index of a partial build."""
        index = _index(config)
        if self._former_index and index.is_file():
            new = index.read_text(encoding="utf-8")
            index.write_text(search_index.merged(new, self._former_index, self._addresses), encoding="utf-8")
        loading.keep(_project(config))
        said = self._check.wait()
        published = self._publishing.finish()
        # Why the exports are not whole is no warning: the check tells it, if it is not set aside.
        for done, level in ((said, logging.WARNING), (published, logging.INFO)):
            if done and done.code not in (0, 1):
                raise PluginError(done.complaint.strip() or f"citewell ended with {done.code}")
            if done and done.complaint:
                _log.log(level, done.complaint.strip())
        told = json.loads(said.output)
        for finding in told["findings"]:
            _log.warning("{path}:{line}:{column}: {code} {message}".format_map(finding) + in_brackets(finding["hint"]))
        for finding in told["set_aside"]:
            line = "{path}:{line}:{column}: {code} set aside until {until} by {name}: {reason}: {message}"
            _log.info(line.format_map(finding) + in_brackets(finding["hint"]))

    def on_build_error(self, **_: object) -> None:
        """Stop what runs beside a build that has failed: nobody will ask for it."""
        for stop in self._stops:
            stop()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - MkDocs' signature
        """Rebuild when the bibliography changes."""
        settings = read_settings(_project(config))
        server.watch(str(_project(config) / settings.bibliography))
        return server


def _with_title(html: str, page: Page) -> str:
    """Return a page's HTML with its title as a heading, to which the theme's "Skip to content" then leads."""
    title = escape(page.title or "")
    top = AnchorLink(title, _TITLE, 1)
    top.children = list(page.toc)
    page.toc = TableOfContents([top])
    return f'<h1 id="{_TITLE}">{title}</h1>\n{html}'


def _project(config: MkDocsConfig) -> Path:
    """Return the folder that the extension's option names, as seen from ``mkdocs.yml``, else that of ``mkdocs.yml``."""
    told: dict[str, str] = config.mdx_configs.get("citewell", {})
    return Path(config.config_file_path).parent / told.get("project", ".")


def _refuse_what_cannot_be_read(config: MkDocsConfig) -> None:
    """Stop the build in one line where folder, bibliography or settings cannot be read; warn of another docs folder."""
    project = _project(config)
    try:
        docs = project / read_settings(project).docs
        if docs.resolve() != Path(config.docs_dir).resolve():
            told = _other_folder(config, docs)
            if not docs.is_dir():
                raise PluginError(told)
            _log.warning(told)
        refuse_missing(project)
    except CitewellError as problem:
        raise PluginError(str(problem)) from None


def _other_folder(config: MkDocsConfig, docs: Path) -> str:
    site = Path(config.docs_dir)
    meant = Path(os.path.relpath(site, _project(config))).as_posix()
    return (
        f"the site is built from {site}, and what is checked is {docs} "
        f"(write docs = {json.dumps(meant)} under [tool.citewell] in pyproject.toml, or set docs_dir in mkdocs.yml)"
    )


def _index(config: MkDocsConfig) -> Path:
    return Path(config.site_dir) / "search" / "search_index.json"
