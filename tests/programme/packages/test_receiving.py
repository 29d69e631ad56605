"""A package is handed in once, wholly, by somebody who may, for the body that made it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from programme.packages.packing import packed, parts_of, section
from programme.public_world import hand_in, make_requirement
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.packages.actions import receive_package
from skillnad.programme.packages.models import ReceivedPackage
from skillnad.programme.packages.opening import open_package
from skillnad.programme.submissions.models import Receipt, Submission


@pytest.fixture
def requirement(programme, body, other_body):
    return make_requirement(programme, body, other_body)


@pytest.fixture
def head(user_as, body):
    return user_as("head", body)


def receive(by, body, content=None):
    with translation.override("en"):
        return receive_package(by=by, body=body, content=content or packed(), name="paket.zip")


def test_a_package_gives_a_receipt_and_is_public_as_it_was_made(head, body, requirement, anonymous):
    receipt = receive(head, body)
    assert receipt.registration_number == "2026-17"
    assert receipt.snapshot.content.encode() == parts_of()["submission.json"]
    assert Submission.objects.get().status == "submitted"
    page = anonymous.get(f"/prova/publikt/handlingar/{receipt.number}/").content.decode()
    assert "Kvinnor väntar längre än män." in page


def test_the_same_package_again_gives_the_same_receipt(head, body, requirement):
    assert receive(head, body) == receive(head, body)
    assert (Receipt.objects.count(), ReceivedPackage.objects.count()) == (1, 1)


def test_another_package_for_what_has_come_in_is_refused(head, body, requirement):
    receive(head, body)
    with pytest.raises(SkillnadError, match="status"):
        receive(head, body, packed(parts_of(title="En annan")))
    assert Receipt.objects.count() == 1


def test_the_package_of_a_document_is_received_elsewhere(user_as, head, body, requirement, anonymous):
    receipt = hand_in(user_as("coordinator", body), head, body, requirement)
    content = anonymous.get(f"/prova/publikt/handlingar/{receipt.number}/paket/").content
    package = open_package(content, "paket.zip")
    assert package.parts["submission.json"].decode() == receipt.snapshot.content
    assert package.parts["submission.pdf"].startswith(b"%PDF-")


def test_only_somebody_of_the_body_hands_in_its_package(user_as, head, body, other_body, requirement):
    with pytest.raises(Refused):
        receive(user_as("head", other_body), body)
    with pytest.raises(Refused):
        receive(user_as("analyst", body), body)
    with pytest.raises(SkillnadError, match="not from Andra verket"):
        receive(user_as("head", other_body), other_body)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"due": "2026-03-01"}, "nothing that the mandates ask"),
        ({"sections": [section(1, "Problem")]}, "the sections must be"),
        ({"sections": [section(1, "Problem"), section(2, "Effekter", "")]}, "the sections must be"),
        ({"sections": [section(1, "Problem", "Född 19900101-9802"), section(2, "Effekter")]}, "identity number"),
    ],
)
def test_what_does_not_fit_leaves_nothing_behind(head, body, requirement, changed, told):
    with pytest.raises(SkillnadError, match=told):
        receive(head, body, packed(parts_of(**changed)))
    assert not Submission.objects.exists()
    assert not ReceivedPackage.objects.exists()


def test_a_package_is_handed_in_on_the_page(as_user, head, user_as, body, other_body, requirement):
    address = f"/prova/arbete/{body.slug}/redovisningar/paket/"
    browser = as_user(head)
    wrong = browser.post(address, {"file": SimpleUploadedFile("x.zip", b"PK no")})
    assert "not a zip file" in wrong.content.decode()
    answer = browser.post(address, {"file": io.BytesIO(packed())})
    assert answer.url == f"/prova/publikt/handlingar/{Receipt.objects.get().number}/"
    assert as_user(user_as("analyst", body)).get(address).status_code == 403
    assert as_user(user_as("head", other_body)).get(address).status_code == 404
