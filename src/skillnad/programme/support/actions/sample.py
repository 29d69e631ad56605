"""Draw a sample of bodies for audit."""

from datetime import date

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Programme
from skillnad.programme.audit.record import record
from skillnad.programme.support import events
from skillnad.programme.support.frame import frame_of
from skillnad.programme.support.models import Sample, SampleUnit
from skillnad.programme.support.sampling import draw


@act(Permission.SAMPLE_DRAW, general=True)
def draw_sample(
    *, programme: Programme, purpose: str, day: date, size: int, strata: str, seed: str, by: Anyone
) -> Sample:
    """Draw, and keep the whole frame with it, so that the draw can be repeated when the register has changed."""
    frame = frame_of(programme, day, strata)
    if size > len(frame):
        raise SkillnadError(
            _("only {count} bodies are members on that day").format(count=len(frame)),
            remedy=_("Draw fewer, or choose another day."),
        )
    drawn = draw(((body.slug, stratum) for body, stratum in frame.items()), size, seed)
    sample = Sample.objects.create(
        programme=programme, purpose=purpose, day=day, size=size, strata=strata, seed=seed, drawn_by=str(by)
    )
    SampleUnit.objects.bulk_create(
        SampleUnit(sample=sample, body=body, address=body.slug, stratum=stratum, drawn=body.slug in drawn)
        for body, stratum in frame.items()
    )
    record(events.SAMPLE_DRAWN, by=by, subject=sample, purpose=purpose, size=size, frame=len(frame), seed=seed)
    return sample
