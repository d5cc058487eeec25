"""doi.org's handle API: the DOI for which a shortDOI stands."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from citewell.registries.client import Client
from citewell.registries.shape import child, document, objects, plain

NAME = "doi.org"


def written_out(client: Client, short: str) -> tuple[str | None, dt.date]:
    """Return the DOI in lower case, None if there is no such shortDOI, and the day of the answer."""
    return client.ask(f"handle-{short}", f"{client.addresses.doi}/api/handles/{quote(short, safe='/')}", _alias)


def _alias(text: str) -> str:
    for value in objects(document(text), "values"):
        if value.get("type") == "HS_ALIAS":
            return plain(child(value, "data").get("value")).lower()
    raise ValueError("no alias")
