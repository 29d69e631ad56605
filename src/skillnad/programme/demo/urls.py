"""The addresses of the try-out's own pages."""

from django.urls import path

from skillnad.programme.demo import views

urlpatterns = [
    path("", views.start, name="demo_start"),
    path("roll/<slug:key>/", views.take_role, name="demo_role"),
    path("aterstall/", views.start_again, name="demo_reset"),
]
