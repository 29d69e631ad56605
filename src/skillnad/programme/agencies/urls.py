"""The addresses of the register's working pages."""

from django.urls import path

from skillnad.programme.agencies.views import changes, register

urlpatterns = [
    path("registret/", register.register, name="register"),
    path("registret/nytt/", register.register_new, name="register_new"),
    path("registret/<slug:body>/", register.register_body, name="register_body"),
    path("registret/<slug:body>/andra/", register.register_change, name="register_change"),
    path("registret/<slug:body>/namn/", changes.rename, name="register_rename"),
    path("registret/<slug:body>/uppgang/", changes.merge, name="register_merge"),
    path("registret/<slug:body>/departement/", changes.ministry, name="register_ministry"),
    path("registret/<slug:body>/medlemskap/", changes.add_membership, name="register_member"),
    path("registret/<slug:body>/medlemskap/<int:pk>/slut/", changes.end_membership, name="register_member_end"),
    path("registret/<slug:body>/befattning/", changes.add_position, name="register_position"),
    path("registret/<slug:body>/befattning/<int:pk>/slut/", changes.end_position, name="register_position_end"),
]
