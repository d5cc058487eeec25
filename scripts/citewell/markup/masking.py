"""What of a Markdown text is not prose: code, math, comments, addresses, link targets.

Masked characters become NUL, line ends stay, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citewell.markup import signs
from citewell.markup.attributes import attribute_values
from citewell.markup.bounds import Bounds
from citewell.markup.code_blocks import code_blocks
from citewell.markup.elements import is_at_margin
from citewell.markup.keys import key_at
from citewell.markup.lines import INDENT
from citewell.markup.link_texts import cited_in_links
from citewell.markup.signs import blank as _blank
from citewell.markup.spans import Span

_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[\s\S])"
# What can begin something that is not prose.
_SIGNS = signs.table("\\`<$")
_AT_SIGN = {
    "\\": re.compile(r"\\[!-/:-@\[-`{-~]"),
    "`": re.compile(rf"(?<!`)(?!`{{13}})(?P<ticks>`{{1,12}}){_WITHIN_PARAGRAPH}*?(?<!`)(?P=ticks)(?!`)"),
    "<": re.compile(
        r"""<!--[\s\S]*?--!?> | <\?[\s\S]*?\?> | <!\[CDATA\[[\s\S]*?\]\]>
        | <(?P<element>script|style|pre|textarea)\b[\s\S]*?</(?P=element)>
        | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+>
        | </?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "$": re.compile(
        rf"\$\${_WITHIN_PARAGRAPH}+?\$\$"
        r"|\$(?=[^\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*?(?<=[^\s\\])\$(?!\d)",
    ),
}
_LONG = re.compile(r"<!--|<\?|<!\[CDATA\[|<(?P<element>script|style|pre|textarea)\b", re.IGNORECASE)
_CLOSINGS = {"<!--": r"--!?>", "<?": r"\?>", "<![cdata[": r"\]\]>"}
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_TARGET = re.compile(
    r"""\]\((?:[^()\s<>]|\([^()\s]*\)|<[^<>\n]*>)*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""",
)
# Any other target has blanks in it; Python-Markdown and pandoc take them.
_LOOSE_TARGET = re.compile(r"\]\((?>(?:[^()\n]|\n(?![ \t]*\n)|\([^()\n]*\))*)\)")
_LABEL = re.compile(r"(?P<lead>(?>(?:[ \t>]|(?:[-+*]|\d{1,9}\.)[ \t])*))\[(?!\^)[^\]@\n]*\](?=:)")
# The target and the title may stand on lines of their own.
_DEFINED = re.compile(
    r""":[ \t]*(?:\n[ \t>]*)?\S++(?:(?:[ \t]+|[ \t]*\n[ \t>]*)(?:"[^\n]*"|'[^\n]*'|\([^\n]*\)))?[ \t]*$""",
    re.MULTILINE,
)
_URL = re.compile(
    r"""(?:https?|ftp|mailto):(?:[^\s<>\[\]"'`(){};]|;(?!@)|\([^\s<>\[\]"'`(){}]*\)|\{[^\s<>\[\]"'`(){}]*\})*"""
    r"(?<=[\w/=&%+)}-])"
)
_SCHEMES = ("https", "http", "ftp", "mailto")
_SCHEME_ENDS = frozenset(scheme[-1] for scheme in _SCHEMES)
_EMAIL = re.compile(r"@?[\w.:+-]*[^\W_]_*+@\w[\w-]*(?:\.[\w-]+)+")
_LONGEST_KEY = 64
_BEFORE_AT = re.compile(r"@?[\w.:+-]*\Z")


def mask(text: str) -> str:
    """Return Markdown ``text`` with all that is not prose masked."""
    without_blocks = _blank(text, code_blocks(text))
    without_inline = _blank(without_blocks, _inline_spans(without_blocks))
    without_values = _blank(without_inline, attribute_values(without_inline, without_blocks))
    return _blank(without_values, cited_in_links(without_values, without_blocks))


def mask_yaml(text: str, comments: Iterable[Span]) -> str:
    """Return YAML ``text`` with its comments and what Markdown would not read as prose masked."""
    without_comments = _blank(text, comments)
    without_inline = _blank(without_comments, _inline_spans(without_comments))
    return _blank(without_inline, cited_in_links(without_inline, without_comments))


def find_tags(text: str) -> Iterator[str]:
    """Yield the HTML tags of Markdown ``text`` that stand in no code and no comment."""
    without_blocks = _blank(text, code_blocks(text))
    for start, end in _inline_spans(without_blocks):
        if text[start] == "<" and not text.startswith("<!--", start):
            tag = _TAG.match(text, start)
            yield tag.group() if tag else ""
        elif text[start] == "$":
            yield from _TAG.findall(text, start, end)


def find_math(text: str) -> Iterator[Span]:
    """Yield start and end of each formula in Markdown ``text`` whose blocks of code are masked."""
    return ((start, end) for start, end in _inline_spans(text) if text[start] == "$")


def _inline_spans(text: str) -> Iterator[Span]:
    position = 0
    unclosed: set[str] = set()
    bounds = Bounds(text)
    for start in sorted((*signs.places(text, _SIGNS), *_ends_of_links(text), *_inside_addresses(text))):
        if start >= position:
            sign = text[start]
            opening = _LONG.match(text, start) if sign == "<" else None
            if opening and _is_unclosed(text, opening, unclosed):
                span = _unclosed_element(text, opening)
            else:
                span = _span_at(text, sign, start, position)
            if span and not (sign in _AT_SIGN and _is_broken(bounds, sign, span)):
                yield span
                position = span[1]


def _is_broken(bounds: Bounds, sign: str, span: Span) -> bool:
    """Return whether a block's bound, or a cell's, parts what would be code, math, a comment or a tag."""
    start, end = span
    if sign == "$" and bounds.text.find("|", start, end) >= 0 and bounds.is_row(start):
        return True
    if not bounds.part(start, end):
        return False
    opening = _LONG.match(bounds.text, start) if sign == "<" else None
    hides_blocks = opening and opening["element"]
    return sign != "<" or not (hides_blocks or is_at_margin(bounds.text, start) or bounds.is_raw(start))


def _ends_of_links(text: str) -> Iterator[int]:
    """Yield where a link's text or a definition's label may end."""
    for sign in ("](", "]:"):
        yield from _places(text, sign)


def _inside_addresses(text: str) -> Iterator[int]:
    """Yield each @ that a word goes before, and each colon that may end a scheme."""
    yield from (at for at in _places(text, "@") if at and (text[at - 1].isalnum() or text[at - 1] == "_"))
    yield from (at for at in _places(text, ":") if at and text[at - 1] in _SCHEME_ENDS)


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _is_unclosed(text: str, opening: re.Match[str], unclosed: set[str]) -> bool:
    """Return whether nothing closes a comment or an element; what was not found once is not looked for again."""
    sign = opening.group().lower()
    if sign not in unclosed:
        closing = re.compile(_CLOSINGS.get(sign) or f"</{sign[1:]}", re.IGNORECASE)
        if not closing.search(text, opening.end()):
            unclosed.add(sign)
    return sign in unclosed


def _unclosed_element(text: str, opening: re.Match[str]) -> Span | None:
    """Return what an element hides that nothing closes: all that follows where it is a block, else its tag."""
    tag = _TAG.match(text, opening.start())
    if tag and opening["element"] and is_at_margin(text, tag.start()):
        return tag.start(), len(text)
    return tag.span() if tag else None


def _span_at(text: str, sign: str, start: int, position: int) -> Span | None:
    """Return what is masked at a sign; nothing before ``position`` counts any more."""
    if sign == "$" and _is_in_key(text, start, position):
        return None
    if sign in _AT_SIGN:
        match = _AT_SIGN[sign].match(text, start)
        return match.span() if match else None
    if sign == "]":
        return _target_or_definition(text, start, position)
    return _email(text, start, position) if sign == "@" else _address(text, start, position)


def _target_or_definition(text: str, start: int, position: int) -> Span | None:
    after = text[start + 1 : start + 2]
    if after == "(":
        match = _TARGET.match(text, start) or _LOOSE_TARGET.match(text, start)
        # The "]" of a link's target stays, so that its text can be found.
        return (start + 1, match.end()) if match else None
    line = text.rfind("\n", 0, start) + 1
    if after == ":" and line >= position:
        label = _LABEL.match(text, line)
        if label and label.end() == start + 1 and _may_define(text, line, label["lead"]):
            match = _DEFINED.match(text, start + 1)
            # So does the ":" of a definition.
            return (start + 2, match.end()) if match else None
    return None


def _may_define(text: str, line: int, lead: str) -> bool:
    """Return whether a definition may stand after this; indented, only what begins a block is one."""
    if lead.strip(" \t") or len(lead.expandtabs(INDENT)) < INDENT:
        return True
    before = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : line].strip(" \t\n>")
    return not before or before.startswith(("!!!", "???", "==="))


def _address(text: str, start: int, position: int) -> Span | None:
    scheme = next((known for known in _SCHEMES if text.endswith(known, position, start)), None)
    if scheme is None or text[start - len(scheme) - 1 : start - len(scheme)].isalnum():
        return None
    match = _URL.match(text, start - len(scheme))
    return match.span() if match else None


def _is_in_key(text: str, start: int, position: int) -> bool:
    """Return whether a sign stands within a key; none is looked for that is longer than any in use."""
    at = text.rfind("@", max(position, start - _LONGEST_KEY), start)
    key = key_at(text, at) if at >= 0 else None
    return key is not None and key.end() > start


def _email(text: str, start: int, position: int) -> Span | None:
    before = _BEFORE_AT.search(text, max(position, start - _LONGEST_KEY), start)
    match = _EMAIL.match(text, before.start()) if before else None
    return match.span() if match else None
