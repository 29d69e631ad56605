"""From which address a visitor comes, for limits on attempts and calls and for the list of sessions."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def visitor_address(request: HttpRequest) -> str:
    """The address of whoever reached the outermost of our own proxies (`SKILLNAD_PROXIES` says how many there are).

    Each proxy adds the address that it was reached from at the end of `X-Forwarded-For`. What stands before those of
    our own was written by the visitor and counts for nothing. A request that has come past a proxy of ours carries
    too few addresses, or something that is none: then it is the address of the connection.
    """
    named = request.headers.get("X-Forwarded-For", "").split(",")
    trusted = settings.PROXIES
    outermost = named[-trusted] if 0 < trusted <= len(named) else ""
    return _address(outermost) or str(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str:
    """An address without port and brackets, or nothing."""
    for candidate in (text, text.rpartition(":")[0]):
        try:
            return str(ip_address(candidate.strip().strip("[]")))
        except ValueError:
            continue
    return ""
