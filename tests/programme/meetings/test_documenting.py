"""Documents and pictures: what is received, and how it is handed out."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.files.store import read
from skillnad.programme.meetings.actions import document as verbs
from skillnad.programme.meetings.models import Document, Meeting, Picture
from skillnad.programme.meetings.pictures import LARGEST_FILE, LONGEST_SIDE, redraw

WORDS = {"alt": "Sex personer i en panel", "credit": "Foto-Frida", "caption": "Panelen"}


def upload(name, content):
    return SimpleUploadedFile(name, content)


def fetched(browser, address) -> int:
    """The status of an answer whose file is read to its end, which closes it and leaves the test's connection open."""
    answer = browser.get(address)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


def png_of(width: int, height: int) -> bytes:
    """A PNG whose head claims a size, with next to nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.fixture
def document(meeting, supporter) -> Document:
    return verbs.add_document(
        meeting=meeting, by=supporter, title="Minnesanteckningar", content=b"%PDF-1.7 prov", name="möte.pdf"
    )


@pytest.fixture
def picture(meeting, supporter, jpeg) -> Picture:
    return verbs.add_picture(meeting=meeting, by=supporter, content=jpeg, name="panel.jpg", **WORDS)


def test_a_document_is_added_and_handed_out_as_a_download_only(as_user, supporter, meeting):
    browser = as_user(supporter)
    values = {"title": "Anteckningar", "file": upload("a.pdf", b"%PDF-1.7 prov")}
    browser.post(reverse("meeting_document_new", args=[meeting.pk]), values)
    answer = browser.get(reverse("meeting_document", args=[Document.objects.get().pk]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 prov"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sida.pdf", b"<html><script>alert(1)</script></html>"),
        ("bild.pdf", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("bild.png", b"\x89PNG\r\n\x1a\n"),
        ("arkiv.docx", b"PK\x03\x04 inte ett arkiv"),
    ],
)
def test_files_of_other_kinds_are_refused_whatever_their_name(as_user, supporter, meeting, name, content):
    values = {"title": "Fel", "file": upload(name, content)}
    page = as_user(supporter).post(reverse("meeting_document_new", args=[meeting.pk]), values)
    assert "files of this kind are not received here" in page.text
    assert not Document.objects.exists()


def test_a_document_that_is_too_large_is_refused(meeting, supporter):
    with pytest.raises(SkillnadError, match="larger than 20 MB"):
        verbs.add_document(
            meeting=meeting, by=supporter, title="Stor", content=b"%PDF-" + bytes(20 * 2**20), name="s.pdf"
        )


def test_a_picture_loses_place_camera_and_comment(picture, jpeg):
    assert b"Kameram" in jpeg
    kept = read(picture.file)
    assert b"Kameram" not in kept
    assert b"hemligt" not in kept
    again = Image.open(io.BytesIO(kept))
    assert not again.getexif()
    assert again.size == (picture.width, picture.height) == (60, 40)


def test_a_picture_that_lies_on_its_side_is_turned_upright():
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif)
    assert redraw(out.getvalue(), name="a.jpg")[1] == (40, 60)


def test_text_in_a_png_is_taken_away():
    from PIL.PngImagePlugin import PngInfo

    out, info = io.BytesIO(), PngInfo()
    info.add_text("Author", "hemligt")
    Image.new("RGBA", (10, 10)).save(out, "PNG", pnginfo=info)
    drawn, _size = redraw(out.getvalue() + b"<script>svans</script>", name="a.png")
    assert b"hemligt" not in drawn
    assert b"svans" not in drawn


def test_a_large_picture_is_drawn_smaller():
    out = io.BytesIO()
    Image.new("RGB", (3000, 1500)).save(out, "JPEG")
    assert redraw(out.getvalue(), name="a.jpg")[1] == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (png_of(30_000, 30_000), "million pixels"),
        (png_of(9_000, 9_000), "million pixels"),
        (png_of(100, 100), "not a picture that can be read"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "not a picture that can be read"),
        (b"<html></html>", "not a picture that can be read"),
        (b"GIF89a" + bytes(100), "not a picture that can be read"),
        (b"", "not a picture that can be read"),
        (b"\xff\xd8\xff" + bytes(LARGEST_FILE), "larger than 10 MB"),
    ],
    ids=["bomb", "big", "broken", "svg", "html", "gif", "empty", "heavy"],
)
def test_what_is_no_picture_or_too_much_of_one_is_refused(content, fault):
    with pytest.raises(SkillnadError, match=fault):
        redraw(content, name="bild.png")


def test_a_picture_is_added_with_its_words_and_shown(as_user, supporter, meeting, jpeg):
    browser = as_user(supporter)
    browser.post(reverse("meeting_picture_new", args=[meeting.pk]), {**WORDS, "file": upload("p.jpg", jpeg)})
    page = browser.get(reverse("meeting", args=[meeting.pk])).text
    assert 'alt="Sex personer i en panel"' in page
    assert "Photo: Foto-Frida" in page


@pytest.mark.parametrize("missing", ["alt", "credit"])
def test_a_picture_without_credit_or_alternative_is_refused(as_user, supporter, meeting, jpeg, missing):
    values = {**WORDS, missing: "", "file": upload("p.jpg", jpeg)}
    page = as_user(supporter).post(reverse("meeting_picture_new", args=[meeting.pk]), values)
    assert "This field is required." in page.text
    assert not Picture.objects.exists()


def test_the_words_of_a_picture_are_changed_and_the_picture_removed(as_user, supporter, picture):
    browser = as_user(supporter)
    browser.post(reverse("meeting_picture_edit", args=[picture.pk]), {**WORDS, "credit": "Foto-Fia", "version": "1"})
    assert Picture.objects.get().credit == "Foto-Fia"
    browser.post(reverse("meeting_picture_remove", args=[picture.pk]))
    assert not Picture.objects.exists()


def test_anyone_fetches_what_is_published_and_nothing_else(anonymous, document, picture, meeting):
    addresses = [
        reverse("public_meeting_document", args=[meeting.slug, document.pk]),
        reverse("public_meeting_picture", args=[meeting.slug, picture.pk]),
    ]
    assert [fetched(anonymous, address) for address in addresses] == [404, 404]
    Meeting.objects.update(status="published")
    assert [fetched(anonymous, address) for address in addresses] == [200, 200]
    wrong = reverse("public_meeting_document", args=["annat-mote", document.pk])
    assert anonymous.get(wrong).status_code == 404


def test_an_analyst_does_not_fetch_what_is_being_prepared(as_user, user_as, body, document, picture):
    browser = as_user(user_as("analyst", body))
    assert browser.get(reverse("meeting_document", args=[document.pk])).status_code == 404
    assert browser.get(reverse("meeting_picture", args=[picture.pk])).status_code == 404


def test_an_agency_does_not_document_the_meeting(as_user, coordinator, meeting, document):
    browser = as_user(coordinator)
    assert browser.get(reverse("meeting_document_new", args=[meeting.pk])).status_code == 403
    assert browser.post(reverse("meeting_document_remove", args=[document.pk])).status_code == 403
    with pytest.raises(Refused):
        verbs.remove_document(document=document, by=coordinator)
