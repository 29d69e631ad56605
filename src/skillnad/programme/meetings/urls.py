"""The addresses of meetings."""

from django.urls import path

from skillnad.programme.meetings.views import agenda, arrange, contribute, material, promise, read
from skillnad.programme.meetings.views import open as opened

urlpatterns = [
    path("moten/", read.meetings, name="meetings"),
    path("moten/nytt/", arrange.new, name="meeting_new"),
    path("moten/<int:pk>/", read.meeting, name="meeting"),
    path("moten/<int:pk>/andra/", arrange.change, name="meeting_edit"),
    path("moten/<int:pk>/steg/", arrange.step, name="meeting_step"),
    path("moten/<int:pk>/punkter/ny/", agenda.new, name="meeting_item_new"),
    path("moten/punkter/<int:pk>/", agenda.change, name="meeting_item_edit"),
    path("moten/punkter/<int:pk>/ta-bort/", agenda.remove, name="meeting_item_remove"),
    path("moten/punkter/<int:pk>/talare/ny/", agenda.new_speaker, name="meeting_speaker_new"),
    path("moten/talare/<int:pk>/ta-bort/", agenda.remove_speaker, name="meeting_speaker_remove"),
    path("moten/<int:pk>/dokument/nytt/", material.new_document, name="meeting_document_new"),
    path("moten/dokument/<int:pk>/", read.document, name="meeting_document"),
    path("moten/dokument/<int:pk>/ta-bort/", material.remove_document, name="meeting_document_remove"),
    path("moten/<int:pk>/bilder/ny/", material.new_picture, name="meeting_picture_new"),
    path("moten/bilder/<int:pk>/", read.picture, name="meeting_picture"),
    path("moten/bilder/<int:pk>/andra/", material.change_picture, name="meeting_picture_edit"),
    path("moten/bilder/<int:pk>/ta-bort/", material.remove_picture, name="meeting_picture_remove"),
    path("<slug:body>/moten/<int:pk>/bidrag/", contribute.write, name="meeting_contribution"),
    path("<slug:body>/moten/<int:pk>/bidrag/beslut/", contribute.decide, name="meeting_contribution_decide"),
    path("<slug:body>/moten/<int:pk>/loften/nytt/", promise.new, name="promise_new"),
    path("<slug:body>/loften/", promise.promises, name="promises"),
    path("<slug:body>/loften/<int:pk>/", promise.change, name="promise_edit"),
    path("<slug:body>/loften/<int:pk>/uppfoljning/", promise.follow_up, name="promise_follow_up"),
]

public_urlpatterns = [
    path("moten/", opened.meetings, name="public_meetings"),
    path("moten/<slug:slug>/", opened.meeting, name="public_meeting"),
    path("moten/<slug:slug>/dokument/<int:pk>/", opened.document, name="public_meeting_document"),
    path("moten/<slug:slug>/bilder/<int:pk>/", opened.picture, name="public_meeting_picture"),
]
