"""KUS009: a visible difference between women and men is not commented."""

import re
from collections.abc import Iterator
from decimal import Decimal

from skillnad.check.case import Case
from skillnad.check.document import Paragraph
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import SexRow, Statistic
from skillnad.language import gettext as _

_COMPARES = re.compile(
    r"\b(?:högre|lägre|fler|färre|större|mindre|oftare|skillnad\w*|lika|jämn\w*|andelen|andel|majoritet\w*"
    r"|higher|lower|more|fewer|differ\w*|equal\w*|share)\b",
    re.IGNORECASE,
)
_SEXES = re.compile(r"\b(?:kvinn\w+|män|mäns|männen|flick\w+|pojk\w+|kön\w*|women|men|girls|boys|sex)\b", re.IGNORECASE)
_NEAR = 4


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Difference not commented"),
        wrong=_("Figures for women and men differ visibly, and no sentence nearby compares them."),
        fix=_("Add a sentence with both figures, without naming a cause that has not been studied."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Tables of an annual report with a difference over the limit and no comparing sentence near them."""
    for statistic in case.statistics:
        if statistic.kind != "table" or not case.in_results(statistic) or statistic.coverage != "full":
            continue
        largest = _largest(statistic, Decimal(str(case.settings.check.visible_difference)))
        if largest and not _commented(case, statistic):
            what = _("{name}: the difference is not commented").format(name=name_of(statistic))
            yield about_statistic("KUS009", "info", statistic, what, texts().fix, (_in_words(largest),))


def _largest(statistic: Statistic, limit: Decimal) -> SexRow | None:
    sized = [(abs(size), row) for row in statistic.rows if (size := difference(row)) is not None]
    size, row = max(sized, key=lambda pair: pair[0], default=(Decimal(0), None))
    return row if size >= limit else None


def difference(row: SexRow) -> Decimal | None:
    """Women minus men in percentage points: of shares as they stand, of counts as shares of both together."""
    if row.women is None or row.men is None or row.kind == "other":
        return None
    if row.kind == "share":
        return row.women - row.men
    both = row.women + row.men
    return (row.women - row.men) * 100 / both if both >= 20 else None


def _in_words(row: SexRow) -> str:
    text = _("{label}: women {women}, men {men}.")
    return text.format(label=row.label, women=f"{row.women:f}", men=f"{row.men:f}")


def _commented(case: Case, statistic: Statistic) -> bool:
    first, last = max(0, statistic.block - _NEAR), statistic.block + _NEAR + 1
    near = [block.text for block in case.document.blocks[first:last] if isinstance(block, Paragraph)]
    sentences = [sentence for text in near for sentence in re.split(r"(?<=[.!?])\s", text)]
    return any(_COMPARES.search(sentence) and _SEXES.search(sentence) for sentence in sentences)


RULE = Rule(
    id="KUS009",
    severity="info",
    texts=texts,
    basis=("esv-examples",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal deltagare

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | 300     | 120 |
| 2024 | 310     | 110 |
| 2025 | 305     | 130 |

Deltagarna kom från hela landet.
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal deltagare

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | 300     | 120 |
| 2024 | 310     | 110 |
| 2025 | 305     | 130 |

Fler kvinnor än män deltog: 305 kvinnor och 130 män år 2025.
""",
)
