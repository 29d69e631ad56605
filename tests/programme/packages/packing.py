"""A package as another installation would make it, and ways to spoil it."""

import json

from skillnad.programme.packages.envelope import pack
from skillnad.programme.packages.manifest import NAME, as_json, manifest_of


def section(number: int, heading: str, text: str = "Kvinnor väntar längre än män.") -> dict:
    return {"number": number, "heading": heading, "heading_en": "", "perspective": "equality", "text": text}


def submission_json(**changed) -> dict:
    return {
        "schema": "skillnad-submission/1",
        "title": "Delredovisning 2025",
        "title_en": "",
        "kind": "interim",
        "period": "2025",
        "due": "2026-02-22",
        "round": 1,
        "body": {
            "slug": "provverket",
            "name": "Provverket",
            "name_en": "",
            "organisation_number": "",
            "invented": True,
        },
        "programme": {"slug": "provprogram", "name": "Provprogrammet"},
        "mandate": {
            "title": "Provuppdraget",
            "title_en": "",
            "kind": "assignment",
            "decided": "",
            "reference": "",
            "source": "",
        },
        "receiver": "Provdepartementet",
        "copy_to": "",
        "sections": [section(1, "Problem"), section(2, "Effekter")],
        "registration_number": "2026-17",
        "submitted_at": "2026-02-20T09:00:00+01:00",
        "submitted_by": "Kim Prov",
        "decided_at": "2026-02-19T09:00:00+01:00",
        "decided_by": "Alex Chef",
        **changed,
    }


def parts_of(**changed) -> dict[str, bytes]:
    return {"submission.json": json.dumps(submission_json(**changed)).encode(), "submission.pdf": b"%PDF-1.7 prov"}


def packed(parts: dict[str, bytes] | None = None, registration_number: str = "2026-17") -> bytes:
    parts = parts_of() if parts is None else parts
    return pack({**parts, NAME: as_json(manifest_of(parts, registration_number))})
