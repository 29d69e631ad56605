"""A data folder that is thrown away, quick passwords, the try-out world beside the archive."""

import os
import tempfile

os.environ["SKILLNAD_HOME"] = tempfile.mkdtemp(prefix="skillnad-test-")
os.environ.setdefault("SKILLNAD_DEMO", "1")

from skillnad.programme.settings import *  # noqa: F403  the folder must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
