"""A strict Content-Security-Policy for a built page: this site's own files, and nothing else.

Inline scripts, which the theme writes, are allowed by their digest (CSP Level 3, 8.3); inline
styles are allowed, because views and theme use them and they cannot run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc=|\btype=[\"']?application/(?:ld\+)?json")
_HEAD = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")


def with_policy(page: str) -> str:
    """Return a page's HTML with its policy as the first thing after the character set."""
    digests = dict.fromkeys(
        "'sha256-" + b64encode(sha256(match["code"].encode()).digest()).decode() + "'"
        for match in _INLINE_SCRIPT.finditer(page)
        if not _NOT_RUN.search(match["attributes"])
    )
    rules = (
        "default-src 'self'",
        " ".join(("script-src 'self'", *digests)),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return _HEAD.sub(lambda match: match.group() + meta, page, count=1)
