"""Find experiences by words. The one door to the index, whichever database keeps it."""

from django.db import connection, transaction

from skillnad.programme.library.indexes import index_of
from skillnad.programme.library.models import Experience
from skillnad.programme.library.words import asked_for, words_of


def keep(experience: Experience) -> None:
    """Let an experience be found if it is shared, and not if it is not. Called inside the act that changes it."""
    index = index_of(connection)
    if experience.is_shared:
        index.put(connection, experience.pk, words_of(experience.searched))
    else:
        index.remove(connection, experience.pk)


def find(text: str) -> list[int] | None:
    """The keys of the shared experiences that hold all the words; `None` where no word of meaning was given."""
    words = asked_for(text)
    return index_of(connection).find(connection, words) if words else None


def index_anew() -> int:
    """Build the index from the experiences there are and nothing else, as after a restore. All of it or nothing."""
    shared = Experience.objects.shared().select_related("body")
    with transaction.atomic():
        index_of(connection).clear(connection)
        for experience in shared.iterator():
            keep(experience)
    return shared.count()
