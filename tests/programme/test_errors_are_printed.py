"""An error in a page is told where the server prints, with what led to it."""

import io
import logging

from django.http import HttpResponseServerError
from django.utils.log import log_response


def test_an_error_in_a_page_is_printed_with_its_trace(rf, monkeypatch):
    [printer] = logging.getLogger("django.request").handlers
    monkeypatch.setattr(printer, "stream", io.StringIO())
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        log_response("%s", "/plan/", response=HttpResponseServerError(), request=rf.get("/plan/"), exception=error)
    assert "ZeroDivisionError" in printer.stream.getvalue()
