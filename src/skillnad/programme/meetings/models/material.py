"""The documentation of a meeting: documents, and pictures with credit and text alternative."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Programme
from skillnad.programme.files.models import StoredFile
from skillnad.programme.meetings.models.meeting import Meeting
from skillnad.programme.ui.versions import Versioned


class Document(models.Model):
    """A document that belongs to a meeting. It is handed out as a download."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=200)
    name = models.CharField(_("file name"), max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.meeting.programme

    @property
    def kind(self) -> str:
        """The ending of the name, as readers know kinds of file."""
        return self.name.rsplit(".", 1)[-1].upper()


class Picture(Versioned):
    """A picture from a meeting, drawn anew so that nothing but the picture is left in the file."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(
        _("text alternative"), max_length=300, help_text=_("What one sees, for those who do not see the picture.")
    )
    caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Who, in which role, where and when.")
    )
    credit = models.CharField(_("credit"), max_length=200, help_text=_("Who took the picture, and for whom."))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt="") & ~models.Q(credit=""), name="meetings_picture_alt_and_credit"
            )
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.meeting.programme

    @property
    def name(self) -> str:
        """A file name."""
        return f"{self.meeting.slug}-{self.pk}.{self.file.content_type.rsplit('/', 1)[-1]}"
