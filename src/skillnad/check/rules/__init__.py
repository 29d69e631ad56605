"""The rules, one file each."""

from importlib import import_module
from pathlib import Path

from skillnad.check.rules.model import Rule, Texts

__all__ = ["RULES", "Rule", "Texts", "rule_of"]


def _all_rules() -> dict[str, Rule]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("kus[0-9]*.py"))
    rules = [import_module(f"{__name__}.{name}").RULE for name in names]
    return {rule.id: rule for rule in rules}


RULES: dict[str, Rule] = _all_rules()
"""Every rule by its id."""


def rule_of(name: str) -> Rule:
    """The rule with an id, however it is written.

    Raises:
        SkillnadError: there is no such rule.
    """
    from skillnad.errors import SkillnadError
    from skillnad.language import gettext as _

    found = RULES.get(name.strip().upper())
    if found is None:
        first, last = min(RULES), max(RULES)
        raise SkillnadError(
            _("there is no rule {name}").format(name=name),
            remedy=_("Rules are {first} to {last}.").format(first=first, last=last),
        )
    return found
