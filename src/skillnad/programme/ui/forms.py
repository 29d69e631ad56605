"""Forms: how they are drawn, and how they keep what somebody has written when another has saved meanwhile."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from skillnad.programme.ui.versions import EditConflict, Versioned

Group = tuple[str | None, list[dict[str, Any]], int]


class Renderer(DjangoTemplates):
    """Draws a form as our fields: label, help, error, then the box."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """As Django does, but what there is to choose in one piece: it may be hundreds of bodies."""
        if template_name in IN_ONE_PIECE:
            template_name, draw = IN_ONE_PIECE[template_name]
            pieces = (draw(group) for group in context["widget"]["optgroups"])
            context = {**context, "options": format_html_join("", "{}", ((piece,) for piece in pieces))}
        return super().render(template_name, context, request)


def _options(group: Group) -> SafeString:
    """The options of a group, which may have no name."""
    name, options, _place = group
    told = ((one["value"], flatatt(one["attrs"]), one["label"]) for one in options)
    joined = format_html_join("\n", '<option value="{}"{}>{}</option>', told)
    return format_html('<optgroup label="{}">{}</optgroup>', name, joined) if name else joined


def _boxes(group: Group) -> SafeString:
    """The boxes to tick, each with its label."""
    _name, options, _place = group
    told = (
        (flatatt({"for": one["attrs"].get("id")}), one["name"], one["value"], flatatt(one["attrs"]), one["label"])
        for one in options
    )
    box = '<div><label{}><input type="checkbox" name="{}" value="{}"{}> {}</label></div>'
    return format_html_join("\n", box, told)


IN_ONE_PIECE: dict[str, tuple[str, Callable[[Group], SafeString]]] = {
    "django/forms/widgets/select.html": ("ui/select.html", _options),
    "django/forms/widgets/checkbox_select.html": ("ui/checkboxes.html", _boxes),
}


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
