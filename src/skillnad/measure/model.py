"""The measure: a file anyone can read and review, as a typed object."""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from skillnad.language import gettext as _
from skillnad.measure.expression import check_expression

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
MeasureId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,79}$")]
Column = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Role = Literal["legal", "need", "structure", "judgement"]
Concept = Literal["legal", "self-reported", "assumed", "organisation-leader"]
Interval = Literal["year", "half-year", "quarter", "month"]

RESERVED = frozenset({"all", "sex", "period", "n", "rows", "w", "w2", "bad_counts", "bad_stages", "bad_weights"})


class MisplacedKeyError(ValueError):
    """A fault that shows only when several keys are read together; `steps` leads to the one to change."""

    def __init__(self, what: str, *steps: str | int) -> None:
        super().__init__(what)
        self.steps = steps


class Strict(BaseModel):
    """Every part of a measure: immutable, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)


class Title(Strict):
    """A name in Swedish and English; one of them is enough."""

    sv: str = ""
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _same_in_both(cls, value: Any) -> Any:
        return {"sv": value, "en": value} if isinstance(value, str) else value

    def get(self, language: str, default: str = "") -> str:
        """The name in the language, else in the other one, else `default`."""
        return (self.sv or self.en if language == "sv" else self.en or self.sv) or default


class About(Strict):
    """What the measure is called."""

    id: MeasureId
    title: Title = Title()


class Records(Strict):
    """Where the records lie and how to read them.

    `count` names a column that says how many persons a row stands for; `weight` one with survey weights. `where`
    keeps the rows that the measure is about.
    """

    source: str | tuple[str, ...] = ()
    table: str | None = None
    database: str | None = Field(None, description="Name of an environment variable that holds the address.")
    sheet: str | None = None
    separator: Literal[",", ";", "\t", "|"] | None = None
    encoding: Literal["utf-8", "cp1252"] | None = None
    decimal: Literal[",", "."] | None = None
    count: Column | None = None
    weight: Column | None = None
    where: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The file names or patterns, always as a tuple."""
        return (self.source,) if isinstance(self.source, str) else self.source

    @field_validator("where")
    @classmethod
    def _where_is_an_expression(cls, value: str | None) -> str | None:
        return check_expression(value) if value else value

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.sources and (self.table or self.database):
            raise ValueError(_("records lie either in `source` (files) or in `table` and `database`: keep one"))
        if self.database and not self.table:
            raise ValueError(_("`database` needs `table`: the name of the table or view to read"))
        if self.table and not self.database:
            raise ValueError(_("`table` needs `database`: the name of an environment variable with the address"))
        return self


class SexCoding(Strict):
    """How sex stands in the records: codes in a column, or a personal identity number it is derived from."""

    column: Column | None = None
    personal_identity_number: Column | None = None
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    concept: Concept = "legal"
    rule: str | None = Field(None, description="How the sex of an organisation's leader was settled.")

    @field_validator("women", "men", "other", mode="before")
    @classmethod
    def _codes_are_text(cls, value: Any) -> Any:
        codes = [value] if isinstance(value, str | int) else value
        return [str(code) for code in codes] if isinstance(codes, list | tuple) else codes

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.column) == bool(self.personal_identity_number):
            raise ValueError(_("give either `column` with `women` and `men`, or `personal_identity_number`"))
        if self.personal_identity_number and (self.women or self.men or self.other):
            raise ValueError(_("`women` and `men` belong to `column`; the identity number says it by itself"))
        if self.column and not (self.women and self.men):
            raise ValueError(_('say which codes mean what: women = ["K"] and men = ["M"], for example'))
        self._codes_differ()
        return self

    def _codes_differ(self) -> None:
        codes = [*self.women, *self.men, *self.other]
        twice = [code for place, code in enumerate(codes) if code in codes[:place]]
        if twice:
            key = next(key for key in ("other", "men", "women") if twice[0] in getattr(self, key))
            what = _("the code {code!r} stands for two sexes; each code has one meaning").format(code=twice[0])
            raise MisplacedKeyError(what, key)


class Stage(Strict):
    """One step of the decision: who of those at `of` came this far."""

    id: Identifier
    of: Identifier = "all"
    when: str | None = None
    count: Column | None = Field(None, description="A column with the number who came this far, in a table of counts.")
    benchmark: dict[Column, Annotated[float, Field(gt=0, lt=1)]] = Field(
        {}, description="Women's share, 0 to 1, of other groups that those who came this far can be seen against."
    )
    title: Title = Title()

    @field_validator("when")
    @classmethod
    def _when_is_an_expression(cls, value: str | None) -> str | None:
        return check_expression(value) if value is not None else value

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.when is None) == (self.count is None):
            raise ValueError(_("a stage has either `when` (a condition) or `count` (a column of numbers)"))
        return self


class Outcome(Strict):
    """An amount or a duration.

    Amount: the number in `column`; with `per`, the ratio of the two columns' sums (claims per insured year).
    Duration: days in `column`, or from `start` to `end`; cases where `open` holds are not yet closed.
    """

    kind: Literal["amount", "duration"] = "amount"
    column: Column | None = None
    per: Column | None = None
    start: Column | None = None
    end: Column | None = None
    open: str | None = None
    of: Identifier = "all"
    unit: Title = Title()
    title: Title = Title()
    centre: float = Field(0.0, description="Subtracted before squaring, where the mean dwarfs the spread.")

    @field_validator("open")
    @classmethod
    def _open_is_an_expression(cls, value: str | None) -> str | None:
        return check_expression(value) if value is not None else value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        dates = bool(self.start) and bool(self.end)
        if bool(self.start) != bool(self.end):
            raise ValueError(_("a duration needs both `start` and `end`, or a `column` with days"))
        if bool(self.column) == dates:
            raise ValueError(_("give either `column`, or `start` and `end`"))
        if self.kind == "amount" and (dates or self.open):
            raise ValueError(_('`start`, `end` and `open` belong to a duration: add kind = "duration"'))
        if self.per and (self.kind == "duration" or self.centre):
            raise ValueError(_("`per` belongs to an amount without `centre`"))
        return self


class Factor(Strict):
    """Something women and men may differ in, and the role it has in the decision.

    legal: what the law lets count. need: what the person needs. structure: how society is sorted (sector, age,
    region). judgement: made by the process under review, such as a reviewer's score; never adjusted for silently.
    """

    column: Column
    role: Role
    kind: Literal["category", "number"] = "category"
    bins: tuple[float, ...] = ()
    missing: tuple[str, ...] = ()
    title: Title = Title()

    @field_validator("bins")
    @classmethod
    def _bins_rise(cls, value: tuple[float, ...]) -> tuple[float, ...]:
        if any(b <= a for a, b in pairwise(value)):
            raise ValueError(_("the limits in `bins` must rise: [0, 25, 35, 45]"))
        return value

    @model_validator(mode="after")
    def _bins_are_categories(self) -> Self:
        if self.bins and self.kind == "number":
            raise ValueError(_('`bins` makes categories of a number: drop `bins` or kind = "number"'))
        return self


class Period(Strict):
    """The date (or year) column that says when, and how finely to divide it."""

    column: Column
    by: Interval = "year"


class Practical(BaseModel):
    """What size of difference matters here, in each outcome's own unit: `rate` for stages, else the outcome's name."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False)
    __pydantic_extra__: dict[str, Annotated[float, Field(gt=0, allow_inf_nan=False)]]

    rate: float | None = Field(None, gt=0, lt=1)

    def get(self, target: str) -> float | None:
        """The size for a stage or an outcome by name, or `None` where nobody has said."""
        return (self.__pydantic_extra__ or {}).get(target)


class Disclosure(Strict):
    """Which numbers are withheld: a disclosure policy by its name or its file, and rules of the measure's own.

    A file is sought beside the measure file. The stricter of all rules wins, also over what the organisation has set.
    """

    policy: Annotated[str, StringConstraints(min_length=1, max_length=1000)] | None = None
    threshold: int | None = Field(None, ge=3, le=100, description="Counts from 1 to just below it are withheld.")
    group_disclosure: bool = Field(False, description="Withhold groups in which all, or none, have the result.")
    dominance: tuple[Annotated[int, Field(ge=1, le=10)], Annotated[float, Field(gt=0, le=100)]] | None = Field(
        None, description="[n, k]: withhold an amount of which the n largest may be k % or more."
    )
    p_percent: float | None = Field(
        None, gt=0, le=100, description="Withhold an amount whose largest part the second largest can tell to p %."
    )


class Measure(Strict):
    """A whole measure: what, where, whose sex, which stages and outcomes, what to adjust for, when, and what matters.

    >>> measure = Measure.model_validate({
    ...     "measure": {"id": "grants"}, "records": {"source": "grants.csv"},
    ...     "sex": {"column": "kon", "women": ["K"], "men": ["M"]},
    ...     "stage": [{"id": "granted", "when": "beslut = 'bifall'"}]})
    >>> measure.about.id, measure.stages[0].of
    ('grants', 'all')
    """

    about: About = Field(alias="measure")
    records: Records = Records()
    sex: SexCoding
    stages: tuple[Stage, ...] = Field((), alias="stage")
    outcomes: dict[Identifier, Outcome] = Field({}, alias="outcome")
    factors: dict[Identifier, Factor] = Field({}, alias="factor")
    period: Period | None = None
    practical: Practical = Practical()
    disclosure: Disclosure | None = None

    @staticmethod
    def load(path: str | Path) -> "Measure":
        """Read a measure file (TOML); see `skillnad.measure.load.load_measure`."""
        from skillnad.measure.load import load_measure

        return load_measure(Path(path))

    @property
    def population(self) -> str:
        """The name of the group that the first stage is taken from; all records that are measured."""
        return self.stages[0].of if self.stages else "all"

    def parents(self, target: str) -> tuple[str, ...]:
        """The stages that lead up to a stage, nearest first, without the population itself."""
        found: list[str] = []
        by_id = {stage.id: stage for stage in self.stages}
        step = by_id[target].of if target in by_id else self.outcomes[target].of
        while step in by_id:
            found.append(step)
            step = by_id[step].of
        return tuple(found)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if not self.stages and not self.outcomes:
            raise ValueError(_("nothing to measure: add a [[stage]] with `when`, or an [outcome.NAME] with `column`"))
        if self.records.weight and any(stage.count for stage in self.stages):
            what = _("a table of counts has no survey weights: use `when`, or take `weight` away")
            raise MisplacedKeyError(what, "records", "weight")
        self._names_are_unique()
        self._stages_follow()
        self._practical_is_known()
        return self

    def _names_are_unique(self) -> None:
        places: list[tuple[str | int, ...]] = [("stage", place, "id") for place in range(len(self.stages))]
        places += [("outcome", name) for name in self.outcomes] + [("factor", name) for name in self.factors]
        taken = {*RESERVED, self.population}
        for name, steps in zip(
            [stage.id for stage in self.stages] + [*self.outcomes, *self.factors], places, strict=True
        ):
            if name in taken:
                what = _("the name {name!r} is used twice or is reserved; choose another").format(name=name)
                raise MisplacedKeyError(what, *steps)
            taken.add(name)

    def _stages_follow(self) -> None:
        known = {self.population, "all"}
        for place, stage in enumerate(self.stages):
            if stage.of not in known:
                what = _("stage {name!r} is `of` {of!r}, which is no earlier stage: {known}").format(
                    name=stage.id, of=stage.of, known=", ".join(sorted(known))
                )
                raise MisplacedKeyError(what, "stage", place, "of")
            known.add(stage.id)
        for name, outcome in self.outcomes.items():
            if outcome.of not in known:
                what = _("outcome {name!r} is `of` {of!r}, which is no stage: {known}").format(
                    name=name, of=outcome.of, known=", ".join(sorted(known))
                )
                raise MisplacedKeyError(what, "outcome", name, "of")

    def _practical_is_known(self) -> None:
        targets = {stage.id for stage in self.stages} | set(self.outcomes)
        for name in self.practical.__pydantic_extra__ or {}:
            if name not in targets:
                what = _("[practical] names {name!r}; write `rate` or one of: {targets}").format(
                    name=name, targets=", ".join(sorted(targets))
                )
                raise MisplacedKeyError(what, "practical", name)
