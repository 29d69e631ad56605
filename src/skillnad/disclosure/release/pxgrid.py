"""PX files (PX file format specification 2013). Only the data are rewritten; what describes them stays as it was."""

import re
from collections.abc import Mapping
from math import prod
from pathlib import Path

from skillnad.disclosure.release.grid import Grid, Place, Shown, Variable
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

LARGEST = 200_000_000
_DATUM = re.compile(r'"[^"]*"|[^\s,;"]+')


def read_px_grid(path: Path, _sheet: str | None = None) -> Grid:
    """The data of a PX file, row by row, with its variables."""
    from skillnad.check.read.px import encoding_of, parse

    if path.stat().st_size > LARGEST:
        raise SkillnadError(
            _("the file is larger than {size} MB").format(size=LARGEST // 1_000_000),
            where=str(path),
            remedy=_("Divide it."),
        )
    raw = path.read_bytes()
    statements = parse(raw)
    names = [statements.texts("STUB"), statements.texts("HEADING")]
    variables = tuple(
        Variable(name, statements.texts("VALUES", name), statements.text("ELIMINATION", name) or None)
        for name in (*names[0], *names[1])
    )
    data = [found[0].strip('"') for found in _DATUM.finditer(statements.data)]
    _check(path, variables, data, keyed=any(keyword == "KEYS" for keyword, _language, _about in statements.values))
    width = prod(len(variable.values) for variable in variables[len(names[0]) :])
    encoding = encoding_of(raw)

    def write(target: Path, changes: Mapping[Place, Shown]) -> None:
        target.write_bytes(_rewritten(raw, encoding, {row * width + column: v for (row, column), v in changes.items()}))

    rows = [data[start : start + width] for start in range(0, len(data), width)]
    measure = statements.text("CONTENTS")
    return Grid(path, rows, write, variables=variables, in_rows=len(names[0]), measure=measure)


def _check(path: Path, variables: tuple[Variable, ...], data: list[str], *, keyed: bool) -> None:
    if keyed:
        raise SkillnadError(
            _("a PX file with KEYS cannot be protected"), where=str(path), remedy=_("Save it without KEYS.")
        )
    if not variables or len(data) != prod(len(variable.values) for variable in variables):
        raise SkillnadError(
            _("the PX file has not as many data as its variables say"),
            where=str(path),
            remedy=_("Save or download it again."),
        )


def _rewritten(raw: bytes, encoding: str, changes: Mapping[int, Shown]) -> bytes:
    """The file with some data changed."""
    start = re.search(rb"(?:^|;)\s*DATA\s*=", raw, re.IGNORECASE)
    at = start.end() if start else len(raw)
    place = iter(range(len(raw)))

    def one(found: re.Match[str]) -> str:
        value = changes.get(next(place), found[0])
        return f'"{value}"' if isinstance(value, str) and value != found[0] else str(value)

    body, end, rest = raw[at:].decode(encoding).partition(";")
    return raw[:at] + (_DATUM.sub(one, body) + end + rest).encode(encoding)
