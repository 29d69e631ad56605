"""The addresses of the own account."""

from django.urls import path

from skillnad.programme.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
]
