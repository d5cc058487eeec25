"""Values that the exports share: plain texts, dates, pages, what became of a work."""

from __future__ import annotations

import re

from citewell.citing.details import said_kind
from citewell.domain.identifiers import EdtfDate
from citewell.domain.months import MONTHS, SEASONS
from citewell.domain.reference import Reference
from citewell.latex.addresses import ADDRESS
from citewell.latex.reading import address_text, to_text

_MONTHS = [month[:3].lower() for month in MONTHS]
_DAY = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d{2}))?)?")
_SEASON = re.compile(r"\d{4}-2([1-4])")
_SEASONS = {season: number for number, season in enumerate(SEASONS, 1)} | {"fall": 3}
_DECADE = re.compile(r"\d{3}X")
_DOUBTS = frozenset("?~%")
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"\d+")


def plain(reference: Reference, *names: str) -> str:
    """Return the first of some fields that has a text, as one line of plain Unicode."""
    for name in names:
        raw = reference.fields.get(name)
        if raw and not raw.isspace():
            return one_line(raw)
    return ""


def one_line(raw: str) -> str:
    """Return a raw text as one line of plain Unicode."""
    return " ".join(to_text(raw).split())


def keywords(reference: Reference) -> list[str]:
    """Return the keywords, which stand between commas or semicolons."""
    return [word for word in (part.strip() for part in re.split("[,;]", plain(reference, "keywords"))) if word]


def date_parts(reference: Reference) -> tuple[int, ...]:
    """Return year, month and day as far as the entry tells them; nothing where its year is no number."""
    year = plain(reference, "year")
    if not year:
        return _day(_edtf(reference).partition("/")[0])
    if not _YEAR.fullmatch(year):
        return ()
    return (int(year), *_month_and_day(plain(reference, "month"), plain(reference, "day")))


def last_date_parts(reference: Reference) -> tuple[int, ...]:
    """Return the end of a range of dates, a zero for one that goes on; of any other date nothing."""
    _, stroke, end = _edtf(reference).partition("/")
    return (_day(end) or (0,)) if stroke else ()


def is_doubtful(reference: Reference) -> bool:
    """Return whether a date is marked as uncertain or approximate."""
    return not _DOUBTS.isdisjoint(_edtf(reference))


def _edtf(reference: Reference) -> str:
    """Return the date if it is what tells the year and names one; a decade is no year."""
    # As it is written: to LaTeX a tilde is a blank.
    date = reference.get("date").strip()
    return date if not plain(reference, "year") and EdtfDate(date).is_valid and not _DECADE.search(date) else ""


def _day(date: str) -> tuple[int, ...]:
    match = _DAY.match(date)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def season(reference: Reference) -> int:
    """Return 1 to 4 for the spring to the winter of the date, else 0."""
    if plain(reference, "year"):
        return _SEASONS.get(plain(reference, "month").lower(), 0)
    match = _SEASON.fullmatch(plain(reference, "date"))
    return int(match[1]) if match else 0


def _month_and_day(month: str, day: str) -> tuple[int, ...]:
    """Return month and day of "January", "10 March", "March 10" or "3"."""
    word = next((word for word in re.findall(r"[a-z]+", month.lower()) if word[:3] in _MONTHS), "")
    numbers = [int(number) for number in _NUMBER.findall(month)]
    if not word:
        return (numbers[0], *_valid_day(day)) if len(numbers) == 1 and 1 <= numbers[0] <= len(_MONTHS) else ()
    return (_MONTHS.index(word[:3]) + 1, *_valid_day(day or "".join(map(str, numbers[:1]))))


def _valid_day(day: str) -> tuple[int, ...]:
    last = 31
    return (int(day),) if day.isdecimal() and 1 <= int(day) <= last else ()


def pages(reference: Reference) -> tuple[str, str]:
    """Return first and last page; the article's number stands for the first, the last may be empty."""
    written = plain(reference, "pages")
    if not written:
        return plain(reference, "eid", "article-number"), ""
    first, _, last = re.sub(r"\s*[‐‑‒–—−-]+\s*", "–", written).partition("–")
    return (first, last) if re.fullmatch(r"\w*", last) and "," not in first else (written, "")


def genre(reference: Reference) -> str:
    """Return what kind of thesis, report or patent a work is, where that tells more than the type it is exported as."""
    degree = reference.entry_type.kind if reference.type in {"mastersthesis", "phdthesis"} else ""
    return said_kind(reference) or degree


def status(reference: Reference) -> str:
    """Return what became of the work, such as "retracted: the reason", or an empty text."""
    return ": ".join(part for part in (plain(reference, "status"), plain(reference, "status-note")) if part)


def address(reference: Reference) -> str:
    """Return the web address that the entry names, if need be in ``howpublished``, or an empty text."""
    match = ADDRESS.search(plain(reference, "howpublished"))
    return address_text(reference.get("url")) or (match.group() if match else "")


def how_published(reference: Reference) -> str:
    """Return ``howpublished`` where it tells more than the address."""
    said = plain(reference, "howpublished")
    return "" if said == address(reference) else said


def seen_on(reference: Reference) -> tuple[int, ...]:
    """Return year, month and day on which the web page was read, or nothing."""
    match = _DAY.fullmatch(plain(reference, "urldate"))
    return tuple(int(part) for part in match.groups() if part) if match else ()


def archive_address(reference: Reference) -> str:
    """Return the address of the work in the archive whose number the entry tells, or an empty text."""
    return reference.eprint.url if reference.eprint else ""


def incomplete(reference: Reference) -> list[str]:
    """Return in words that people are left out: a name for "and others" would be an invented person."""
    lists = (
        ("authors", reference.more_authors),
        ("editors", reference.more_editors),
        ("translators", reference.more_translators),
    )
    return [f"The list of {people} is not complete." for people, more in lists if more]
