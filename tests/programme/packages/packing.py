"""A package as another installation would make it, and ways to spoil it."""

import json

from skillnad.programme.packages.envelope import pack
from skillnad.programme.packages.manifest import NAME, as_json, manifest_of


def submission_json(**changed) -> dict:
    return {
        "format": "skillnad-submission",
        "version": 1,
        "registration_number": "2026-17",
        "title": "Delredovisning 2025",
        "body": {"slug": "provverket", "name": "Provverket", "organisation_number": "", "invented": True},
        "requirement": {
            "programme": "provprogram",
            "mandate": "Provuppdraget",
            "mandate_reference": "",
            "kind": "interim",
            "title": "Delredovisning",
            "due": "2026-02-22",
            "period": "2025",
        },
        "written_by": "Kim Prov",
        "approved_by": "Alex Chef",
        "submitted_at": "2026-02-20T09:00:00+01:00",
        "sections": [{"number": 1, "heading": "Problem", "text": "Kvinnor väntar längre än män."}],
        **changed,
    }


def parts_of(**changed) -> dict[str, bytes]:
    return {"submission.json": json.dumps(submission_json(**changed)).encode(), "submission.pdf": b"%PDF-1.7 prov"}


def packed(parts: dict[str, bytes] | None = None, registration_number: str = "2026-17") -> bytes:
    parts = parts_of() if parts is None else parts
    return pack({**parts, NAME: as_json(manifest_of(parts, registration_number))})
