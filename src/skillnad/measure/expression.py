"""Conditions that users write: one boolean SQL expression over columns, nothing else."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

LONGEST = 2_000

_ALLOWED = [
    "And",
    "Or",
    "Not",
    "Paren",
    "Column",
    "Identifier",
    "Literal",
    "Boolean",
    "Null",
    "EQ",
    "NEQ",
    "GT",
    "GTE",
    "LT",
    "LTE",
    "Is",
    "In",
    "Between",
    "Like",
    "ILike",
    "Tuple",
    "Add",
    "Sub",
    "Mul",
    "Div",
    "Neg",
    "Lower",
    "Upper",
    "Trim",
    "Length",
    "Abs",
    "Coalesce",
    "Year",
    "Extract",
    "Var",
    "Cast",
    "DataType",
    "DataTypeParam",
]
_PREDICATES = [
    "And",
    "Or",
    "Not",
    "EQ",
    "NEQ",
    "GT",
    "GTE",
    "LT",
    "LTE",
    "Is",
    "In",
    "Between",
    "Like",
    "ILike",
    "Column",
    "Boolean",
]
_CASTS = {"DATE", "INT", "BIGINT", "DOUBLE", "TEXT", "VARCHAR", "DECIMAL"}


def check_expression(text: str) -> str:
    """The text itself, if it is one boolean expression that may be run; otherwise a `ValueError` that says why.

    Allowed: columns, literals, comparison, AND/OR/NOT, IN, BETWEEN, IS NULL, LIKE, arithmetic and a few functions.

    >>> check_expression("beslut = 'bifall' AND belopp > 0")
    "beslut = 'bifall' AND belopp > 0"
    >>> check_expression("beslut = (SELECT 1)")
    Traceback (most recent call last):
    ...
    ValueError: `(SELECT 1)` is not allowed in a condition; use columns, values, =, <, >, IN, BETWEEN, LIKE, IS NULL,
    AND, OR, NOT
    """
    parse_expression(text)
    return text


def parse_expression(text: str) -> "exp.Expr":
    """The checked syntax tree of a condition; a fresh copy on each call."""
    return _parse(text).copy()


@lru_cache(maxsize=512)
def _parse(text: str) -> "exp.Expr":
    if len(text) > LONGEST:
        raise ValueError(f"the condition has {len(text)} characters; at most {LONGEST} are read")
    tree = _parse_one(text)
    _check_nodes(tree)
    root = tree.unnest()
    if type(root).__name__ not in _PREDICATES:
        raise ValueError(f"`{text}` is not a condition that is true or false; write for example beslut = 'bifall'")
    return tree


def _parse_one(text: str) -> "exp.Expr":
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = [tree for tree in sqlglot.parse(text, dialect="duckdb") if tree is not None]
    except (SqlglotError, RecursionError) as error:
        raise ValueError(f"`{text}` cannot be read as a condition; write for example beslut = 'bifall'") from error
    if len(trees) != 1:
        raise ValueError("write exactly one condition, without `;`")
    return trees[0]


def _check_nodes(tree: "exp.Expr") -> None:
    for node in tree.walk():
        name = type(node).__name__
        if name not in _ALLOWED or (name == "DataType" and node.this.name not in _CASTS) or _is_qualified(node):
            raise ValueError(
                f"`{node.sql('duckdb')}` is not allowed in a condition; "
                "use columns, values, =, <, >, IN, BETWEEN, LIKE, IS NULL, AND, OR, NOT"
            )


def _is_qualified(node: "exp.Expr") -> bool:
    return type(node).__name__ == "Column" and len(node.args) > 1 and any(node.args.get(p) for p in ("table", "db"))


def columns_in(text: str) -> tuple[str, ...]:
    """The names of the columns that a condition looks at, in order of appearance.

    >>> columns_in("beslut = 'bifall' AND belopp > 0 AND beslut <> 'x'")
    ('beslut', 'belopp')
    """
    from sqlglot import exp

    found = parse_expression(text).find_all(exp.Column, bfs=False)
    return tuple(dict.fromkeys(column.name for column in found))
