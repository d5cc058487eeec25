"""What of a Markdown text is not prose: code, math, comments, addresses, link targets.

Masked characters become NUL, line ends stay, so every offset keeps its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citewell.markup import signs
from citewell.markup.attributes import attribute_values
from citewell.markup.code_blocks import code_blocks
from citewell.markup.lines import line_end
from citewell.markup.link_texts import cited_in_links
from citewell.markup.signs import MASKED

_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[\s\S])"
# What can begin something that is not prose.
_SIGNS = signs.table("\\`<$")
_AT_SIGN = {
    "\\": re.compile(r"\\[!-/:-@\[-`{-~]"),
    "`": re.compile(rf"(?<!`)(?!`{{13}})(?P<ticks>`{{1,12}}){_WITHIN_PARAGRAPH}*?(?<!`)(?P=ticks)(?!`)"),
    "<": re.compile(
        r"""<!--[\s\S]*?-->
        | <(?P<element>script|style|pre|textarea)\b[\s\S]*?</(?P=element)>
        | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+>
        | </?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
        re.VERBOSE,
    ),
    "$": re.compile(
        rf"\$\${_WITHIN_PARAGRAPH}+?\$\$"
        r"|\$(?=[^\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n))*?(?<=[^\s\\])\$(?!\d)",
    ),
}
_LONG = re.compile(r"<!--|<(?:script|style|pre|textarea)\b")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_TARGET = re.compile(
    r"""\]\((?:[^()\s<>]|\([^()\s]*\)|<[^<>\n]*>)*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""",
)
# Any other target has blanks in it; Python-Markdown and pandoc take them.
_LOOSE_TARGET = re.compile(r"\]\((?:[^()\n]|\n(?![ \t]*\n)|\([^()\n]*\))*+\)")
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[[^\]^@\n][^\]@\n]*\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""", re.MULTILINE
)
_URL = re.compile(r"(?:https?|ftp|mailto):[^\s<>\[\]\"'`]*[\w/=&%+-]")
_SCHEMES = ("https", "http", "ftp", "mailto")
_SCHEME_ENDS = frozenset(scheme[-1] for scheme in _SCHEMES)
_EMAIL = re.compile(r"@?[\w.:+-]*\w@\w[\w-]*(?:\.[\w-]+)+")
_BEFORE_AT = re.compile(r"@?[\w.:+-]*\Z")

Span = tuple[int, int]


def mask(text: str) -> str:
    """Return Markdown ``text`` with all that is not prose masked."""
    without_blocks = _blank(text, code_blocks(text))
    without_inline = _blank(without_blocks, _inline_spans(without_blocks))
    without_values = _blank(without_inline, attribute_values(without_inline))
    return _blank(without_values, cited_in_links(without_values, without_blocks))


def mask_yaml(text: str) -> str:
    """Return YAML ``text`` with comments and what Markdown would not read as prose masked."""
    without_comments = _blank(text, _yaml_comments(text)) if "#" in text else text
    without_inline = _blank(without_comments, _inline_spans(without_comments))
    return _blank(without_inline, cited_in_links(without_inline, without_comments))


def _yaml_comments(text: str) -> Iterator[Span]:
    for start in _places(text, "#"):
        if start == 0 or text[start - 1].isspace():
            yield start, line_end(text, start)


def find_tags(text: str) -> Iterator[str]:
    """Yield the HTML tags of Markdown ``text`` that stand in no code and no comment."""
    without_blocks = _blank(text, code_blocks(text))
    for start, end in _inline_spans(without_blocks):
        if text[start] == "<" and not text.startswith("<!--", start):
            tag = _TAG.match(text, start)
            yield tag.group() if tag else ""
        elif text[start] == "$":
            yield from _TAG.findall(text, start, end)


def _blank(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        if end <= position:
            continue
        start = max(start, position)  # noqa: PLW2901 - overlapping spans are cut, not lost
        pieces += text[position:start], _masked(text[start:end])
        position = end
    return "".join((*pieces, text[position:])) if pieces else text


def _masked(text: str) -> str:
    return "\n".join([MASKED * len(line) for line in text.split("\n")]) if "\n" in text else MASKED * len(text)


def _inline_spans(text: str) -> Iterator[Span]:
    position = 0
    unclosed: set[str] = set()
    for start in sorted((*signs.places(text, _SIGNS), *_ends_of_links(text), *_inside_addresses(text))):
        if start >= position:
            sign = text[start]
            opening = _LONG.match(text, start) if sign == "<" else None
            if opening and _is_unclosed(text, opening, unclosed):
                tag = _TAG.match(text, start)
                span = tag.span() if tag else None
            else:
                span = _span_at(text, sign, start, position)
            if span:
                yield span
                position = span[1]


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
    closing = "-->" if opening.group() == "<!--" else f"</{opening.group()[1:]}>"
    if closing not in unclosed and text.find(closing, opening.end()) < 0:
        unclosed.add(closing)
    return closing in unclosed


def _span_at(text: str, sign: str, start: int, position: int) -> Span | None:
    """Return what is masked at a sign; nothing before ``position`` counts any more."""
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
        match = _DEFINITION.match(text, line)
        # So does the ":" of a definition.
        return (start + 2, match.end()) if match else None
    return None


def _address(text: str, start: int, position: int) -> Span | None:
    scheme = next((known for known in _SCHEMES if text.endswith(known, position, start)), None)
    if scheme is None or text[start - len(scheme) - 1 : start - len(scheme)].isalnum():
        return None
    match = _URL.match(text, start - len(scheme))
    return match.span() if match else None


def _email(text: str, start: int, position: int) -> Span | None:
    before = _BEFORE_AT.search(text, max(position, start - 64), start)
    match = _EMAIL.match(text, before.start()) if before else None
    return match.span() if match else None
