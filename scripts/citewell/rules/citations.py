"""Every citation and every bare mention leads to exactly one entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citewell.citing.matching import Matcher
from citewell.domain.citation import Mention
from citewell.domain.library import Library
from citewell.domain.nearest import did_you_mean
from citewell.rules.registry import Complaint, rule

# "@fig-x", "@sec:y": what other programs number.
_CROSS_REFERENCE = re.compile(r"(?:fig|sec|tbl|tab|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr)[-:]")


@rule("CIT001", because="ICMJE Recommendations, References: every citation leads to its source")
def cited_key_is_in_the_bibliography(library: Library) -> Iterator[Complaint]:
    r"""Every key that is cited, in prose or in a record, stands in the bibliography.

    A citation that resolves to nothing would stand on the page as a claim without source.
    An ``@`` that is no citation is written ``\@``.
    """
    for use in library.unknown_uses():
        yield use.place, f"the key {use.key!r} is not in {library.settings.bibliography}", _near(use.key, library)


def _near(key: str, library: Library) -> str:
    if _CROSS_REFERENCE.match(key):
        return "a cross-reference of Quarto or Bookdown has no meaning here; link to the heading: [text](#anchor)"
    for known in library.references:
        if known.casefold() == key.casefold():
            return f"keys are told apart by case: write {known!r}"
    return did_you_mean(key, library.references) or "add the entry; write \\@ where no citation is meant"


@rule("CIT002", because="a study page is the page of one source")
def study_page_has_an_entry(library: Library) -> Iterator[Complaint]:
    """A study page is named by a key of the bibliography."""
    for study in library.studies:
        if study.id not in library.references:
            yield study.place, f"no entry {study.id!r} in {library.settings.bibliography}", _near(study.id, library)


@rule("CIT003", because="a key without its @ is printed as it stands, and nobody sees the source")
def key_has_its_sign(library: Library) -> Iterator[Complaint]:
    """A key of the bibliography does not stand in prose without its ``@``.

    A key without a digit can be a word, so it counts only alone in brackets.
    """
    for page in library.pages:
        for offset, word in page.possible_keys:
            if word in library.references:
                yield page.place_at(offset), f"the key {word!r} stands without its @", f"write [@{word}]"


@rule("CIT004", because="pandoc manual, Math: what stands between two dollar signs is a formula")
def citation_is_in_no_formula(library: Library) -> Iterator[Complaint]:
    r"""A citation does not stand between two dollar signs that make a formula of it.

    They do if no blank stands after the first or before the second, and no digit after the second, as in ``$5 a cup
    [@cup] (not US$)``. A formula cites nothing. The sign of a sum of money is written ``\$``. Only keys of the
    bibliography are told.
    """
    for page in library.pages:
        for offset, key in page.hidden_keys:
            if key in library.references:
                message = f"the citation @{key} stands between dollar signs, which make a formula of it"
                yield page.place_at(offset), message, "write \\$ for a dollar"


@rule("MEN001", because="a name and a year in prose are a citation to the reader")
def mention_is_known(library: Library) -> Iterator[Complaint]:
    """A work named in prose by author and year is in the bibliography.

    "Berman et al. (2000)", "(Halpern, 1996)", "Kavalali & Monteggia, 2012". Each of two years
    counts: "Cup et al. (2000, 2001)", "(see Cup, 2000a, b)". A body of the bibliography counts where its year stands beside
    its name, and in brackets by its initials: "(WHO, 2019)".
    """
    for mention, candidates, matcher in _mentions(library):
        if not candidates:
            near = matcher.near(mention.names)
            hint = f"by this author there are: {', '.join(near)}" if near else "add the entry and cite its key"
            yield mention.place, f"{mention.text!r} is no entry of {library.settings.bibliography}", hint


@rule("MEN002", because="a name and a year in prose are a citation to the reader")
def mention_is_unambiguous(library: Library) -> Iterator[Complaint]:
    """A work named in prose is exactly one entry.

    A name without a year may also stand beside a citation that shows it, a link to the study's page, or the
    name with a year, in the same paragraph, row or front matter. It means no work in the name of somebody or
    something else ("Ann Cup", "Cup-Leaf test", "Cup's law", "the Cup scale", but not "Cup's trial").
    What else is no work stands in ``not-mentions`` of the settings: ``["Cup sampling"]``.
    """
    for mention, candidates, _ in _mentions(library):
        if len(candidates) > 1:
            yield (
                mention.place,
                f"{mention.text!r} can be {', '.join(candidates)}",
                "cite the key that is meant: @" + candidates[0],
            )


def _mentions(library: Library) -> Iterator[tuple[Mention, tuple[str, ...], Matcher]]:
    matcher = Matcher(library.references)
    for page in library.pages:
        for mention in page.mentions:
            if mention.names and (mention.year or not matcher.shows(mention.context_keys, mention.names[0])):
                yield mention, matcher.by_names(mention.names, mention.year, others=mention.others), matcher
