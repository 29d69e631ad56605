"""The words that mandates and their requirements are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MandateKind(models.TextChoices):
    """What carries a mandate."""

    INSTRUCTION = "instruction", _("agency instruction")
    DIRECTIONS = "directions", _("appropriation directions")
    ASSIGNMENT = "assignment", _("assignment")
    GUIDELINES = "guidelines", _("guidelines")
    OTHER = "other", _("other mandate")


class DocumentKind(models.TextChoices):
    """What sort of document a requirement asks for."""

    PLAN = "plan", _("plan")
    DIRECTION = "direction", _("direction document")
    INTERIM = "interim", _("interim report")
    ANNUAL = "annual", _("section of the annual report")
    FINAL = "final", _("final report")
    OTHER = "other", _("other document")


class Covers(models.TextChoices):
    """Which time a document tells of, seen from the day it is due."""

    YEAR_BEFORE = "year_before", _("the year before")
    SAME_YEAR = "same_year", _("the same year")
    PERIOD = "period", _("the whole period of the mandate")


class Prefill(models.TextChoices):
    """Which part of the chain the draft of a section can be fetched from."""

    FREE = "free", _("nothing: it is written freely")
    PROBLEMS = "problems", _("the problems")
    GOALS = "goals", _("the goals")
    ACTIVITIES = "activities", _("the activities")
    OUTPUTS = "outputs", _("the outputs")
    EFFECTS = "effects", _("the effects")


class Perspective(models.TextChoices):
    """Which perspective a section is written from."""

    EQUALITY = "equality", _("gender equality")
    DISABILITY = "disability", _("disability rights")
    CHILDREN = "children", _("rights of the child")
    VIOLENCE = "violence", _("men's violence against women")
    LGBTQI = "lgbtqi", _("rights of LGBTQI persons")
