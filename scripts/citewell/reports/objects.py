"""What the schemas of the JSON formats are made of."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
_FROM_ONE: Schema = {"type": "integer", "minimum": 1}
PATH: Schema = {**TEXT, "description": "from the folder where the command runs"}
PLACE: Schema = {"path": PATH, "line": _FROM_ONE, "column": _FROM_ONE}


def whole(properties: Schema) -> Schema:
    """Return the schema of an object that has these properties, all of them and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def rows(properties: Schema) -> Schema:
    """Return the schema of a list of such objects."""
    return {"type": "array", "items": whole(properties)}
