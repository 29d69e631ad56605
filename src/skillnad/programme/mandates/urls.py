"""The addresses of mandates."""

from django.urls import path

from skillnad.programme.mandates.views import reading, register, requirements

urlpatterns = [
    path("uppdrag/", register.mandates, name="mandates"),
    path("uppdrag/lage/", reading.mandate_overview, name="mandate_overview"),
    path("uppdrag/nytt/", register.mandate_new, name="mandate_new"),
    path("uppdrag/<int:pk>/", register.mandate, name="mandate"),
    path("uppdrag/<int:pk>/andra/", register.mandate_edit, name="mandate_edit"),
    path("uppdrag/<int:mandate>/krav/nytt/", requirements.requirement_new, name="requirement_new"),
    path("uppdrag/<int:mandate>/krav/<int:pk>/andra/", requirements.requirement_edit, name="requirement_edit"),
    path("uppdrag/<int:mandate>/krav/<int:pk>/ta-bort/", requirements.requirement_remove, name="requirement_remove"),
    path("uppdrag/<int:mandate>/krav/<int:requirement>/avsnitt/nytt/", requirements.section_new, name="section_new"),
    path(
        "uppdrag/<int:mandate>/krav/<int:requirement>/avsnitt/<int:pk>/andra/",
        requirements.section_edit,
        name="section_edit",
    ),
    path(
        "uppdrag/<int:mandate>/krav/<int:requirement>/avsnitt/<int:pk>/ta-bort/",
        requirements.section_remove,
        name="section_remove",
    ),
    path("<slug:body>/uppdrag/", reading.agency_mandates, name="agency_mandates"),
]
public_urlpatterns = [
    path("uppdrag/", reading.public_mandates, name="public_mandates"),
    path("uppdrag/<int:pk>/", reading.public_mandate, name="public_mandate"),
]
