"""The addresses of the working day."""

from django.urls import path

from skillnad.programme.work import views

urlpatterns = [
    path("", views.after_login, name="after_login"),
    path("<slug:body>/", views.agency_home, name="agency_home"),
]
