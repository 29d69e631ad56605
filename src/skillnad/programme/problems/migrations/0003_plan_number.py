"""A decision that came with the plan keeps the number of that decision, not a sentence in one language."""

import re

from django.db import migrations, models

SENTENCES = re.compile(r"^(?:With the plan, decision|Med planen, beslut) (\d+)\.$")


def take_numbers(apps, schema_editor):
    """Read the numbers out of the sentences that were kept until now."""
    del schema_editor
    decisions = apps.get_model("problems", "ProblemDecision").objects.exclude(reason="")
    for decision in decisions.iterator():
        found = SENTENCES.match(decision.reason)
        if found:
            decision.reason, decision.plan_number = "", int(found[1])
            decision.save(update_fields=["reason", "plan_number"])


class Migration(migrations.Migration):
    dependencies = [("problems", "0002_perspectives_of_the_mandates")]

    operations = [
        migrations.AddField(
            model_name="problemdecision",
            name="plan_number",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.RunPython(take_numbers, migrations.RunPython.noop, elidable=True),
    ]
