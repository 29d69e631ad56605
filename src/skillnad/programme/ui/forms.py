"""Forms: how they are drawn, and how they keep what somebody has written when another has saved meanwhile."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

from skillnad.programme.ui.versions import EditConflict, Versioned


class Renderer(DjangoTemplates):
    """Draws a form as our fields: label, help, error, then the box."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class VersionedForm(forms.ModelForm[Any]):
    """A form of a `Versioned` record. It carries the version that the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[tuple[str, Any, Any]] = []
        if isinstance(self.instance, Versioned) and self.instance.pk:
            self.initial.setdefault("version", self.instance.version)

    @property
    def seen_version(self) -> int:
        """The version that the writer saw."""
        return int(self.cleaned_data.get("version") or 1)

    @property
    def values(self) -> dict[str, Any]:
        """What was written, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def _words(self, name: str, value: Any) -> Any:
        field = self.fields[name]
        if not isinstance(field, forms.TypedChoiceField):
            return value
        choices: Any = field.choices
        return dict(choices).get(value, value)

    def show_conflict(self, conflict: EditConflict) -> None:
        """Keep what was written, show what is saved beside it, and let the writer save again knowingly."""
        self.conflict = [
            (str(self.fields[name].label or name), self._words(name, text), self._words(name, saved))
            for name, text in self.values.items()
            if hasattr(conflict.saved, name) and (saved := getattr(conflict.saved, name)) != text
        ]
        written: Any = self.data
        data = written.copy()
        data[self.add_prefix("version")] = str(conflict.saved.version)
        self.data = data
        self.add_error(
            None,
            _("{name} has saved this since you opened it. Your text is kept. Compare, mend, and save again.").format(
                name=conflict.saved.changed_by or _("Somebody else")
            ),
        )


class DateInput(forms.DateInput):
    """A day, picked or written as 2026-02-22."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
