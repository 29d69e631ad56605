"""What is recorded of the try-out."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

WORLD_BUILT = kind("demo.built", _("The invented programme was built anew."))
