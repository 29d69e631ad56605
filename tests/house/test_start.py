"""The command line starts light: heavy parts are loaded by the commands that need them."""

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "scipy",
    "duckdb",
    "sqlglot",
    "pydantic",
    "narwhals",
    "nanoarrow",
    "python_calamine",
    "fsspec",
    "pandas",
)


@pytest.mark.parametrize("module", ["skillnad", "skillnad.cli"])
def test_importing_loads_nothing_heavy(module):
    code = f"import {module}, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded.strip() == "[]"


def test_measuring_needs_no_data_frame_library_and_no_scipy_stats(tmp_path):
    code = (
        "import sys, skillnad; from skillnad.examples import example_cells; "
        "str(skillnad.present(skillnad.protect(skillnad.compare(example_cells('berkeley-1973'))))); "
        "print([name for name in ('pandas', 'polars', 'pyarrow', 'scipy.stats', 'fsspec') if name in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert loaded.strip() == "[]"
