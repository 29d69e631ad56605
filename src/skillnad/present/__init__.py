"""Results to sentences and tables that people can read."""

import sys
from types import ModuleType
from typing import Any

from skillnad.present.report import Report, present


class _Room(ModuleType):
    """The room and its verb share a name, so the room answers when it is called: `skillnad.present(safe)`."""

    def __call__(self, *args: Any, **kwargs: Any) -> Report:
        return present(*args, **kwargs)


sys.modules[__name__].__class__ = _Room

__all__ = ["Report", "present"]
