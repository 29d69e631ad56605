"""Users, who sign in with their e-mail address, and the dated roles they hold."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.roles import ASSIGNABLE, ROLES, Role
from skillnad.programme.agencies.models import Body, Dated

__all__ = ["Invitation", "RoleAssignment", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Makes users; there is no superuser, only the administrator's role."""

    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a password, or one who must choose it first."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(_("active"), default=True)
    language = models.CharField(_("language"), max_length=2, default="sv")
    invented = models.BooleanField(_("invented"), default=False)
    joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name."""
        return self.name


class RoleAssignment(Dated):
    """A role that a user holds at a body, from and to."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=20, choices=ASSIGNABLE)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assignments")

    class Meta(Dated.Meta):
        ordering = ["body__name", "role"]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} ({self.body})"

    @property
    def role_class(self) -> type[Role]:
        """What the role may do."""
        return ROLES[self.role]
