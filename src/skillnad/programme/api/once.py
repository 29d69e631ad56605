"""A call that is sent twice with the same `Idempotency-Key` is carried out once, and answered alike both times."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Status

from skillnad.programme.api.entering import caller
from skillnad.programme.api.filling import Unfit, fault
from skillnad.programme.api.models import KeptAnswer

HEADER = "Idempotency-Key"
KEPT = timedelta(days=2)
PATTERN = r"^[!-~]{1,100}$"
DESCRIBED: dict[str, Any] = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": False,
            "schema": {"type": "string", "pattern": PATTERN},
            "description": "A key of your own for this call, such as a UUID. Sent again within two days it is answered "
            "as the first time, and nothing is written twice.",
        }
    ]
}
Answer = Status[Any]


def once(call: Callable[..., Answer]) -> Callable[..., Answer]:
    """Keep the answer beside what was written, in one transaction; what was refused is tried anew."""

    @wraps(call)
    def calling(request: HttpRequest, *args: Any, **kwargs: Any) -> Answer:
        if HEADER not in request.headers:
            return call(request, *args, **kwargs)
        key = _key(request)
        with transaction.atomic():
            KeptAnswer.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
            kept, new = KeptAnswer.objects.get_or_create(
                user=caller(request), key=key, defaults={"call": _fingerprint(request)}
            )
            if new:
                answer = call(request, *args, **kwargs)
                kept.status, kept.answer = answer.status_code, answer.value
                kept.save()
        if kept.call != _fingerprint(request):
            raise Unfit([fault(HEADER, _("The key was used for another call."), _("Send a new key."))])
        return Status(kept.status, kept.answer)

    return calling


def _key(request: HttpRequest) -> str:
    key = request.headers[HEADER]
    if not re.fullmatch(PATTERN, key):
        raise Unfit([fault(HEADER, _("This is not a key."), _("Send 1 to 100 visible ASCII characters."))])
    return key


def _fingerprint(request: HttpRequest) -> str:
    content = b"\n".join([str(request.method).encode(), request.path.encode(), request.body])
    return hashlib.sha256(content).hexdigest()
