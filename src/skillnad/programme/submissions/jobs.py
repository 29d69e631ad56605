"""What the task worker does for this room."""

from django_tasks import task

from skillnad.programme.submissions.reminders import send_reminders


@task()
def remind() -> int:
    """Send the reminders that are due today; returns how many went."""
    return send_reminders()
