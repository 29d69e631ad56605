"""What the commands of the web system have in common: the folder, Django, and what may be missing."""

import os
from importlib.util import find_spec
from pathlib import Path

from skillnad.errors import SkillnadError
from skillnad.language import current
from skillnad.language import gettext as _

NEEDED = ("django", "allauth", "granian")


def start_django(home: Path | None, *, demo: bool | None = None) -> Path:
    """Make the web system ready in its data folder, which is returned.

    `demo` says which of the two worlds is wanted; `None` takes the one that the folder belongs to.
    """
    check_installed()
    if home is not None:
        os.environ["SKILLNAD_HOME"] = str(home.expanduser().resolve())
    if demo:
        os.environ["SKILLNAD_DEMO"] = "1"
    folder = _folder(demo)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillnad.programme.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(current())
    return folder


def check_installed() -> None:
    """Say what to install where the web system is absent. Raises `SkillnadError`."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise SkillnadError(
            _("this command needs the web part of Skillnad"), remedy=_('Install it: pip install "skillnad[web]"')
        )


def _folder(demo: bool | None) -> Path:
    from skillnad.programme.home import belongs_to_demo, home_folder

    try:
        folder = home_folder()
        kept_as_demo = belongs_to_demo(folder)
    except OSError as error:
        raise SkillnadError(
            _("the data folder cannot be used"),
            where=str(error.filename or ""),
            remedy=_("Name another with --home, or change its permissions."),
        ) from error
    if demo is not None and kept_as_demo not in {None, demo}:
        raise _wrong_world(folder, kept_as_demo=bool(kept_as_demo))
    if kept_as_demo:
        os.environ["SKILLNAD_DEMO"] = "1"
    return folder


def _wrong_world(folder: Path, *, kept_as_demo: bool) -> SkillnadError:
    what = (
        _("the folder holds an invented programme to try out")
        if kept_as_demo
        else _("the folder holds an installation in real use")
    )
    return SkillnadError(what, where=str(folder), remedy=_("The two are never mixed. Name another folder with --home."))
