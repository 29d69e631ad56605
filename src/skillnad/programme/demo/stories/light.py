"""The fifty-six sketched agencies: each has come as far along the chain as its place in the list says."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body
from skillnad.programme.demo.stories.chain import Entry, tell
from skillnad.programme.demo.world import InventedBody, invented_world

FILE = Path(__file__).with_name("light.toml")
STEPS = 5
SOURCE = "Påhittad mätning, endast för att pröva."


def tell_light_ones() -> None:
    """Draw each from a sketch, a little further along the chain than the one before, and from the beginning again."""
    sketches = tomllib.loads(FILE.read_text("utf-8"))["sketch"]
    for place, agency in enumerate(invented_world().light_agencies()):
        coordinator, head = _staff(agency)
        length = place % (STEPS + 1)
        if length:
            story = _story(sketches[place % len(sketches)], length)
            tell({"body": agency.slug, "coordinator": coordinator, "head": head, "problem": [story]})


def _staff(agency: InventedBody) -> tuple[str, str]:
    body = Body.objects.get(slug=agency.slug)
    keys = (f"{agency.slug}-samordnare", f"{agency.slug}-chef")
    for key, role, title in zip(keys, ("coordinator", "head"), ("Samordnaren", "Chefen"), strict=True):
        user = User.objects.create_user(f"{key}@prov.example", f"{title} vid {agency.name}", invented=True)
        RoleAssignment.objects.create(user=user, role=role, body=body)
    return keys


def _story(sketch: Entry, length: int) -> Entry:
    """The links of a sketch, as many as it has come."""
    problem = {key: sketch[key] for key in ("title", "observed", "affected", "operation", "sub_goals")}
    problem |= {"perspectives": ["equality"], "evidence_kind": "measured"}
    problem |= {"evidence": sketch["observed"], "evidence_source": SOURCE}
    after: Entry = {}
    for name, make in reversed(LINKS[: length - 1]):
        after = {name: [make(sketch) | after]}
    return problem | after


def _goal(sketch: Entry) -> Entry:
    return {
        "title": sketch["goal"],
        "sub_goal": sketch["sub_goals"][0],
        "measure": sketch["measure"],
        "unit": "procent" if "Andel" in sketch["measure"] else "dagar",
        "baseline_women": sketch["women"][0],
        "baseline_men": sketch["men"][0],
        "baseline_on": date(2023, 12, 31),
        "target_women": sketch["women"][1],
        "target_men": sketch["men"][1],
        "target_on": date(2027, 12, 31),
        **_grade("documented", "Målet gäller det som problemet är mätt med."),
    }


def _activity(sketch: Entry) -> Entry:
    return {
        "title": sketch["activity"],
        "owner_name": "Linjechefen",
        "owner_unit": "Kärnverksamheten",
        "starts": date(2024, 2, 1),
        "ends": date(2026, 12, 31),
        "expected_effect": sketch["expected"],
        "progress": "ongoing",
        **_grade("assumed", "Antagandet är skrivet före start."),
    }


def _output(sketch: Entry) -> Entry:
    return {
        "title": sketch["output"],
        "about": sketch["output"],
        "on": date(2025, 6, 1),
        "source": SOURCE,
        **_grade("documented", "Beslutet finns i diariet (påhittat)."),
    }


def _effect(sketch: Entry) -> Entry:
    return {
        "title": sketch["effect"],
        "level": "effect",
        "kind": "access",
        "changed": sketch["effect"],
        "for_whom": sketch["affected"],
        "women": sketch["women"][1],
        "men": sketch["men"][1],
        "unit": "procent" if "Andel" in sketch["measure"] else "dagar",
        "on": date(2025, 12, 31),
        "source": SOURCE,
        **_grade("measured", "Samma mätning gjord igen."),
    }


def _grade(grade: str, reason: str) -> dict[str, Any]:
    return {"grade": grade, "grade_reason": reason}


LINKS = (("goal", _goal), ("activity", _activity), ("output", _output), ("effect", _effect))
