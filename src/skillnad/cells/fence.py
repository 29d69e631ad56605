"""The fence: only aggregates leave an engine. Every query passes here before it is run."""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from skillnad.cells.sexes import SEX_LEVELS

# All that the builder and the conditions of a measure are made of. What is not named here does not pass.
_ALLOWED = frozenset(
    (
        "Select From Subquery TableAlias Table Identifier Column Alias Where Group Count Sum Star Distinct Case If "
        "And Or Not Paren EQ NEQ GT GTE LT LTE Is In Between Like ILike Tuple Add Sub Mul Div Mod Neg Literal "
        "Boolean Null Cast DataType DataTypeParam Coalesce Abs Floor Extract Year Var DateDiff Concat DPipe Length "
        "Lower Upper Replace Right Substring Trim"
    ).split()
)
_AGGREGATES = (exp.Count, exp.Sum)


class FenceError(AssertionError):
    """A query that could carry a person's record; a fault in the product, never in the user's input."""


def check_aggregates_only(query: exp.Select, columns: Iterable[str], secret: Iterable[str] = ()) -> exp.Select:
    """The query itself, if it can only return groups and sums; otherwise `FenceError`.

    It is a chain of plain SELECTs, each around the next, down to one table with these `columns`; every name in it
    is a column of the SELECT below. The outermost selects grouping keys, counts and sums, and no column outside
    them: no `*`, no MIN, MAX or ANY, which return a person's own value. Columns in `secret` (identity numbers) can
    be counted. Else they come out once at most, as a CASE whose every result is a code for sex.
    """
    _Fence(query, columns, secret).check()
    return query


class _Fence:
    def __init__(self, query: exp.Select, columns: Iterable[str], secret: Iterable[str]) -> None:
        self.query = query
        self.levels = list(_chain(query))
        self.columns = {name.casefold() for name in columns}
        self.secret = {name.casefold() for name in secret}

    def check(self) -> None:
        for node in self.query.walk():
            if type(node).__name__ not in _ALLOWED:
                raise FenceError(f"not allowed in a query: {node.sql()}")
        if len(list(self.query.find_all(exp.Select))) != len(self.levels):
            raise FenceError("a query beside the query")
        for depth, level in enumerate(self.levels):
            self._check_names(depth, level)
            self._check_where(depth, level)
        self._check_secret_said_once()
        self._check_outermost()
        self._check_inner()

    def _check_names(self, depth: int, level: exp.Select) -> None:
        names = [projection.alias_or_name.casefold() for projection in level.expressions]
        if len(set(names)) < len(names) or not all(names):
            raise FenceError("two columns of one name, or one without")
        known = self._names_below(depth)
        for column in _own_columns(level):
            if column.name.casefold() not in known or len(column.parts) > 1:
                raise FenceError(f"not a column of what is selected from: {column.sql()}")

    def _names_below(self, depth: int) -> set[str]:
        if depth + 1 == len(self.levels):
            return self.columns
        return {projection.alias_or_name.casefold() for projection in self.levels[depth + 1].expressions}

    def _check_where(self, depth: int, level: exp.Select) -> None:
        where = level.args.get("where")
        if where and self._carries(where, depth):
            raise FenceError("an identity number in a WHERE")

    def _check_secret_said_once(self) -> None:
        said = [
            projection
            for depth, level in enumerate(self.levels)
            for projection in level.expressions
            if _says_sex(projection.unalias()) and self._carries_any(projection.unalias(), depth)
        ]
        if len(said) > 1:
            raise FenceError("an identity number says more than sex")

    def _check_outermost(self) -> None:
        group = self.query.args.get("group")
        keys = {key.name.casefold() for key in group.expressions} if group else set()
        if group and not all(isinstance(key, exp.Column) for key in group.expressions):
            raise FenceError("a grouping key that is no column")
        for projection in self.query.expressions:
            value = projection.unalias()
            if isinstance(value, exp.Column) and value.name.casefold() in keys:
                self._check_open(value)
            else:
                self._check_aggregate(value)

    def _check_aggregate(self, value: exp.Expr) -> None:
        if not value.find(*_AGGREGATES):
            raise FenceError(f"neither a key nor an aggregate: {value.sql()}")
        for column in value.find_all(exp.Column):
            if not column.find_ancestor(*_AGGREGATES):
                raise FenceError(f"a column outside its aggregate: {column.sql()}")
            if not _is_counted(column):
                self._check_open(column)

    def _check_open(self, column: exp.Column) -> None:
        if self._carries(column, 0):
            raise FenceError("an identity number would leave the engine")

    def _check_inner(self) -> None:
        for level in self.levels[1:]:
            if level.args.get("group") or any(
                projection.find(*_AGGREGATES, exp.Star) for projection in level.expressions
            ):
                raise FenceError("a nested query that is more than a list of columns")
        for star in self.query.find_all(exp.Star):
            if not isinstance(star.parent, exp.Count):
                raise FenceError("SELECT *")

    def _carries(self, value: exp.Expr, depth: int) -> bool:
        """Whether a secret column can be read from a value; followed down through the nested queries."""
        return not _says_sex(value) and self._carries_any(value, depth)

    def _carries_any(self, value: exp.Expr, depth: int) -> bool:
        names = {column.name.casefold() for column in value.find_all(exp.Column)}
        return any(self._is_secret(name, depth) for name in names)

    def _is_secret(self, name: str, depth: int) -> bool:
        if depth + 1 == len(self.levels):
            return name in self.secret
        return any(
            self._carries(projection.unalias(), depth + 1)
            for projection in self.levels[depth + 1].expressions
            if projection.alias_or_name.casefold() == name
        )


def _chain(query: exp.Expr) -> Iterator[exp.Select]:
    """The SELECTs from the outermost to the one that reads the table; each has nothing but its plain parts."""
    while True:
        _only(query, exp.Select, {"expressions", "from_", "where", "group"})
        yield query  # type: ignore[misc]
        source = query.args.get("from_", exp.From(this=exp.Null())).this
        if isinstance(source, exp.Table):
            _only(source, exp.Table, {"this", "db"})
            _only(source.this, exp.Identifier, {"this", "quoted"})
            return
        _only(source, exp.Subquery, {"this", "alias"})
        _only(source.args.get("alias") or exp.TableAlias(), exp.TableAlias, {"this"})
        query = source.this


def _only(node: exp.Expr, kind: type[exp.Expr], parts: set[str]) -> None:
    extra = {name for name, part in node.args.items() if part} - parts
    if type(node) is not kind or extra:
        raise FenceError(f"not a plain {kind.__name__}: {', '.join(sorted(extra)) or type(node).__name__}")


def _own_columns(level: exp.Select) -> Iterator[exp.Column]:
    return (column for column in level.find_all(exp.Column) if column.find_ancestor(exp.Select) is level)


def _is_counted(column: exp.Column) -> bool:
    holder = column.parent.parent if isinstance(column.parent, exp.Distinct) else column.parent
    return isinstance(holder, exp.Count)


def _says_sex(value: exp.Expr) -> bool:
    """Whether a value is a CASE that can only be a code for sex."""
    if not isinstance(value, exp.Case):
        return False
    results = [branch.args["true"] for branch in value.args["ifs"]] + [value.args.get("default")]
    return all(result is None or _is_sex_code(result) for result in results)


def _is_sex_code(value: exp.Expr) -> bool:
    if not isinstance(value, exp.Literal) or value.is_string:
        return isinstance(value, exp.Null)
    return value.name.isdigit() and int(value.name) in SEX_LEVELS
