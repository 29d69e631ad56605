"""How fast the pages are: 340 agencies with 40 goals and 12 years of outcomes each, and 10,000 submitted documents.

    SKILLNAD_HOME=/tmp/bench python benchmarks/web.py build
    SKILLNAD_HOME=/tmp/bench python benchmarks/web.py walk [WORD IN ADDRESS OR NAME]
    SKILLNAD_HOME=/tmp/bench python benchmarks/web_load.py

`build` puts an invented world into the data folder, or the database at DATABASE_URL. `walk` asks for every page in
every role that may open it, and prints the median and the 95th percentile, the time of the processor, and the number of
queries. It ends with an error where a page is not covered, does not answer, or is slower than the limit.
"""

import os
import sys

os.environ.setdefault("SKILLNAD_DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillnad.programme.settings")
os.environ.setdefault("SKILLNAD_API_CALLS", "1000000")
os.environ["SKILLNAD_HOSTS"] = "testserver,localhost,127.0.0.1"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from large_world import WHOLE, build
from walk import measure_all

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.plans.models import Effect
from skillnad.programme.submissions.models import Receipt

LIMITS = {"sqlite": 250, "postgresql": 150}


def build_once() -> None:
    """The large world, beside the real archive, unless it is there already."""
    call_command("migrate", verbosity=0)
    call_command("import_facts", verbosity=0)
    if not Programme.objects.filter(slug="matning").exists():
        build(WHOLE)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def main(task: str = "walk", only: str = "") -> int:
    """Build or walk; the number of faults."""
    if task == "build":
        build_once()
    bodies, outcomes, documents = Body.objects.filter(invented=True), Effect.objects, Receipt.objects
    print(f"{connection.vendor}: {bodies.count()} bodies, {outcomes.count()} outcomes, {documents.count()} documents")
    return measure_all(LIMITS[connection.vendor], only) if task == "walk" else 0


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:3]) else 0)
