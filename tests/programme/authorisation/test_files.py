"""Whatever is handed out as a file is a download of its own, and what somebody has sent is locked up besides."""

import pytest

from programme.authorisation.pages import working_pages
from programme.authorisation.places import BUTTONS, place

# What browsers and programs read as a page or an answer of the site itself.
PAGES = ("text/html", "text/plain", "application/xml", "application/atom+xml", "application/problem+json")
DESCRIPTION = {"api_openapi"}
SENT_BY_SOMEBODY = {
    *("meeting_document", "meeting_picture", "support_attachment"),
    *("public_meeting_document", "public_meeting_picture"),
}


def test_every_file_is_a_download_and_every_upload_locked_up(world):
    files = set()
    for page in working_pages():
        if page.name in BUTTONS:
            continue
        for name in ["anyone"] if page.door == "anyone" else ["coordinator", "supporter", "administrator"]:
            answer = world.reader(name).browser.get(page.address(**place(page, world.own)))
            assert answer.headers["X-Content-Type-Options"] == "nosniff", page.name
            if answer.streaming:
                b"".join(answer.streaming_content)
            if answer.status_code == 200 and not answer.headers["Content-Type"].startswith(PAGES):
                files.add(page.name)
                assert page.name in DESCRIPTION or _is_download(answer), page.name
            if answer.streaming:
                assert page.name in SENT_BY_SOMEBODY
                assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert files > SENT_BY_SOMEBODY
    assert len(files) > 15


def _is_download(answer: object) -> bool:
    return answer.headers["Content-Disposition"].startswith("attachment; filename")


@pytest.mark.parametrize("name", sorted(SENT_BY_SOMEBODY))
def test_a_name_cannot_break_out_of_the_header(name, world):
    agency = world.own
    evil = 'a"; filename=x.html\r\nX: y'
    for kept in (agency.document, agency.prepared_document):
        type(kept).objects.filter(pk=kept.pk).update(name=evil)
    type(agency.entry).objects.filter(pk=agency.entry.pk).update(file_name=evil)
    page = next(page for page in working_pages() if page.name == name)
    answer = world.reader("supporter").browser.get(page.address(**place(page, agency)))
    b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "X" not in answer.headers
