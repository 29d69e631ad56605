"""Make room for the index of words, in whichever database keeps it."""

from django.db import migrations

from skillnad.programme.library.indexes import index_of


def create(_apps, schema_editor):
    index_of(schema_editor.connection).create(schema_editor.connection)


def drop(_apps, schema_editor):
    index_of(schema_editor.connection).drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
