"""A convenience for MkDocs: say findings as warnings, publish schemas and exports, keep search whole.

The only module that imports mkdocs. The gate is ``citewell check``, which runs beside the
build; a site builds without this plugin, and with a generator that ignores it.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from citewell import loading, search_index
from citewell.beside import Beside
from citewell.policy import with_policy

_log = logging.getLogger("mkdocs.plugins.citewell")
_AFTER_THE_OTHERS = -100


class CitewellPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg] # MkDocs is untyped here
    """Warns of findings, so that ``mkdocs build --strict`` fails on them."""

    def __init__(self) -> None:
        super().__init__()
        self._is_partial = False
        self._addresses: tuple[str, ...] = ()
        self._former_entries: list[dict[str, object]] = []
        self._aside: dict[str, list[str]] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Keep whether only changed pages are built."""
        self._is_partial = dirty

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Start to check the knowledge base in the folder of ``mkdocs.yml``; the index of a partial build stays."""
        self._check = Beside("check", "--format", "json", "--project", str(_project(config)))
        self._former_entries = search_index.kept_entries(_index(config)) if self._is_partial else []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Start to write the schemas and the exports of the bibliography into the site, which is empty by now."""
        self._publishing = Beside("publish", config.site_dir, "--project", str(_project(config)))
        self._addresses = tuple(file.url.removeprefix("./") for file in files.documentation_pages())
        return files

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put aside what the search index would read and leave out."""
        html, self._aside[page.url] = search_index.put_aside(html)
        return html

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Give each page back what was put aside, and its Content-Security-Policy."""
        return with_policy(search_index.put_back(output, self._aside.pop(page.url, [])))

    @event_priority(_AFTER_THE_OTHERS)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say what the check found; mend the search index of a partial build."""
        index = _index(config)
        if self._former_entries and index.is_file():
            new = index.read_text(encoding="utf-8")
            index.write_text(search_index.merged(new, self._former_entries, self._addresses), encoding="utf-8")
        said = self._check.wait()
        published = self._publishing.wait()
        for failed in (said, published):
            if failed.complaint or failed.code not in (0, 1):
                raise PluginError(failed.complaint.strip() or f"citewell ended with {failed.code}")
        for finding in json.loads(said.output)["findings"]:
            _log.warning("{path}:{line}:{column}: {code} {message}".format_map(finding))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - MkDocs' signature
        """Rebuild when the bibliography changes."""
        settings = loading.settings(_project(config))
        server.watch(str(_project(config) / settings.bibliography))
        return server


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _index(config: MkDocsConfig) -> Path:
    return Path(config.site_dir) / "search" / "search_index.json"
