"""Cells to publishable cells: small numbers stay hidden."""

from skillnad.disclosure.policy import DEFAULT_POLICY, Policy
from skillnad.disclosure.protection import Protected, protect

__all__ = ["DEFAULT_POLICY", "Policy", "Protected", "protect"]
