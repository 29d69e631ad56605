"""What the days of the register rest on, in words. The codes are those of the archive's fact files."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "sfs": _("ordinance with the name in its title"),
    "letters": _("first appropriation letter that uses the name (derived)"),
    "by": _("in use in 2003 at the latest, when the appropriation letters begin (derived)"),
    "esv": _("register of Ekonomistyrningsverket, copy of 2026"),
    "stkt": _("register of Statskontoret, copy of 2026"),
}


def basis(source: str) -> str | Promise:
    """The words for a code, or the source as somebody has written it."""
    return WORDS.get(source, source)
