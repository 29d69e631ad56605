"""What leaves has passed disclosure control: `protect` is the only door, and no code goes around it."""

import ast
import copy
import dataclasses
import pickle
from pathlib import Path

import pytest

import skillnad
from skillnad import compare, protect
from skillnad.disclosure import Protected
from skillnad.examples import example_cells
from skillnad.present import present

SOURCE = Path(skillnad.__file__).parent


def compares(path):
    """Whether a file takes the function that compares from the room of gaps."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    homes = ("skillnad", "skillnad.gaps", "skillnad.gaps.comparing")
    return any(node.module in homes and "compare" in [name.name for name in node.names] for node in imports)


COMPARING = [path for path in sorted(SOURCE.rglob("*.py")) if compares(path)]


def calls(path):
    """Each call in a file, with the call that it is an argument of."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(part): call for call in ast.walk(tree) if isinstance(call, ast.Call) for part in call.args}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            yield _name(call), _name(inside.get(id(call)))


def _name(call):
    if call is None:
        return ""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


@pytest.mark.parametrize("path", COMPARING, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_whatever_is_compared_is_protected_at_once(path):
    around = {outer for name, outer in calls(path) if name == "compare"}
    assert around <= {"protect"}
    assert around or path.name == "__init__.py"


def test_only_protect_makes_a_protected_comparison():
    makers = [
        path.name for path in sorted(SOURCE.rglob("*.py")) if "Protected" in {name for name, _outer in calls(path)}
    ]
    assert makers == ["protection.py"]


@pytest.fixture(scope="module")
def comparison():
    return compare(example_cells("berkeley-1973"))


def test_a_report_is_made_of_nothing_else(comparison):
    for other in (comparison, comparison.model_dump(), comparison.gaps[0]):
        with pytest.raises(TypeError, match="protect"):
            present(other)


def test_a_protected_comparison_is_not_made_by_hand_by_copying_or_by_exchanging_its_numbers(comparison):
    safe = protect(comparison)
    with pytest.raises(TypeError):
        Protected(comparison, safe.policy, safe.audit)
    with pytest.raises(TypeError):
        dataclasses.replace(safe, comparison=comparison)
    for make in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            make(safe)
    with pytest.raises(dataclasses.FrozenInstanceError):
        safe.comparison = comparison
