from django.core.management import call_command
from django.db import migrations


def make(_apps, schema_editor):
    """The table of the shared cache, in which limits on attempts are counted for all server processes."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitation")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop, elidable=False)]
