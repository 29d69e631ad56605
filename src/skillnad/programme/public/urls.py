"""The addresses that anyone may read."""

from django.urls import path

from skillnad.programme.public.views import agency, data, feeds, standing, start

urlpatterns = [
    path("", start.home, name="home"),
    path("tillganglighet/", standing.accessibility, name="accessibility"),
    path("robots.txt", standing.robots, name="robots"),
    path("sitemap.xml", standing.sitemap, name="sitemap"),
]
public_urlpatterns = [
    path("", start.programmes, name="public_programmes"),
    path("program/<slug:programme>/", start.programme, name="public_programme"),
    path("myndighet/<slug:slug>/", agency.agency, name="public_agency"),
    path("moten.atom", feeds.meetings, name="public_meetings_feed"),
    path("data/", data.about, name="public_data"),
    path("data/<slug:name>.<slug:form>", data.download, name="public_download"),
]
