"""What members have learnt, asked and been told, and how some results were reviewed."""

import tomllib
from pathlib import Path

from django.utils import timezone

from skillnad.programme.agencies.models import Body
from skillnad.programme.demo.stories.chain import invented_user
from skillnad.programme.library.actions import publish_experience, share_experience, write_experience
from skillnad.programme.submissions.models import Submission
from skillnad.programme.support.actions.ask import advise, ask
from skillnad.programme.support.actions.review import review

FILE = Path(__file__).with_name("experience.toml")


def tell_exchange() -> None:
    """Published experience, a question with its answer and one that waits, and three reviews."""
    for entry in tomllib.loads(FILE.read_text("utf-8"))["experience"]:
        body, writer = Body.objects.get(slug=entry.pop("body")), invented_user(entry.pop("user"))
        shared = share_experience(by=writer, experience=write_experience(by=writer, body=body, **entry))
        publish_experience(by=writer, experience=shared)
    _support()
    _reviews()


def _support() -> None:
    small = Body.objects.get(slug="byran-for-familjefragor")
    asked = ask(
        by=invented_user("samordnare-liten"),
        body=small,
        subject="Vad kan vi säga när vi är så få?",
        text="Vi har 90 samtal om året. Går det att visa någon effekt alls?",
        sub_goal="4",
    )
    advise(
        by=invented_user("sekretariat"),
        request=asked,
        text="Lägg ihop tre år och skriv hur stor en skillnad måste vara för att synas. Samtal med dem som avstod är "
        "också ett underlag. Titta gärna på Stipendienämndens erfarenhet.",
    )
    ask(
        by=invented_user("samordnare-tillstand"),
        body=Body.objects.get(slug="tillstandsverket"),
        subject="Hur stort urval av akter räcker?",
        text="Vi tänker läsa 120 akter från region Norr, hälften kvinnors och hälften mäns.",
        sub_goal="2",
    )


def _reviews() -> None:
    year = timezone.localdate().year - 1
    answers = {
        "stipendienamnden": ("yes", "yes", "yes"),
        "ersattningsverket": ("yes", "partly", "no"),
        "tillstandsverket": ("yes", "no", "no"),
    }
    for slug, (problem, outputs, effects) in answers.items():
        body = Body.objects.get(slug=slug)
        review(
            by=invented_user("sekretariat"),
            body=body,
            year=year,
            version=1,
            submission=Submission.objects.filter(body=body, period=str(year)).first(),
            problem=problem,
            problem_reason="Avsnitt 1 i delredovisningen.",
            outputs=outputs,
            outputs_reason="Avsnitt 2 i delredovisningen.",
            effects=effects,
            effects_reason="Avsnitt 3 i delredovisningen.",
        )
