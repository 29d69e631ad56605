"""Published experience as rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.library.models import Experience
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row
from skillnad.programme.public.reading.experience import published_experience

OWN = "title problem tried place from_year to_year outcome result grade sub_goal operation contact".split()


def experience_row(experience: Experience) -> Row:
    """What is told of an experience."""
    return {
        "experience": experience.pk,
        "body": experience.body.slug,
        "body_name": experience.body.name,
        **{name: getattr(experience, name) for name in OWN},
        "links": experience.links,
    }


def _rows(part: slice) -> Iterator[Row]:
    return (experience_row(one) for one in published_experience().order_by("body__name", "pk")[part])


EXPERIENCE = Dataset(
    "experience",
    _("Experience"),
    _("What bodies have tried, and what it did, also what did not work."),
    {
        "experience": _("the number of the experience in this system"),
        **BODY,
        "title": _("title"),
        "problem": _("what differed between women and men"),
        "tried": _("what was tried"),
        "place": _("where, if it was not everywhere"),
        "from_year": _("first year"),
        "to_year": _("last year, empty if it goes on"),
        "outcome": _("worked, none (made no difference), failed, or unknown"),
        "result": _("what it did"),
        "grade": _("evidence grade"),
        "sub_goal": _("sub-goal"),
        "operation": _("kind of operation"),
        "contact": _("function to ask at the body"),
        "links": _("web addresses, one on each line"),
    },
    _rows,
)
