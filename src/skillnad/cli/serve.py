"""`skillnad serve`: the web system, with its worker, until it is told to stop."""

import io
import os
import socket
import sys
from pathlib import Path

import typer

from skillnad.cli.output import progress
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def serve(
    demo: bool = typer.Option(False, "--demo", help=_("An invented programme to try out, in a folder of its own.")),
    port: int = typer.Option(8000, "--port", min=1, max=65535, help=_("The port to listen on.")),
    host: str = typer.Option("127.0.0.1", "--host", help=_("The address to listen on.")),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Prepare the data folder, start the server and the worker, stop both when told."""
    _language = language
    from skillnad.cli.children import Children
    from skillnad.cli.web import start_django

    _check_free(host, port)
    folder = start_django(home, demo=demo)
    _prepare(folder, demo=demo)
    with Children() as children:
        children.start(_("The server"), server_command(host, port))
        children.start(_("The worker"), [sys.executable, "-m", "django", "worker", "--verbosity", "0"])
        children.wait_for(host, port)
        print(_("Skillnad runs at {address}").format(address=f"http://{_shown(host)}:{port}/"), flush=True)
        print(_("Data folder: {folder}. Stop with Ctrl-C.").format(folder=folder), flush=True)
        _say_how_to_begin(demo=demo)
        children.wait()
    print(_("Stopped."), flush=True)


def server_command(host: str, port: int) -> list[str]:
    """How the server is started: Granian, as WSGI."""
    workers = os.environ.get("SKILLNAD_WORKERS", "") or str(min(2, os.cpu_count() or 1))
    listen = ["--host", host, "--port", str(port), "--interface", "wsgi", "--no-ws"]
    power = ["--workers", workers, "--blocking-threads", "4", "--respawn-failed-workers", "--log-level", "error"]
    return [sys.executable, "-m", "granian", *listen, *power, "skillnad.programme.wsgi:application"]


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise SkillnadError(
                _("the address cannot be listened on, perhaps since something else does"),
                where=f"{host}:{port}",
                remedy=_("Choose another with --port, or stop what runs there."),
            ) from error


def _prepare(folder: Path, *, demo: bool) -> None:
    from django.core.management import call_command, get_commands

    from skillnad.programme.home import keep_for

    with progress(_("Preparing the database")):
        migrate()
        keep_for(folder, demo=demo)
        for command in ("import_facts", *(["build_demo"] if demo else [])):
            if command in get_commands():
                call_command(command, verbosity=0, stdout=io.StringIO())


def migrate() -> None:
    """Bring the database to the form of this version."""
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise SkillnadError(
            _("the database does not answer: {reason}").format(reason=reason),
            remedy=_("Check DATABASE_URL, or the disk where the data folder lies."),
        ) from error


def _say_how_to_begin(*, demo: bool) -> None:
    from skillnad.programme.accounts.models import User

    if not demo and not User.objects.exists():
        print(_("Nobody can sign in yet. Invite the first administrator:"))
        print("  skillnad invite EMAIL --role administrator --body BODY", flush=True)


def _shown(host: str) -> str:
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  shown, not listened on
    return everywhere.get(host, f"[{host}]" if ":" in host else host)
