"""Mail by a real server beside the test: what arrives, and what happens where nothing can."""

import socket
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from programme.public_world import make_requirement
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.actions import invite_without_asking
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.mail import send_invitation
from skillnad.programme.accounts.models import User
from skillnad.programme.submissions.models import Reminder
from skillnad.programme.submissions.reminders import send_reminders

WEEK_BEFORE = date(2026, 2, 15)


class Letterbox:
    """Keeps what arrives; refuses addresses at `gone.example`."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, list[str], Message]] = []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if address.endswith("@gone.example"):
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.arrived.append((envelope.mail_from, envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def letterbox(settings) -> Iterator[Letterbox]:
    box = Letterbox()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    _send_to(settings, server.port)
    yield box
    server.stop()


def _send_to(settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "Skillnad <skillnad@stod.example>"


@pytest.fixture
def invitation(body) -> Invitation:
    return invite_without_asking(by=None, body=body, email="nora@example.org", name="Nora Öberg", role="analyst")


def text_of(message: Message) -> str:
    return message.get_payload(decode=True).decode(message.get_content_charset())


def test_an_invitation_arrives_in_both_languages_with_its_link(letterbox, invitation):
    send_invitation(invitation, "https://skillnad.example/konto/inbjudan/ett-ord/")
    [(sender, receivers, message)] = letterbox.arrived
    assert (sender, receivers) == ("skillnad@stod.example", ["nora@example.org"])
    assert message["From"] == "Skillnad <skillnad@stod.example>"
    assert message["Subject"] == "Inbjudan till Skillnad / Invitation to Skillnad"
    text = text_of(message)
    assert text.startswith("Hej Nora Öberg,")
    assert "Hello Nora Öberg," in text
    assert text.count("https://skillnad.example/konto/inbjudan/ett-ord/") == 2


def subject_of(message: Message) -> str:
    return str(make_header(decode_header(message["Subject"])))


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("sv", "Påminnelse: Delredovisning 2025, ska lämnas senast 22 februari 2026", "Fortsätt här:"),
        ("en", "Reminder: Interim report 2025, due 22 February 2026", "Go on with it here:"),
    ],
)
def test_a_reminder_arrives_in_the_reader_s_language(language, subject, words, letterbox, programme, body, user_as):
    make_requirement(programme, body)
    coordinator = user_as("coordinator", body)
    User.objects.update(language=language)
    assert send_reminders(WEEK_BEFORE) == 1
    [(sender, receivers, message)] = letterbox.arrived
    assert (sender, receivers) == ("skillnad@stod.example", [coordinator.email])
    assert subject_of(message) == subject
    assert words in text_of(message)
    assert "/arbete/provverket/redovisningar/" in text_of(message)


def test_a_body_whose_mail_is_refused_does_not_stop_the_others(letterbox, programme, body, other_body, user_as, caplog):
    make_requirement(programme, body, other_body)
    user_as("coordinator", body)
    User.objects.update(email="borta@gone.example")
    reached = user_as("coordinator", other_body)
    assert send_reminders(WEEK_BEFORE) == 1
    assert [receivers for _sender, receivers, _message in letterbox.arrived] == [[reached.email]]
    assert "The reminder to Provverket was not sent" in caplog.text
    assert [row.body for row in Reminder.objects.all()] == [other_body], "the other one is tried again the next day"


def test_a_mail_server_that_is_not_there_is_named_and_the_reminder_goes_the_next_time(
    programme, body, user_as, settings, mailoutbox
):
    backend, port = settings.EMAIL_BACKEND, _free_port()
    _send_to(settings, port)
    make_requirement(programme, body)
    user_as("coordinator", body)
    with pytest.raises(SkillnadError, match=f"^127.0.0.1:{port}: .*SKILLNAD_MAIL_HOST"):
        send_reminders(WEEK_BEFORE)
    settings.EMAIL_BACKEND = backend
    assert send_reminders(WEEK_BEFORE) == 1


def test_an_invitation_that_could_not_be_sent_waits_for_another_try(invitation, settings, caplog):
    _send_to(settings, _free_port())
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    send_invitation(invitation, "https://skillnad.example/x/")
    row = DBTaskResult.objects.get()
    row.task_result.task.call(*row.args_kwargs["args"])
    row.delete()
    assert f"Invitation {invitation.pk} was not sent: 127.0.0.1:" in caplog.text
    waiting = DBTaskResult.objects.get()
    assert timedelta(minutes=9) < waiting.run_after - timezone.now() <= timedelta(minutes=10)
    assert waiting.args_kwargs["args"] == [invitation.pk, "https://skillnad.example/x/", 1]


def test_an_invitation_that_was_withdrawn_meanwhile_is_not_sent(invitation, letterbox):
    Invitation.objects.update(withdrawn_at=timezone.now())
    send_invitation(invitation, "https://skillnad.example/x/")
    assert letterbox.arrived == []
