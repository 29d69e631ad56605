"""The addresses of methods, under a body's working pages."""

from django.urls import path

from skillnad.programme.methods import views

urlpatterns = [
    path("<slug:body>/metoder/", views.method_list, name="methods"),
    path("<slug:body>/metoder/<slug:method>/borja/", views.method_start, name="method_start"),
    path("<slug:body>/metoder/<slug:method>/over-tid/", views.method_over_time, name="method_over_time"),
    path("<slug:body>/metoder/<int:pk>/", views.method_session, name="method_session"),
    path("<slug:body>/metoder/<int:pk>/klart/", views.method_finish, name="method_finish"),
    path("<slug:body>/metoder/<int:pk>/problem/", views.method_problem, name="method_problem"),
    path("<slug:body>/metoder/<int:pk>/steg/<slug:step>/", views.method_step, name="method_step"),
]
