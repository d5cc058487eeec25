"""DOIs in any text, and where they end."""

from __future__ import annotations

import pytest

from citewell.markup.dois import find_dois


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10.5555/tea.1", id="bare"),
        pytest.param("doi:10.5555/tea.1", id="with a label"),
        pytest.param("https://doi.org/10.5555/tea.1", id="an address"),
        pytest.param("http://dx.doi.org/10.5555/tea.1", id="an old address"),
        pytest.param("https://example.org/doi/10.5555/tea.1?from=list", id="a publisher's address"),
        pytest.param("https://example.org/articles/10.5555/tea.1/full", id="a publisher's view"),
        pytest.param("https://example.org/10.5555/tea.1/full.pdf", id="a publisher's file"),
        pytest.param("as they say (10.5555/tea.1).", id="in brackets, at the end of a sentence"),
        pytest.param("“10.5555/tea.1”", id="in quotation marks"),
        pytest.param("[Tea](https://doi.org/10.5555/tea.1)", id="a Markdown link"),
        pytest.param("<https://doi.org/10.5555/tea.1>", id="an automatic link"),
        pytest.param('<a href="https://doi.org/10.5555/tea.1">Tea</a>', id="an HTML link"),
        pytest.param("<td>10.5555/tea.1</td>", id="an HTML cell"),
        pytest.param("|10.5555/tea.1|", id="a cell"),
        pytest.param(r"\doi{10.5555/tea.1}", id="LaTeX"),
        pytest.param("**10.5555/tea.1**", id="strong"),
    ],
)
def test_doi_ends_where_its_surroundings_begin(text: str) -> None:
    assert [str(doi) for doi, _ in find_dois(text)] == ["10.5555/tea.1"]


@pytest.mark.parametrize("doi", ["10.5555/(SICI)1099(1998)13:4<284::AID>3.0.CO;2-0", "10.1016/S0140-6736(05)17709-5"])
def test_brackets_of_a_doi_stay(doi: str) -> None:
    assert [str(one) for one, _ in find_dois(f"(see {doi}).")] == [doi]


def test_encoded_address_is_decoded() -> None:
    assert [str(doi) for doi, _ in find_dois("https://doi.org/10.5555/a%3Cb%3E")] == ["10.5555/a<b>"]


def test_link_whose_text_is_its_doi_holds_two() -> None:
    assert [start for _, start in find_dois("[10.5555/tea](https://doi.org/10.5555/tea)")] == [1, 14]


@pytest.mark.parametrize("text", ["110.5555/tea", "10.55/tea", "1.10.5555/tea", "10.5555/ tea", "10.5555"])
def test_other_numbers_are_none(text: str) -> None:
    assert list(find_dois(text)) == []
