"""What `submission.json` holds. The schema has a version; others are refused."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "skillnad-submission"
VERSION = 1

Short = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=100_000)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,100}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackedBody(_Strict):
    """The body that hands in the document."""

    slug: Slug
    name: Short
    organisation_number: Short = ""
    invented: bool


class PackedRequirement(_Strict):
    """What the document answers to, as the mandate asks for it."""

    programme: Slug
    mandate: Short
    mandate_reference: Short = ""
    kind: Short
    title: Short
    due: date
    period: Short


class PackedSection(_Strict):
    """A section of the document."""

    number: int = Field(ge=0, le=1000)
    heading: Short
    text: Text = ""


class PackedSubmission(_Strict):
    """A document as it was submitted."""

    format: Literal["skillnad-submission"]
    version: Literal[1]
    registration_number: Short = ""
    title: Short
    body: PackedBody
    requirement: PackedRequirement
    written_by: Short = ""
    approved_by: Short = ""
    submitted_at: datetime | None = None
    sections: Annotated[list[PackedSection], Field(max_length=200)]
