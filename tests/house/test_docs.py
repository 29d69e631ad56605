"""What the documentation says is run, complete and up to date."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
README = PAGES[0].read_text("utf-8")
GUIDES = ("sv.md", "en.md", "language.sv.md", "language.en.md")
BLOCK = re.compile(r"^```python[ \t]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|href)=\"([^\"]+)\"")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def python_blocks() -> list:
    return [
        pytest.param(block, id=f"{name_of(page)}-{number}")
        for page in PAGES
        for number, block in enumerate(BLOCK.findall(page.read_text("utf-8")), start=1)
    ]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("block", python_blocks())
def test_every_example_runs(block, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "example", "exec"), {"__name__": "example"})


def test_the_readme_shows_what_the_command_prints(monkeypatch, capsys):
    from skillnad.cli import main

    command, shown = re.search(
        r"```sh\n\.venv/bin/skillnad ([^\n]+)\n```\n+```text\n(.*?)```", README, re.DOTALL
    ).groups()
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit):
        main(command.split())
    printed = {line.rstrip() for line in capsys.readouterr().out.splitlines()}
    assert [line for line in shown.splitlines() if line not in printed] == []


def test_every_page_on_a_method_has_an_example_that_is_checked():
    pages = sorted((DOCS / "methods").glob("*.md"))
    assert pages
    for page in pages:
        assert any("assert " in block for block in BLOCK.findall(page.read_text("utf-8"))), name_of(page)


def test_the_reference_says_what_the_code_says(generate):
    assert generate.stale_files() == [], "run: python docs/generate.py"


def test_check_names_the_file_that_is_out_of_date_and_fails(generate, tmp_path, monkeypatch, capsys):
    (tmp_path / "README.md").write_text(README, "utf-8")
    monkeypatch.setattr(generate, "REFERENCE", tmp_path)
    monkeypatch.setattr(generate, "README", tmp_path / "README.md")
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    (tmp_path / "cli.md").write_text("# An older command\n", "utf-8")
    assert generate.main(["--check"]) == 1
    assert "docs/reference/cli.md" in capsys.readouterr().err


def test_every_command_and_option_is_in_the_reference(generate):
    text = (DOCS / "reference/cli.md").read_text("utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for name, command in generate.commands():
        options = [word for parameter in command.params for word in (*parameter.opts, *parameter.secondary_opts)]
        arguments = [parameter.metavar or "" for parameter in command.params if parameter.param_type_name == "argument"]
        for option in [word for word in options if word.startswith("-")] + arguments:
            assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", sections[name]), f"{name} {option}"


def test_every_public_name_is_in_the_reference():
    import skillnad

    text = (DOCS / "reference/python.md").read_text("utf-8")
    assert set(re.findall(r"^## (\w+)$", text, re.MULTILINE)) == set(skillnad.__all__)


def test_every_runtime_dependency_has_a_decision_behind_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for name, lines in project["optional-dependencies"].items() if name != "dev" for line in lines]
    decisions = "\n".join(page.read_text("utf-8") for page in (DOCS / "adr").glob("*.md")).lower()
    for line in (*project["dependencies"], *extras):
        name = re.match(r"[\w.-]+", line)[0].lower()
        assert name == "skillnad" or f"`{name}`" in decisions, f"no page in docs/adr names `{name}`"


def test_decisions_are_numbered_without_gaps_and_have_three_parts():
    pages = sorted(page for page in (DOCS / "adr").glob("*.md") if page.name != "index.md")
    assert [page.name[:4] for page in pages] == [f"{place:04}" for place in range(1, len(pages) + 1)]
    for page in pages:
        headings = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], page.name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file(page):
    without_code = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for found in LINK.findall(without_code):
        target = (found[0] or found[1]).partition("#")[0]
        if target and not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{name_of(page)} links to {target}"


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_are_there(guide):
    assert (DOCS / "guide" / guide).is_file()
