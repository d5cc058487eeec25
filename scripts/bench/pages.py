"""An invented page of about 690 words: prose, headings, code, tables, admonitions, links, citations."""

from __future__ import annotations

import textwrap
from random import Random

from bench.words import Words

_CODE = '''```python
@decorated
def {0}({1}: int) -> int:
    """{2} [not a citation]."""
    return {1} + {3}  # see name@example.org
```'''
# Ten keys in eight groups.
_GROUPS = ("[@{}]", "[@{}; @{}]", "@{}", "[see @{}, pp. 3-5]", "[@{}]", "[@{}; @{}]", "[-@{}]", "[@{}, chap. 2]")
KEYS_A_PAGE = 10
_PARAGRAPHS = 12
_WORDS_A_PARAGRAPH = 30


def page(random: Random, words: Words, number: int, keys: list[str], others: list[str]) -> str:
    """Return a page that cites ``keys`` and links to ``others``, given relative to it."""
    given = iter(keys)
    cited = [group.format(*(next(given) for _ in range(group.count("{}")))) for group in _GROUPS]
    paragraphs = [words.paragraph(_WORDS_A_PARAGRAPH) for _ in range(_PARAGRAPHS)]
    for citation, where in zip(cited, random.sample(range(_PARAGRAPHS), len(cited)), strict=True):
        paragraphs[where] = _cited(random, paragraphs[where], citation)
    for link, where in zip(others, random.sample(range(_PARAGRAPHS), len(others)), strict=True):
        paragraphs[where] += f" Compare [{' '.join(words.draw(2))}]({link})."
    paragraphs = [textwrap.fill(text, 110, break_long_words=False, break_on_hyphens=False) for text in paragraphs]
    title = " ".join(words.rare(3)).capitalize()
    blocks = [f"---\ntitle: {title} {number}\n---", f"# {title} {number}"]
    for position, text in enumerate(paragraphs):
        if position % 4 == 1:
            blocks.append("## Background" if position == 1 else f"## {' '.join(words.rare(2)).capitalize()}")
        blocks.append(text)
        if position % 6 == 2:  # noqa: PLR2004 - every sixth paragraph has its block
            blocks += [_CODE.format(*words.rare(4)), _table(words)]
        if position % 6 == 4:  # noqa: PLR2004 - every sixth paragraph has its block
            blocks += [_admonition(words), _list(words)]
    return "\n\n".join(blocks) + "\n"


def _cited(random: Random, text: str, citation: str) -> str:
    """Put a citation before the full stop of one of the text's sentences."""
    sentences = text.split(". ")
    where = random.randrange(len(sentences))
    sentences[where] = f"{sentences[where].rstrip('.')} {citation}"
    return ". ".join(sentences).rstrip(".") + "."


def _table(words: Words) -> str:
    rows = [" | ".join(words.draw(3)) for _ in range(4)]
    return "\n".join(f"| {row} |" for row in (rows[0], "---|---|---", *rows[1:]))


def _admonition(words: Words) -> str:
    return f'!!! note "{" ".join(words.draw(2))}"\n    {words.sentence(12)}\n    Inline `code @here` too.'


def _list(words: Words) -> str:
    return "\n".join(f"- **{words.rare(1)[0]}**: {words.sentence(8)}" for _ in range(3))
