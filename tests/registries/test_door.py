"""The door to the registries: polite, patient, and bounded in time and size."""

from __future__ import annotations

import gzip
import socket

import pytest

from citewell.registries import door
from citewell.registries.door import CouldNotAskError
from registry_server import Registries, Reply

ONE, TWO = "/works/10.5555%2F1", "/works/10.5555%2F2"


def refused(registries: Registries, path: str = ONE) -> str:
    with pytest.raises(CouldNotAskError) as problem:
        registries.door().get(registries.base + path)
    return str(problem.value)


def test_found_and_not_found_are_answers(registries: Registries) -> None:
    registries.say(ONE, "pone.0033693.json")
    asking = registries.door()
    assert asking.get(registries.base + ONE)[0] == 200
    assert asking.get(registries.base + TWO) == (404, "")


@pytest.mark.parametrize("status", [400, 403, 410])
def test_refusal_is_no_answer_and_is_not_repeated(registries: Registries, status: int) -> None:
    registries.say(ONE, Reply(status=status))
    assert refused(registries) == f"HTTP status {status}"
    assert len(registries.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_shed_load_is_asked_again_later_and_later(registries: Registries, status: int) -> None:
    registries.say(ONE, Reply(status=status))
    assert refused(registries) == f"HTTP status {status}"
    assert len(registries.asked) == 3
    assert registries.slept == [1.0, 2.0]


def test_answer_after_a_fault_counts(registries: Registries) -> None:
    registries.say(ONE, Reply(status=503), Reply(body=b"tea"))
    assert registries.door().get(registries.base + ONE) == (200, "tea")


@pytest.mark.parametrize(("told", "waited"), [("7", 7.0), ("9999", 60.0), ("soon", 1.0)])
def test_wait_that_is_asked_for_is_kept_within_a_minute(registries: Registries, told: str, waited: float) -> None:
    registries.say(ONE, Reply(status=429, headers={"Retry-After": told}), Reply(body=b"tea"))
    registries.door().get(registries.base + ONE)
    assert registries.slept == [waited]


# The second is what a cassette of 2026 has, the third what one of 2024 has.
@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({}, 0.333),
        ({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s", "x-api-pool": "public"}, 0.333),
        ({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}, 0.333),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s"}, 2.0),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "99999s"}, 10.0),
        ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, 0.333),
        ({"x-rate-limit-limit": "many", "x-rate-limit-interval": "often"}, 0.333),
    ],
)
def test_three_questions_a_second_or_fewer_if_the_headers_say_so(
    registries: Registries, headers: dict[str, str], waited: float
) -> None:
    registries.say(ONE, Reply(headers=headers))
    asking = registries.door()
    asking.get(registries.base + ONE)
    asking.get(registries.base + ONE)
    assert registries.slept == [waited]


def test_refused_questions_say_nothing_about_the_registry(registries: Registries) -> None:
    registries.say(ONE, Reply(status=400))
    asking = registries.door()
    for _ in range(5):
        with pytest.raises(CouldNotAskError, match="HTTP status 400"):
            asking.get(registries.base + ONE)
    assert len(registries.asked) == 5


def test_registry_that_keeps_failing_is_left_in_peace(registries: Registries) -> None:
    registries.say(ONE, Reply(status=403))
    asking = registries.door()
    told = []
    for _ in range(5):
        with pytest.raises(CouldNotAskError) as problem:
            asking.get(registries.base + ONE)
        told.append(str(problem.value))
    assert told[2:] == ["HTTP status 403", *["not asked any more after 3 failures"] * 2]
    assert len(registries.asked) == 3


def test_contact_is_told_only_if_there_is_one(registries: Registries) -> None:
    registries.door().get(registries.base + ONE)
    registries.door("polly@example.org").get(registries.base + ONE)
    agents = [headers["User-Agent"] for headers in registries.headers]
    assert [agent.partition(" ")[2] for agent in agents] == ["", "(mailto:polly@example.org)"]
    assert all(agent.startswith("citewell/") for agent in agents)


def test_answer_that_is_too_long_is_given_up(registries: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 10)
    registries.say(ONE, Reply(body=b"x" * 11))
    assert refused(registries) == "the answer is longer than 10 bytes"


def test_packed_answer_counts_unpacked(registries: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 1000)
    registries.say(ONE, Reply(body=gzip.compress(b"x" * 100_000), headers={"Content-Encoding": "gzip"}))
    assert refused(registries) == "the answer is longer than 1000 bytes"


def test_packed_answer_is_read(registries: Registries) -> None:
    registries.say(ONE, Reply(body=gzip.compress(b"tea"), headers={"Content-Encoding": "gzip"}))
    assert registries.door().get(registries.base + ONE) == (200, "tea")


def test_answer_that_comes_too_slowly_is_given_up(registries: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_MOST_SECONDS", -1.0)
    registries.say(ONE, Reply(body=b"tea"))
    assert refused(registries) == "the answer takes longer than -1 seconds"


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(body=b"\xff"), "the answer is not UTF-8"),
        (Reply(body=b"tea", headers={"Content-Encoding": "gzip"}), "the answer broke off or cannot be decoded"),
        (Reply(status=302, headers={"Location": ONE}), "it leads from one address to the next"),
    ],
    ids=["not UTF-8", "not packed", "leads in circles"],
)
def test_answer_that_cannot_be_read_is_none(registries: Registries, reply: Reply, why: str) -> None:
    registries.say(ONE, reply)
    assert refused(registries) == why


def test_nobody_at_home_is_no_answer(registries: Registries) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(CouldNotAskError, match="no connection"):
        registries.door().get(address)


def test_silence_is_no_answer(registries: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_CONNECT_AND_READ_SECONDS", (1, 0.01))
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(CouldNotAskError, match="no answer in time"):
        registries.door().get(f"http://127.0.0.1:{mute.getsockname()[1]}/")
