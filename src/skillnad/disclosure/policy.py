"""The disclosure policy, as data."""

from pydantic import BaseModel, ConfigDict, Field


class Policy(BaseModel):
    """Which numbers are too small to be shown.

    threshold: a count of persons from 1 to just below this number is withheld, and so are those who did or did not
    reach a stage.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: int = Field(5, ge=3, le=100)


DEFAULT_POLICY = Policy()
