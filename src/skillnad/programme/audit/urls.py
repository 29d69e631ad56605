"""The addresses of the log."""

from django.urls import path

from skillnad.programme.audit import views

urlpatterns = [
    path("handelser/", views.log_everywhere, name="log_everywhere"),
    path("<slug:body>/handelser/", views.log, name="log"),
]
