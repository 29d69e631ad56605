"""Random tables of two to four dimensions, with hierarchies and linked trees: no sensitive cell has too little room."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillnad.disclosure import Policy
from skillnad.disclosure.attack import attack
from skillnad.disclosure.facts import known_cells
from skillnad.disclosure.needs import Needs, needs
from skillnad.disclosure.optimal import suppress_optimally
from skillnad.disclosure.proving import prove
from skillnad.disclosure.suppression import costs, suppress_quickly
from skillnad.disclosure.tables import Dimension, tabulate
from skillnad.errors import CellsError

SHAPES = ((4, 4), (5, 3), (3, 2, 3), (4, 3, 2), (2, 2, 2, 2), (3, 2, 2, 2))


@st.composite
def tables(draw, shapes=SHAPES):
    """Small counts in a table whose first dimension has no tree, one, or two that link tables."""
    shape = draw(st.sampled_from(shapes))
    trees = draw(st.sampled_from([(), (1,), (1, 2)]))
    leaves = [tuple(f"{axis}{i}" for i in range(n)) for axis, n in enumerate(shape)]
    grouped = tuple(
        {code: f"t{tree}-{i // 2 if tree == 1 else i % 2}" for i, code in enumerate(leaves[0])} for tree in trees
    )
    dimensions = [
        Dimension("0", leaves[0], grouped or ({},)),
        *(Dimension(str(i), ls) for i, ls in enumerate(leaves[1:], 1)),
    ]
    counts = draw(st.lists(st.integers(0, 25), min_size=int(np.prod(shape)), max_size=int(np.prod(shape))))
    return tabulate(dimensions, zip(itertools.product(*leaves), counts, strict=True))


def is_met(table, hidden, required, **known):
    """Whether each need is met, by the attack that finds the exact interval of each cell."""
    met = []
    for need, cell in enumerate(required.cells):
        knows = np.zeros(len(table), dtype=bool)
        knows[list(required.known_to(need))] = True
        only = np.arange(len(table)) == cell
        found = attack(table, hidden, targets=only, known=knows, **known)
        low, high = found.low[cell] <= required.low[need] + 1e-6, found.high[cell] >= required.high[need] - 1e-6
        met.append(bool(low and high))
    return np.array(met, dtype=bool)


@settings(max_examples=25, deadline=None)
@given(tables())
def test_no_hidden_cell_is_narrower_than_required(table):
    required = needs(table, Policy(threshold=5))
    hidden = suppress_quickly(table, required, costs(table)).hidden
    assert hidden[required.cells].all()
    assert is_met(table, hidden, required).all()


@settings(max_examples=8, deadline=None)
@given(tables(shapes=((3, 3), (2, 2, 2))))
def test_the_best_pattern_protects_and_hides_no_more_than_the_fast_one(table):
    required = needs(table, Policy(threshold=5))
    best, quick = (suppress(table, required, costs(table)) for suppress in (suppress_optimally, suppress_quickly))
    assert is_met(table, best.hidden, required).all()
    assert best.bound <= best.loss <= quick.loss
    assert best.gap == 0


@settings(max_examples=20, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_proof_says_what_the_exact_attack_says(table, chance):
    required = needs(table, Policy(threshold=5))
    hidden = required.mask(len(table)) | np.array([chance.random() < 0.4 for _cell in range(len(table))])
    assert prove(table, hidden, required).protected.tolist() == is_met(table, hidden, required).tolist()


@settings(max_examples=12, deadline=None)
@given(tables(shapes=((4, 4), (3, 2, 3))))
def test_a_respondent_who_is_alone_in_a_cell_learns_no_more(table):
    required = needs(table, Policy(threshold=5), singletons=True)
    try:
        hidden = suppress_quickly(table, required, costs(table)).hidden
    except CellsError:
        assert not is_met(table, np.ones(len(table), dtype=bool), required).all()
        return
    assert is_met(table, hidden, required).all()


@settings(max_examples=12, deadline=None)
@given(tables(shapes=((4, 4), (3, 2, 3))))
def test_whole_numbers_do_not_tell_more(table):
    required = needs(table, Policy(threshold=5))
    hidden = suppress_quickly(table, required, costs(table), whole=True).hidden
    assert is_met(table, hidden, required, whole=True).all()


@settings(max_examples=15, deadline=None)
@given(tables(shapes=((4, 4), (3, 2, 3))), st.integers(0, 5))
def test_what_was_published_before_is_reckoned_with(table, place):
    required = needs(table, Policy(threshold=5))
    large = np.flatnonzero(table.inner & (table.values >= 5))
    if not len(large):
        return
    told = int(large[place % len(large)])
    facts = known_cells(table, {told: (table.values[told], table.values[told])})
    try:
        hidden = suppress_quickly(table, required, costs(table), facts=facts).hidden
    except CellsError:
        everything = np.ones(len(table), dtype=bool)
        assert not is_met(table, everything, required, facts=facts).all()
        return
    assert is_met(table, hidden, required, facts=facts).all()


def test_a_cell_that_was_told_before_cannot_be_hidden_any_more():
    sex, region = Dimension("sex", ("women", "men")), Dimension("region", ("north", "south", "west"))
    counts = dict(zip(itertools.product(sex.leaves, region.leaves), (3, 20, 14, 9, 17, 11), strict=True))
    table = tabulate([sex, region], counts.items())
    small = table.place("women", "north")
    with pytest.raises(CellsError, match="can be told"):
        suppress_quickly(
            table, needs(table, Policy(threshold=5)), costs(table), facts=known_cells(table, {small: (3.0, 3.0)})
        )


def test_cells_that_must_stay_are_shown():
    sex, region = Dimension("sex", ("women", "men")), Dimension("region", ("north", "south", "west"))
    counts = dict(zip(itertools.product(sex.leaves, region.leaves), (3, 20, 14, 9, 17, 11), strict=True))
    table = tabulate([sex, region], counts.items())
    cost = costs(table)
    stays = table.place("men", "south")
    cost[stays] = np.inf
    required = needs(table, Policy(threshold=5))
    for suppress in (suppress_quickly, suppress_optimally):
        hidden = suppress(table, required, cost).hidden
        assert not hidden[stays]
        assert is_met(table, hidden, required).all()


def test_large_amounts_are_protected_like_small_ones():
    rows, columns = Dimension("row", tuple("abc")), Dimension("column", tuple("wxyz"))
    amounts = np.array([[9.1e8, 2.0e6, 4.4e7, 8.8e8], [1.2e9, 3.3e7, 5.1e7, 6.0e8], [2.5e8, 9.0e7, 7.7e8, 4.0e8]])
    table = tabulate([rows, columns], zip(itertools.product(rows.leaves, columns.leaves), amounts.ravel(), strict=True))
    cells = np.array([table.place("a", "x"), table.place("b", "y")])
    required = Needs(cells, table.values[cells] * 0.9, table.values[cells] * 1.1)
    for suppress in (suppress_quickly, suppress_optimally):
        hidden = suppress(table, required, costs(table, "value")).hidden
        found = attack(table, hidden)
        assert (found.low[cells] <= required.low * (1 + 1e-6)).all()
        assert (found.high[cells] >= required.high * (1 - 1e-6)).all()
