"""The annual-report check: a report is read into a `Document`, and its statistics about individuals are looked at."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillnad.check.checking import Checked, Run, check, check_document
    from skillnad.check.finding import Finding
    from skillnad.check.settings import Settings, load_settings

__all__ = ["Checked", "Finding", "Run", "Settings", "check", "check_document", "load_settings"]

_HOMES = {"Finding": "finding", "Settings": "settings", "load_settings": "settings"}


def __getattr__(name: str) -> Any:
    """Opens a part on first use, so that a reader does not load the rules."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'checking')}"), name)
