"""Many files at once, each in a limited process, as many side by side as there are processors."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.sources import Source
from skillnad.check.read.worker import Limits, Worker
from skillnad.language import current

Progress = Callable[[int, int, str], None]
"""Called after each file with how many are read, how many there are, and the file's name."""


def read_many(
    sources: Sequence[Source], *, limits: Limits | None = None, workers: int = 0, progress: Progress | None = None
) -> Iterator[tuple[Source, Document | DocumentError]]:
    """Each file with its document, or the error that came instead, in the order given."""
    limits = limits or Limits()
    count = min(workers or os.cpu_count() or 1, max(len(sources), 1))
    # Threads begin without the language that was chosen.
    language = current()
    own = threading.local()
    with ExitStack() as stack, ThreadPoolExecutor(count) as threads:

        def read(source: Source) -> Document | DocumentError:
            if not hasattr(own, "worker"):
                own.worker = stack.enter_context(Worker(limits, language))
            try:
                found: Document = own.worker.read(source.path, source.name)
            except DocumentError as error:
                return error
            return found

        for number, (source, found) in enumerate(zip(sources, threads.map(read, sources), strict=True), 1):
            if progress:
                progress(number, len(sources), source.name)
            yield source, found
