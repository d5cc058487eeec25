"""How a place in a source is written after its year."""

from __future__ import annotations

import re

from citewell.markup.locators import Locator

_LABELS = {
    "page": ("p.", "pp."), "chapter": ("chap.", "chaps."), "section": ("sec.", "secs."), "figure": ("Fig.", "Figs."),
    "table": ("Table", "Tables"), "volume": ("vol.", "vols."), "paragraph": ("para.", "paras."), "line": ("l.", "ll."),
    "note": ("n.", "nn."), "part": ("pt.", "pts."), "opus": ("op.", "opp."), "sub verbo": ("s.v.", "s.vv."), "": ("", ""),
}  # fmt: skip
_DASH = re.compile(r"(?<=\w)\s*--?\s*(?=\w)")
_SEVERAL = re.compile(r"[–,&]")


def located(locator: Locator) -> str:
    """Return ", pp. 3–5" or nothing."""
    if not locator.value:
        return ""
    value = _DASH.sub("–", locator.value)
    one, several = _LABELS.get(locator.label, (locator.label, f"{locator.label}s"))
    return f", {several if _SEVERAL.search(value) else one} {value}".replace(",  ", ", ")
