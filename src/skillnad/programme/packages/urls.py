"""The addresses of packages."""

from django.urls import path

from skillnad.programme.packages import views

urlpatterns = [path("<slug:body>/redovisningar/paket/", views.package_new, name="package_new")]
public_urlpatterns = [
    path("handlingar/<slug:number>/paket/", views.document_package, name="public_document_package"),
]
