"""What a comparison says, as plain data: the same in Python, in JSON and for the rooms above."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

SCHEMA: Literal["skillnad.comparison/1"] = "skillnad.comparison/1"

Word = Literal["difference", "possible_difference", "no_practical_difference", "too_few_to_tell"]
LevelName = Literal["raw", "law", "full", "judgement"]
Share = Annotated[float, Field(ge=0, le=1)]


class Result(BaseModel):
    """Every part of a result: immutable, and no number that is infinite or undefined."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Estimate(Result):
    """One number with its uncertainty, or the reason why it cannot be had.

    Differences are women minus men, ratios women divided by men. Rates are shares from 0 to 1.
    """

    method: str
    value: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    standard_error: FiniteFloat | None = None
    p_value: Share | None = None
    women: FiniteFloat | None = Field(None, description="The women's value that the difference is taken of.")
    men: FiniteFloat | None = Field(None, description="The men's value that the difference is taken of.")
    reason: str | None = Field(None, description="Why there is no value.")
    details: dict[str, Any] = {}

    @property
    def known(self) -> bool:
        """Whether there is a value with an interval."""
        return self.value is not None and self.low is not None and self.high is not None


class Group(Result):
    """Women, men, or those of unknown sex: how many, and their rate or mean."""

    persons: int | None
    reached: int | None = Field(None, description="How many of them came to the stage; only for rates.")
    value: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None


class Verdict(Result):
    """One of the four words, and what it rests on."""

    word: Word
    practical: FiniteFloat | None = Field(
        description="The size of difference that matters, in the outcome's own unit; none where it would tell a mean "
        "that is withheld."
    )
    practical_is_default: bool = Field(description="True where the measure does not say what size matters.")
    smallest_detectable: FiniteFloat | None = Field(
        None, description="The smallest difference that had been found with 80 % probability."
    )
    equivalence_p: Share | None = Field(
        None, description="p-value of the test that the gap is larger than `practical`."
    )


class Level(Result):
    """The gap when certain factors are equal: all methods side by side, one of them the headline."""

    name: LevelName
    factors: tuple[str, ...]
    headline: Estimate
    methods: tuple[Estimate, ...]
    verdict: Verdict
    share_explained: FiniteFloat | None = Field(
        None, description="1 − adjusted/raw: the part of the raw gap that goes together with the factors."
    )


class FactorLevel(Result):
    """The raw gap within one level of a factor."""

    level: str | None
    women: Group
    men: Group
    difference: Estimate
    verdict: Verdict


class Breakdown(Result):
    """The raw gap within each level of a factor, and whether the levels differ more than by chance."""

    factor: str
    levels: tuple[FactorLevel, ...]
    homogeneity: Estimate
    direction_differs: bool


class Representation(Result):
    """Women's share of those who reached a stage, against their share of a group they could have come from."""

    group: str = Field(description="The group: those at the stage before, or a benchmark of the measure.")
    women_of_group: Share
    women_of_reached: Share
    index: FiniteFloat = Field(description="Women's share of those who reached it ÷ their share of the group.")
    low: FiniteFloat
    high: FiniteFloat
    is_benchmark: bool = Field(description="True where the group's share comes from the measure file.")


class UnknownSex(Result):
    """Persons without a known sex: how many, why, and how far the gap could move if their sex were known."""

    persons: int | None
    share: Share | None
    reasons: dict[str, int | None] = {}
    low: FiniteFloat | None = Field(None, description="No sex of the unknown gives a smaller gap.")
    high: FiniteFloat | None = Field(None, description="No sex of the unknown gives a larger gap.")


class Notice(Result):
    """Something the reader must know: a code that programs can use, and the numbers behind it."""

    code: str
    details: dict[str, Any] = {}


class Gap(Result):
    """One comparison: one stage or outcome, in one period or in all of them."""

    target: str
    title: dict[str, str] = {}
    kind: Literal["rate", "mean", "ratio"]
    of: str = Field(description="The group that the rate or mean is taken of.")
    unit: dict[str, str] = {}
    period: str | None = Field(None, description="None: all periods together.")
    women: Group
    men: Group
    unknown: UnknownSex
    ratio: Estimate
    odds_ratio: Estimate | None = None
    levels: tuple[Level, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    representation: tuple[Representation, ...] = ()
    notices: tuple[Notice, ...] = ()
    withheld: str | None = Field(None, description="Why the numbers are not shown, if they are not.")

    @property
    def raw(self) -> Level:
        """The gap before anything is adjusted for."""
        return self.levels[0]

    @property
    def headline(self) -> Level:
        """The level that the verdict is about: adjusted for what the law lets count, or raw where nothing is such."""
        return next((level for level in self.levels if level.name == "law"), self.raw)

    def level(self, name: LevelName) -> Level | None:
        """A level by name, or `None` where no factor has that role."""
        return next((level for level in self.levels if level.name == name), None)


class Comparison(Result):
    """All comparisons of a measure."""

    schema_version: Literal["skillnad.comparison/1"] = SCHEMA
    measure: dict[str, Any]
    gaps: tuple[Gap, ...]
    factors: dict[str, dict[str, Any]] = {}
    notices: tuple[Notice, ...] = ()
    provenance: tuple[dict[str, Any], ...] = ()
    policy: dict[str, Any] | None = Field(
        None, description="The disclosure policy that small numbers were withheld by."
    )

    def gap(self, target: str, period: str | None = None) -> Gap:
        """A comparison by target and period.

        Raises:
            KeyError: there is none such.
        """
        for gap in self.gaps:
            if (gap.target, gap.period) == (target, period):
                return gap
        raise KeyError((target, period))

    def __str__(self) -> str:
        from skillnad.gaps.display import as_text

        return as_text(self)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from skillnad.gaps.display import as_html

        return as_html(self)
