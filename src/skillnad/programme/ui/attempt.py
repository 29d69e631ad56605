"""Try a verb with what a form holds, and let the form say what stood in the way."""

from collections.abc import Callable
from typing import Any

from django import forms

from skillnad.errors import SkillnadError
from skillnad.programme.ui.forms import VersionedForm
from skillnad.programme.ui.versions import EditConflict


def attempt(form: forms.BaseForm, verb: Callable[..., Any], **values: Any) -> Any | None:
    """What the verb returns; `None` where it was refused for a reason that the form now shows."""
    try:
        done = verb(**values)
    except EditConflict as conflict:
        if not isinstance(form, VersionedForm):
            raise
        form.show_conflict(conflict)
        return None
    except SkillnadError as error:
        form.add_error(None, str(error))
        return None
    return done if done is not None else True
