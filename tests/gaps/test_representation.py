"""Women's share of those who got it, against their share of the groups they could have come from."""

import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from skillnad import Measure, compare, count, present, protect


def supported(women=2800, men=7200, applied=(3500, 8500), **stage):
    measure = Measure.model_validate(
        {
            "measure": {"id": "support"},
            "records": {"count": "applied"},
            "sex": {"column": "sex", "women": "K", "men": "M"},
            "stage": [{"id": "supported", "of": "applied", "count": "supported", **stage}],
        }
    )
    frame = {
        "sex": np.array(["K", "M"], dtype=object),
        "applied": np.array(applied),
        "supported": np.array([women, men]),
    }
    return compare(count(measure, frame))


def test_the_index_is_share_against_share_for_every_group():
    found = supported(benchmark={"entrepreneurs": 0.29, "starters": 0.33}).gap("supported").representation
    assert [part.group for part in found] == ["applied", "entrepreneurs", "starters"]
    assert [part.is_benchmark for part in found] == [False, True, True]
    assert [part.index for part in found] == pytest.approx([0.28 / (3500 / 12000), 0.28 / 0.29, 0.28 / 0.33])


def test_the_interval_is_wilsons_for_the_share_divided_by_the_known_one():
    part = supported(benchmark={"starters": 0.33}).gap("supported").representation[1]
    low, high = proportion_confint(2800, 10000, method="wilson")
    assert (part.low, part.high) == pytest.approx((low / 0.33, high / 0.33), abs=1e-8)


def test_nobody_supported_has_no_index():
    assert supported(women=0, men=0).gap("supported").representation == ()


def test_the_report_shows_it_when_the_measure_names_groups():
    tables = present(protect(supported(benchmark={"starters": 0.33})), "en").parts[0].tables
    shown = next(table for table in tables if table.caption.startswith("Representation"))
    assert shown.rows[1][:4] == ("starters", "33.0 %", "28.0 %", "0.85")
    assert not any(
        table.caption.startswith("Representation") for table in present(protect(supported()), "en").parts[0].tables
    )


def test_it_is_withheld_with_the_rest():
    safe = protect(supported(women=3, men=60, applied=(30, 90), benchmark={"starters": 0.33})).comparison
    assert safe.gap("supported").withheld
    assert safe.gap("supported").representation == ()
