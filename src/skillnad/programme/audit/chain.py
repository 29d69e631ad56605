"""The hash of a link: SHA-256 over its content as JSON with sorted keys."""

import hashlib
import json
from typing import Any


def fingerprint(content: dict[str, Any]) -> str:
    """The hash of an event's content.

    >>> fingerprint({"b": 1, "a": "å"}) == fingerprint({"a": "å", "b": 1})
    True
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
