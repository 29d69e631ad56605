"""The acts of this room."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

KEY_MADE = kind("api.key_made", _("{actor} made the key “{name}” for programs, valid to {until}."))
KEY_REVOKED = kind("api.key_revoked", _("{actor} revoked the key “{name}”."))
