"""The kinds of records that are pages, and of those that come in rows."""

from __future__ import annotations

from collections.abc import Mapping

from citewell.domain.claim import Claim
from citewell.domain.condition import Condition
from citewell.domain.mechanism import Mechanism
from citewell.domain.records import Record
from citewell.domain.rows import Event, GlossaryTerm, Row, SetAside
from citewell.domain.study import Study

KINDS: Mapping[str, type[Record]] = {kind.kind_name(): kind for kind in (Study, Claim, Condition, Mechanism)}
FOLDERS: Mapping[str, type[Record]] = {kind.folder: kind for kind in KINDS.values()}
ROWS: tuple[type[Row], ...] = (Event, GlossaryTerm, SetAside)
