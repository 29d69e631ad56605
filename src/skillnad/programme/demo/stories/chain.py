"""A story of the chain: written down in a file, built by the acts of its coordinator and its head."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.plans.actions.deciding import decide_plan
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.actions.writing import write_activity, write_effect, write_goal, write_output
from skillnad.programme.plans.models import Activity, Progress
from skillnad.programme.plans.snapshot import planned_problems, snapshot
from skillnad.programme.problems.actions import write_problem

FOLDER = Path(__file__).parent
STORIES = ("stipendienamnden", "ersattningsverket", "tillstandsverket", "byran-for-familjefragor")
Entry = dict[str, Any]


def tell_chains() -> None:
    """The four deep stories."""
    for name in STORIES:
        tell(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))


def tell(story: Entry) -> None:
    """Build one story, and let the head decide its plan if it has come as far as a goal."""
    body = Body.objects.get(slug=story["body"])
    coordinator, head = invented_user(story["coordinator"]), invented_user(story["head"])
    for entry in story["problem"]:
        values, goals = _parted(entry, "goal")
        problem = write_problem(by=coordinator, body=body, **values)
        _goals(coordinator, problem, goals)
    if any("goal" in entry for entry in story["problem"]):
        decide(body, head)


def decide(body: Body, head: User) -> None:
    """Decide the plan as it stands."""
    chain = snapshot(body, planned_problems(body))
    decide_plan(by=head, body=body, seen=fingerprint(chain), reason="Beslutad efter genomgång i ledningsgruppen.")


def _goals(by: User, problem: Any, entries: Iterable[Entry]) -> None:
    for entry in entries:
        values, activities = _parted(entry, "activity")
        goal = write_goal(by=by, problem=problem, **values)
        for one in activities:
            _activity(by, goal, one)


def _activity(by: User, goal: Any, entry: Entry) -> None:
    values, outputs = _parted(entry, "output")
    progress = values.pop("progress", "planned")
    activity = write_activity(by=by, goal=goal, **values)
    _move(by, activity, progress)
    for one in outputs:
        results, effects = _parted(one, "effect")
        output = write_output(by=by, activity=activity, **results)
        for effect in effects:
            write_effect(by=by, output=output, **effect)


def _move(by: User, activity: Activity, progress: str) -> None:
    steps = {"planned": [], "ongoing": [Progress.ONGOING], "done": [Progress.ONGOING, Progress.DONE]}
    for step in steps[progress]:
        move_activity(by=by, activity=activity, version=activity.version, progress=step)


def _parted(entry: Entry, name: str) -> tuple[Entry, list[Entry]]:
    """An entry without the links that stand on it, and those links."""
    return {key: value for key, value in entry.items() if key != name}, entry.get(name, [])


def invented_user(key: str) -> User:
    """One of those whose role can be tried."""
    return User.objects.get(email=f"{key}@prov.example")
