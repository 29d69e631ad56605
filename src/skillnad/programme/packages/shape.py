"""What `submission.json` holds: the snapshot of a document, byte for byte. Other versions of the schema are refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "skillnad-submission/1"
Short = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=100_000)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,100}$")]
DAY = r"^\d{4}-\d\d-\d\d$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackedBody(_Strict):
    """The body that hands in the document."""

    slug: Slug
    name: Short
    name_en: Short
    organisation_number: Short
    invented: bool


class PackedProgramme(_Strict):
    """The programme."""

    slug: Slug
    name: Short


class PackedMandate(_Strict):
    """The mandate that asks for the document."""

    title: Short
    title_en: Short
    kind: Short
    decided: Short
    reference: Short
    source: Short


class PackedSection(_Strict):
    """A section of the document."""

    number: int = Field(ge=1, le=1000)
    heading: Short
    heading_en: Short
    perspective: Short
    text: Text


class PackedSubmission(_Strict):
    """A document as it was submitted."""

    schema_: Annotated[Literal["skillnad-submission/1"], Field(alias="schema")]
    title: Annotated[str, Field(max_length=300)]
    title_en: Annotated[str, Field(max_length=300)]
    kind: Short
    period: Annotated[str, Field(max_length=20)]
    due: Annotated[str, Field(pattern=DAY)]
    round: int = Field(ge=1, le=1000)
    body: PackedBody
    programme: PackedProgramme
    mandate: PackedMandate
    receiver: Short
    copy_to: Short
    sections: Annotated[list[PackedSection], Field(max_length=200)]
    registration_number: Annotated[str, Field(max_length=100)]
    submitted_at: Short
    submitted_by: Short
    decided_at: Short
    decided_by: Short
