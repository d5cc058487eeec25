"""What a view is: a function from the library to the values of its template.

A template gives Markdown headings (lines that begin with ``##``) and HTML between them.
Autoescaping is on. Five filters and one function turn values into HTML:

- ``inline``: a record's text, its emphasis, links and citations rendered;
- ``cite``: a key as a citation;
- ``url``: a path below the docs folder as an address relative to the page;
- ``web``: a record's address, or "#" where it is none of the web and could run as a script;
- ``registered``: a text for ``inline``, the numbers of trials in it linked to their registries;
- ``reference(key)``: the full reference.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from markupsafe import Markup

from citewell.domain.fall import Fall
from citewell.domain.findings import RuleInfo
from citewell.domain.library import Library
from citewell.domain.trials import with_links


class Rendering(Protocol):
    """What the page that a view stands on can render."""

    def inline(self, text: str, folder: str) -> Markup:
        """Return the text of a record that stands in a folder as HTML."""

    def cite(self, key: str) -> Markup:
        """Return a citation of a key."""

    def url(self, name: str) -> str:
        """Return the address of a page relative to this one."""

    def reference(self, key: str) -> Markup:
        """Return the full reference."""


def _nothing_falls(library: Library, key: str) -> Sequence[Fall]:  # noqa: ARG001 - the default asks nobody
    return ()


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a view may ask: the library, its argument, the rules' catalogue, what falls with a source."""

    library: Library
    argument: str
    rules: Callable[[], tuple[RuleInfo, ...]] = tuple
    falls: Callable[[Library, str], Sequence[Fall]] = _nothing_falls


if TYPE_CHECKING:
    from jinja2 import Environment

View = Callable[[Context], Mapping[str, Any]]
# A hyphen that begins a number is a minus.
_MINUS = re.compile(r"(?<![^\s(\[])-(?=\.?\d)")


class _Registered(NamedTuple):
    needs_record: bool
    folder: str
    view: View


_VIEWS: dict[str, _Registered] = {}


def view(name: str, *, needs_record: bool = False, folder: str = "") -> Callable[[View], View]:
    """Register a view; its template is ``templates/NAME.html``.

    ``folder`` is that of the records whose texts it shows: their links lead from there.
    """

    def register(function: View) -> View:
        if name in _VIEWS:
            raise ValueError(f"the view {name!r} is taken")
        _VIEWS[name] = _Registered(needs_record, folder, function)
        return function

    return register


def view_names() -> Mapping[str, bool]:
    """Return the views' names, and whether each needs a record's id."""
    return {name: found.needs_record for name, found in sorted(_VIEWS.items())}


def manual() -> Mapping[str, str]:
    """Return what each view does, by the line that asks for it."""
    return {
        f"::: {name} NAME" if found.needs_record else f"::: {name}": inspect.getdoc(found.view) or ""
        for name, found in sorted(_VIEWS.items())
    }


# One environment for all pages, because a template is compiled once for each: the filters ask which page it is.
_PAGE: ContextVar[Rendering] = ContextVar("page")
_FOLDER: ContextVar[str] = ContextVar("folder")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - a check renders nothing

    environment = Environment(
        loader=PackageLoader("citewell.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inline"] = _inline
    environment.filters["cite"] = lambda key: _PAGE.get().cite(key)
    environment.filters["url"] = lambda name: _PAGE.get().url(name)
    environment.filters["web"] = _web
    environment.filters["registered"] = lambda text: text and with_links(text)
    return environment


def _inline(text: str, folder: str | None = None) -> Markup:
    """Return a text as HTML; a folder is given where it is not of the view's own records."""
    told = _MINUS.sub("−", text) if "-" in text else text
    return _PAGE.get().inline(told, _FOLDER.get() if folder is None else folder)


def _web(address: str) -> str:
    return address if address.lower().startswith(("https://", "http://")) else "#"


def render(name: str, context: Context, rendering: Rendering) -> str:
    """Return the Markdown and HTML of a view."""
    found = _VIEWS[name]
    values = found.view(context)
    template = _environment().get_template(f"{name}.html")
    before, folder = _PAGE.set(rendering), _FOLDER.set(found.folder)
    try:
        return template.render(values, library=context.library, reference=rendering.reference)
    finally:
        _PAGE.reset(before)
        _FOLDER.reset(folder)
