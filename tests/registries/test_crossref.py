"""What is read of Crossref's answers; where no recorded one was found, of written ones."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.domain.registered import Answers
from citewell.registries import crossref
from citewell.registries.shape import child, document
from registry_server import Registries, Reply, notices_of


def test_crossref_tells_title_first_author_and_years(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1371%2Fjournal.pone.0033693", "pone.0033693.json")
    (work,) = registries.answers(tmp_path, "10.1371/journal.pone.0033693").works
    assert work.titles[0].startswith("Methylphenidate Exposure Induces Dopamine Neuron Loss and Activation")
    assert (work.first, work.years, work.notices) == (("Sadasivan", "Shankar"), frozenset({"2012"}), ())
    assert work.doi == "10.1371/journal.pone.0033693"


def test_crossref_tells_a_retraction_and_who_says_so(registries: Registries, tmp_path: Path) -> None:
    registries.say("/works/10.1093%2Fpnasnexus%2Fpgaf106", "pgaf106.json")
    assert notices_of(registries.answers(tmp_path, "10.1093/pnasnexus/pgaf106")) == [
        "retracted 2026-05-07 (notice 10.1093/pnasnexus/pgag137, Retraction Watch)"
    ]


def message(registries: Registries, folder: Path, **fields: Any) -> Answers:
    body = json.dumps({"message": {name.replace("_", "-"): value for name, value in fields.items()}})
    registries.say("/works/10.5555%2Ftea", Reply(body=body.encode()))
    return registries.answers(folder, "10.5555/tea")


def update(kind: str, notice: str = "10.5555/n", source: str = "publisher", **more: Any) -> dict[str, Any]:
    return {"type": kind, "DOI": notice, "source": source, **more}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("retraction", "retracted"),
        ("Retraction", "retracted"),
        ("withdrawal", "withdrawn"),
        ("removal", "withdrawn"),
        ("partial_retraction", "retracted in part"),
        ("partial-retraction", "retracted in part"),
        ("Expression of Concern", "expression of concern"),
        ("corrigendum", "corrected"),
        ("new_version", "superseded by a newer version"),
        ("retract_and_replace", "replaced"),
        ("reinstatement", "notice of another kind"),
    ],
)
def test_classes_are_kept_apart_however_they_are_spelt(
    registries: Registries, tmp_path: Path, kind: str, said: str
) -> None:
    answers = message(registries, tmp_path, updated_by=[update(kind)])
    assert notices_of(answers) == [f"{said} (notice 10.5555/n, Crossref)"]


def test_what_a_notice_is_about_is_not_what_became_of_it(registries: Registries, tmp_path: Path) -> None:
    assert not notices_of(message(registries, tmp_path, update_to=[update("retraction")]))


def test_of_a_pair_that_points_at_each_other_retraction_watch_knows_the_notice(
    registries: Registries, tmp_path: Path
) -> None:
    pair = {"update_to": [update("retraction")], "updated_by": [update("retraction")]}
    assert not notices_of(message(registries, tmp_path / "1", **pair))
    pair["updated_by"].append(update("retraction", source="retraction-watch"))
    assert notices_of(message(registries, tmp_path / "2", **pair)) == ["retracted (notice 10.5555/n, Retraction Watch)"]


def test_concern_listed_twice_is_one_with_its_first_day(registries: Registries, tmp_path: Path) -> None:
    """As Crossref had it for 10.1016/j.lungcan.2026.109332."""
    days = ([2026, 5, 1], [2026, 2, 13])
    twice = [update("expression_of_concern", updated={"date-parts": [day]}) for day in days]
    assert notices_of(message(registries, tmp_path, updated_by=twice)) == [
        "expression of concern 2026-02-13 (notice 10.5555/n, Crossref)"
    ]


def test_title_is_told_with_its_subtitle_and_in_its_own_language(registries: Registries, tmp_path: Path) -> None:
    (work,) = message(
        registries, tmp_path, title=["Tea &amp; <i>milk</i>"], subtitle=["A trial"], original_title=["Thé"]
    ).works
    assert work.titles == ("Tea & milk", "Tea & milk: A trial", "Thé")


def test_values_are_cut_and_lists_too(registries: Registries, tmp_path: Path) -> None:
    (work,) = message(registries, tmp_path, title=["x" * 2_000] * 500, updated_by=[update("concern", "n" * 9999)]).works
    assert len(work.titles) == 100
    assert {len(title) for title in work.titles} == {1000}
    assert len(work.notices[0].identifier) == 1000


@pytest.mark.parametrize("body", [b"[]", b"{}", b"tea", b"[" * 100_000], ids=["list", "empty", "no JSON", "deep"])
def test_answer_of_crossref_that_cannot_be_read_says_nothing(
    registries: Registries, tmp_path: Path, body: bytes
) -> None:
    registries.say("/works/10.5555%2Fdata/agency", Reply(body=body))
    assert [one.why for one in registries.answers(tmp_path, "10.5555/data").unasked] == ["the answer cannot be read"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "author", "family", "issued", "date-parts", "updated-by", "updated", "type", "DOI"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "updated-by", "update-to", "DOI"]), JSON))
def test_record_of_any_shape_is_read_without_a_fault(body: dict[str, Any]) -> None:
    text = json.dumps({"message": body})
    crossref._work(child(document(text), "message"), "10.5555/tea", dt.date(2026, 11, 21))
