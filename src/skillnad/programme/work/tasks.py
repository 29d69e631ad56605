"""What is to be done now. Each room tells its tasks in its `todo.py`:

@tells_tasks
def tasks(body: Body, user: User) -> Iterable[Task]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body


@dataclass(frozen=True)
class Task:
    """Something to do: what, where, why in a few words, by when, and how pressing as the tone of a tag."""

    title: str | Promise
    url: str
    why: str | Promise
    due: date | None = None
    tone: str = "wait"


Teller = Callable[[Body, User], Iterable[Task]]
TELLERS: list[Teller] = []
TONES = ("stop", "warn", "wait", "plain", "good")


def tells_tasks(teller: Teller) -> Teller:
    """Make a function one that tells tasks."""
    TELLERS.append(teller)
    return teller


def tasks_for(body: Body, user: User) -> list[Task]:
    """What a user has to do at a body: what is late first, then by day."""
    found = [task for teller in TELLERS for task in teller(body, user)]
    return sorted(found, key=lambda task: (task.tone != "stop", task.due or date.max, str(task.title)))
