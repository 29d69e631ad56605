"""The disclosure policy, as data: which numbers are sensitive, and how they are hidden."""

from __future__ import annotations

import os
import tomllib
from functools import reduce
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from skillnad.disclosure.policyerrors import bad_key, no_such_policy, not_toml, unreadable

Method = Literal["suppress", "round", "cell-key"]
Percent = Annotated[float, Field(gt=0, le=100)]

Number = TypeVar("Number", int, float)

PRESETS = Path(__file__).parent / "presets"
_LARGEST = 100_000


class CellKey(BaseModel):
    """The noise of the cell key method: at most `magnitude` up or down, with `variance`.

    js: no count from 1 to this number comes out of it; what would becomes 0 or more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    magnitude: int = Field(4, ge=1, le=50)
    variance: float = Field(2.0, gt=0, le=400)
    js: int = Field(2, ge=0, le=50)

    def stricter(self, other: CellKey | None) -> CellKey:
        """The more noise of each."""
        if other is None:
            return self
        return CellKey(
            magnitude=max(self.magnitude, other.magnitude),
            variance=max(self.variance, other.variance),
            js=max(self.js, other.js),
        )


class Policy(BaseModel):
    """Which numbers are too small, too concentrated or too uniform to be shown.

    threshold: a count of persons from 1 to just below this number is sensitive, and so are those who did or did not
    reach a stage.
    group_disclosure: whether it is sensitive that all in a group, or none, have the same result.
    dominance: (n, k): an amount is sensitive where its n largest contributions are at least k % of it.
    p_percent: an amount is sensitive where the second largest contributor can tell the largest to within p %.
    rounding_base, cell_key: what the methods `round` and `cell-key` need.

    >>> Policy(threshold=3).stricter(Policy(threshold=10, p_percent=15)).threshold
    10
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: str = Field("default", min_length=1, max_length=200)
    source: str = Field("", max_length=1000)
    link: str = Field("", max_length=1000)
    threshold: int = Field(5, ge=3, le=100, strict=True)
    group_disclosure: bool = Field(False, strict=True)
    dominance: tuple[Annotated[int, Field(ge=1, le=10)], Percent] | None = None
    p_percent: Percent | None = None
    rounding_base: Annotated[int, Field(ge=2, le=100)] | None = None
    cell_key: CellKey | None = None
    method: Method = "suppress"

    @model_validator(mode="after")
    def _method_has_its_numbers(self) -> Self:
        if self.method == "round" and self.rounding_base is None:
            raise ValueError("rounding_base is missing")
        if self.method == "cell-key" and self.cell_key is None:
            raise ValueError("cell_key is missing")
        return self

    @classmethod
    def load(cls, name_or_path: str | Path) -> Policy:
        """A shipped policy by its name, or a policy file by its path.

        Raises:
            DisclosureError: there is none such, or a key in it is wrong; says which, and what to write.
        """
        path = PRESETS / f"{name_or_path}.toml"
        if str(name_or_path) in presets():
            return cls.parse(tomllib.loads(path.read_text("utf-8")), where=path.name)
        return cls.parse(_read(Path(name_or_path)), where=str(name_or_path))

    @classmethod
    def parse(cls, content: dict[str, Any], *, where: str) -> Policy:
        """Check the content of a policy file; one without a name is called by where it stands."""
        try:
            return cls.model_validate({"name": where, **content})
        except ValidationError as error:
            raise bad_key(error, where, tuple(cls.model_fields), tuple(CellKey.model_fields)) from error

    def stricter(self, other: Policy) -> Policy:
        """The stricter of each rule.

        Of two dominance rules the larger n with the smaller k, since it holds wherever either does. Where two
        different methods were chosen, numbers are withheld: that is the one that all rules hold for.
        """
        methods = {policy.method for policy in (self, other) if "method" in policy.model_fields_set}
        said: dict[str, Any] = {"method": methods.pop() if len(methods) == 1 else "suppress"} if methods else {}
        return Policy(
            name=_joined(self.name, other.name, " + "),
            source=_joined(self.source, other.source, "; "),
            link=_joined(self.link, other.link, " "),
            threshold=max(self.threshold, other.threshold),
            group_disclosure=self.group_disclosure or other.group_disclosure,
            dominance=_stricter_dominance(self.dominance, other.dominance),
            p_percent=_largest(self.p_percent, other.p_percent),
            rounding_base=_largest(self.rounding_base, other.rounding_base),
            cell_key=self.cell_key.stricter(other.cell_key) if self.cell_key else other.cell_key,
            **said,
        )


def presets() -> tuple[str, ...]:
    """The names of the policies that come with Skillnad."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.toml")))


def policy_of_measure(said: dict[str, Any] | None) -> Policy | None:
    """What a measure file says under [disclosure]: the policy that it names, made stricter by its own rules."""
    if not said:
        return None
    rules = {key: value for key, value in said.items() if key != "policy"}
    own = [Policy.parse({"name": "measure", **rules}, where="[disclosure]")] if rules else []
    named = [Policy.load(said["policy"])] if "policy" in said else []
    return reduce(Policy.stricter, [*named, *own])


def policy_in_force(*chosen: Policy | None) -> Policy:
    """The strictest of what was chosen and what the organisation has set; the default where nobody has chosen.

    The organisation sets the name or path of a policy in the environment variable SKILLNAD_DISCLOSURE_POLICY.
    """
    organisation = os.environ.get("SKILLNAD_DISCLOSURE_POLICY", "")
    said = [Policy.load(organisation)] if organisation else []
    said += [policy for policy in chosen if policy is not None]
    return reduce(Policy.stricter, said) if said else DEFAULT_POLICY


def _joined(ours: str, theirs: str, sign: str) -> str:
    return sign.join(dict.fromkeys(text for text in (ours, theirs) if text))


def _largest(*values: Number | None) -> Number | None:
    return max((value for value in values if value is not None), default=None)


def _stricter_dominance(ours: tuple[int, float] | None, theirs: tuple[int, float] | None) -> tuple[int, float] | None:
    if ours is None or theirs is None:
        return ours or theirs
    return max(ours[0], theirs[0]), min(ours[1], theirs[1])


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise unreadable(str(path))
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise no_such_policy(str(path), presets()) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise not_toml(str(path), error) from error
    except (OSError, ValueError) as error:
        raise unreadable(str(path)) from error


DEFAULT_POLICY = Policy.load("default")
