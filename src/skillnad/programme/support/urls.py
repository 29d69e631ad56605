"""The addresses of support, review and sampling."""

from django.urls import path

from skillnad.programme.support.views import requests, reviews, samples

urlpatterns = [
    path("stod/", requests.inbox, name="support"),
    path("granskning/", reviews.overview, name="review_overview"),
    path("urval/", samples.samples, name="samples"),
    path("urval/nytt/", samples.new, name="sample_new"),
    path("urval/<int:pk>/", samples.sample, name="sample"),
    path("<slug:body>/stod/", requests.requests, name="support_requests"),
    path("<slug:body>/stod/ny/", requests.new, name="support_request_new"),
    path("<slug:body>/stod/<int:pk>/", requests.one, name="support_request"),
    path("<slug:body>/stod/<int:pk>/avsluta/", requests.close, name="support_request_close"),
    path("<slug:body>/stod/bilaga/<int:pk>/", requests.attachment, name="support_attachment"),
    path("<slug:body>/granskning/", reviews.reviews, name="reviews"),
    path("<slug:body>/granskning/<int:year>/", reviews.write, name="review_write"),
]
