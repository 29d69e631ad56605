"""The addresses that anyone may read."""

from django.urls import path

from skillnad.programme.public.views import agency, data, documents, feeds, standing, start

urlpatterns = [
    path("", start.home, name="home"),
    path("tillganglighet/", standing.accessibility, name="accessibility"),
    path("robots.txt", standing.robots, name="robots"),
    path("sitemap.xml", standing.sitemap, name="sitemap"),
]
public_urlpatterns = [
    path("", start.programmes, name="public_programmes"),
    path("program/<slug:programme>/", start.programme, name="public_programme"),
    path("myndighet/<slug:slug>/", agency.agency, name="public_agency"),
    path("myndighet/<slug:slug>/plan.<slug:form>", agency.plan_download, name="public_plan_download"),
    path("myndighet/<slug:slug>/plan/<int:place>/", agency.chain, name="public_chain"),
    path("handlingar/", documents.documents, name="public_documents"),
    path("handlingar.atom", feeds.documents, name="public_documents_feed"),
    path("handlingar/<slug:number>/", documents.document, name="public_document"),
    path("handlingar/<slug:number>/pdf/", documents.document_pdf, name="public_document_pdf"),
    path("handlingar/<slug:number>/json/", documents.document_json, name="public_document_json"),
    path("moten.atom", feeds.meetings, name="public_meetings_feed"),
    path("data/", data.about, name="public_data"),
    path("data/<slug:name>.<slug:form>", data.download, name="public_download"),
]
