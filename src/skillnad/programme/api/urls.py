"""The addresses: calls under /api/v1/, their description, and the own keys."""

from django.urls import URLPattern, path, re_path

from skillnad.programme.api import views
from skillnad.programme.api.gate import gate
from skillnad.programme.api.v1 import api

_patterns, _application, _namespace = api.urls
for _pattern in _patterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = gate(_pattern.callback)

urlpatterns = [
    path("", views.operations, name="api_operations"),
    path("openapi.json", views.openapi, name="api_openapi"),
]
calls = (_patterns, "api", "api")
no_call = [re_path(r"^", gate(views.no_such_call), name="api_no_such_call")]
account_urlpatterns = [
    path("nycklar/", views.keys, name="api_keys"),
    path("nycklar/<int:pk>/aterkalla/", views.revoke, name="api_key_revoke"),
]
