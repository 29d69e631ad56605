"""A program that calls with a user's key."""

from typing import Any

from django.test import Client

from skillnad.programme.accounts.models import User
from skillnad.programme.api.keys import make_key


class Program:
    """Calls as a user, reading English."""

    def __init__(self, user: User) -> None:
        self.browser = Client()
        self.headers = {"Authorization": f"Bearer {make_key(by=user, name='Script', days=1)[1]}"}

    def call(self, method: str, path: str, sent: Any = None, **headers: str) -> Any:
        return self.browser.generic(
            method,
            f"/api/v1{path}",
            data=b"" if sent is None else _json(sent),
            content_type="application/json",
            headers={"Accept-Language": "en", **self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
        )

    def get(self, path: str) -> Any:
        return self.call("GET", path)

    def post(self, path: str, sent: Any, **headers: str) -> Any:
        return self.call("POST", path, sent, **headers)

    def patch(self, path: str, sent: Any, **headers: str) -> Any:
        return self.call("PATCH", path, sent, **headers)


def _json(sent: Any) -> bytes:
    import json

    return json.dumps(sent).encode()
