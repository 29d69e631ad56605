"""A process of its own that reads files, limited in time and memory, since files come from anywhere."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.transport import unpack
from skillnad.language import current
from skillnad.language import gettext as _


@dataclass(frozen=True, slots=True)
class Limits:
    """How long reading one file may take, and how much memory."""

    seconds: float = 120
    megabytes: int = 2000


class Worker:
    """Reads one file at a time in a process that is begun when it is needed, and again after a file that broke it."""

    def __init__(self, limits: Limits, language: str = "") -> None:
        self.limits = limits
        self.language = language or current()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def read(self, path: Path, name: str = "") -> Document:
        """The document in a file; errors and the document call it by `name`.

        Raises:
            DocumentError: it cannot be read, or not within the limits.
        """
        name = name or str(path)
        line, late = self._ask(path, name)
        if not line.endswith(b"\n"):
            self._stop()
            raise self._broken(name, late)
        try:
            found = unpack(line)
        except ValueError as error:
            raise self._broken(name, late) from error
        if isinstance(found, DocumentError):
            raise found
        return found

    def _ask(self, path: Path, name: str) -> tuple[bytes, bool]:
        """The answer of the process, and whether the time ran out."""
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.seconds, stop)
        timer.start()
        try:
            question = json.dumps({"path": str(path.absolute()), "name": name})
            _pipe(process.stdin).write(question.encode() + b"\n")
            _pipe(process.stdin).flush()
            return _pipe(process.stdout).readline(), late.is_set()
        except OSError:
            return b"", late.is_set()
        finally:
            timer.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            limits = [str(self.limits.megabytes), str(int(self.limits.seconds) + 1)]
            self._process = subprocess.Popen(  # noqa: S603 - our own module, run by the same Python
                [sys.executable, "-m", "skillnad.check.read.child", *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(self.language),
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
            process.wait()

    def _broken(self, name: str, late: bool) -> DocumentError:
        if late:
            what = _("reading took longer than {seconds} seconds").format(seconds=f"{self.limits.seconds:g}")
            return DocumentError(what, where=name, remedy=_("Divide it, or allow more time."))
        return DocumentError(
            _("reading broke off: the file is damaged, or takes more memory than is allowed"),
            where=name,
            remedy=_("Save it again in another program, or in another format."),
        )


def _environment(language: str) -> dict[str, str]:
    """The environment with this process's search path, and a language."""
    paths = [path for path in sys.path if path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "SKILLNAD_LANGUAGE": language}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError
    return pipe


def _close(pipe: IO[bytes] | None) -> None:
    try:
        _pipe(pipe).close()
    except OSError:
        return
