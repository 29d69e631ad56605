"""Two invented agencies with one of everything that an address can lead to, and a reader in every role.

All of it is made by the acts of the house, as users would do them.
"""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.test import Client
from PIL import Image

from programme.chain_world import make_effect, make_goal, make_problem
from programme.packages.packing import packed, parts_of, section
from skillnad.programme.accounts.actions import invite
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.roles import ROLES, Reach, Role
from skillnad.programme.agencies.actions import add_position
from skillnad.programme.agencies.models import Body, BodyKind, Membership, MinistryResponsibility, Programme
from skillnad.programme.api.keys import make_key
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.library.actions import publish_experience, share_experience, write_experience
from skillnad.programme.mandates.actions import add_requirement, add_section, register_mandate
from skillnad.programme.meetings.actions import agenda, arrange, contribute, document, promise
from skillnad.programme.methods.actions import answer_step, finish_session, start_session
from skillnad.programme.methods.definitions import methods
from skillnad.programme.plans.actions.deciding import decide_plan
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.review import give_feedback, return_for_completion
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.models import Submission
from skillnad.programme.support.actions.ask import ask
from skillnad.programme.support.actions.review import review
from skillnad.programme.support.actions.sample import draw_sample

PDF = b"%PDF-1.7 prov"
REVIEWED = 2024
FEEDBACK, REASONS = "zq001feedback", "zq002reasons"
Agency = SimpleNamespace
Users = dict[str, User]


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: in a role at a home, signed in without any role, or not signed in."""

    name: str
    role: type[Role] | None = None
    home: Body | None = None
    user: User | None = None
    key: str = ""
    browser: Client = field(default_factory=Client)

    def reaches(self, agency: Agency) -> bool:
        """What the role's reach says in words, told here anew and not asked of the code under test."""
        if self.role is None or self.home is None or agency.body.invented != self.home.invented:
            return False
        return {
            Reach.OWN: agency.body == self.home,
            Reach.MINISTRY: agency.ministry == self.home,
            Reach.PROGRAMME: bool(agency.programmes),
            Reach.ALL: True,
            Reach.NONE: False,
        }[self.role.reach]

    def holds(self, permission: object, agency: Agency) -> bool:
        """Whether the role lists the permission and reaches the agency."""
        return self.role is not None and permission in self.role.permissions and self.reaches(agency)

    def holds_in_general(self, permission: object) -> bool:
        """Whether the role lists the permission where no body is named."""
        return self.role is not None and permission in self.role.general

    def __str__(self) -> str:
        return self.name


@dataclass
class World:
    """The agencies, and those who read. `mark` is one of all that is in the database when the world is built."""

    own: Agency
    other: Agency
    real: Agency
    readers: list[Reader]
    mark: str = ""

    def reader(self, name: str) -> Reader:
        """The reader with a name."""
        return next(one for one in self.readers if one.name == name)


def build() -> World:
    """All of it, in about a second."""
    common = Programme.objects.create(slug="gemensamma", name="Gemensamma programmet", invented=True)
    apart = Programme.objects.create(slug="egna", name="Egna programmet", invented=True)
    supporting = Body.objects.create(slug="stodverket", name="Stödverket", invented=True)
    keepers = {role: _user(role, supporting) for role in ("supporter", "auditor", "evaluator", "administrator")}
    own = _agency("egenverket", "Egenverket", keepers, common)
    other = _agency("andraverket", "Andraverket", keepers, apart, common)
    users = {**keepers, **own.staff, "ministry": own.officer}
    homes = {role: own.body if role in own.staff else supporting for role in users} | {"ministry": own.ministry}
    readers = [_reader(role, users[role], homes[role]) for role in ROLES if role in users]
    strangers = [_reader("coordinator", other.staff["coordinator"], other.body, "other ")]
    strangers.append(_reader("ministry", other.officer, other.ministry, "other "))
    nobody = User.objects.create_user("utan-roll@example.org", "Utan Roll")
    readers += [*strangers, Reader("without a role", user=nobody, browser=_browser(nobody)), Reader("anyone")]
    world = World(own, other, _real(), readers)
    world.mark = contents()
    return world


def contents() -> str:
    """A mark of all that is in the database, but for sessions and the day on which a key was last used."""
    kept = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.label not in {"sessions.Session", "usersessions.UserSession"}:
            names = [
                one.attname for one in model._meta.concrete_fields if one.name not in {"last_used_on", "last_login"}
            ]
            kept.update(repr(list(model._default_manager.order_by("pk").values_list(*names))).encode())
    return kept.hexdigest()


def _reader(role: str, user: User, home: Body, prefix: str = "") -> Reader:
    key = make_key(by=user, name=f"{prefix}{role}", days=1)[1]
    return Reader(f"{prefix}{role}", ROLES[role], home, user, key, _browser(user))


def _browser(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def _user(role: str, at: Body) -> User:
    user = User.objects.create_user(f"{role}@{at.slug}.example", f"{role.capitalize()} vid {at.name}")
    RoleAssignment.objects.create(user=user, role=role, body=at)
    return user


def _real() -> Agency:
    body = Body.objects.create(slug="verkligt", name="Verkligt", invented=False)
    programme = Programme.objects.create(slug="verkligt-program", name="Verkligt program", invented=False)
    Membership.objects.create(programme=programme, body=body)
    return Agency(body=body, ministry=None, programmes=[programme])


def _agency(slug: str, name: str, keepers: Users, *programmes: Programme) -> Agency:
    """An agency, with its own mandate and meeting in the first of its programmes."""
    body = Body.objects.create(slug=slug, name=name, invented=True)
    ministry = Body.objects.create(
        slug=f"departementet-{slug}", name=f"Departementet för {name}", kind=BodyKind.MINISTRY, invented=True
    )
    MinistryResponsibility.objects.create(body=body, ministry=ministry)
    members = [Membership.objects.create(programme=one, body=body) for one in programmes]
    staff = {role: _user(role, body) for role in ("coordinator", "analyst", "head")}
    agency = Agency(body=body, ministry=ministry, programmes=programmes, staff=staff, membership=members[0])
    agency.officer = _user("ministry", ministry)
    parts: list[Callable[[Agency, Users], None]] = [_chain, _methods, _mandate, _submissions, _exchange, _meetings]
    for part in [*parts, _accounts]:
        part(agency, keepers)
    return agency


def _chain(agency: Agency, keepers: Users) -> None:
    """A decided plan, a second decision at the second agency, and beside it one draft of every link."""
    del keepers
    writer, head, body = agency.staff["coordinator"], agency.staff["head"], agency.body
    agency.effect = make_effect(writer, body, grade="measured", grade_reason="Samma mätning igen.")
    for _decision in agency.programmes:
        make_goal(writer, body)
        chosen = decide_plan(by=head, body=body, seen=fingerprint(snapshot(body)))
    agency.decision = chosen
    agency.effect = make_effect(writer, body)
    agency.output = agency.effect.output
    agency.activity = agency.output.activity
    agency.goal = agency.activity.goal
    agency.lone_goal = make_goal(writer, body)
    agency.problem = make_problem(writer, body)
    agency.problem.refresh_from_db()


def _methods(agency: Agency, keepers: Users) -> None:
    del keepers
    analyst, method = agency.staff["analyst"], methods()["jamkas-bas"]
    agency.session = start_session(by=analyst, body=agency.body, method=method, title="Kartläggning")
    agency.step = method.steps[0]
    answer_step(by=analyst, session=agency.session, step=agency.step, version=1, answers={})
    done = start_session(by=analyst, body=agency.body, method=methods()["skr"], title="Självskattning")
    finish_session(by=analyst, session=done)


def _mandate(agency: Agency, keepers: Users) -> None:
    supporter = keepers["supporter"]
    agency.mandate = register_mandate(
        by=supporter, programme=agency.programmes[0], bodies=[agency.body], title="Uppdrag", valid_from=date(2020, 1, 1)
    )
    yearly = {"by": supporter, "mandate": agency.mandate, "due_month": 2, "due_day": 22}
    agency.requirement = add_requirement(title="Delredovisning", kind="interim", **yearly)
    agency.unanswered = add_requirement(title="Plan", kind="plan", **yearly)
    agency.section = add_section(by=supporter, requirement=agency.requirement, number=1, heading="Resultat")
    agency.unwritten = add_section(by=supporter, requirement=agency.unanswered, number=1, heading="Annat")


def _submissions(agency: Agency, keepers: Users) -> None:
    """One in every state: a draft, one decided, one handed in, one returned and handed in again."""
    head, supporter = agency.staff["head"], keepers["supporter"]
    agency.twice = _written(agency, "2022")
    first = _handed_in(agency, agency.twice, head)
    give_feedback(by=supporter, snapshot=first.snapshot, number=1, text=FEEDBACK)
    return_for_completion(by=supporter, submission=agency.twice, reasons=REASONS)
    agency.receipt = _handed_in(agency, agency.twice, head)
    agency.submitted = _written(agency, "2023")
    _handed_in(agency, agency.submitted, head)
    agency.decided = _written(agency, "2024")
    decide(by=head, submission=agency.decided, read=seen(agency.decided))
    agency.draft = _written(agency, "2025")


def _written(agency: Agency, period: str) -> Submission:
    writer = agency.staff["coordinator"]
    draft = begin(by=writer, body=agency.body, requirement=agency.requirement, period=period)
    write_section(by=writer, submission=draft, section=agency.section, version=1, text="Kvinnor väntar längre.")
    draft.refresh_from_db()
    return draft


def _handed_in(agency: Agency, draft: Submission, head: User) -> Any:
    draft.refresh_from_db()
    decide(by=head, submission=draft, read=seen(draft))
    return submit(by=head, submission=draft, registration_number=f"{draft.period}/1")


def package(agency: Agency) -> bytes:
    """What another installation would hand in for the agency."""
    told = {"slug": agency.body.slug, "name": agency.body.name, "name_en": "", "organisation_number": ""}
    mandate = {"title": "Uppdrag", "title_en": "", "kind": "assignment", "decided": "", "reference": "", "source": ""}
    programme = {"slug": agency.programmes[0].slug, "name": agency.programmes[0].name}
    sections = [section(1, "Resultat")]
    period = {"period": "2020", "due": "2021-02-22"}
    whole = {"body": {**told, "invented": True}, "mandate": mandate, "programme": programme, "sections": sections}
    return packed(parts_of(**whole, **period))


def _exchange(agency: Agency, keepers: Users) -> None:
    """Support, a review, a sample, and experience: a draft and one that is shared."""
    writer, body, supporter = agency.staff["coordinator"], agency.body, keepers["supporter"]
    agency.request = ask(body=body, by=writer, subject="Små tal", text="Hur då?", attached=("fraga.pdf", PDF))
    agency.entry = agency.request.entries.get()
    answers = {"problem": "yes", "outputs": "partly", "effects": "no"}
    reasons = {f"{name}_reason": "Avsnitt 1." for name in answers}
    agency.review = review(by=supporter, body=body, year=REVIEWED, version=1, submission=None, **answers, **reasons)
    agency.sample = draw_sample(
        by=keepers["auditor"],
        programme=agency.programmes[0],
        purpose="Prov",
        day=date(2026, 1, 1),
        size=1,
        strata="none",
        seed="1",
    )
    told = {"title": "Erfarenhet", "problem": "Skillnad.", "tried": "Mall.", "result": "Jämnare.", "contact": "Enheten"}
    coded = {"from_year": 2020, "sub_goal": "1", "operation": "decisions"}
    agency.private_experience = write_experience(by=writer, body=body, **told, **coded)
    agency.experience = write_experience(by=writer, body=body, **told, **coded)
    share_experience(by=writer, experience=agency.experience)
    agency.published_experience = write_experience(by=writer, body=body, **told, **coded)
    share_experience(by=writer, experience=agency.published_experience)
    publish_experience(by=writer, experience=agency.published_experience)


def _meetings(agency: Agency, keepers: Users) -> None:
    """A published meeting with all that belongs to it, and one that is being prepared."""
    supporter, writer = keepers["supporter"], agency.staff["coordinator"]
    agency.meeting, agency.prepared = (_meeting(agency, supporter, title) for title in ("Vårmöte", "Höstmöte"))
    for meeting, name in ((agency.prepared, "prepared_"), (agency.meeting, "")):
        for kind, made in _material(meeting, supporter, agency).items():
            setattr(agency, f"{name}{kind}", made)
    arrange.publish_meeting(meeting=agency.meeting, by=supporter)
    texts = {"agency": "Vi mäter.", "target_group": "Fler får svar.", "society": "Lika villkor."}
    agency.contribution = contribute.write_contribution(
        body=agency.body, meeting=agency.meeting, version=1, by=writer, **texts
    )
    agency.promise = promise.make_promise(
        body=agency.body, meeting=agency.meeting, by=writer, text="Mäta igen", owner="Chefen", due=date(2027, 1, 1)
    )


def _meeting(agency: Agency, supporter: User, title: str) -> Any:
    return arrange.arrange_meeting(
        programme=agency.programmes[0],
        by=supporter,
        title=f"{title} {agency.body.name}",
        starts_at=datetime(2027, 4, 9, 8, 0, tzinfo=UTC),
        contribute_by=date(2027, 3, 20),
    )


def _material(meeting: Any, supporter: User, agency: Agency) -> dict[str, Any]:
    item = agenda.add_item(meeting=meeting, by=supporter, title="Resultat", order=1)
    speaker = {"name": "Kim Prov", "role": "chef", "organisation": agency.body, "order": 1}
    words = {"alt": "Tre personer i en sal", "credit": "Fotograf: Prov"}
    return {
        "item": item,
        "speaker": agenda.add_speaker(item=item, by=supporter, **speaker),
        "document": document.add_document(meeting=meeting, by=supporter, title="Bilder", content=PDF, name="b.pdf"),
        "picture": document.add_picture(meeting=meeting, by=supporter, content=png(), name="b.png", **words),
    }


def png() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (6, 4), "purple").save(out, "PNG")
    return out.getvalue()


def _accounts(agency: Agency, keepers: Users) -> None:
    head, body = agency.staff["head"], agency.body
    agency.invitation = invite(by=head, body=body, email=f"ny@{body.slug}.example", name="Ny", role="analyst")
    agency.assignment = RoleAssignment.objects.get(user=agency.staff["analyst"], body=body)
    agency.position = add_position(
        by=keepers["administrator"], body=body, name=f"Kim {body.name}", title="generaldirektör", kind="head"
    )
    agency.key = make_key(by=agency.staff["coordinator"], name="Program", days=1)[0]
