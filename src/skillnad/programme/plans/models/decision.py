"""Decisions of the plan."""

import hashlib
import json
from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from skillnad.programme.agencies.models import Body


class PlanDecision(models.Model):
    """A plan as it was decided: the whole chain, never changed, with the hash that shows it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plan_decisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by_name = models.CharField(max_length=200)
    grounds = models.TextField(blank=True)
    snapshot = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="plans_decision_number_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"

    def fingerprint(self) -> str:
        """SHA-256 over number, day, decider, grounds and snapshot."""
        content = [self.number, self.at.isoformat(), self.by_name, self.grounds, self.snapshot]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the decision; one that is kept is never saved again."""
        if not self._state.adding:
            self._refuse()
        self.hash = self.fingerprint()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: a decision stands; the next one replaces it."""
        del args, kwargs
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("A decision is never changed.")
