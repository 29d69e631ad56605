"""The language of a page: what the reader has chosen, else what the user has set, else Swedish."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from skillnad.language import choose


class LanguageMiddleware:
    """Sets the language of Django's messages and of the library's, and says it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the reader."""
        language = language_of(request)
        request.LANGUAGE_CODE = language
        choose(language)
        try:
            with translation.override(language):
                response = self.get_response(request)
        finally:
            choose(None)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """`sv` or `en`."""
    known = [code for code, _name in settings.LANGUAGES]
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return str(user.language)
    return "sv"
