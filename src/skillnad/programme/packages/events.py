"""The acts of this room."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

PACKAGE_RECEIVED = kind(
    "package.received", _("{actor} handed in “{title}” from {body} as a package, registration number {number}.")
)
PACKAGE_KNOWN = kind("package.known", _("{actor} handed in a package from {body} that had come in before."))
