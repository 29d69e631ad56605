"""What is recorded about users and their roles."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

INVITED = kind("accounts.invited", _("{actor} invited {name} to be {role} at {body}."))
WITHDRAWN = kind("accounts.invitation_withdrawn", _("{actor} withdrew the invitation of {name} at {body}."))
ACCEPTED = kind("accounts.invitation_accepted", _("{actor} accepted the invitation to be {role} at {body}."))
ROLE_ENDED = kind("accounts.role_ended", _("{actor} ended {name}'s role as {role} at {body}."))
OWN_CHANGED = kind("accounts.own_changed", _("{actor} changed the own account; the name before was {name}."))
