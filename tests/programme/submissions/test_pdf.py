"""The PDF is made from the snapshot: archivable, accessible, and nothing in the text is taken for markup."""

import io

import pikepdf
import pytest
from django.urls import reverse

from programme.submissions.conftest import write_first
from skillnad.programme.agencies.models import Body
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.pdf import SHOWN, pdf_of

pdfplumber = pytest.importorskip("pdfplumber")
NOTICE = "Påhittad myndighet, påhittade siffror"


def words(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


@pytest.fixture
def snapshot_with(draft, writer, head):
    def make(text: str):
        write_first(draft, writer, text, version=2)
        decide(by=head, submission=draft, read=seen(draft))
        return submit(by=head, submission=draft, registration_number="2027/14").snapshot

    return make


def test_it_holds_the_text_the_receipt_and_the_notice_on_every_page(snapshot_with):
    snapshot = snapshot_with("Ett stycke.\n\n" * 120 + "- första\n- andra")
    content = pdf_of(snapshot, "sv")
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 1
        assert all(NOTICE in page.extract_text() for page in pdf.pages)
    told = words(content)
    assert snapshot.receipt.number in told
    assert "• andra" in told


def test_it_is_tagged_titled_and_archivable(receipt):
    with pikepdf.open(io.BytesIO(pdf_of(receipt.snapshot, "sv"))) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert NOTICE in metadata["dc:title"]
        assert str(pdf.Root.Lang) == "sv"
        assert "/StructTreeRoot" in pdf.Root


def test_the_same_snapshot_gives_the_same_bytes(receipt):
    assert pdf_of(receipt.snapshot, "sv") == pdf_of(receipt.snapshot, "sv")


def test_english_readers_get_english_labels(receipt):
    told = words(pdf_of(receipt.snapshot, "en"))
    assert "Interim report 2026" in told
    assert "Invented agency, invented figures" in told
    assert "Receipt number" in told


def test_what_looks_like_markup_is_text(snapshot_with):
    odd = '#eval("1") $x$ *fet* _kursiv_ @ref <a> = Rubrik \\ `kod` // slut'
    told = words(pdf_of(snapshot_with(odd), "sv"))
    assert '#eval("1") $x$ *fet* _kursiv_ @ref <a> = Rubrik \\ `kod` // slut' in told


def test_signs_that_the_fonts_lack_become_squares_and_it_is_said(snapshot_with):
    told = words(pdf_of(snapshot_with("Bra 😀 漢字 slut"), "sv"))
    assert "Bra □ □□ slut" in told
    assert "visas som □" in told


def test_every_sign_that_is_kept_has_a_glyph(snapshot_with):
    import unicodedata

    signs = [chr(code) for first, last in SHOWN for code in range(first, last + 1)]
    text = " ".join(sign for sign in signs if unicodedata.category(sign) not in {"Cn", "Zs", "Zl", "Zp", "Cf"})
    assert pdf_of(snapshot_with(text), "sv").startswith(b"%PDF")


def test_real_bodies_carry_no_notice(snapshot_with, body):
    Body.objects.filter(pk=body.pk).update(invented=True)
    snapshot = snapshot_with("Text")
    snapshot.content = snapshot.content.replace('"invented":true', '"invented":false')
    assert NOTICE not in words(pdf_of(snapshot, "sv"))


def test_it_is_handed_out_as_a_download_with_an_honest_name(as_user, officer, receipt, body):
    answer = as_user(officer).get(reverse("submission_pdf", args=[body.slug, receipt.snapshot.submission_id, 1]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="pahittad-provverket-{receipt.number}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_data_are_the_bytes_that_were_hashed(as_user, officer, receipt, body):
    import hashlib

    answer = as_user(officer).get(reverse("submission_json", args=[body.slug, receipt.snapshot.submission_id, 1]))
    assert hashlib.sha256(answer.content).hexdigest() == receipt.snapshot.sha256
