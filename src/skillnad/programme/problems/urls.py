"""The addresses of problems, under a body's working pages."""

from django.urls import path

from skillnad.programme.problems import views

urlpatterns = [
    path("<slug:body>/problem/", views.problem_list, name="problems"),
    path("<slug:body>/problem/nytt/", views.problem_new, name="problem_new"),
    path("<slug:body>/problem/<int:pk>/", views.problem_page, name="problem"),
    path("<slug:body>/problem/<int:pk>/andra/", views.problem_edit, name="problem_edit"),
    path("<slug:body>/problem/<int:pk>/besluta/", views.problem_decide, name="problem_decide"),
    path("<slug:body>/problem/<int:pk>/stang/", views.problem_close, name="problem_close"),
    path("<slug:body>/problem/<int:pk>/ta-bort/", views.problem_delete, name="problem_delete"),
]
