"""YAML as an editor reads it: by the core schema of YAML 1.2, without dates, without yes and no."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's form


def _integer(_: _Loader, node: yaml.ScalarNode) -> int:
    bases = {"0x": 16, "0o": 8}
    return int(node.value, bases.get(node.value[:2], 10))


def _real(_: _Loader, node: yaml.ScalarNode) -> float:
    return float(re.sub(r"\.(?=inf|nan)", "", node.value.lower()))


def _truth(_: _Loader, node: yaml.ScalarNode) -> bool:
    return bool(node.value.lower() == "true")


for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})\\Z"), list(_first))  # type: ignore[no-untyped-call] # yaml is untyped here
for _tag, _constructor in (("bool", _truth), ("int", _integer), ("float", _real)):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_tag}", _constructor)  # type: ignore[type-var] # yaml is untyped here


def load(text: str) -> Any:
    """Return what an editor sees of a YAML text."""
    return yaml.load(text, _Loader)  # noqa: S506 - a safe loader with other resolvers
