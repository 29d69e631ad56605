"""The kinds of act in the library."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

EXPERIENCE_WRITTEN = kind("library.written", _("{actor} wrote down an experience: “{title}”."))
EXPERIENCE_CHANGED = kind("library.changed", _("{actor} changed the experience “{title}”."))
EXPERIENCE_SHARED = kind("library.shared", _("{actor} shared the experience “{title}”."))
EXPERIENCE_PUBLISHED = kind("library.published", _("{actor} published the experience “{title}”."))
EXPERIENCE_TAKEN_BACK = kind("library.taken_back", _("{actor} took the experience “{title}” back from publication."))
EXPERIENCE_WITHDRAWN = kind("library.withdrawn", _("{actor} withdrew the experience “{title}”."))
