"""What is found while a bibliography is read: faults of its form, inheritance, names, and signs that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from citewell.domain.library import Library
from citewell.rules.registry import Complaint, problems_of, rule


@rule("BIB001", because="BibTeX, btxdoc; our own principle that nothing is lost silently")
def entry_can_be_read(library: Library) -> Iterator[Complaint]:
    """The bibliography can be read to its end, entry by entry.

    An unbalanced brace, a missing comma, a missing key, a field given twice, an undefined
    macro or a name that cannot be told apart is reported where it stands. So is a line that
    begins like an entry without opening one: ``@article[...`` or ``@{...``, and so are fields
    that follow an entry because a brace too many closed it. The entries after it are read
    all the same; of the broken entry only what stood before the fault is used.
    A file that is not UTF-8 is the only finding: without it nothing else can be judged.
    """
    yield from problems_of(library, "BIB001")


@rule("BIB014", because="btxdoc, Cross-referencing; JabRef EntryLinkChecker")
def crossref_leads_to_an_entry(library: Library) -> Iterator[Complaint]:
    """A ``crossref`` names an entry of the bibliography; case is ignored, as in BibTeX.

    What an entry lacks is taken from that entry: its title as ``booktitle``, and editors,
    publisher, year and the like, but no identifier. Without it the reference is printed
    without its book.
    """
    yield from problems_of(library, "BIB014")


@rule("BIB015", because="BibLaTeX manual 2.1.1; our own principle that nothing is lost silently")
def entry_stands_for_a_work(library: Library) -> Iterator[Complaint]:
    """``@xdata``, ``@set`` and the field ``xdata`` are not supported.

    They are no works: they are not listed, cannot be cited and lend nothing.
    """
    yield from problems_of(library, "BIB015")


@rule("BIB016", because="Crossref titles carry tags and entities; a bibliography is LaTeX or plain text")
def field_holds_no_html(library: Library) -> Iterator[Complaint]:
    r"""A field holds no HTML: neither tags (nor ``\textless i\textgreater``) nor entities.

    The site shows the character that an entity means and leaves out tags of style; any
    other tag is shown as it stands. Other programs print both.
    """
    yield from problems_of(library, "BIB016")


@rule("BIB017", because="Unicode Standard Annex 15; JabRef UTF8 and NFC checkers")
def characters_can_be_seen(library: Library) -> Iterator[Complaint]:
    """Keys and fields hold no invisible and no decomposed characters.

    A zero-width space breaks a DOI, a NUL a page, and a decomposed letter does not equal
    the same letter typed. Code points are named with their places.
    """
    yield from problems_of(library, "BIB017")


@rule("BIB018", because="BibTeX separates people with 'and'; 'and others' stands for those not named")
def people_are_told_apart(library: Library) -> Iterator[Complaint]:
    """People are separated by ``and``, and those left out are ``and others``.

    Semicolons, commas or ampersands between people would make one person of them, "et al."
    a person of its own, an "and" with nobody behind it a part of a name, a comma behind a
    name a suffix of the given name. "Ann Cup, Jr." is a family named "Ann Cup", and the
    number in DBLP's "Ann Cup 0001" a family name. Who cannot be told apart or has no family name is not
    printed; "et al." is printed as such. A body whose name holds "and" or "&" stands in
    double braces.
    """
    yield from problems_of(library, "BIB018")


@rule(
    "BIB019", because="LaTeX knows more commands than a page can show; our own principle that nothing is lost silently"
)
def commands_are_understood(library: Library) -> Iterator[Complaint]:
    """A field that is printed holds no LaTeX command that is not understood.

    Accents, letters, symbols, fonts, quotes and simple formulas are. Any other command is
    printed as it is written, with its braces. Abstracts, notes and other fields that are
    not printed may hold what they like; a command in an ``@string`` is not looked for.
    """
    yield from problems_of(library, "BIB019")
