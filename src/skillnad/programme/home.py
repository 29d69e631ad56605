"""The data folder of an installation, and the secret that lies in it."""

import os
import secrets
from pathlib import Path


def home_folder() -> Path:
    """The folder with database, files and secret: `SKILLNAD_HOME`, else `.skillnad` in the user's own folder."""
    chosen = os.environ.get("SKILLNAD_HOME", "")
    folder = Path(chosen) if chosen else Path.home() / ".skillnad"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(home: Path) -> str:
    """The key that signs sessions: `SKILLNAD_SECRET_KEY`, else one that is made once and kept in the data folder."""
    given = os.environ.get("SKILLNAD_SECRET_KEY", "")
    return given or _kept(home / "secret-key")


def _kept(path: Path) -> str:
    """What two processes that start at once agree on: whoever links first has made the key."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), "ascii")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text("ascii")
