"""Staff by sex as rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import StaffCount
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row
from skillnad.programme.public.reading.programmes import public_bodies


def _rows() -> Iterator[Row]:
    counts = StaffCount.objects.filter(body__in=public_bodies()).select_related("body")
    for count in counts.order_by("body__name", "year"):
        yield {
            "body": count.body.slug,
            "body_name": count.body.name,
            "year": count.year,
            "women": count.women,
            "men": count.men,
            "source": count.source,
        }


STAFF = Dataset(
    "staff",
    _("Staff by sex"),
    _("Women and men employed at each body and year, as the register has it."),
    {
        **BODY,
        "year": _("year"),
        "women": _("women employed"),
        "men": _("men employed"),
        "source": _("source"),
    },
    _rows,
)
