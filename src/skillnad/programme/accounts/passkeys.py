"""The form with which somebody adds a passkey."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):
    """A key opens alone unless somebody takes the tick away; then it is asked for after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["name"].help_text = _("So that you know it again, for example the name of the computer.")
        alone = self.fields["passwordless"]
        alone.label, alone.initial = _("Sign in with this key alone, without password"), True
        alone.help_text = _("The computer or the key then asks for fingerprint, face or PIN.")
