"""What is told of work with methods in the log."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

SESSION_STARTED = kind("method.started", _("{actor} began to work with the method {method}: “{title}”."))
STEP_ANSWERED = kind("method.answered", _("{actor} saved the step {step} of “{title}”."))
SESSION_FINISHED = kind("method.finished", _("{actor} finished “{title}”."))
SESSION_REOPENED = kind("method.reopened", _("{actor} took up “{title}” again."))
PROBLEM_MADE = kind("method.problem_made", _("{actor} made a problem of “{title}”."))
