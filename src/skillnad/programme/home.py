"""The data folder of an installation, and the secret that lies in it."""

import os
import secrets
from pathlib import Path


def home_folder() -> Path:
    """The folder with database, files and secret: `SKILLNAD_HOME`, else one in the user's own folder.

    The invented programme has a folder of its own, so that it never stands beside real data.
    """
    chosen = os.environ.get("SKILLNAD_HOME", "")
    own = ".skillnad-demo" if os.environ.get("SKILLNAD_DEMO", "") == "1" else ".skillnad"
    folder = Path(chosen) if chosen else Path.home() / own
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def belongs_to_demo(home: Path) -> bool | None:
    """Whether a data folder is kept for the invented programme; `None` before anything has been kept there."""
    world = home / "world"
    return world.read_text("ascii") == "demo" if world.exists() else None


def keep_for(home: Path, *, demo: bool) -> None:
    """Write down which world a data folder belongs to."""
    (home / "world").write_text("demo" if demo else "real", "ascii")


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
