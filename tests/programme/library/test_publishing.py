"""From shared to published: the body decides that anyone may read, and takes it back."""

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.library import actions, search


@pytest.fixture
def step(body, coordinator, as_user):
    def take(experience, name):
        return as_user(coordinator).post(reverse("experience_step", args=[body.slug, experience.pk]), {"step": name})

    return take


def test_it_is_published_and_taken_back_on_its_page(write, step, as_user, coordinator):
    shared = write(share=True, title="Pennor")
    page = as_user(coordinator).get(reverse("experience", args=[shared.pk])).content.decode()
    assert "If you publish it, anyone can." in page
    for name, published in (("publish", True), ("take-back", False)):
        assert step(shared, name).status_code == 302
        shared.refresh_from_db()
        assert (shared.is_shared, shared.is_published) == (True, published)
        assert search.find("pennor") == [shared.pk]
    assert list(AuditEvent.objects.values_list("kind", flat=True))[-2:] == ["library.published", "library.taken_back"]


def test_others_do_not_publish_it(write, neighbour, user_as, body, as_user):
    shared = write(share=True)
    for other in (neighbour, user_as("analyst", body)):
        with pytest.raises(Refused):
            actions.publish_experience(experience=shared, by=other)
    address = reverse("experience_step", args=[body.slug, shared.pk])
    assert as_user(neighbour).post(address, {"step": "publish"}).status_code == 404
    shared.refresh_from_db()
    assert not shared.is_published
