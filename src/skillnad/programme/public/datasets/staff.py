"""Staff by sex as rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import StaffCount
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row
from skillnad.programme.public.reading.programmes import public_bodies


def _rows(part: slice) -> Iterator[Row]:
    counts = StaffCount.objects.filter(body__in=public_bodies().order_by()).order_by("body__name", "year", "pk")
    names = ("body__slug", "body__name", "year", "women", "men", "source")
    return (dict(zip(STAFF.columns, row, strict=True)) for row in counts.values_list(*names)[part])


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
