"""The addresses of submissions."""

from django.urls import path

from skillnad.programme.submissions.views import deciding, documents, drafts, reviewing

ALL = "<slug:body>/redovisningar/"
ONE = f"{ALL}<int:pk>/"
DOCUMENT = f"{ONE}handling/<int:round>/"

urlpatterns = [
    path("inkommet/", reviewing.inbox, name="inbox"),
    path(ALL, drafts.submissions, name="submissions"),
    path(f"{ALL}paborja/", drafts.submission_begin, name="submission_begin"),
    path(ONE, drafts.submission, name="submission"),
    path(f"{ONE}avsnitt/<int:section>/", drafts.submission_section, name="submission_section"),
    path(f"{ONE}forhandsvisning/", deciding.submission_preview, name="submission_preview"),
    path(f"{ONE}besluta/", deciding.submission_decide, name="submission_decide"),
    path(f"{ONE}ta-tillbaka/", deciding.submission_reopen, name="submission_reopen"),
    path(f"{ONE}lamna-in/", deciding.submission_submit, name="submission_submit"),
    path(f"{ONE}godta/", reviewing.submission_accept, name="submission_accept"),
    path(f"{ONE}atersand/", reviewing.submission_return, name="submission_return"),
    path(f"{ONE}jamfor/<int:earlier>/<int:later>/", documents.submission_changes, name="submission_changes"),
    path(DOCUMENT, documents.submission_document, name="submission_document"),
    path(f"{DOCUMENT}pdf/", documents.submission_pdf, name="submission_pdf"),
    path(f"{DOCUMENT}json/", documents.submission_json, name="submission_json"),
    path(f"{DOCUMENT}aterkoppling/", reviewing.submission_feedback, name="submission_feedback"),
]
