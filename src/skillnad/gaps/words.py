"""The words for what the gaps say by codes: verdicts, steps of the ladder, reasons."""

from skillnad.language import gettext as _


def verdict_text(word: str) -> str:
    """A verdict in the language in use."""
    return {
        "difference": _("difference"),
        "possible_difference": _("possible difference"),
        "no_practical_difference": _("no difference of practical size"),
        "too_few_to_tell": _("too few to tell"),
    }[word]


def level_text(name: str) -> str:
    """A step of the ladder."""
    return {
        "raw": _("raw"),
        "law": _("with what the law lets count equal"),
        "full": _("with all factors equal"),
        "judgement": _("with judgements equal too (!)"),
    }[name]


def reason_text(reason: str | None) -> str:
    """Why an estimate cannot be had."""
    texts = {
        "no_women": _("there are no women to compare with"),
        "no_men": _("there are no men to compare with"),
        "nobody": _("there is nobody to compare"),
        "one_person": _("one of the sexes has a single person"),
        "no_common_stratum": _("no woman and man are alike in all of it"),
        "one_person_per_stratum": _("every person is alone with the combination"),
        "separation": _("sex and result go together completely"),
        "sex_follows_from_factors": _("sex follows from the factors themselves"),
        "more_coefficients_than_persons": _("there are more factor levels than persons"),
        "too_many_levels": _("the factors have too many levels"),
        "too_few_persons_for_a_model": _("there are too few persons for so many factor levels"),
        "no_spread": _("everybody or nobody came so far"),
        "fits_exactly": _("the model fits every person exactly"),
        "small_numbers": _("too few persons to show"),
        "only_for_rates": _("the method is for rates only"),
        "only_for_unweighted_rates": _("the method is for rates without weights only"),
        "zero_cell": _("one of the four numbers is zero"),
        "zero_or_negative": _("one of the values is zero or below"),
        "too_few_strata": _("fewer than two groups can be compared"),
    }
    return texts.get(reason or "", _("it cannot be computed"))
