"""Conditions that users write: one boolean SQL expression over columns, nothing else."""

from functools import lru_cache
from typing import TYPE_CHECKING

from skillnad.language import gettext as _

if TYPE_CHECKING:
    from sqlglot import exp

LONGEST = 2_000
DEEPEST = 100

_ALLOWED = frozenset(
    (
        "And Or Not Paren Column Identifier Literal Boolean Null EQ NEQ GT GTE LT LTE Is In Between Like ILike "
        "Tuple Add Sub Mul Div Neg Lower Upper Trim Length Abs Coalesce Year Extract Var Cast DataType "
        "DataTypeParam"
    ).split()
)
_PREDICATES = frozenset(("And Or Not EQ NEQ GT GTE LT LTE Is In Between Like ILike Column Boolean").split())
_COMPARISONS = frozenset(("EQ NEQ GT GTE LT LTE Is In Between Like ILike").split())
_CASTS = {"DATE", "INT", "BIGINT", "DOUBLE", "TEXT", "VARCHAR", "DECIMAL"}


def check_expression(text: str) -> str:
    """The text itself, if it is one boolean expression that may be run; otherwise a `ValueError` that says why.

    Allowed: columns, literals, comparison, AND/OR/NOT, IN, BETWEEN, IS NULL, LIKE, arithmetic and a few functions.

    >>> check_expression("beslut = 'bifall' AND belopp > 0")
    "beslut = 'bifall' AND belopp > 0"
    >>> check_expression("beslut = (SELECT 1)")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    ValueError: `(SELECT 1)` is not allowed in a condition; use columns, values, ...
    """
    parse_expression(text)
    return text


def parse_expression(text: str) -> "exp.Expr":
    """The checked syntax tree of a condition; a fresh copy on each call."""
    return _parse(text).copy()


@lru_cache(maxsize=512)
def _parse(text: str) -> "exp.Expr":
    if len(text) > LONGEST:
        raise ValueError(
            _("the condition has {n} characters; at most {most} are read").format(n=len(text), most=LONGEST)
        )
    tree = _parse_one(text)
    _check_depth(tree)
    _check_nodes(tree)
    root = tree.unnest()
    if type(root).__name__ not in _PREDICATES:
        raise ValueError(
            _("`{text}` is not a condition that is true or false; write for example beslut = 'bifall'").format(
                text=_short(text)
            )
        )
    return tree


def _parse_one(text: str) -> "exp.Expr":
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = [tree for tree in sqlglot.parse(text, dialect="duckdb") if tree is not None]
    except RecursionError as error:
        raise ValueError(
            _("the condition is nested too deeply; use IN for many values, or divide it into stages")
        ) from error
    except SqlglotError as error:
        raise ValueError(
            _("`{text}` cannot be read as a condition; write for example beslut = 'bifall'").format(text=_short(text))
        ) from error
    if len(trees) != 1:
        raise ValueError(_("write exactly one condition, without `;`"))
    return trees[0]


def _check_depth(tree: "exp.Expr") -> None:
    depths = {id(tree): 0}
    for node in tree.walk():
        depths[id(node)] = depths[id(node.parent)] + 1 if node is not tree else 0
    if max(depths.values()) > DEEPEST:
        raise ValueError(_("the condition is nested too deeply; use IN for many values, or divide it into stages"))


def _check_nodes(tree: "exp.Expr") -> None:
    for node in tree.walk():
        name = type(node).__name__
        if name not in _ALLOWED or not _is_plain(node):
            raise ValueError(
                _(
                    "`{text}` is not allowed in a condition; "
                    "use columns, values, =, <, >, IN, BETWEEN, LIKE, IS NULL, AND, OR, NOT"
                ).format(text=_short(node.sql("duckdb")))
            )
        if name in _COMPARISONS and _is_chained(node):
            raise ValueError(
                _("`{text}` compares more than two things; write AND between the comparisons").format(
                    text=_short(node.sql("duckdb"))
                )
            )


def _is_chained(node: "exp.Expr") -> bool:
    return any(type(node.args.get(side)).__name__ in _COMPARISONS for side in ("this", "expression"))


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"


def _is_plain(node: "exp.Expr") -> bool:
    """Whether a node of an allowed kind has nothing unusual: no table before a column, no odd type, no list in a
    column."""
    if node.args.get("table") or node.args.get("db") or node.args.get("field"):
        return False
    return type(node).__name__ != "DataType" or node.this.name in _CASTS


def is_expression(text: str) -> bool:
    """Whether a text can be read as a condition."""
    try:
        parse_expression(text)
    except ValueError:
        return False
    return True


def columns_in(text: str) -> tuple[str, ...]:
    """The names of the columns that a condition looks at, in order of appearance.

    >>> columns_in("beslut = 'bifall' AND belopp > 0 AND beslut <> 'x'")
    ('beslut', 'belopp')
    """
    from sqlglot import exp

    found = parse_expression(text).find_all(exp.Column, bfs=False)
    return tuple(dict.fromkeys(column.name for column in found))
