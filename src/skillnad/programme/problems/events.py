"""What is told of problems in the log."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

PROBLEM_WRITTEN = kind("problem.written", _("{actor} wrote down the problem “{title}”."))
PROBLEM_CHANGED = kind("problem.changed", _("{actor} changed the problem “{title}”."))
PROBLEM_DECIDED = kind("problem.decided", _("{actor} decided the problem “{title}”."))
PROBLEM_CLOSED = kind("problem.closed", _("{actor} closed the problem “{title}”: {reason}"))
PROBLEM_REOPENED = kind("problem.reopened", _("{actor} opened the problem “{title}” again: {reason}"))
PROBLEM_DELETED = kind("problem.deleted", _("{actor} deleted the own draft of the problem “{title}”."))
