"""KUS016: the report does not say which sex its figures mean."""

import re
from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _

_SAID = re.compile(
    r"juridisk\w* kön|registrerade? kön|kön\w* enligt folkbokföring|personnum\w*|folkbokförd\w* kön|självuppgiv\w* kön"
    r"|legal sex|registered sex|self-reported|personal identity number",
    re.IGNORECASE,
)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Meaning of sex not stated"),
        wrong=_("The report gives figures by sex and nowhere says which sex is meant, such as legal sex."),
        fix=_("Add one sentence to the note on method: ”Sex is legal sex, as in the population register.”"),
    )


def find(case: Case) -> Iterator[Finding]:
    """One finding for an annual report that gives sex without saying what it means."""
    given = [statistic for statistic in case.statistics if statistic.coverage in ("full", "partial")]
    if case.report == "annual-report" and given and not _SAID.search(case.prose):
        what = _("Nowhere says which sex is meant")
        why = (_("Statistics given by sex: {n}.").format(n=len(given)),)
        yield Finding(
            "KUS016", "info", given[0].place, what, why, texts().fix, "", title=case.document.name, statistic=given[0]
        )


RULE = Rule(
    id="KUS016",
    severity="info",
    texts=texts,
    basis=("legal-sex",),
    find=find,
    fails="""
# Årsredovisning 2025

Av de 412 anställda var 240 kvinnor och 172 män.
""",
    passes="""
# Årsredovisning 2025

Med kön avses juridiskt kön. Av de 412 anställda var 240 kvinnor och 172 män.
""",
)
