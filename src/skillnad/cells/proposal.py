"""What each column could be in a measure, and the commented measure file that says so."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skillnad.cells.profile import ColumnProfile
from skillnad.language import gettext as _
from skillnad.measure import Coding, Records, propose_coding

_SEX_NAMES = re.compile(r"^(k[oö]n|sex|gender|k[oö]nskod|sexkod)", re.IGNORECASE)
_OUTCOME_NAMES = re.compile(
    r"beslut|bifall|bevilj|avslag|utfall|grant|approv|admit|award|accept|decision|outcome", re.IGNORECASE
)
_AMOUNT_NAMES = re.compile(
    r"belopp|kronor|\bkr\b|_kr|ers[aä]ttning|kostnad|amount|cost|sum|l[oö]n|wage|salary", re.IGNORECASE
)
_PERIOD_NAMES = re.compile(r"^(år|ar|year|datum|date|.*datum|.*_date|.*date|call|period)$", re.IGNORECASE)
_GRANTED = ("bifall", "beviljad", "beviljat", "ja", "true", "yes", "granted", "approved", "admitted", "accepted", "1")
_GRANTED_WORDS = _GRANTED[:-1]
_LIKE_MISSING = {
    "",
    "-",
    "--",
    ".",
    "..",
    "none",
    "na",
    "n/a",
    "nan",
    "null",
    "okänd",
    "okänt",
    "saknas",
    "unknown",
    "missing",
}
_AGE_NAMES = re.compile(r"[aå]lder|^age|_age", re.IGNORECASE)
AGE_BINS = (0, 25, 35, 45, 55, 65)
MANY_LEVELS = 30


@dataclass(frozen=True)
class Proposal:
    """What the columns could be. `coding` is `None` where no column looks like sex."""

    sex: ColumnProfile | None = None
    coding: Coding | None = None
    identity_number: ColumnProfile | None = None
    outcome: ColumnProfile | None = None
    granted: str | None = None
    amount: ColumnProfile | None = None
    period: ColumnProfile | None = None
    factors: tuple[ColumnProfile, ...] = ()
    unusable: tuple[ColumnProfile, ...] = ()

    @property
    def must_ask(self) -> bool:
        """Whether a column is sex but its codes do not say which is which."""
        return self.coding is not None and self.coding.must_ask


def propose(columns: Sequence[ColumnProfile], sex: str | None = None) -> Proposal:
    """Guess what each column could be; sex only where its codes say it themselves, or where it is named."""
    number = next((column for column in columns if column.is_identity_number), None)
    found = _find_sex(columns, sex)
    taken = {column.name for column in (number, found[0]) if column}
    unusable = tuple(column for column in columns if column.is_constant and column.name not in taken)
    rest = [column for column in columns if column.name not in taken and column not in unusable]
    period = next((column for column in rest if _is_period(column)), None)
    outcome = _find_outcome([column for column in rest if column != period])
    amount = next((column for column in rest if _is_amount(column)), None)
    used = {column.name for column in (period, outcome[0], amount) if column}
    factors = tuple(column for column in rest if column.name not in used and _is_factor(column))
    return Proposal(found[0], found[1], number, *outcome, amount, period, factors, unusable)


def with_codes(proposal: Proposal, women: Sequence[str], men: Sequence[str]) -> Proposal:
    """The proposal with the codes that the user has given."""
    return replace(proposal, coding=Coding(tuple(women), tuple(men)))


def missing_like(column: ColumnProfile) -> tuple[str, ...]:
    """Values that may stand for a missing one; each is a category until the user says that it is missing."""
    return tuple(text for text, _n in column.values if text.strip().casefold() in _LIKE_MISSING)


def _find_sex(columns: Sequence[ColumnProfile], named: str | None) -> tuple[ColumnProfile | None, Coding | None]:
    candidates = [column for column in columns if named in (None, column.name) and column.values]
    codings = [(column, propose_coding({text for text, _n in column.values})) for column in candidates]
    sure = [(column, coding) for column, coding in codings if coding and not coding.must_ask]
    asked = [(c, coding) for c, coding in codings if coding and coding.must_ask and (named or _SEX_NAMES.match(c.name))]
    by_name = sorted([*sure, *asked], key=lambda pair: not _SEX_NAMES.match(pair[0].name))
    if by_name:
        return by_name[0]
    return (candidates[0], Coding((), (), must_ask=True)) if named and candidates else (None, None)


def _is_period(column: ColumnProfile) -> bool:
    if column.kind == "date":
        return True
    years = [text for text, _n in column.values if re.fullmatch(r"(19|20)\d\d", text)]
    return bool(_PERIOD_NAMES.match(column.name)) and len(years) == len(column.values) > 0


def _find_outcome(columns: Sequence[ColumnProfile]) -> tuple[ColumnProfile | None, str | None]:
    named = [column for column in columns if _OUTCOME_NAMES.search(column.name) and column.is_categorical]
    for column in [*named, *(c for c in columns if c.kind == "boolean" or c.distinct == 2)]:
        words = _GRANTED if column in named else _GRANTED_WORDS
        for text, _n in column.values:
            if text.casefold() in words or any(text.casefold().startswith(word) for word in _GRANTED[:2]):
                return column, text
    return (named[0], None) if named else (None, None)


def _is_amount(column: ColumnProfile) -> bool:
    return column.kind in ("number", "integer") and bool(_AMOUNT_NAMES.search(column.name)) and column.distinct > 2


def _is_factor(column: ColumnProfile) -> bool:
    return column.is_categorical or bool(_AGE_NAMES.search(column.name) and column.kind in ("integer", "number"))


def draft(proposal: Proposal, records: Records, measure_id: str) -> str:
    """A commented measure file to start from; what is not known is left to be filled in."""
    return "\n".join(_lines(proposal, records, measure_id)) + "\n"


def _lines(proposal: Proposal, records: Records, measure_id: str) -> Iterator[str]:
    yield _("# A draft. Read it line by line, change what is wrong, and run: skillnad measure THIS-FILE")
    yield from (
        "",
        "[measure]",
        f"id = {_quote(measure_id)}",
        f"title = {{ sv = {_quote(measure_id)}, en = {_quote(measure_id)} }}",
    )
    yield from ("", "[records]", *_record_lines(records))
    yield from ("", *_sex_lines(proposal))
    yield from ("", *_stage_lines(proposal))
    if proposal.amount:
        yield from (
            "",
            "[outcome.amount]",
            f"column = {_quote(proposal.amount.name)}",
            f"title = {_quote(proposal.amount.name)}",
        )
    if proposal.period:
        yield from ("", "[period]", f"column = {_quote(proposal.period.name)}", 'by = "year"')
    for column in proposal.factors:
        yield from ("", *_factor_lines(column))
    yield from ("", *_unusable_lines(proposal), "[practical]")
    yield _(
        "# What size of difference matters here? 0.02 is two percentage points. Decide before you look at the result."
    )
    yield "rate = 0.02"


def _record_lines(records: Records) -> Iterator[str]:
    for key in ("source", "table", "database", "sheet", "separator", "encoding", "decimal"):
        value = getattr(records, key)
        if value:
            yield f"{key} = {_quote(value) if isinstance(value, str) else json.dumps(list(value), ensure_ascii=False)}"
    yield _(
        '# count = "…" if each row stands for several persons; weight = "…" for survey weights; '
        'where = "…" keeps some rows'
    )


def _sex_lines(proposal: Proposal) -> Iterator[str]:
    yield "[sex]"
    if proposal.sex is None and proposal.identity_number:
        yield _("# Sex is derived inside the engine; the number itself is never selected.")
        yield f"personal_identity_number = {_quote(proposal.identity_number.name)}"
        return
    if proposal.sex is None:
        yield _("# No column looks like sex. Fill in the column and its codes.")
        yield from ('column = ""', "women = []", "men = []")
        return
    coding = proposal.coding or Coding((), ())
    yield f"column = {_quote(proposal.sex.name)}"
    if coding.must_ask:
        yield _("# The codes do not say which is which, and it is never guessed. Fill in: {values}").format(
            values=", ".join(text for text, _n in proposal.sex.values[:6])
        )
    yield f"women = {json.dumps(list(coding.women), ensure_ascii=False)}"
    yield f"men = {json.dumps(list(coding.men), ensure_ascii=False)}"
    yield _("# concept: legal (registered sex), self-reported, assumed, or organisation-leader")
    yield 'concept = "legal"'


def _stage_lines(proposal: Proposal) -> Iterator[str]:
    yield _("# Who got it? A condition over the columns. Add more [[stage]] parts for each step of the decision.")
    mark = "" if proposal.outcome and proposal.granted else "# "
    if not mark or proposal.outcome is None:
        pass
    column = proposal.outcome.name if proposal.outcome else "beslut"
    value = proposal.granted or "bifall"
    yield f"{mark}[[stage]]"
    yield f'{mark}id = "granted"'
    yield f'{mark}title = {{ sv = "Beviljade", en = "Granted" }}'
    yield f'{mark}of = "applied"'
    yield f"{mark}when = {_quote(_condition(column, value))}"


def _condition(column: str, value: str) -> str:
    name = column if re.fullmatch(r"[A-Za-z_]\w*", column, re.ASCII) else '"' + column.replace('"', '""') + '"'
    return f"{name} = '" + value.replace("'", "''") + "'"


def _factor_lines(column: ColumnProfile) -> Iterator[str]:
    yield f"[factor.{factor_id(column.name)}]"
    yield f"column = {_quote(column.name)}"
    if factor_id(column.name) != column.name:
        yield f"title = {_quote(column.name)}"
    yield _("# role: legal (the law lets it count), need, structure, or judgement (set by the process itself)")
    yield 'role = "structure"'
    if _AGE_NAMES.search(column.name) and column.kind in ("integer", "number"):
        yield f"bins = {json.dumps(list(AGE_BINS))}"
    elif column.distinct > MANY_LEVELS and column.kind in ("integer", "number"):
        yield _("# bins = [0, 10, 20] makes groups of a number with many values")
    unclear = missing_like(column)
    if unclear:
        yield _("# These are categories of their own until you say that they mean a missing value:")
        yield f"# missing = {json.dumps(list(unclear), ensure_ascii=False)}"


def _unusable_lines(proposal: Proposal) -> Iterator[str]:
    for column in proposal.unusable:
        only = column.values[0][0] if column.values else ""
        yield _("# Not usable: {name} says the same in every row ({value}).").format(
            name=_one_line(column.name), value=_one_line(only)
        )
    if proposal.unusable:
        yield ""


def factor_id(column: str) -> str:
    """A name for a factor made from its column's.

    >>> factor_id("Område 2")
    'omrade_2'
    """
    plain = column.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:36]
    return name if name and name[0].isalpha() else f"f_{name}".rstrip("_")


def _quote(text: str) -> str:
    """A TOML string; JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:60]
