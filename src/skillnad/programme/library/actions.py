"""Write down an experience, share it, withdraw it. The index follows in the same transaction."""

from typing import Any

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.kinds import Kind
from skillnad.programme.audit.record import record
from skillnad.programme.library import events, search
from skillnad.programme.library.models import Experience, ExperienceStatus


@act(Permission.EXPERIENCE_WRITE)
def write_experience(*, body: Body, by: Anyone, **values: Any) -> Experience:
    """Write down an experience, as a draft."""
    experience = Experience.objects.create(body=body, changed_by=str(by), **values)
    record(events.EXPERIENCE_WRITTEN, by=by, body=body, subject=experience, title=experience.title)
    return experience


@act(Permission.EXPERIENCE_WRITE)
def change_experience(*, experience: Experience, version: int, by: Anyone, **values: Any) -> Experience:
    """Change it; what is shared is changed for those who read it too."""
    return _changed(experience, version, by, events.EXPERIENCE_CHANGED, **values)


@act(Permission.EXPERIENCE_WRITE)
def share_experience(*, experience: Experience, by: Anyone) -> Experience:
    """Let others read and find it."""
    status = ExperienceStatus.SHARED
    return _changed(experience, experience.version, by, events.EXPERIENCE_SHARED, status=status)


@act(Permission.EXPERIENCE_WRITE)
def publish_experience(*, experience: Experience, by: Anyone) -> Experience:
    """Let anyone read it, on the public page of the body and as open data."""
    status = ExperienceStatus.PUBLISHED
    return _changed(experience, experience.version, by, events.EXPERIENCE_PUBLISHED, status=status)


@act(Permission.EXPERIENCE_WRITE)
def take_back_experience(*, experience: Experience, by: Anyone) -> Experience:
    """Take it back from publication; those who have signed in still read it."""
    status = ExperienceStatus.SHARED
    return _changed(experience, experience.version, by, events.EXPERIENCE_TAKEN_BACK, status=status)


@act(Permission.EXPERIENCE_WRITE)
def withdraw_experience(*, experience: Experience, by: Anyone) -> Experience:
    """Make it a draft again, which the body alone can read."""
    status = ExperienceStatus.DRAFT
    return _changed(experience, experience.version, by, events.EXPERIENCE_WITHDRAWN, status=status)


def _changed(experience: Experience, version: int, by: Anyone, told: Kind, **values: Any) -> Experience:
    experience.change(version, by, **values)
    search.keep(experience)
    record(told, by=by, body=experience.body, subject=experience, title=experience.title)
    return experience
