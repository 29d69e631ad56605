"""Errors about documents."""

from skillnad.errors import SkillnadError


class DocumentError(SkillnadError):
    """A document that cannot be read as it stands."""
