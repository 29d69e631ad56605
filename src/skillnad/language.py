"""Swedish and English: one catalogue, chosen once per run."""

import gettext as _gettext
import locale
import os
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("sv", "en")
_LOCALE = Path(__file__).parent / "locale"
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def choose(language: str | None) -> None:
    """Set the language of all messages from here on; `None` returns to the environment's choice.

    >>> choose("en"); current()
    'en'
    >>> choose(None)
    """
    _chosen.set(language)


def current() -> str:
    """The language in use: chosen, else `SKILLNAD_LANGUAGE`, else English where the computer speaks English, else
    Swedish."""
    return _chosen.get() or _from_environment()


def _from_environment() -> str:
    wanted = os.environ.get("SKILLNAD_LANGUAGE", "")
    if wanted in LANGUAGES:
        return wanted
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if (spoken or (locale.getlocale()[0] or "")).startswith("en") else "sv"


@lru_cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("skillnad", _LOCALE, [language], fallback=True)


def gettext(message: str) -> str:
    """The message in the language in use. The English text is the key."""
    return _catalogue(current()).gettext(message)
