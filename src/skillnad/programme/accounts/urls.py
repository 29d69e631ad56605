"""The addresses of accounts."""

from allauth.socialaccount.providers.openid_connect.views import login
from csp.decorators import csp_update
from django.urls import path

from skillnad.programme.accounts.views import invitations, matrix, own, users

# A provider may send the browser on to others, such as a federation; the browser lets the form go only where it may.
_to_the_provider = csp_update({"form-action": ["https:"]})(login)

provider_urlpatterns = [path("oidc/oidc/login/", _to_the_provider, {"provider_id": "oidc"})]
account_urlpatterns = [
    path("", own.account, name="account"),
    path("inbjudan/<str:token>/", invitations.invitation, name="invitation"),
    path("anvandare/", users.users_everywhere, name="users_everywhere"),
]
urlpatterns = [
    path("<slug:body>/anvandare/", users.users, name="users"),
    path("<slug:body>/anvandare/bjud-in/", users.users_invite, name="users_invite"),
    path("<slug:body>/anvandare/inbjudan/<int:pk>/dra-tillbaka/", users.users_withdraw, name="users_withdraw"),
    path("<slug:body>/anvandare/<int:pk>/avsluta/", users.users_end, name="users_end"),
]
public_urlpatterns = [path("roller/", matrix.roles, name="roles")]
