"""Read a measure file, or say which key is wrong and what to write instead."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from skillnad.errors import MeasureError, at_line
from skillnad.language import gettext as _
from skillnad.measure.model import (
    Disclosure,
    Factor,
    Measure,
    MisplacedKeyError,
    Outcome,
    Period,
    Records,
    SexCoding,
    Stage,
)

LARGEST = 1_000_000
DEEPEST = 8

_KEYS: dict[str, tuple[str, ...]] = {
    "": ("measure", "records", "sex", "stage", "outcome", "factor", "period", "practical", "disclosure"),
    "measure": ("id", "title"),
    "records": tuple(Records.model_fields),
    "sex": tuple(SexCoding.model_fields),
    "stage": tuple(Stage.model_fields),
    "outcome": tuple(Outcome.model_fields),
    "factor": tuple(Factor.model_fields),
    "period": tuple(Period.model_fields),
    "disclosure": tuple(Disclosure.model_fields),
}


def load_measure(path: Path) -> Measure:
    """Read and check a measure file.

    File names in `[records] source` are taken relative to the measure file's folder.

    Raises:
        MeasureError: the file cannot be read, is not TOML, or a key in it is wrong; says which line and what to write.
    """
    text = _read(path)
    try:
        content = tomllib.loads(text)
    except RecursionError as error:
        raise _too_deep(str(path)) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise MeasureError(
            _("this is not valid TOML: {error}").format(error=error),
            where=at_line(str(path), int(line[1]) if line else None),
            remedy=_('A value that is text stands in quotes: column = "kon".'),
        ) from error
    measure = parse_measure(content, where=str(path), text=text)
    return _policy_beside(_sources_beside(measure, path.parent), path.parent)


def parse_measure(content: dict[str, Any], *, where: str, text: str = "") -> Measure:
    """Check the content of a measure file; `text` lets errors name the line."""
    _check_depth(content, where)
    try:
        return Measure.model_validate(content)
    except ValidationError as error:
        raise _explain(error, where, text) from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise MeasureError(
                _("the file is larger than a measure file can be"),
                where=str(path),
                remedy=_("Is it the records? `skillnad inspect DATA` writes a measure for them."),
            )
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise MeasureError(
            _("there is no such file"),
            where=str(path),
            remedy=_("`skillnad inspect DATA` writes one to start from."),
        ) from error
    except (OSError, ValueError) as error:
        raise MeasureError(
            _("the file cannot be read as text: {error}").format(error=error),
            where=str(path),
            remedy=_("Save it as UTF-8 text."),
        ) from error


def _check_depth(content: object, where: str, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise _too_deep(where)
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            _check_depth(part, where, depth + 1)


def _too_deep(where: str) -> MeasureError:
    return MeasureError(
        _("the file is nested more deeply than a measure can be"),
        where=where,
        remedy=_("No key of a measure lies deeper than [factor.NAME] or [outcome.NAME]."),
    )


def _sources_beside(measure: Measure, folder: Path) -> Measure:
    beside = tuple(str(folder / source) for source in measure.records.sources)
    return measure.model_copy(update={"records": measure.records.model_copy(update={"source": beside})})


def _policy_beside(measure: Measure, folder: Path) -> Measure:
    """A policy file lies beside the measure file; a name without an ending is that of a policy that is shipped."""
    said = measure.disclosure
    if said is None or said.policy is None or not said.policy.endswith(".toml"):
        return measure
    return measure.model_copy(update={"disclosure": said.model_copy(update={"policy": str(folder / said.policy)})})


def _explain(error: ValidationError, where: str, text: str) -> MeasureError:
    # An unknown key is often a misspelt one, and then the cause of the key that is missing.
    problems = sorted(error.errors(include_url=False), key=lambda problem: problem["type"] != "extra_forbidden")
    first = problems[0]
    fault = first.get("ctx", {}).get("error")
    steps = tuple(step for step in first["loc"] if not _is_type(step)) + (
        fault.steps if isinstance(fault, MisplacedKeyError) else ()
    )
    key = _key_name(steps)
    place = at_line(where, _line_of(steps, text))
    more = len(problems) - 1
    what = f"{key}: {_what(first)}" if key else _what(first)
    remedy = _remedy(first["type"], steps)
    if more:
        others = _("Other keys that need attention: {n}.").format(n=more)
        remedy = f"{remedy} {others}".strip()
    return MeasureError(what, where=place, remedy=remedy)


def _is_type(step: int | str) -> bool:
    """Whether a step of Pydantic's path is one of the types a value may have, and not a key."""
    return isinstance(step, str) and (step == "str" or step.startswith("tuple["))


def _key_name(steps: tuple[int | str, ...]) -> str:
    return ".".join(f"{step + 1}" if isinstance(step, int) else step for step in steps if step != "[key]")


def _what(problem: Any) -> str:
    kind = problem["type"]
    if kind == "missing":
        return _("this key is missing")
    if kind == "extra_forbidden":
        return _("this key is not known")
    if kind == "literal_error":
        return _("{value!r} is not one of {choices}").format(value=problem["input"], choices=_choices(problem))
    if kind == "string_pattern_mismatch":
        return _("{value!r} cannot be a name: small letters a–z, digits and _ only").format(value=problem["input"])
    if kind == "value_error":
        return str(problem["msg"]).removeprefix("Value error, ")
    return _wrong_kind(kind, problem.get("ctx", {}))


def _choices(problem: Any) -> str:
    """Pydantic lists the choices as 'a', 'b' or 'c'; the word between the last two is put in the language in use."""
    return str(problem["ctx"]["expected"]).replace(" or ", _(" or "))


def _wrong_kind(kind: str, context: dict[str, Any]) -> str:
    """A value of another kind or size than the key takes."""
    limits = {
        "greater_than": _("the number must be greater than {limit}").format(limit=context.get("gt")),
        "greater_than_equal": _("the number must be at least {limit}").format(limit=context.get("ge")),
        "less_than_equal": _("the number must be at most {limit}").format(limit=context.get("le")),
        "less_than": _("the number must be less than {limit}").format(limit=context.get("lt")),
        "string_too_long": _("the text is longer than {limit} signs").format(limit=context.get("max_length")),
        "string_too_short": _("the text is empty"),
        "finite_number": _("the number is not finite"),
    }
    kinds = {
        "string": _("the value is not a text"),
        "float": _("the value is not a number"),
        "int": _("the value is not a whole number"),
        "bool": _("the value is neither true nor false"),
        "tuple": _("the value is not a list"),
        "list": _("the value is not a list"),
        "dict": _("the value is not a table of keys"),
        "model": _("the value is not a table of keys"),
    }
    return limits.get(kind) or kinds.get(kind.partition("_")[0]) or _("the value cannot be used here")


def _remedy(kind: str, steps: tuple[int | str, ...]) -> str:
    names = [step for step in steps if isinstance(step, str)]
    if not names:
        return ""
    if kind == "extra_forbidden":
        return _nearest(names)
    return _add(names) if kind == "missing" else _write(kind, names)


def _add(names: list[str]) -> str:
    if names == ["sex"]:
        return _('Add [sex] with column = "kon", women = ["K"], men = ["M"].')
    if names == ["measure"]:
        return _('Add [measure] with id = "a-short-name".')
    if names[-1] == "role":
        return _('Write role = "legal", "need", "structure" or "judgement".')
    return _('Write {key} = "…".').format(key=names[-1])


def _write(kind: str, names: list[str]) -> str:
    """What to write where the value is of the wrong kind."""
    if kind in ("finite_number", "float_parsing", "float_type", "greater_than", "less_than"):
        return _("Write a number, such as {number}.").format(number="0.02" if names[0] == "practical" else "25")
    if kind.startswith("string_") and kind != "string_pattern_mismatch":
        return _('Write a text in quotes: {key} = "…".').format(key=names[-1])
    if kind == "tuple_type":
        return _("Write [[stage]].") if names == ["stage"] else _('Write a list: {key} = ["…"].').format(key=names[-1])
    if kind in ("dict_type", "model_type"):
        return _("Write it as a table: [{key}].").format(key=".".join(names))
    return ""


def _nearest(names: list[str]) -> str:
    known = _KEYS.get(names[0] if len(names) > 1 else "", ())
    close = difflib.get_close_matches(names[-1], known, n=1)
    if close:
        return _("Did you mean `{key}`?").format(key=close[0])
    return _("Known keys here: {keys}.").format(keys=", ".join(known)) if known else ""


def _line_of(steps: tuple[int | str, ...], text: str) -> int | None:
    """The line where the key, or the nearest table above it, stands."""
    names = [step for step in steps if isinstance(step, str) and step != "[key]"]
    occurrence = next((step for step in steps if isinstance(step, int)), 0)
    lines = text.splitlines()
    for depth in range(len(names), 0, -1):
        header = _header_line(names[:depth], occurrence, lines)
        if header is not None:
            return _key_line(names[depth:], header + 1, lines) or header + 1
    return _key_line(names, 0, lines)


def _key_line(names: list[str], start: int, lines: list[str]) -> int | None:
    """The line of a key, or of the nearest one above it, before the next table begins."""
    for end in range(len(names), 0, -1):
        key = re.compile(rf"\s*{_dotted(names[:end])}\s*[.=]")
        for number, line in enumerate(lines[start:], start + 1):
            if line.lstrip().startswith("["):
                break
            if key.match(line):
                return number
    return None


def _header_line(names: list[str], occurrence: int, lines: list[str]) -> int | None:
    header = re.compile(rf"\s*\[\[?\s*{_dotted(names)}\s*\]\]?")
    found = [number for number, line in enumerate(lines) if header.match(line)]
    return found[min(occurrence, len(found) - 1)] if found else None


def _dotted(names: list[str]) -> str:
    """A pattern for names joined by points, each in quotes or not."""
    return r"\s*\.\s*".join(rf"[\"']?{re.escape(name)}[\"']?" for name in names)
