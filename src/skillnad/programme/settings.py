"""Django's settings. What differs between installations comes from environment variables, listed in
`docs/guide/running.en.md`."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from skillnad.programme.home import home_folder, secret_key

BASE = Path(__file__).resolve().parent
HOME = home_folder()
DEMO = os.environ.get("SKILLNAD_DEMO", "") == "1"
WORK_PREFIX = "prova/" if DEMO else ""

SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SKILLNAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("SKILLNAD_HTTPS", "") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    # First, since their templates and words take the place of those of the packages.
    "skillnad.programme.ui",
    "skillnad.programme.accounts",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "skillnad.programme.audit",
    "skillnad.programme.agencies",
    "skillnad.programme.files",
    "skillnad.programme.mandates",
    "skillnad.programme.problems",
    "skillnad.programme.plans",
    "skillnad.programme.methods",
    "skillnad.programme.archive",
    "skillnad.programme.meetings",
    "skillnad.programme.support",
    "skillnad.programme.library",
    "skillnad.programme.submissions",
    "skillnad.programme.work",
    "skillnad.programme.public",
    "skillnad.programme.overview",
    "skillnad.programme.packages",
    "skillnad.programme.api",
    "skillnad.programme.demo",
    "skillnad.programme.backup",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "skillnad.programme.ui.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "skillnad.programme.urls"
WSGI_APPLICATION = "skillnad.programme.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "skillnad.programme.ui.context.page",
            ],
        },
    },
]
FORM_RENDERER = "skillnad.programme.ui.forms.Renderer"

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "skillnad.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    },
}
_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": dj_database_url.parse(_URL, conn_max_age=60) if _URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
PROXIES = int(os.environ.get("SKILLNAD_PROXIES", "0"))
ACCOUNT_ADAPTER = "skillnad.programme.accounts.adapters.AccountAdapter"
LOGIN_REDIRECT_URL = "after_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_ADAPTER = "skillnad.programme.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts begin with an invitation, so nobody can take another's address
MFA_FORMS = {"add_webauthn": "skillnad.programme.accounts.passkeys.PasskeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Skillnad"
MFA_TOTP_TOLERANCE = 1  # a code that was right when it was written, half a minute ago (RFC 6238, 5.2)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
OIDC_URL = os.environ.get("SKILLNAD_OIDC_URL", "")
SOCIALACCOUNT_ADAPTER = "skillnad.programme.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "VERIFIED_EMAIL": os.environ.get("SKILLNAD_OIDC_TRUST_EMAIL", "") == "1",
        "APPS": [
            {
                "provider_id": "oidc",
                "name": os.environ.get("SKILLNAD_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("SKILLNAD_OIDC_CLIENT", ""),
                "secret": os.environ.get("SKILLNAD_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_URL, "oauth_pkce_enabled": True},
            }
        ]
        if OIDC_URL
        else [],
    }
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # The way to the identity provider begins with a form of ours.
        "form-action": [SELF, *([OIDC_URL] if OIDC_URL else [])],
    }
}
SECURE_REFERRER_POLICY = "same-origin"

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if "SKILLNAD_MAIL_HOST" in os.environ
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST = os.environ.get("SKILLNAD_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("SKILLNAD_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SKILLNAD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SKILLNAD_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SKILLNAD_MAIL_TLS", "") == "1"
EMAIL_TIMEOUT = 20  # a server that does not answer must not hold up the worker
DEFAULT_FROM_EMAIL = os.environ.get("SKILLNAD_MAIL_FROM", "skillnad@localhost")

OWNER = os.environ.get("SKILLNAD_OWNER", "")
FEEDBACK = os.environ.get("SKILLNAD_FEEDBACK", "")
OPEN_DATA_LICENCE = os.environ.get("SKILLNAD_LICENCE", "CC0-1.0")
API_CALLS_A_MINUTE = int(os.environ.get("SKILLNAD_API_CALLS", "120"))

# Without this an error in a page would be told to nobody: Django prints errors in debug mode alone.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR"}},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SILENCED_SYSTEM_CHECKS = [] if HTTPS else ["security.W004", "security.W008", "security.W012", "security.W016"]
