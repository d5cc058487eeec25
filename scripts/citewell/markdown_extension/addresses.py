"""Which page is being rendered, and how a link to another is written there."""

from __future__ import annotations

import posixpath

from markdown import Markdown


def current_page(md: Markdown) -> str | None:
    """Return the source name of the page being rendered, as MkDocs or Zensical tells it."""
    if "relpath" in md.treeprocessors:
        return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined] # MkDocs' own processor
    if "rendering_context" in md.preprocessors:
        return str(md.preprocessors["rendering_context"].page.path)  # type: ignore[attr-defined] # Zensical's own
    return None


def address(md: Markdown, name: str) -> str:
    """Return what a link to a page is written as on the page being rendered.

    Zensical resolves every relative address of the rendered HTML from the source's folder;
    MkDocs leaves it as it stands.
    """
    page = current_page(md)
    if page is not None and "rendering_context" in md.preprocessors:
        return posixpath.relpath(name, posixpath.dirname(page) or ".")
    return relative_address(name, page)


def relative_address(name: str, page: str | None) -> str:
    """Return the address of a page relative to another, both given as source names.

    Addresses are folders ("studies/dore2019/"); from an unknown page they start at the root.
    """
    target = _folder(name)
    if page is None:
        return f"/{target}"
    relative = posixpath.relpath(target or ".", _folder(page) or ".")
    return f"{relative}/"


def _folder(name: str) -> str:
    stem = name.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
