"""The addresses of the overview."""

from django.urls import path

from skillnad.programme.overview import views

urlpatterns = [
    path("overblick/", views.overview, name="overview"),
    path("overblick/overblick.csv", views.overview_csv, name="overview_csv"),
]
