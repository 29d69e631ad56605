"""Write the reference from the code itself: command line, schemas, Python functions, and the example in README.md.

`python docs/generate.py` writes docs/reference and README.md; with `--check` it only says which files no longer match
the code.
"""

import inspect
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import skillnad
from skillnad.language import choose

REFERENCE = Path(__file__).parent / "reference"
README = Path(__file__).parents[1] / "README.md"
MADE = "<!-- Made by docs/generate.py from the code. Change the code, then run `make docs`. -->\n<!-- fmt: off -->"
WIDTH = 100
Schema = dict[str, Any]


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        return _report(stale_files())
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
    README.write_text(readme(), "utf-8")
    return 0


def _report(stale: list[str]) -> int:
    for name in stale:
        print(f"{name} does not match the code: run python docs/generate.py", file=sys.stderr)
    return 1 if stale else 0


def stale_files() -> list[str]:
    """The files that are missing or differ from what the code says."""
    stale = [f"docs/reference/{name}" for name, text in pages().items() if _on_disk(REFERENCE / name) != text]
    return stale if _on_disk(README) == readme() else [*stale, "README.md"]


def _on_disk(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def pages() -> dict[str, str]:
    """Every generated file: its name and its text, in English whatever the computer speaks."""
    makers: dict[str, Callable[[], str]] = {
        "cli.md": cli_page,
        "events.md": events_page,
        "measure.md": measure_page,
        "measure.schema.json": lambda: _as_json(_schema("measure")),
        "python.md": python_page,
        "result.md": result_page,
        "result.schema.json": lambda: _as_json(_schema("result")),
        "submission.schema.json": lambda: _as_json(_submission_schema()),
        "roles.md": roles_page,
    }
    choose("en")
    try:
        return {name: make() for name, make in makers.items()}
    finally:
        choose(None)


def _as_json(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _submission_schema() -> Schema:
    from skillnad.programme.packages.shape import PackedSubmission

    return PackedSubmission.model_json_schema()


# The example in the README


def readme() -> str:
    """README.md with the printed example as the code prints it now."""
    text = README.read_text("utf-8")
    return re.sub(r"(?<=```text\n)Admission.*?(?=```)", lambda _found: _example(), text, count=1, flags=re.DOTALL)


def _example() -> str:
    """What is printed for the Berkeley example, up to the table of departments."""
    from skillnad.cli.output import WIDEST
    from skillnad.examples import example_cells
    from skillnad.present.terminal import as_text

    report = skillnad.present(skillnad.protect(skillnad.compare(example_cells("berkeley-1973"))), language="en")
    printed = as_text(report, width=WIDEST)
    return printed[: printed.index("By department")].rstrip() + "\n"


# The command line


def cli_page() -> str:
    """The help of every command, as the command itself prints it."""
    parts = [
        "# Command line",
        MADE,
        "Every command also takes `--help`; with `--language sv` its texts are in Swedish.",
    ]
    for name, command in commands():
        context = command.context_class(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        parts += [f"## {name}", f"```text\n{command.get_help(context).rstrip()}\n```"]
    parts += ["## Exit codes", EXIT_CODES]
    return "\n\n".join(parts) + "\n"


EXIT_CODES = """\
| code | meaning |
|---|---|
| 0 | done |
| 2 | something to mend in what was given; the message says where, what is wrong and what to do |
| 130 | interrupted; nothing was written |"""


def commands() -> Iterator[tuple[str, Any]]:
    """The command and its sub-commands, each under its whole name."""
    group = _fresh_command()
    yield "skillnad", group
    for name, command in group.commands.items():
        yield f"skillnad {name}", command


def _fresh_command() -> Any:
    """The command read anew, since help texts take the language in use when their module is first read."""
    import typer

    import skillnad.cli

    before = {name: module for name, module in sys.modules.items() if name.startswith("skillnad.cli.")}
    for name in before:
        del sys.modules[name]
    try:
        return typer.main.get_command(import_module("skillnad.cli.app").build_app())
    finally:
        for name, module in before.items():
            sys.modules[name] = module
            setattr(skillnad.cli, name.rpartition(".")[2], module)


# The schemas


def _schema(kind: str) -> Schema:
    from skillnad.cli.schema import Kind, json_schema

    return dict(json_schema(Kind(kind)))


def measure_page() -> str:
    """The measure file: a table of keys for each part, headed as the part is written in TOML."""
    schema = _schema("measure")
    parts = [
        "# The measure file",
        MADE,
        "A measure is a TOML file. [JSON schema](measure.schema.json), also printed by `skillnad schema measure`.",
        _table(schema, headings=("part", "holds")),
    ]
    headed = {name: heading for _key, heading, name in _toml_parts(schema)}
    for name in [*headed, *(other for other in schema["$defs"] if other not in headed)]:
        part = schema["$defs"][name]
        parts += [f"## {headed.get(name, name)}", _prose(part.get("description", "")), _table(part)]
    return "\n\n".join(parts) + "\n"


def result_page() -> str:
    """The result: a table of fields for each part."""
    schema = _schema("result")
    parts = [
        "# The result",
        MADE,
        "What `skillnad measure --json` prints. [JSON schema](result.schema.json), also printed by `skillnad schema`.",
        "A missing number is `null`, with a reason beside it. Fields marked * are always there.",
        "## Comparison",
        _prose(schema["description"]),
        _table(schema),
    ]
    for name, part in schema["$defs"].items():
        parts += [f"## {name}", _prose(part.get("description", "")), _table(part)]
    return "\n\n".join(parts) + "\n"


def _toml_parts(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Each top key, how its table is headed in TOML, and the part of the schema that it holds."""
    for key, field in schema["properties"].items():
        name = re.findall(r'"#/\$defs/(\w+)"', json.dumps(field))[0]
        heading = f"[[{key}]]" if "items" in field else f"[{key}.NAME]" if "patternProperties" in field else f"[{key}]"
        yield key, f"`{heading}` {name}", name


def _table(part: Schema, headings: tuple[str, str] = ("key", "value")) -> str:
    rows = [_row(part, name, field) for name, field in part["properties"].items()]
    extra = part.get("additionalProperties")
    if isinstance(extra, dict):
        rows.append(f"| *any other name* | {_type(extra)} | | |")
    return "\n".join([f"| {headings[0]} | {headings[1]} | default | meaning |", "|---|---|---|---|", *rows])


def _row(part: Schema, name: str, field: Schema) -> str:
    always = " *" if name in part.get("required", ()) else ""
    return f"| `{name}`{always} | {_type(field)} | {_default(field)} | {_cell(field.get('description', ''))} |"


def _type(field: Schema) -> str:
    if "$ref" in field:
        return _link(field["$ref"])
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    if "enum" in field or "const" in field:
        return ", ".join(_code(value) for value in field.get("enum", [field.get("const")]))
    inner = field.get("items") or next(iter(field.get("patternProperties", {}).values()), None)
    inner = inner or field.get("additionalProperties")
    if field.get("type") in ("array", "object") and isinstance(inner, dict):
        return _several(field["type"], _type(inner))
    return f"{_WORDS[field['type']]}{_limits(field)}"


def _several(kind: str, inner: str) -> str:
    many = f"{inner}s" if inner.endswith("number") else inner
    return f"list of {many}" if kind == "array" else f"names, each with {inner}"


_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "names and values",
    "null": "nothing",
}


def _limits(field: Schema) -> str:
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    found = [f"{sign} {field[key]:g}" for key, sign in signs.items() if key in field]
    return f" {', '.join(found)}" if found else ""


def _link(reference: str) -> str:
    name = reference.rpartition("/")[2]
    parts = {part: heading for _key, heading, part in _toml_parts(_schema("measure"))}
    heading = parts.get(name, name)
    return f"[{name}](#{_anchor(heading)})"


def _anchor(heading: str) -> str:
    """The address that Markdown gives a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def _default(field: Schema) -> str:
    value = field.get("default")
    return "" if value is None or isinstance(value, dict | list) else _code(value)


def _code(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


# The web system


def events_page() -> str:
    """Every kind of act that the log may hold, with its sentence."""
    with _web_system():
        from skillnad.programme.audit.kinds import all_kinds

        rows = [f"| `{kind.name}` | {_cell(str(kind.sentence))} |" for kind in all_kinds()]
    told = "What the log of acts may hold, and how each act is told. What stands in braces is recorded with the act."
    return "\n\n".join(["# Events", MADE, told, "\n".join(["| kind | sentence |", "|---|---|", *rows])]) + "\n"


def roles_page() -> str:
    """The roles, and the matrix of roles and permissions."""
    signs = {"reach": "●", "general": "○", "both": "◉", "": ""}
    with _web_system():
        from skillnad.programme.accounts.roles import ROLES
        from skillnad.programme.accounts.views.matrix import matrix

        roles = [f"| {role.title} | {role.description} | {role.reach.value} |" for role in ROLES.values()]
        heading = f"| may | {' | '.join(str(role.title) for role in ROLES.values())} |"
        rows = [f"| {permission.label} | {' | '.join(signs[how] for how in held)} |" for permission, held in matrix()]
    parts = [
        "# Roles",
        MADE,
        "Also on the page `/roller/` of every installation.",
        "\n".join(["| role | for | reaches |", "|---|---|---|", *roles]),
        "● at the bodies that the role reaches · ○ in general, where no body is named · ◉ both",
        "\n".join([heading, "|---|" + "---|" * len(roles), *rows]),
    ]
    return "\n\n".join(parts) + "\n"


@contextmanager
def _web_system() -> Iterator[None]:
    """The web system made ready in a folder that is thrown away, speaking English."""
    import django
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        os.environ["SKILLNAD_HOME"] = tempfile.mkdtemp(prefix="skillnad-docs-")
        os.environ["DJANGO_SETTINGS_MODULE"] = "skillnad.programme.settings"
        django.setup()
    with translation.override("en"):
        yield


# Python


def python_page() -> str:
    """The public names: signature, docstring, and for classes their public members."""
    parts = ["# Python", MADE, "What `import skillnad` gives. Everything else may change without notice."]
    for name in skillnad.__all__:
        parts += _documented(name, getattr(skillnad, name))
    return "\n\n".join(parts) + "\n"


def _documented(name: str, thing: Any) -> Iterator[str]:
    if not inspect.isclass(thing):
        function = getattr(thing, name, thing)  # a room that answers when it is called holds its verb
        yield f"## {name}"
        yield f"```text\n{name}{_signature(function)}\n```"
        yield _prose(inspect.getdoc(function) or "")
        return
    yield f"## {name}"
    yield _prose(inspect.getdoc(thing) or "")
    for member, value in sorted(vars(thing).items()):
        if (not member.startswith("_") or member == "__add__") and _is_described(value):
            yield from _member(name, member, value)


def _is_described(value: Any) -> bool:
    return isinstance(value, property | staticmethod | classmethod) or inspect.isfunction(value)


def _member(owner: str, name: str, value: Any) -> Iterator[str]:
    function: Any = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
    if function.__module__.startswith("skillnad"):
        shown = name if isinstance(value, property) else f"{name}{_signature(function)}"
        yield f"### {owner} + {owner}" if name == "__add__" else f"### {owner}.{name}"
        yield f"```text\n{shown}\n```"
        yield _prose(inspect.getdoc(function) or "")


def _signature(function: Callable[..., Any]) -> str:
    signature = inspect.signature(function)
    kept = [parameter for name, parameter in signature.parameters.items() if name != "self"]
    plain = re.sub(
        r"numpy\.ndarray\[.*?numpy\.dtype\[numpy\.(\w+)\]\]", r"NDArray[\1]", str(signature.replace(parameters=kept))
    )
    return re.sub(r"\b(?:skillnad|pathlib|collections|typing)(?:\.\w+)*\.(?=\w)", "", plain).replace("'", "")


def _prose(docstring: str) -> str:
    """A docstring as Markdown: examples as console text, sections of arguments as lists."""
    return "\n\n".join(_paragraph(part) for part in re.split(r"\n\s*\n", docstring.strip()) if part.strip())


def _paragraph(text: str) -> str:
    if text.lstrip().startswith(">>>"):
        return f"```pycon\n{inspect.cleandoc(text)}\n```"
    first, _newline, rest = text.partition("\n")
    if first in ("Args:", "Returns:", "Raises:"):
        return f"{_SECTIONS[first]}\n\n{_items(inspect.cleandoc(rest), named=first != 'Returns:')}"
    return " ".join(line.strip() for line in text.splitlines())


_SECTIONS = {"Args:": "Arguments:", "Returns:": "Returns:", "Raises:": "Errors:"}


def _items(text: str, *, named: bool) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith(" ") and lines:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join("- " + (re.sub(r"^([*\w]+):", r"`\1`:", line) if named else line) for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
