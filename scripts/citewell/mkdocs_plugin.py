"""A convenience for MkDocs: watch the bibliography, say findings as warnings, publish schemas and exports.

The only module that imports mkdocs. The gate is ``citewell check``; a site builds without
this plugin, and with a generator that ignores it.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from citewell import app, making
from citewell.policy import with_policy

_log = logging.getLogger("mkdocs.plugins.citewell")


class CitewellPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg] # MkDocs is untyped here
    """Warns of findings, so that ``mkdocs build --strict`` fails on them."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the knowledge base in the folder of ``mkdocs.yml``."""
        result = app.check_library(app.load_cached(_project(config)))
        for finding in result.findings:
            _log.warning("%s: %s %s", finding.where, finding.code, finding.message)

    def on_post_page(self, output: str, **_: object) -> str:
        """Give each page its Content-Security-Policy."""
        return with_policy(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the JSON Schemas and the exports of the bibliography into the site."""
        site = Path(config.site_dir)
        making.write_schemas(_project(config), site / "schemas")
        making.write_exports(_project(config), site / "exports")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - MkDocs' signature
        """Rebuild when the bibliography changes."""
        settings = app.settings(_project(config))
        server.watch(str(_project(config) / settings.bibliography))
        return server


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
