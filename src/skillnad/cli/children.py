"""Processes that live and end together."""

import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import Self

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

PATIENCE = 10
START = 60


class Children:
    """Starts processes, waits until one of them ends or we are told to stop, and stops them all."""

    def __init__(self) -> None:
        self.started: dict[str, subprocess.Popen[bytes]] = {}
        self.told_to_stop = False

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_soon)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a process in a group of its own, so that Ctrl-C reaches it through us alone."""
        self.started[name] = subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own programs

    def wait_for(self, host: str, port: int) -> None:
        """Wait until somebody listens. Raises `SkillnadError` where nobody does within a minute."""
        until = time.monotonic() + START
        while not self.told_to_stop and not _listens(host, port):
            self._check_alive()
            if time.monotonic() > until:
                raise SkillnadError(_("the server did not start within a minute"))
            time.sleep(0.1)

    def wait(self) -> None:
        """Wait until we are told to stop. Raises `SkillnadError` where a process ends by itself."""
        while not self.told_to_stop:
            self._check_alive()
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask all to end, and end those that do not."""
        for process in self.started.values():
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in self.started.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _stop_soon(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.told_to_stop = True

    def _check_alive(self) -> None:
        for name, process in self.started.items():
            if process.poll() is not None and not self.told_to_stop:
                raise SkillnadError(
                    _("{name} ended by itself with code {code}").format(name=name, code=process.returncode),
                    remedy=_("What it printed above says why."),
                )


def _listens(host: str, port: int) -> bool:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  asked, not listened on
    try:
        socket.create_connection((near, port), timeout=1).close()
    except OSError:
        return False
    return True
