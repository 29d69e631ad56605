"""Invitations: the only way in."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.models import AuditEvent

PASSWORD = "en ganska lång mening"


@pytest.fixture
def head(body, user_as, as_user) -> Client:
    return as_user(user_as("head", body))


def invite(browser, body, role="coordinator", email="Ny@Example.org"):
    address = reverse("users_invite", args=[body.slug])
    return browser.post(address, {"name": "Nora Ny", "email": email, "role": role})


def link_of(invitation):
    return reverse("invitation", args=[invitation.token])


def test_a_head_invites_and_the_invited_chooses_a_password_and_holds_the_role(
    head, body, anonymous, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert invite(head, body).status_code == 200
    assert mail.outbox[0].to == ["ny@example.org"]
    link = re.search(r"/konto/inbjudan/\S+", mail.outbox[0].body)[0]
    assert "Hello Nora Ny" in mail.outbox[0].body
    assert "Hej Nora Ny" in mail.outbox[0].body
    given = {"name": "Nora Ny", "password": PASSWORD, "again": PASSWORD}
    assert anonymous.post(link, given).status_code == 302
    user = User.objects.get(email="ny@example.org")
    assert user.check_password(PASSWORD)
    assert has_permission(user, Permission.PLAN_WRITE, body=body)
    assert anonymous.get(reverse("account")).status_code == 200
    assert [event.kind for event in AuditEvent.objects.all()] == ["accounts.invited", "accounts.invitation_accepted"]


def test_an_invitation_works_once(head, body, anonymous):
    invite(head, body)
    link = link_of(Invitation.objects.get())
    anonymous.post(link, {"name": "N", "password": PASSWORD, "again": PASSWORD})
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize("change", [{"withdrawn_at": "2020-01-01T00:00Z"}, {"expires_at": "2020-01-01T00:00Z"}])
def test_an_invitation_that_is_withdrawn_or_old_opens_nothing(change, head, body, anonymous):
    invite(head, body)
    invitation = Invitation.objects.get()
    Invitation.objects.update(**change)
    assert anonymous.get(link_of(invitation)).status_code == 410


def test_a_token_that_somebody_made_up_opens_nothing(head, body, anonymous):
    invite(head, body)
    token = Invitation.objects.get().token
    assert (
        anonymous.get(reverse("invitation", args=[token[:-1] + ("a" if token[-1] != "a" else "b")])).status_code == 410
    )


def test_a_head_cannot_give_the_administrator_s_role(head, body):
    answer = invite(head, body, role="administrator")
    assert "Select a valid choice" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_passwords_must_be_the_same_and_long_enough(head, body, anonymous):
    invite(head, body)
    link = link_of(Invitation.objects.get())
    assert "not the same" in anonymous.post(link, {"name": "N", "password": PASSWORD, "again": "x"}).content.decode()
    assert "too short" in anonymous.post(link, {"name": "N", "password": "kort", "again": "kort"}).content.decode()
    assert not User.objects.filter(email="ny@example.org").exists()


def test_who_has_an_account_signs_in_and_accepts_and_nobody_else_can(head, body, user_as, as_user, anonymous):
    known = user_as("analyst", body)
    invite(head, body, email=known.email)
    link = link_of(Invitation.objects.get())
    assert "Sign in, and accept" in anonymous.get(link).content.decode()
    assert as_user(user_as("head", body)).post(link).status_code == 403
    assert as_user(known).post(link).status_code == 302
    assert RoleAssignment.objects.filter(user=known, role="coordinator", body=body).exists()


def test_a_head_ends_a_role_at_once_and_another_body_s_role_is_not_there(head, body, other_body, user_as, as_user):
    coordinator = user_as("coordinator", body)
    held = coordinator.assignments.get()
    assert head.post(reverse("users_end", args=[body.slug, held.pk])).status_code == 302
    assert not has_permission(User.objects.get(pk=coordinator.pk), Permission.PLAN_READ, body=body)
    theirs = user_as("coordinator", other_body).assignments.get()
    assert head.post(reverse("users_end", args=[body.slug, theirs.pk])).status_code == 404


def test_the_last_administrator_stays(body, user_as, as_user):
    administrator = user_as("administrator", body)
    address = reverse("users_end", args=[body.slug, administrator.assignments.get().pk])
    answer = as_user(administrator).post(address, follow=True)
    assert "the last administrator" in answer.content.decode()
    assert has_permission(User.objects.get(pk=administrator.pk), Permission.USER_MANAGE)


def test_the_invitation_can_be_withdrawn_by_who_manages_users(head, body):
    invite(head, body)
    invitation = Invitation.objects.get()
    head.post(reverse("users_withdraw", args=[body.slug, invitation.pk]))
    assert not Invitation.objects.open().exists()
