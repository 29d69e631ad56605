"""The process that reads files for another: `python -m skillnad.check.read.child MEGABYTES SECONDS`. It takes a line
with a path and a name as JSON, and answers with a line that holds the document or the error."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.reading import read_here
from skillnad.check.read.transport import pack
from skillnad.language import gettext as _


def main() -> None:
    """Read file after file until there are no more."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    with os.fdopen(os.dup(1), "wb") as answers:
        # What a library prints must not be taken for an answer.
        os.dup2(2, 1)
        for line in sys.stdin.buffer:
            asked = json.loads(line)
            answers.write(pack(answer(Path(asked["path"]), asked["name"])) + b"\n")
            answers.flush()


def limit(megabytes: int, seconds: int) -> None:
    """Keep this process from taking more memory, and from working longer on end, where the system can."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows: only the time is limited, by the process that asks.
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = seconds * 1000
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def answer(path: Path, name: str) -> Document | DocumentError:
    """The document in a file under the name that the user knows, or the error."""
    try:
        return replace(read_here(path), name=Path(name).name)
    except DocumentError as error:
        return DocumentError(error.what, where=error.where.replace(str(path), name), remedy=error.remedy)
    except MemoryError:
        return DocumentError(
            _("reading takes more memory than is allowed"), where=name, remedy=_("Divide it, or allow more memory.")
        )
    except Exception as error:
        # A file that no reader was written for must not stop the others; the fault is told, not hidden.
        what = _("the file is put together in a way that cannot be read ({fault})").format(fault=type(error).__name__)
        return DocumentError(what, where=name, remedy=_("Save it again in another program, or in another format."))


if __name__ == "__main__":
    main()
