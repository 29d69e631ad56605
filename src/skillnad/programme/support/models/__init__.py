"""Requests for support, reviews of results, samples for audit."""

from skillnad.programme.support.models.requests import Entry, EntryKind, RequestStatus, SupportRequest
from skillnad.programme.support.models.review import Answer, Review
from skillnad.programme.support.models.sample import Sample, SampleUnit, Strata

__all__ = [
    "Answer",
    "Entry",
    "EntryKind",
    "RequestStatus",
    "Review",
    "Sample",
    "SampleUnit",
    "Strata",
    "SupportRequest",
]
