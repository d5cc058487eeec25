"""Identifiers that know whether they are well formed, and say why not without throwing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, unquote

_DOI_ADDRESS = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_DOI_LABEL = re.compile(r"^doi:\s*", re.IGNORECASE)
# What follows the path of an address (RFC 3986, 3.4 and 3.5); behind ";2-" a "#" is the check character of a SICI.
_AFTER_PATH = re.compile(r"(?:\?|(?<!;2-)#).*", re.DOTALL)
# What exporters write for the signs of a DOI that LaTeX gives a meaning to.
_LATEX_SIGN = re.compile(r"\\(?:([_%&#$])|(textless|textgreater|textunderscore)(?![A-Za-z])[ ]?)|\$([<>])\$|[{}]")
_PLAIN_DOI = re.compile(r"[^\\{}$]*")
_NAMED_SIGNS = {"textless": "<", "textgreater": ">", "textunderscore": "_"}
_SHORT_DOI = re.compile(r"^10/[A-Za-z0-9]+$")
_ZERO_WIDTH = re.compile(r"[\u200b-\u200d\u2060\ufeff\xad]")


@dataclass(frozen=True)
class Identifier:
    """An identifier as written; ``problem`` is empty when its form is right."""

    written: str
    form: ClassVar[re.Pattern[str]] = re.compile(r"^\S+$")
    expected: ClassVar[str] = "a text without blanks"
    # The first and the last of the whole numbers that are well formed, if any are.
    numbers: ClassVar[tuple[int, int] | None] = None

    @property
    def problem(self) -> str:
        """Return why the form is wrong, or an empty text."""
        return "" if self.form.fullmatch(self.written) else f"expected {self.expected}"

    @property
    def is_valid(self) -> bool:
        """Return whether the form is right."""
        return not self.problem

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True)
class Doi(Identifier):
    """A DOI without its address; ISO 26324. SICI suffixes with ``<`` and ``;`` are valid."""

    form: ClassVar[re.Pattern[str]] = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/(?!.*\$[<>]\$)[^\s\\{}]+$")
    expected: ClassVar[str] = "10.REGISTRANT/SUFFIX without an address before it, a backslash or a brace"

    @property
    def problem(self) -> str:
        """Return why the form is wrong, or an empty text."""
        if self.form.match(self.written):
            return ""
        if self.better:
            return f"write the bare DOI {self.better}"
        if _SHORT_DOI.match(self.bare):
            return f"a shortDOI: open https://doi.org/{self.bare} and write the DOI to which it leads"
        return super().problem

    @property
    def better(self) -> str:
        """Return the well-formed bare DOI to write instead, or an empty text if there is none."""
        bare, is_decoded = self._read
        return bare if is_decoded and bare != self.written and self.form.match(bare) else ""

    @property
    def is_short(self) -> bool:
        """Return whether this is a shortDOI, which stands for another DOI."""
        return bool(_SHORT_DOI.match(self.written))

    @property
    def bare(self) -> str:
        """Return the DOI without LaTeX and without an address before it, a doubled one included.

        In an address some signs of a DOI are encoded, and a query or a fragment is none of it.
        """
        return self._read[0]

    @property
    def _read(self) -> tuple[str, bool]:
        """Return the bare DOI, and whether it could be decoded if it was encoded."""
        written = bare = self.written.strip()
        if not _PLAIN_DOI.fullmatch(written):
            written = bare = _LATEX_SIGN.sub(_sign, written)
        while (shorter := _DOI_LABEL.sub("", _DOI_ADDRESS.sub("", bare))) != bare:
            bare = shorter
        if not _DOI_ADDRESS.search(_DOI_LABEL.sub("", written)):
            return bare, True
        bare = _AFTER_PATH.sub("", bare)
        text = _decoded(bare)
        return (bare, False) if text is None else (text, True)

    @property
    def normal(self) -> str:
        """Return the DOI as it is compared: bare, composed (NFC), without zero-width signs, in lower case."""
        if self.written.startswith("10.") and self.written.isascii() and _PLAIN_DOI.fullmatch(self.written):
            return self.written.lower()
        return _visible(self.bare).lower()

    @property
    def url(self) -> str:
        """Return the address, with what a URL may not hold encoded."""
        return "https://doi.org/" + quote(_visible(self.bare), safe="/:;().-_")


def _sign(match: re.Match[str]) -> str:
    """Return the sign that LaTeX writes so; a brace is none."""
    return match[1] or match[3] or _NAMED_SIGNS.get(match[2], "")


def _decoded(address: str) -> str | None:
    """Return the part of an address as text, or nothing if it means none or one that cannot all be seen."""
    try:
        text = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    return text if text == address or (text.isprintable() and " " not in text) else None


def _visible(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", _ZERO_WIDTH.sub("", text))


@dataclass(frozen=True)
class Pmid(Identifier):
    """A PubMed number: one to eight digits, no leading zero."""

    form: ClassVar[re.Pattern[str]] = re.compile(r"^[1-9]\d{0,7}$")
    expected: ClassVar[str] = "one to eight digits"

    @property
    def url(self) -> str:
        """Return PubMed's address of the record."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.written}/"


@dataclass(frozen=True)
class Pmcid(Identifier):
    """A PubMed Central number: ``PMC`` and digits."""

    form: ClassVar[re.Pattern[str]] = re.compile(r"^PMC\d{4,9}$")
    expected: ClassVar[str] = "PMC and digits"

    @property
    def url(self) -> str:
        """Return the address of the free copy."""
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.written}/"


_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE)
_ARCHIVES = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "hdl": ("Handle", "https://hdl.handle.net/"),
    "googlebooks": ("Google Books", "https://books.google.com/books?id="),
}


@dataclass(frozen=True)
class Eprint:
    """The number under which an archive has a work; without the archive's name, what looks like arXiv's is."""

    number: str
    archive: str = ""

    @property
    def _known(self) -> tuple[str, str]:
        is_arxiv = not self.archive and _ARXIV.fullmatch(self.number)
        return _ARCHIVES.get("arxiv" if is_arxiv else self.archive.lower(), (self.archive, ""))

    @property
    def bare(self) -> str:
        """Return the number without the archive's name before it."""
        match = _ARXIV.fullmatch(self.number) if self._known[0] == "arXiv" else None
        return match[1] if match else self.number

    @property
    def archive_name(self) -> str:
        """Return the archive's name as it writes itself, or an empty text."""
        return self._known[0]

    @property
    def url(self) -> str:
        """Return the address of the work in the archive, or an empty text where it is not known."""
        return self._known[1] + quote(self.bare, safe="/.:-_") if self._known[1] else ""

    def __str__(self) -> str:
        name = self.archive_name
        return f"{name}:{self.bare}" if name else self.bare


_LEAP_YEAR = "(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00|[12][0-9]{2}X)"
_EDTF_YEAR = "[12][0-9]{2}[0-9X]"
_MONTH_AND_DAY = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
_EDTF_TIME = "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-][01][0-9](?::[0-5][0-9])?)?"
_EDTF_DAY = (
    rf"(?:(?:{_EDTF_YEAR}(?:-(?:2[1-4]|XX(?:-XX)?|(?:0[1-9]|1[0-2])(?:-XX)?))?"
    rf"|(?:{_EDTF_YEAR}-(?:{_MONTH_AND_DAY})|{_LEAP_YEAR}-02-29)(?:{_EDTF_TIME})?)[?~%]?)"
)
_SEASON = re.compile(r"(?<![\dX-])(\d{3}[\dX]-)(2[1-4])(?![\d-])")
# Spring to winter, by the month in which they begin.
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}


@dataclass(frozen=True)
class EdtfDate(Identifier):
    """A date of the Extended Date/Time Format, levels 0 and 1, years 1000 to 2999.

    ``1962``, ``1970-02``, ``1970-02-19``, ``1970-21`` (spring), ``1984?`` (uncertain),
    ``1973~`` (approximate), ``198X`` (some year of a decade), ``2004-06-XX`` (some day),
    ``2022-10-31T04:26:46Z``; intervals: ``1985/1990``, and with an open or unknown end or
    start ``2019/..``, ``2019/``, ``../2019``, ``/2019``. A day is one that the calendar has.
    Source: Library of Congress, EDTF Specification, 2019.
    """

    form: ClassVar[re.Pattern[str]] = re.compile(
        rf"^(?:{_EDTF_DAY}(?:/(?:[.][.]|{_EDTF_DAY})?)?|(?:[.][.])?/{_EDTF_DAY})$"
    )
    expected: ClassVar[str] = "an EDTF date such as 1970, 1970-02-19 (a day that there was), 1984? or 1973~"
    numbers: ClassVar[tuple[int, int] | None] = (1000, 2999)

    @property
    def sort_key(self) -> str:
        """Return a text that sorts by the earliest day that the date can mean."""
        start = self._earliest.split("/", maxsplit=1)[0].rstrip("?~%").replace("X", "0")
        start = _SEASON.sub(lambda match: match[1] + _SEASONS[match[2]], start)
        return (start + "-00-00")[:10]

    @property
    def year(self) -> str:
        """Return the four characters of the first (possibly unspecified) year."""
        return self._earliest[:4]

    @property
    def _earliest(self) -> str:
        """Return the date from the first day that it names on."""
        return self.written.lstrip("./")

    @property
    def is_exact(self) -> bool:
        """Return whether the date carries no mark of doubt and is no season."""
        return not set(self.written) & set("?~%X") and not _SEASON.search(self.written)
