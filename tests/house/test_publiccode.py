"""The catalogue entry has what the publiccode.yml standard, version 0.5, requires, and agrees with the package."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import skillnad

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("sv", "en")
KEYS = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "softwareVersion",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "intendedAudience",
    "description",
    "legal",
    "maintenance",
    "localisation",
    "dependsOn",
}


@pytest.fixture(scope="module")
def entry() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    "path",
    [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "legal/license",
        "maintenance/type",
        "maintenance/contacts",
        "localisation/localisationReady",
        "localisation/availableLanguages",
    ],
)
def test_a_required_key_is_there(entry, path):
    value: Any = entry
    for key in path.split("/"):
        value = value[key]
    assert value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_descriptions_keep_to_their_lengths(entry, language):
    description = entry["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 500 <= len(description["longDescription"]) <= 10_000
    assert description["features"]


def test_every_key_is_one_of_the_standard(entry):
    assert set(entry) <= KEYS
    for description in entry["description"].values():
        assert set(description) <= {"localisedName", "shortDescription", "longDescription", "documentation", "features"}


def test_the_values_are_among_those_allowed(entry):
    assert entry["publiccodeYmlVersion"] == "0.5"
    assert entry["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert entry["softwareType"] in {"library", "standalone/web", "standalone/desktop", "standalone/other"}
    assert entry["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in entry["maintenance"]["contacts"])


def test_it_agrees_with_the_package(entry):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert entry["legal"]["license"] == project["license"]
    assert entry["softwareVersion"] == skillnad.__version__
    assert entry["localisation"]["availableLanguages"] == list(LANGUAGES)
    python = next(part for part in entry["dependsOn"]["open"] if part["name"] == "Python")
    assert project["requires-python"] == f">={python['versionMin']}"
