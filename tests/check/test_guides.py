"""The guides to the check show what the command prints, and their settings can be read."""

import re
import tomllib
from pathlib import Path

import pytest

from skillnad.check.settings import Settings
from skillnad.cli import main

GUIDE = Path(__file__).resolve().parents[2] / "docs/guide"


def blocks(language: str, kind: str) -> list[str]:
    text = (GUIDE / f"check.{language}.md").read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_shown_output_is_what_the_command_prints(language, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("rapport.md").write_text(blocks(language, "markdown")[0], "utf-8")
    first, *shown = blocks(language, "console")[0].splitlines()
    with pytest.raises(SystemExit) as left:
        main([*first.removeprefix("$ skillnad ").split(), "--language", language])
    assert left.value.code == 1
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [line.rstrip() for line in shown]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_settings_in_the_guide_can_be_used(language):
    settings = Settings.model_validate(tomllib.loads(blocks(language, "toml")[0]))
    assert settings.exemption[0].reason
