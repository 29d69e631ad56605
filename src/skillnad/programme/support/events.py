"""The kinds of act in support, review and sampling."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

SUPPORT_ASKED = kind("support.asked", _("{actor} asked for support: “{title}”."))
SUPPORT_ASKED_FURTHER = kind("support.asked_further", _("{actor} asked further about “{title}”."))
SUPPORT_ADVISED = kind("support.advised", _("{actor} gave advice on “{title}”."))
SUPPORT_CLOSED = kind("support.closed", _("{actor} closed the request “{title}”."))
REVIEWED = kind("support.reviewed", _("{actor} reviewed the results of {body} for {year}."))
SAMPLE_DRAWN = kind("support.sample_drawn", _("{actor} drew {size} of {frame} bodies for “{purpose}”."))
