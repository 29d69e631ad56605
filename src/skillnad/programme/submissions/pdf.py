"""A document that was handed in as PDF/A-2a and PDF/UA-1, made from its snapshot alone.

The template is fixed; the document reaches it as JSON, never as source text. The same snapshot in the same language
gives the same bytes.
"""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils import dateformat, translation
from django.utils.dateparse import parse_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from skillnad.programme.mandates.models import in_language
from skillnad.programme.submissions.models import Snapshot
from skillnad.programme.submissions.paragraphs import blocks
from skillnad.programme.submissions.templatetags.documents import in_words

TEMPLATE = Path(__file__).with_name("document.typ")
SHOWN = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x391, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF), (0x1E00, 0x1F15)),
    *((0x2010, 0x2027), (0x2030, 0x2040), (0x20A0, 0x20BF), (0x2100, 0x211E), (0x2190, 0x23FF), (0x2460, 0x262F)),
)
MISSING = "□"


def pdf_of(snapshot: Snapshot, language: str) -> bytes:
    """The PDF with headings and labels in a language; the text is as it was written."""
    with translation.override(language):
        data = json.dumps(_shown(_data(snapshot, language)), ensure_ascii=False)
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"document": data},
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
        timestamp=int(snapshot.made_at.timestamp()),
    )


def _data(snapshot: Snapshot, language: str) -> dict[str, Any]:
    document, receipt = snapshot.document, snapshot.receipt
    body = document["body"]
    return {
        "language": language,
        "title": in_language(document["title"], document["title_en"]),
        "body": in_language(body["name"], body["name_en"]),
        "notice": _("Invented agency, invented figures") if body["invented"] else "",
        "page": _("Page"),
        "of": _("of"),
        "facts": _facts(document),
        "receipt": {
            "heading": _("Receipt"),
            "facts": [
                [_("Receipt number"), receipt.number],
                [_("Received"), _moment(receipt.received_at)],
                [_("Submitted by"), receipt.submitted_by_name],
                [_("SHA-256 of the document"), snapshot.sha256],
            ],
        },
        "sections": [_section(part) for part in document["sections"]],
        "missing": _("Signs that the fonts of this PDF lack are shown as □."),
    }


def _facts(document: dict[str, Any]) -> list[list[str]]:
    mandate = document["mandate"]
    facts = [
        [_("Document"), in_words(document["kind"])],
        [_("Tells of"), document["period"]],
        [_("Mandate"), in_language(mandate["title"], mandate["title_en"])],
        [_("Receiver"), document["receiver"]],
        [_("Copy to"), document["copy_to"]],
        [_("Registration number"), document["registration_number"]],
        [_("Due"), _day(document["due"])],
        [_("Decided by"), document["decided_by"]],
    ]
    return [fact for fact in facts if fact[1]]


def _section(part: dict[str, Any]) -> dict[str, Any]:
    return {
        "heading": in_language(part["heading"], part["heading_en"]),
        "blocks": [{"kind": one["kind"], "lines": one["lines"]} for one in blocks(part["text"])],
    }


def _day(written: str) -> str:
    day = parse_date(written)
    return dateformat.format(day, "j F Y") if day else written


def _moment(at: Any) -> str:
    return dateformat.format(localtime(at), "j F Y H:i")


def _shown(value: Any) -> Any:
    """The same data with signs that the fonts have, since a document for the archive may lack none."""
    if isinstance(value, str):
        return "".join(sign if _has_glyph(sign) else MISSING for sign in value)
    if isinstance(value, list):
        return [_shown(one) for one in value]
    return {key: _shown(one) for key, one in value.items()} if isinstance(value, dict) else value


def _has_glyph(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in SHOWN)
