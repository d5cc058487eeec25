"""Every entry of the invented bibliography as it stands in the list."""

from __future__ import annotations

import pytest

from citewell.citing.names import Labels
from citewell.citing.style import as_text, format_reference, sentence
from citewell.domain.library import Library

LISTED = {
    "afternoon2015": (
        "Society for Invented Teas and Tales. (2015). Guidance on pouring during stories (Report No. 3)."
        " https://example.org/guidance"
    ),
    "bergstrom2008a": (
        "Bergström, Å., & Kettle, P. (2008a). Pauses in tales told over tea. Journal of Invented Storytelling, 4(1), 11–19."
        " https://doi.org/10.5555/tas.2008.11"
    ),
    "garcia1998": (
        "García-Núñez, J., Łukasz, Z., et al. (1998). Cold cups and short tales. Annals of Tea & Telling, 13, 284–291."
        " https://doi.org/10.5555/(SICI)1099-0000(199806)13:4%3C284::AID-TAS5%3E3.0.CO;2-0 PMID 99999998"
    ),
    "kettle2020": (
        "Kettle, P., Mug, B. J.-P., & Saucer, A. B. (2020). TAS for writer's block: 50% more endings in an RCT."
        " Journal of Invented Storytelling, 16, 1–9. https://doi.org/10.5555/TAS.2020.1 PMID 99999991 Free copy PMC99999991"
    ),
    "kettle2021": (
        "Kettle, P., Mug, B., & Saucer, A. (2021). Endings one year after TAS: a second report of the same trial."
        " Journal of Invented Storytelling, 17, e33. https://doi.org/10.5555/tas.2021.33"
    ),
    "oconnor1987": "O'Connor, M. (1987). The pot and the plot: a history that never happened. Imaginary Press.",
    "scone2012": (
        "Scone, I. (2012). On milk first. In W. Tray & K. Doily (Eds.), Handbook of Invented Ceremonies (pp. 77–80)."
        " Imaginary Press."
    ),
    "vanderleaf2016": (
        "van der Leaf, J. (2016). Tea without tales: five cups, no ending. Annals of Tea and Telling, 31, 1–2."
        " https://doi.org/10.5555/tas.2016.1"
    ),
    "w3.tea:map": (
        "Cartographers of Nowhere. (2018). A map of invented tea rooms. https://example.org/map_of_rooms?a=1&b=2"
    ),
}


@pytest.mark.parametrize("key", LISTED)
def test_reference_in_the_list(library: Library, key: str) -> None:
    assert as_text(format_reference(Labels(library.references), key)) == LISTED[key]


@pytest.mark.parametrize(
    ("text", "ended"),
    [("A title", "A title."), ("A title?", "A title?"), ("A title…", "A title…"), ("", ""), (" x ", "x.")],
)
def test_title_ends_like_a_sentence(text: str, ended: str) -> None:
    assert sentence(text) == ended


def test_title_of_a_standalone_work_is_emphasised_else_its_container(library: Library) -> None:
    labels = Labels(library.references)
    assert [piece.text for piece in format_reference(labels, "oconnor1987") if piece.emphasised] == [
        "The pot and the plot: a history that never happened."
    ]
    assert [piece.text for piece in format_reference(labels, "kettle2020") if piece.emphasised] == [
        "Journal of Invented Storytelling",
        "16",
    ]


def test_every_link_has_a_name_of_its_own(library: Library) -> None:
    labels = Labels(library.references)
    names = [piece.name for key in library.references for piece in format_reference(labels, key) if piece.url]
    assert len(names) == len(set(names))
