"""Plain text as a field's LaTeX: the inverse of ``to_text``, for whatever can be told both ways.

What looks like an entity or a tag of HTML cannot: it is taken for what a registry left.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\{}~$&%#_^`]|--+|''+")
# BibTeX counts a brace even behind a backslash; a bare tilde is a blank that does not break, a bare grave opens a quote.
_NAMES = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "`": "textasciigrave",
}


def to_latex(text: str) -> str:
    """Return a field's raw text that stands for a plain one; letters stay as they are."""
    return _SIGNS.sub(lambda match: _written(match.group()), text)


def _written(signs: str) -> str:
    if signs in _NAMES:
        return f"\\{_NAMES[signs]}{{}}"
    # Two hyphens would become a dash, two quotes a quotation mark.
    return "{}".join(signs) if len(signs) > 1 else f"\\{signs}"
