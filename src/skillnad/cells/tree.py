"""Small pieces of a query's tree, and the names inside it."""

from sqlglot import exp

# Names inside the query. Those with a mark first are never a user's: theirs begin with a letter.
COUNT, WEIGHT, SEX, PERIOD = "_count", "_weight", "sex", "period"


def number(value: int) -> exp.Expr:
    """A whole number."""
    return exp.Literal.number(value)


def literal(value: str) -> exp.Expr:
    """A text."""
    return exp.Literal.string(value)


def is_fractional(value: exp.Expr) -> exp.Expr:
    """Whether a number is not whole."""
    return exp.NEQ(this=value.copy(), expression=exp.Floor(this=value.copy()))
