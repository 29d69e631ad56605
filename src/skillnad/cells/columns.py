"""Names of columns: found in the records, or named in an error with the nearest ones."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping

from sqlglot import exp

from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure.expression import parse_expression

_IDENTITY_NUMBER = re.compile(r"(?:\d\d)?\d{6}[-+ ]?\d{4}")


def resolve(name: str, columns: Mapping[str, object], where: str) -> str:
    """The column's name as it stands in the records; upper and lower case may differ where it is clear which is meant.

    Raises:
        RecordsError: there is no such column.

    >>> resolve("kon", {"Kon": "text", "belopp": "number"}, "[sex] column")
    'Kon'
    """
    if name in columns:
        return name
    alike = [column for column in columns if column.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    close = difflib.get_close_matches(name, list(columns), n=3, cutoff=0.5)
    remedy = (
        _("Did you mean {names}?").format(names=", ".join(close))
        if close
        else _("The columns are: {names}.").format(names=", ".join(list(columns)[:20]))
    )
    raise RecordsError(_("there is no column {name!r}").format(name=name), where=where, remedy=remedy)


def check_headings(names: list[str], where: str) -> None:
    """See that the headings are headings, and that a measure can tell them apart, whatever their case.

    Raises:
        RecordsError: two are the same, or one is a personal identity number: then the row is somebody's record.
    """
    if any(_IDENTITY_NUMBER.fullmatch(name.strip()) for name in names):
        raise RecordsError(
            _("the first row holds a record and no headings"),
            where=_("{path}, row 1").format(path=where),
            remedy=_("Put the names of the columns in its first row."),
        )
    counts = Counter(name.strip().casefold() for name in names)
    twice = sorted(name for name, times in counts.items() if name and times > 1)
    if twice:
        raise RecordsError(
            _("two columns have the same heading {name!r}").format(name=twice[0]),
            where=_("{path}, row 1").format(path=where),
            remedy=_("Give each column a heading of its own."),
        )


def rewrite(text: str, columns: Mapping[str, object], where: str) -> exp.Expr:
    """A user's condition as a tree in which every column is one of the records' own.

    Raises:
        RecordsError: a column that is not there, or one that stands alone without being true or false.
    """

    def settle(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column):
            return exp.column(resolve(node.name, columns, where), quoted=True)
        return node

    tree = parse_expression(text).transform(settle)
    alone = tree.unnest()
    if isinstance(alone, exp.Column) and columns[alone.name] != "boolean":
        raise RecordsError(
            _("the column {name!r} is not true or false by itself").format(name=alone.name),
            where=where,
            remedy=_("Compare it with a value: beslut = 'bifall'."),
        )
    return tree
