"""Says in one sentence how to get what the check needs beside the plain library."""

from collections.abc import Iterator
from contextlib import contextmanager

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


@contextmanager
def needs_extra() -> Iterator[None]:
    """Around the import of an optional library.

    Raises:
        SkillnadError: the library is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise SkillnadError(
            _("{name} is not installed").format(name=error.name),
            remedy=_('Run: pip install "skillnad[check]".'),
        ) from error
