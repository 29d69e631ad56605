"""The page that shows every component, for those who build and test."""

from django.urls import path

from skillnad.programme.ui import views

urlpatterns = [path("", views.gallery, name="ui")]
