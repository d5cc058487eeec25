"""The only module that imports requests: one question at a time, slowly, with limits of time and size.

Crossref asks for a contact, for what its headers say of rates to be kept, and for exponential
back-off; PubMed allows three questions a second. A 200 and a 404 are answers, all else is none.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from citewell import __version__

FOUND, NOT_FOUND = 200, 404
_REFUSED, _TOO_MANY, _SERVER_FAULT = 400, 429, 500
_TRIES = 3
_GAP_SECONDS = 1 / 3
_MOST_GAP_SECONDS = 10.0
_MOST_WAIT_SECONDS = 60.0
_CONNECT_AND_READ_SECONDS = (10, 20)
_MOST_SECONDS = 60.0
MOST_BYTES = 8_000_000
_CHUNK = 65_536
_BROKEN = "the answer broke off or cannot be decoded"
# A registry that fails three times, and once in ten questions, is left in peace.
_MOST_FAILURES = 3
_MOST_SHARE = 10


class CouldNotAskError(Exception):
    """A registry gave no answer that says yes or no; the message tells why."""


class RefusedError(CouldNotAskError):
    """A registry does not take this question; that says nothing about the registry."""


class Door:
    """A session with all registries; ``sleep`` and ``clock`` are the system's, in seconds."""

    def __init__(
        self,
        *,
        contact: str = "",
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep, self._clock = sleep, clock
        self._session = requests.Session()
        self._session.max_redirects = 3
        self._session.headers["User-Agent"] = f"citewell/{__version__}" + (f" (mailto:{contact})" if contact else "")
        self._free_at: dict[str, float] = {}
        self._asked: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()

    def get(self, address: str) -> tuple[int, str]:
        """Return 200 or 404 and the answer's text; raise ``CouldNotAskError`` for all else."""
        host = urlsplit(address).netloc
        failed = self._failed[host]
        if failed >= _MOST_FAILURES and failed * _MOST_SHARE >= self._asked[host]:
            raise CouldNotAskError(f"not asked any more after {failed} failures")
        self._asked[host] += 1
        try:
            return self._patiently(address, host)
        except RefusedError:
            raise
        except CouldNotAskError:
            self._failed[host] += 1
            raise

    def _patiently(self, address: str, host: str) -> tuple[int, str]:
        why = ""
        for attempt in range(_TRIES):
            self._wait_for_turn(host)
            wait = 2.0**attempt
            try:
                status, text, asked_to_wait = self._once(address, host)
            except (requests.RequestException, HTTPError) as problem:
                why = _said(problem)
            else:
                if status in (FOUND, NOT_FOUND):
                    return status, text
                why = f"HTTP status {status}"
                if status == _REFUSED:
                    raise RefusedError(why)
                if status < _SERVER_FAULT and status != _TOO_MANY:
                    break
                wait = max(wait, asked_to_wait)
            if attempt < _TRIES - 1:
                self._sleep(min(wait, _MOST_WAIT_SECONDS))
        raise CouldNotAskError(why)

    def _once(self, address: str, host: str) -> tuple[int, str, float]:
        with self._session.get(address, stream=True, timeout=_CONNECT_AND_READ_SECONDS) as response:
            gap = _gap(
                response.headers.get("x-rate-limit-limit", ""), response.headers.get("x-rate-limit-interval", "")
            )
            self._free_at[host] = self._clock() + gap
            text = self._text(response) if response.status_code == FOUND else ""
            asked_to_wait = response.headers.get("retry-after", "")
            return response.status_code, text, float(asked_to_wait) if asked_to_wait.isdecimal() else 0.0

    def _text(self, response: requests.Response) -> str:
        """Return an answer's text; what comes drop by drop is given up as well as what is too long."""
        latest = self._clock() + _MOST_SECONDS
        data = bytearray()
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            data += chunk
            if len(data) > MOST_BYTES:
                raise CouldNotAskError(f"the answer is longer than {MOST_BYTES} bytes")
            if self._clock() > latest:
                raise CouldNotAskError(f"the answer takes longer than {_MOST_SECONDS:.0f} seconds")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            raise CouldNotAskError("the answer is not UTF-8") from None

    def _wait_for_turn(self, host: str) -> None:
        wait = self._free_at.get(host, 0.0) - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._free_at[host] = self._clock() + _GAP_SECONDS


def _gap(limit: str, interval: str) -> float:
    """Return the seconds between two questions that the headers ask for ("5" in "1s"), never less than ours."""
    seconds = re.fullmatch(r"(\d{1,6})s?", interval)
    if not seconds or not re.fullmatch(r"[1-9]\d{0,5}", limit):
        return _GAP_SECONDS
    return min(max(_GAP_SECONDS, int(seconds[1]) / int(limit)), _MOST_GAP_SECONDS)


def _said(problem: Exception) -> str:
    """Return in a few words why no answer came; the exception's own text is long and names addresses."""
    if isinstance(problem, requests.Timeout) or "timed out" in str(problem).lower():
        return "no answer in time"
    if isinstance(problem, requests.TooManyRedirects):
        return "it leads from one address to the next"
    return "no connection" if isinstance(problem, requests.ConnectionError) else _BROKEN
