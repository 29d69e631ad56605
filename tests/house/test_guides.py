"""What the guides show is what the commands print, in both languages."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs/guide"
LANGUAGES = ("sv", "en")
LONGEST = 420


def guide(language: str) -> str:
    return (GUIDE / f"{language}.md").read_text("utf-8")


def blocks(language: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", guide(language), re.MULTILINE | re.DOTALL)


def commands(language: str) -> list[tuple[list[str], list[str]]]:
    """Each `skillnad` command on the practice file that is shown with its output: its words and the lines below it."""
    found = []
    for block in blocks(language, "console"):
        first, *shown = block.splitlines()
        words = re.findall(r'"[^"]*"|\S+', first.removeprefix("$ "))
        if words[0] == "skillnad" and shown:
            found.append(([word.strip('"') for word in words[1:]], shown))
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def practice(request, tmp_path_factory):
    """A folder with the guide's practice file and its measure file."""
    language, folder = request.param, tmp_path_factory.mktemp(request.param)
    subprocess.run([sys.executable, "-c", blocks(language, "python")[0]], cwd=folder, check=True)
    (folder / "bidrag.toml").write_text(blocks(language, "toml")[0], "utf-8")
    return language, folder


def test_every_shown_output_is_what_the_command_prints(practice):
    language, folder = practice
    assert len(commands(language)) == 3
    for words, shown in commands(language):
        options = ["--output", "draft.toml"] if words[0] == "inspect" else []
        call = [sys.executable, "-m", "skillnad.cli", "--language", language, *words, *options]
        done = subprocess.run(call, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
        printed = {line.rstrip().replace("draft.toml", "bidrag.toml") for line in done.stdout.splitlines()}
        assert [line for line in shown if line != "…" and line.rstrip() not in printed] == []


def test_both_guides_have_the_same_parts():
    swedish, english = (guide(language) for language in LANGUAGES)
    for kind in ("python", "toml", "console", "text"):
        assert len(blocks("sv", kind)) == len(blocks("en", kind))
    assert len(re.findall(r"^## ", swedish, re.MULTILINE)) == len(re.findall(r"^## ", english, re.MULTILINE))
    assert blocks("sv", "toml")[0] == blocks("en", "toml")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_of_a_measure_file_can_be_read(language):
    assert all(tomllib.loads(block) for block in blocks(language, "toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_is_short_enough_to_read(language):
    assert len(guide(language).splitlines()) <= LONGEST
