"""The addresses of the archive."""

from django.urls import path

from skillnad.programme.archive.views import agencies, data, meetings, start, told

urlpatterns = [
    path("", start.start, name="archive"),
    path("medlemmar/", start.members, name="archive_members"),
    path("myndigheter/", agencies.agencies, name="archive_agencies"),
    path("myndigheter/<slug:slug>/", agencies.agency, name="archive_agency"),
    path("myndigheter/<slug:slug>/anstallda.csv", agencies.staff, name="archive_staff"),
    path("statsrad/", told.ministers, name="archive_ministers"),
    path("moten/", meetings.meetings, name="archive_meetings"),
    path("moten/flode.xml", meetings.feed, name="archive_feed"),
    path("moten/<slug:slug>/", meetings.meeting, name="archive_meeting"),
    path("uppdrag/", told.mandates, name="archive_mandates"),
    path("tidslinje/", told.timeline, name="archive_timeline"),
    path("sagt/", told.statements, name="archive_statements"),
    path("sidorna/", told.pages, name="archive_pages"),
    path("styrelser/", told.boards, name="archive_boards"),
    path("kallor/", told.source_list, name="archive_sources"),
    path("data/", data.data, name="archive_data"),
    path("data/<slug:name>.<slug:form>", data.download, name="archive_download"),
]
