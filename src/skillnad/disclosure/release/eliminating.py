"""Sums of what is shown, without the totals that nobody shows: each such total is written as its parts."""

from collections.abc import Collection, Iterable

from skillnad.disclosure.release.cell import Key, Terms

_Sum = dict[Key, float]


def without_unseen_totals(sums: Iterable[Terms], unseen: Collection[Key]) -> list[Terms]:
    """The sums with every unseen total put in by its parts; those that then say nothing are left out.

    Two tables without totals are tied by the total that neither shows: the parts of one and of the other come to the
    same.

    >>> a, b, c, t = ((m, ()) for m in "abct")
    >>> without_unseen_totals([((a, 1.0), (t, -1.0)), ((b, 1.0), (c, 1.0), (t, -1.0))], [t])
    [((('a', ()), -1.0), (('b', ()), 1.0), (('c', ()), 1.0))]
    """
    rows = [dict(terms) for terms in sums]
    parts_of: dict[Key, _Sum] = {}
    for row in rows:
        whole = next(key for key, sign in row.items() if sign < 0)
        if whole in unseen:
            parts_of.setdefault(whole, {key: sign for key, sign in row.items() if key != whole})
    known: dict[Key, _Sum] = {}
    found: dict[Terms, None] = {}
    for row in rows:
        total: _Sum = {}
        for key, sign in row.items():
            _add(total, _as_parts(key, parts_of, known), sign)
        if total:
            found.setdefault(tuple(sorted(total.items())))
    return list(found)


def _as_parts(key: Key, parts_of: dict[Key, _Sum], known: dict[Key, _Sum]) -> _Sum:
    """A cell as a sum of cells that are seen."""
    if key not in parts_of:
        return {key: 1.0}
    if key not in known:
        total: _Sum = {}
        for part, sign in parts_of[key].items():
            _add(total, _as_parts(part, parts_of, known), sign)
        known[key] = total
    return known[key]


def _add(total: _Sum, terms: _Sum, factor: float) -> None:
    for key, sign in terms.items():
        new = total.get(key, 0.0) + factor * sign
        if new:
            total[key] = new
        else:
            total.pop(key, None)
