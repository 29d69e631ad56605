"""An identity provider that speaks OpenID Connect, as a process of its own on this computer."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

PATIENCE = 30


@contextmanager
def identity_provider(*people: dict[str, object]) -> Iterator[str]:
    """Its address, while it runs. Each of the people is a dictionary of claims with `sub`."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    claims = [word for person in people for word in ("--user-claims", json.dumps(person))]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", port, *claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
            return
        except urllib.error.URLError:
            assert process.poll() is None, "the provider ended by itself"
            assert time.monotonic() < until, "the provider did not start"
            time.sleep(0.1)


def consent(address: str, fields: Sequence[tuple[str, str]]) -> str:
    """What a person does at the provider: send its form. Returns where the provider sends the browser then."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object) -> None:
            return None

    data = urllib.parse.urlencode(fields).encode()
    try:
        urllib.request.build_opener(Stay).open(address, data, timeout=PATIENCE).close()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.headers["location"]
    raise AssertionError("the provider sent nobody back")
