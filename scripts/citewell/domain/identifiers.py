"""Identifiers that know whether they are well formed, and say why not without throwing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_SHORT_DOI = re.compile(r"^10/[A-Za-z0-9]+$")
_ZERO_WIDTH = re.compile(r"[\u200b-\u200d\u2060\ufeff\xad]")


@dataclass(frozen=True)
class Identifier:
    """An identifier as written; ``problem`` is empty when its form is right."""

    written: str
    form: ClassVar[re.Pattern[str]] = re.compile(r"^\S+$")
    expected: ClassVar[str] = "a text without blanks"

    @property
    def problem(self) -> str:
        """Return why the form is wrong, or an empty text."""
        return "" if self.form.match(self.written) else f"expected {self.expected}"

    @property
    def is_valid(self) -> bool:
        """Return whether the form is right."""
        return not self.problem

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True)
class Doi(Identifier):
    """A DOI without its address; ISO 26324. SICI suffixes with ``<`` and ``;`` are valid."""

    form: ClassVar[re.Pattern[str]] = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/\S+$")
    expected: ClassVar[str] = "10.REGISTRANT/SUFFIX without an address before it"

    @property
    def problem(self) -> str:
        """Return why the form is wrong, or an empty text."""
        if self.form.match(self.written):
            return ""
        bare = _DOI_PREFIX.sub("", self.written)
        if bare != self.written and self.form.match(bare):
            return f"write the bare DOI {bare}"
        if _SHORT_DOI.match(bare):
            return f"a shortDOI: open https://doi.org/{bare} and write the DOI to which it leads"
        return super().problem

    @property
    def is_short(self) -> bool:
        """Return whether this is a shortDOI, which stands for another DOI."""
        return bool(_SHORT_DOI.match(self.written))

    @property
    def bare(self) -> str:
        """Return the DOI without an address before it, a doubled one included."""
        bare = self.written.strip()
        while (shorter := _DOI_PREFIX.sub("", bare)) != bare:
            bare = shorter
        return bare

    @property
    def normal(self) -> str:
        """Return the DOI as it is compared: bare, composed (NFC), without zero-width signs, in lower case."""
        if self.written.startswith("10.") and self.written.isascii():
            return self.written.lower()
        return _visible(_DOI_PREFIX.sub("", self.written)).lower()

    @property
    def url(self) -> str:
        """Return the address, with what a URL may not hold encoded."""
        return "https://doi.org/" + quote(_visible(_DOI_PREFIX.sub("", self.written)), safe="/:;().-_")


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


@dataclass(frozen=True)
class EdtfDate(Identifier):
    """A date of the Extended Date/Time Format, levels 0 and 1, years 1000 to 2999.

    ``1962``, ``1970-02``, ``1970-02-19``, ``1984?`` (uncertain), ``1973~``
    (approximate), ``198X`` (some year of a decade), ``1985/1990`` and ``2019/..``
    (intervals). Source: Library of Congress, EDTF Specification, 2019.
    """

    form: ClassVar[re.Pattern[str]] = re.compile(
        r"^(?:[12]\d{2}[\dX](?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?)"
        r"(?:/(?:\.\.|[12]\d{2}[\dX](?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?))?$",
    )
    expected: ClassVar[str] = "an EDTF date such as 1970, 1970-02-19, 1984? or 1973~"

    @property
    def sort_key(self) -> str:
        """Return a text that sorts by the earliest day that the date can mean."""
        start = self.written.split("/", maxsplit=1)[0].rstrip("?~%").replace("X", "0")
        return (start + "-00-00")[:10] if len(start) < len("1970-02-19") else start

    @property
    def year(self) -> str:
        """Return the first four characters, the (possibly unspecified) year."""
        return self.written[:4]

    @property
    def is_exact(self) -> bool:
        """Return whether the date carries no mark of doubt."""
        return not set(self.written) & set("?~%X")
