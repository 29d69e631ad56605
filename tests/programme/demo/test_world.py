"""The invented programme is invented all through, and can be built, entered and begun again."""

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body
from skillnad.programme.demo.build import build, is_built
from skillnad.programme.demo.world import invented_world


def plain(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def test_there_are_sixty_agencies_with_names_of_their_own():
    world = invented_world()
    assert len(world.agency) + len(world.light_agencies()) == 60
    assert len({plain(name) for name in world.names()}) == len(world.names())


NAMED = {"name_en", "short_name", "old_names", "other_names", "replaces"}


def names_in(entry: object) -> Iterator[str]:
    """Every name in a register's entry, however deep."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            if key in NAMED and value:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from names_in(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from names_in(value)


@pytest.fixture
def real_names() -> set[str]:
    """Names of today, older names, short names and names in English of all bodies in the public registers."""
    folder = (
        Path(__file__).resolve().parents[3] / os.environ.get("SKILLNAD_DATA", "../shared/data") / "agency-registers"
    )
    if not folder.is_dir():
        pytest.skip(f"no published data at {folder}; set SKILLNAD_DATA to their folder")
    with (folder / "matchlist.csv").open(encoding="utf-8-sig") as file:
        names = {plain(value) for row in csv.reader(file) for value in row if value}
    for official, registers in json.loads((folder / "merged.json").read_text("utf-8")).items():
        names |= {plain(official), *map(plain, names_in(registers))}
    return names


def test_no_invented_address_is_that_of_a_real_body(db):
    call_command("import_facts", verbosity=0)
    world = invented_world()
    invented = [*world.ministry, *world.other, *world.agency, *world.light_agencies()]
    assert Body.objects.count() > 400
    assert not Body.objects.filter(slug__in=[body.slug for body in invented]).exists()


def test_no_invented_name_is_or_was_the_name_of_a_real_body(real_names):
    assert len(real_names) > 900
    assert [name for name in invented_world().names() if plain(name) in real_names] == []


@pytest.fixture
def built(db):
    build()


def test_everything_that_is_built_is_marked_as_invented(built):
    assert is_built()
    assert not Body.objects.filter(invented=False).exists()
    assert not User.objects.filter(invented=False).exists()


def test_the_first_screen_offers_four_roles_and_the_rest(built, anonymous):
    page = anonymous.get(reverse("demo_start"))
    assert page.status_code == 200
    assert page.content.decode().count("Go in as") == 4
    assert "Invented agency, invented figures" in page.content.decode()


def test_a_button_lets_one_in_only_as_an_invented_user(built, anonymous):
    User.objects.create_user("verklig@prov.example", "Verklig", "x")
    assert anonymous.post(reverse("demo_role", args=["verklig"])).status_code == 404
    assert anonymous.get(reverse("demo_role", args=["samordnare"])).status_code == 405
    anonymous.post(reverse("demo_role", args=["samordnare"]))
    assert anonymous.session["_auth_user_id"] == str(User.objects.get(email="samordnare@prov.example").pk)
