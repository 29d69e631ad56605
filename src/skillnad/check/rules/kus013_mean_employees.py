"""KUS013: the mean number of employees is not given for women and men."""

import re
from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

_MEAN = re.compile(r"medelantal\w* anställda|mean number of employees|average number of employees", re.IGNORECASE)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Mean number of employees without women and men"),
        wrong=_("The mean number of employees during the year is to be given for women and for men."),
        fix=_("Give one row with women, men and total."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Places with the mean number of employees and no figures by sex."""
    for statistic in case.statistics:
        if case.report == "annual-report" and statistic.coverage in ("none", "partial") and _names(statistic):
            what = _("Mean number of employees: not given for women and men")
            yield about_statistic("KUS013", "error", statistic, what, texts().fix)


def _names(statistic: Statistic) -> bool:
    cells = " ".join(cell.text for cell in statistic.table.cells) if statistic.table else ""
    return bool(_MEAN.search(f"{statistic.title} {statistic.text} {cells}"))


RULE = Rule(
    id="KUS013",
    severity="error",
    texts=texts,
    basis=("esv-employees",),
    find=find,
    fails="""
# Årsredovisning 2025

## Finansiell redovisning

Medelantalet anställda uppgick till 412 under året.
""",
    passes="""
# Årsredovisning 2025

## Finansiell redovisning

Medelantalet anställda uppgick till 412 under året, varav 240 kvinnor och 172 män.
""",
)
