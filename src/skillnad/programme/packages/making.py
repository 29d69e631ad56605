"""Make the package of a document that has been handed in."""

from skillnad.programme.packages.envelope import pack
from skillnad.programme.packages.manifest import NAME, as_json, manifest_of
from skillnad.programme.packages.opening import PDF, SUBMISSION
from skillnad.programme.submissions.models import Snapshot
from skillnad.programme.submissions.pdf import pdf_of


def package_of(snapshot: Snapshot) -> bytes:
    """Snapshot, PDF and manifest as one file. The same snapshot gives the same bytes."""
    parts = {SUBMISSION: snapshot.content.encode("utf-8"), PDF: pdf_of(snapshot, "sv")}
    manifest = manifest_of(parts, snapshot.document["registration_number"])
    return pack({**parts, NAME: as_json(manifest)})
