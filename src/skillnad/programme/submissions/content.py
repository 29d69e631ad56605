"""A submission as a document: what is previewed, handed in, printed and compared."""

import hashlib
import json
import unicodedata
from typing import Any

from skillnad.programme.mandates.models import Section
from skillnad.programme.submissions.models import Submission, SubmissionSection

SCHEMA = "skillnad-submission/1"


def texts_of(submission: Submission) -> list[tuple[Section, SubmissionSection]]:
    """Every section that the requirement asks for, in order, with the text written so far."""
    written = {text.section_id: text for text in submission.texts.all()}
    sections = submission.requirement.sections.all()
    return [(section, written.get(section.pk) or _unwritten(submission, section)) for section in sections]


def _unwritten(submission: Submission, section: Section) -> SubmissionSection:
    return SubmissionSection(submission=submission, body=submission.body, section=section)


def document_of(submission: Submission) -> dict[str, Any]:
    """The document as it stands: names of the day, so that later changes of register and mandate leave it alone."""
    requirement, body = submission.requirement, submission.body
    mandate = requirement.mandate
    receiver = receiver_of(submission)
    return {
        "schema": SCHEMA,
        "title": submission.title,
        "title_en": submission.title_en,
        "kind": requirement.kind,
        "period": submission.period,
        "due": submission.due.isoformat(),
        "round": submission.round,
        "body": {
            "slug": body.slug,
            "name": body.name,
            "name_en": body.name_en,
            "organisation_number": body.organisation_number,
            "invented": body.invented,
        },
        "programme": {"slug": mandate.programme.slug, "name": mandate.programme.name},
        "mandate": {
            "title": mandate.title,
            "title_en": mandate.title_en,
            "kind": mandate.kind,
            "decided": mandate.decided.isoformat() if mandate.decided else "",
            "reference": mandate.reference,
            "source": mandate.source,
        },
        "receiver": receiver,
        "copy_to": requirement.copy_to.name if requirement.copy_to else "",
        "sections": [_section(number, *pair) for number, pair in enumerate(texts_of(submission), start=1)],
    }


def _section(number: int, section: Section, written: SubmissionSection) -> dict[str, Any]:
    return {
        "number": number,
        "heading": section.heading,
        "heading_en": section.heading_en,
        "perspective": section.perspective,
        "text": written.text,
    }


def receiver_of(submission: Submission) -> str:
    """Who receives it: whom the requirement names, else the ministry that the body answers to today."""
    if submission.requirement.receiver:
        return submission.requirement.receiver.name
    responsible = submission.body.responsibilities.on().select_related("ministry").first()
    return responsible.ministry.name if responsible else ""


def canonical(document: dict[str, Any]) -> str:
    """The document as JSON that is the same, byte for byte, for the same content."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """SHA-256 of a text in UTF-8.

    >>> fingerprint("å")[:8]
    'e83979df'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def cleaned(text: str) -> str:
    """A text as it is kept: composed characters, one kind of line end, nothing invisible.

    >>> cleaned(" A\\r\\nB\\x07 ")
    'A\\nB'
    """
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    whole = whole.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\t", " ")
    return "".join(sign for sign in whole if sign == "\n" or unicodedata.category(sign) not in INVISIBLE).strip()


INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
