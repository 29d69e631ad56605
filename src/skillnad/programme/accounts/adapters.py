"""What django-allauth asks us: who may come in, and how a code is drawn."""

import re
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from skillnad.programme.accounts.actions import accept
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.visitor import visitor_address


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: the way in is an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, past the proxies of our own."""
        return visitor_address(request)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Whoever comes from the identity provider needs an account, or an invitation to a verified address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whether there is an invitation."""
        del request
        return _invitations(sociallogin).exists()

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Without a form in between: name and address are the provider's."""
        return self.is_open_for_signup(request, sociallogin)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """The new user's name, as the invitation has it."""
        user: User = super().populate_user(request, sociallogin, data)
        invited = _invitations(sociallogin).first()
        user.name = invited.name if invited else str(data.get("name") or user.email)
        return user

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """Keep the user, and give the roles that the invitations name."""
        invitations = list(_invitations(sociallogin))
        user: User = super().save_user(request, sociallogin, form)
        for invitation in invitations:
            user.email = user.email.lower()
            user.invented = invitation.body.invented
            user.save()
            accept(invitation=invitation, user=user)
        return user


class FactorAdapter(DefaultMFAAdapter):
    """Draws the code in the page itself, since the security policy lets no picture in from an address with data."""

    def build_totp_svg(self, url: str) -> str:
        """The picture as a part of the page."""
        drawing = re.sub(r"<\?xml.*?\?>\s*", "", super().build_totp_svg(url))
        return mark_safe(drawing)  # noqa: S308  drawn by qrcode from our own address


def _invitations(sociallogin: Any) -> Any:
    addresses: list[EmailAddress] = sociallogin.email_addresses
    verified = [address.email.lower() for address in addresses if address.verified]
    return Invitation.objects.open().filter(email__in=verified).select_related("body")
