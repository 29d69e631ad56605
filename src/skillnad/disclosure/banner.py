"""HiGHS greets on standard output when its first solver is made, where nobody may read it as a result."""

import os
import sys
from functools import cache
from typing import Any

import highspy


@cache
def swallow_banner() -> None:
    """Make the first solver of this process with standard output turned away."""
    sys.stdout.flush()
    make: Any = highspy.Highs
    try:
        kept = os.dup(1)
    except OSError:  # a process without standard output
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        make()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
