"""The guides to protecting tables show what the commands print and write, and what they describe can be read."""

import re
from pathlib import Path

import pytest

from skillnad.cli import main
from skillnad.disclosure.release.description import load_description

GUIDE = Path(__file__).resolve().parents[3] / "docs/guide"


def blocks(language: str, kind: str) -> list[str]:
    text = (GUIDE / f"protect.{language}.md").read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_shown_output_is_what_the_commands_print_and_write(language, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SKILLNAD_LANGUAGE")
    table = blocks(language, "csv")[0]
    Path("sokande.csv").write_text(table, "utf-8")
    Path("andras.csv").write_text(table.replace("Abo;3;", "Abo;..;"), "utf-8")
    codes = []
    for block in blocks(language, "console"):
        first, *shown = block.splitlines()
        with pytest.raises(SystemExit) as left:
            main([*first.removeprefix("$ skillnad ").split(), "--language", language])
        codes.append(left.value.code)
        assert capsys.readouterr().out.splitlines() == shown
    assert codes == [0, 1]
    assert Path("publiceras.csv").read_text("utf-8") == blocks(language, "text")[0]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_description_in_the_guide_can_be_used(language, tmp_path):
    (tmp_path / "t.toml").write_text(blocks(language, "toml")[0], "utf-8")
    assert load_description(tmp_path / "t.toml").part_of["Ålder"]["16–19 år"] == "Unga"
