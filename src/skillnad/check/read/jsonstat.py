"""JSON-stat 1 and 2: a data set, or a collection of them (json-stat.org/format)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Document, Place, Table, Unread
from skillnad.check.read.cube import MOST_CELLS, Variable, is_cut, lay_out, size
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.texts import read_text
from skillnad.language import gettext as _

WIDEST = 60


def read_jsonstat(path: Path) -> Document:
    """A JSON-stat file as a document with a table for each data set.

    Raises:
        DocumentError: it is no JSON, or its data sets are not put together as JSON-stat says.
    """
    try:
        root = json.loads(read_text(path))
        sets = list(_datasets(root))
        found = [_read_set(dataset, number) for number, dataset in enumerate(sets, 1)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentError(
            _("this is not whole JSON-stat"), where=str(path), remedy=_("Save or download it again.")
        ) from error
    blocks: list[Block] = [table for table, _cut in found]
    unread = [cut for _table, cut in found if cut]
    facts = {key: str(sets[0][key]) for key in ("label", "source", "updated") if sets and sets[0].get(key)}
    return Document(path.name, "json-stat", tuple(blocks), unread=tuple(unread), facts=facts)


def _datasets(root: Any) -> Iterator[dict[str, Any]]:
    if "dimension" in root:
        yield root
    elif root.get("class") == "collection":
        yield from (item for item in root["link"]["item"] if "dimension" in item)
    else:
        yield from (part for part in root.values() if isinstance(part, dict) and "dimension" in part)


def _read_set(dataset: dict[str, Any], number: int) -> tuple[Table, Unread | None]:
    ids = dataset.get("id") or dataset["dimension"]["id"]
    variables = [_variable(name, dataset["dimension"][name]) for name in ids]
    stub, heading = _divide(variables)
    place = Place(line=1) if number == 1 else Place(line=number)
    table = Table(
        cells=tuple(lay_out(stub, heading, _data(dataset, size(variables)))),
        place=place,
        origin="grid",
        header_rows=max(len(heading), 1),
        stub_columns=len(stub),
        caption=str(dataset.get("label", "")),
        notes=tuple(map(str, dataset.get("note", ()))),
        unit=_unit(dataset, ids),
    )
    cut = _("the table has too many cells; its first rows were read")
    return table, Unread(place, cut) if is_cut(stub, heading) else None


def _variable(name: str, dimension: dict[str, Any]) -> Variable:
    category = dimension["category"]
    labels = category.get("label", {})
    index = category.get("index") or list(labels)
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
    return Variable(str(dimension.get("label") or name), tuple(str(labels.get(code, code)) for code in codes))


def _divide(variables: list[Variable]) -> tuple[list[Variable], list[Variable]]:
    """As many of the last variables over the top as fit a page."""
    split = len(variables)
    while split > 1 and size(variables[split - 1 :]) <= WIDEST:
        split -= 1
    return variables[:split], variables[split:]


def _data(dataset: dict[str, Any], length: int) -> list[str]:
    values, status = dataset["value"], dataset.get("status") or {}
    length = min(length, MOST_CELLS)
    return [_datum(values, n) or (str(_datum(status, n)) if status else "") for n in range(length)]


def _datum(values: Any, n: int) -> str:
    if isinstance(values, str):
        return values
    found = values.get(str(n)) if isinstance(values, dict) else (values[n] if n < len(values) else None)
    if isinstance(found, float):
        return str(int(found)) if found.is_integer() else repr(found)
    return "" if found is None else str(found)


def _unit(dataset: dict[str, Any], ids: list[str]) -> str:
    units = {
        str(unit.get("label") or unit.get("base") or "")
        for name in ids
        for unit in dataset["dimension"][name]["category"].get("unit", {}).values()
    }
    return units.pop() if len(units) == 1 else ""
