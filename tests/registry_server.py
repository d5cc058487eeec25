"""A server on this machine that says what registries said, and clients that ask it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from citewell.domain.identifiers import Doi, Pmid
from citewell.domain.registered import Answers
from citewell.registries.client import Addresses, Client
from citewell.registries.door import Door
from citewell.registries.works import ask

RECORDED = Path(__file__).parent / "registries/recorded"


@dataclass
class Reply:
    """A status, a body and headers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Registries:
    """What the server says to each path, several times the last; what it was asked, with the headers.

    ``slept`` are the seconds that a door would have waited, on a clock that moves by them alone.
    """

    base: str
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    now: float = 1000.0

    def say(self, path: str, *replies: Reply | str) -> None:
        """Say to a path one reply after the other; a text names a recorded answer."""
        said = [Reply(body=(RECORDED / one).read_bytes()) if isinstance(one, str) else one for one in replies]
        self.replies[path] = said

    def reply(self, path: str) -> Reply:
        left = self.replies.get(path)
        if left is None:
            return Reply(status=404, body=(RECORDED / "crossref-not-found.txt").read_bytes())
        return left.pop(0) if len(left) > 1 else left[0]

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def door(self, contact: str = "") -> Door:
        return Door(contact=contact, sleep=self.sleep, clock=lambda: self.now)

    @property
    def addresses(self) -> Addresses:
        return Addresses(crossref=self.base, doi=self.base, pubmed=self.base)

    def client(self, folder: Path, *, days: int = 30, refresh: bool = False, offline: bool = False) -> Client:
        return Client(folder, door=self.door(), addresses=self.addresses, days=days, refresh=refresh, offline=offline)

    def answers(self, folder: Path, doi: str = "", pmid: str = "") -> Answers:
        return ask(self.client(folder), Doi(doi) if doi else None, Pmid(pmid) if pmid else None)


def notices_of(answers: Answers) -> list[str]:
    return [str(notice) for notice in answers.notices]


@contextmanager
def serving() -> Iterator[Registries]:
    """Serve, on this machine, what the returned object is told to say; what it is not told it does not find."""
    told = Registries(base="")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            told.headers.append(dict(self.headers))
            reply = told.reply(self.path)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
