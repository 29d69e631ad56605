"""`skillnad serve`, started as a user starts it and stopped afterwards."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

OURS = {
    "DJANGO_SETTINGS_MODULE",
    "SKILLNAD_HOME",
    "SKILLNAD_DEMO",
    "DATABASE_URL",
}  # what the tests have set for themselves
SKILLNAD = [sys.executable, "-m", "skillnad.cli"]


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user who has set nothing but what is given."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | dict(more)


@contextmanager
def serving(home: Path, *words: str, **settings: str) -> Iterator[str]:
    """The address of `skillnad serve` with its data in a folder."""
    server = subprocess.Popen(
        [*SKILLNAD, "serve", *words, "--port", _free_port(), "--home", str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=surroundings(settings),
        start_new_session=True,
    )
    told: list[str] = []
    listener = None
    try:
        address = next((found[0] for line in server.stdout if (found := _address(line, told))), None)
        assert address, "the server told no address:\n" + "".join(told)
        listener = threading.Thread(target=told.extend, args=(server.stdout,), daemon=True)
        listener.start()
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        if listener:
            listener.join(20)
        server.stdout.close()


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return str(taken.getsockname()[1])


def _address(line: str, told: list[str]) -> re.Match[str] | None:
    told.append(line)
    return re.search(r"http://127\.0\.0\.1:\d+", line)


def invitation(home: Path, email: str, **settings: str) -> str:
    """Where the link leads that `skillnad invite` prints, without the host."""
    words = [*SKILLNAD, "invite", email, "--body", "provverket", "--body-name", "Provverket", "--home", str(home)]
    printed = subprocess.run(words, env=surroundings(settings), capture_output=True, text=True, check=True).stdout
    return re.search(r"/konto/inbjudan/\S+", printed)[0]
