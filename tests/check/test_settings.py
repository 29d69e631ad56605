"""Settings in TOML: what is said applies, and what is wrong is told with its key."""

import pytest
from tests.check.reports import checked

from skillnad.check.settings import load_settings
from skillnad.errors import SkillnadError

GOOD = """
[check]
report = "other"
without = ["KUS014"]
smallest_cell = 10

[words]
person = ["kärnkunder"]

[[exemption]]
measure = "sökande"
reason = "Kön registreras inte i antagningen."
decider = "Enhetschefen"
date = 2026-01-15
review = 2027-01-15
"""


def test_settings_are_read_and_words_of_ones_own_decide(tmp_path):
    path = tmp_path / "skillnad.toml"
    path.write_text(GOOD, "utf-8")
    settings = load_settings(path)
    assert settings.check.smallest_cell == 10
    assert settings.exemption[0].decider == "Enhetschefen"
    assert [finding.rule for finding in checked(tmp_path, "Vi har 412 kärnkunder.", settings).findings] == ["KUS005"]
    assert checked(tmp_path, "Vi har 412 kärnkunder.").findings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[check]\nreprot = 'auto'", "check.reprot cannot be used"),
        ("[[exemption]]\nmeasure = 'a'\nreason = 'kort'\ndecider='Ab'\ndate=2026-01-01\nreview=2026-01-01", "reason"),
        ("[check", "is not TOML"),
    ],
)
def test_a_fault_in_the_settings_is_told_with_its_key(tmp_path, text, said):
    path = tmp_path / "skillnad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SkillnadError, match=said):
        load_settings(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SkillnadError, match="cannot be read"):
        load_settings(tmp_path / "saknas.toml")
