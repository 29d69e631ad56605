"""Fifty users at once for five minutes, against `skillnad serve` as it is started for real.

    SKILLNAD_HOME=/tmp/bench python benchmarks/web_load.py [USERS] [SECONDS]

Wants the world of `web.py build`. Each user has a connection of its own, and reads one page after another as fast as
the answers come; coordinators write down a new problem every fifth time. Ends by itself, and with an error where any
answer was one.
"""

import os
import sys

os.environ.setdefault("SKILLNAD_DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillnad.programme.settings")
os.environ.setdefault("SKILLNAD_API_CALLS", "1000000")
os.environ["SKILLNAD_HOSTS"] = "testserver,localhost,127.0.0.1"

import django

django.setup()

import http.client
import re
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from large_world.people import email_of
from page_list import BODY, Page, is_keyed, pages

from skillnad.programme.accounts.models import User

PORT = int(os.environ.get("PORT", "8111"))
# Without --demo, which would build the try-out world beside this one.
SERVE = [sys.executable, "-m", "skillnad.cli", "serve", "--port", str(PORT)]
WANTED = {"GET": {200, 302}, "POST": {302}}  # a form that is not taken comes back as 200
WRITES_EVERY = 5
LEFT_OUT = {"account_logout", "me", "public_document_pdf", "submission_pdf", "public_document_package"}


class Figures:
    """What all users have seen: how long each page took, and what went wrong."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.took: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []

    def note(self, name: str, seconds: float, fault: str = "") -> None:
        """An answer."""
        with self.lock:
            self.took[name].append(seconds * 1000)
            if fault:
                self.faults.append(fault)


class Reader(threading.Thread):
    """A user, with a session of the role whose pages it reads."""

    def __init__(self, number: int, readable: list[Page], role: str, until: float, figures: Figures) -> None:
        super().__init__(daemon=True)
        self.chance, self.readable, self.until, self.figures = Random(number), readable, until, figures
        self.role = role
        self.cookies = {settings.SESSION_COOKIE_NAME: session_of(role)} if role else {}
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

    def run(self) -> None:
        """Read until the time is over."""
        turn = 0
        while time.monotonic() < self.until:
            turn += 1
            if self.role == "coordinator" and turn % WRITES_EVERY == 0:
                self.write(turn)
            else:
                page = self.chance.choice(self.readable)
                self.ask(page.name, "GET", page.address)
        self.line.close()

    def ask(self, name: str, method: str, address: str, body: str | None = None) -> str:
        """One question; what is neither an answer nor leads on is a fault."""
        begun, text, fault = time.monotonic(), "", ""
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line.request(method, address, body, headers)
            answer = self.line.getresponse()
            text = answer.read().decode("utf-8", "replace")
            self._keep_cookies(answer)
            if answer.status not in WANTED[method]:
                fault = f"{method} {address}: {answer.status}"
        except (OSError, http.client.HTTPException) as error:
            fault = f"{method} {address}: {error!r}"
            self.line.close()
        self.figures.note(name, time.monotonic() - begun, fault)
        return text

    def _keep_cookies(self, answer: http.client.HTTPResponse) -> None:
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            key, _equals, value = cookie.split(";")[0].partition("=")
            self.cookies[key] = value

    def write(self, turn: int) -> None:
        """Write down a new problem, as the form sends it."""
        address = f"/prova/arbete/{BODY}/problem/nytt/"
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("problem_new", "GET", address))
        values = {
            "csrfmiddlewaretoken": token[1] if token else "", "title": f"Under belastning {turn}",
            "observed": "Skillnad i väntetid.", "affected": "Sökande.", "operation": "decisions", "sub_goals": "2",
            "perspectives": "equality", "evidence_kind": "", "grade": "none",
        }  # fmt: skip
        self.ask("(write a problem)", "POST", address, urlencode(values))


def session_of(role: str) -> str:
    """The key of a session in which a user with the role has signed in."""
    user = User.objects.get(email=email_of(role))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def readable_pages() -> dict[str, list[Page]]:
    """By role, every page that answers; downloads of whole datasets and documents are another matter."""
    from walk import browser_of

    browsers: dict[str, Client] = {}
    found: dict[str, list[Page]] = defaultdict(list)
    once = {(page.name, page.role): page for page in pages() if not (page.name in LEFT_OUT or is_keyed(page.route))}
    for page in once.values():
        answer = browser_of(browsers, page).get(page.address)
        answer.close()
        if answer.status_code in WANTED["GET"] and not answer.has_header("Content-Disposition"):
            found[page.role].append(page)
    return found


@contextmanager
def server() -> Iterator[int]:
    """`skillnad serve`, until the work is done; the number of its process."""
    with Popen(SERVE, stdout=PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            for line in running.stdout:
                if f":{PORT}/" in line:
                    break
            yield running.pid
        finally:
            running.terminate()
            running.wait(30)


def main(users: int = 50, seconds: int = 300) -> int:
    """Let them read and write; the number of faults."""
    readable = readable_pages()
    roles, figures = sorted(readable), Figures()
    connection.close()
    with server() as process:
        until = time.monotonic() + seconds
        readers = [
            Reader(number, readable[role], role, until, figures)
            for number, role in ((one, roles[one % len(roles)]) for one in range(users))
        ]
        begun, peak = time.monotonic(), 0
        for reader in readers:
            reader.start()
        while any(reader.is_alive() for reader in readers) and time.monotonic() < until + 70:
            peak = max(peak, memory_of(process))
            time.sleep(1)
        took = time.monotonic() - begun
    return _tell(figures, users, took, peak)


def memory_of(process: int) -> int:
    """MiB of the server, its workers and the worker of jobs; what they share is counted once. Linux tells this."""
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        own = re.search(r"^Pss: +(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        return (int(own[1]) // 1024 if own else 0) + sum(memory_of(int(one)) for one in children.read_text().split())
    except OSError:
        return 0


def _tell(figures: Figures, users: int, took: float, peak: int) -> int:
    every = [one for page in figures.took.values() for one in page]
    print(f"{connection.vendor}: {users} users, {took:.0f} s, {len(every)} answers, {len(every) / took:.1f} a second, "
          f"{len(figures.faults)} errors, peak {peak} MiB")  # fmt: skip
    print(f"all pages: p50 {statistics.median(every):.0f} ms, p95 {_slow(every):.0f} ms")
    print(f"{'page':34}{'times':>7}{'p50 ms':>8}{'p95 ms':>8}")
    for name, page in sorted(figures.took.items(), key=lambda pair: -_slow(pair[1])):
        print(f"{name:34}{len(page):7}{statistics.median(page):8.0f}{_slow(page):8.0f}")
    for fault in figures.faults[:20]:
        print(f"error: {fault}")
    return len(figures.faults)


def _slow(took: list[float]) -> float:
    return statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]


if __name__ == "__main__":
    sys.exit(1 if main(*(int(argument) for argument in sys.argv[1:3])) else 0)
