"""The order in which a list of references stands (APA 7, 9.44 to 9.48)."""

from __future__ import annotations

import re

from citewell.citing.names import Labels, folded, parts_in_list
from citewell.domain.reference import Person
from citewell.latex.reading import to_text

# No letter comes before these, so that nothing stands before something: "Cup, A." before "Cup, A., & Mug, B.".
_BETWEEN_LEVELS, _BETWEEN_PEOPLE, _BETWEEN_PARTS = "\t", "\n", "\v"
_DIGIT = re.compile(r"\d")
# Of a title, they do not count.
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)", re.IGNORECASE)


def list_order(labels: Labels, key: str) -> str:
    """Return a text by which a reference is sorted: people as the list names them, else title; then year; then title.

    It is a text, and no tuple, because a build keeps it.
    """
    reference = labels.references[key]
    people = [_person(person) for person in reference.names] or [_title(labels.names(key))]
    if reference.more_names:
        people.append(_letters("et al."))
    levels = (
        _BETWEEN_PEOPLE.join(people),
        _year(reference.year, labels.year(key)),
        _title(to_text(reference.whole_title)),
    )
    return _BETWEEN_LEVELS.join(levels)


def _person(person: Person) -> str:
    return _BETWEEN_PARTS.join(map(_letters, parts_in_list(person)))


def _title(text: str) -> str:
    match = _ARTICLE.match(text)
    return _letters(text[match.end() :] if match else text)


def _letters(text: str) -> str:
    """Return a text letter by letter, as it is sorted: neither blanks nor punctuation, accents nor case count."""
    return "".join(filter(str.isalnum, folded(text)))


def _year(number: str, said: str) -> str:
    """Return a year so that works without one come first and those in press last."""
    rank = 0 if said.startswith("n.d.") else 1 if _DIGIT.search(said) else 2
    return f"{rank}{number}{said}"
