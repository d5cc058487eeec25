"""What a view is."""

from __future__ import annotations

import pytest

from citewell.views.registry import view


def test_name_is_used_once() -> None:
    with pytest.raises(ValueError, match="the view 'timeline' is taken"):
        view("timeline")(lambda _: {})
