"""`skillnad backup` and `skillnad restore`: all of it, whole, or nothing."""

import json
import shutil
import signal
import subprocess
import sys
import zipfile

import pytest

from . import web

WRITE_ON = (
    web.ADD_EVENT
    + """
import time
print("writing", flush=True)
for n in range(100, 100000):
    add(n)
    time.sleep(0.002)
"""
)
ADD_EXPERIENCE = """
from skillnad.programme.agencies.models import Body
from skillnad.programme.library.models import Experience
body = Body.objects.create(name="Provverket", slug="provverket")
Experience.objects.create(body=body, title="Anonyma stipendier", status="shared", from_year=2024)
"""
KEEP_ALL = "[keep(one) for one in Experience.objects.all()]"
FIND_EXPERIENCE = "from skillnad.programme.library.search import find; print(len(find('stipendier')))"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """An installation with one event and one file."""
    home = tmp_path_factory.mktemp("prepared")
    assert web.skillnad(home, "manage", "migrate").returncode == 0
    web.python(home, web.ADD_EVENT + "add(1)")
    return home


@pytest.fixture
def installation(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def backup(installation, tmp_path):
    file = tmp_path / "backup.zip"
    done = web.skillnad(installation, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert "the database and 1 files" in done.stdout
    return file


def test_a_backup_made_while_others_write_is_restored_whole(installation, tmp_path):
    env = web.environment(installation, DJANGO_SETTINGS_MODULE="skillnad.programme.settings")
    server = [sys.executable, "-m", "skillnad.cli", "serve", "--port", str(web.free_port())]
    writer = [sys.executable, "-c", "import django; django.setup()\n" + WRITE_ON]
    running = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for command in (server, writer)]
    for process in running:
        assert process.stdout.readline()
    done = web.skillnad(installation, "backup", str(tmp_path / "b.zip"))
    for process in running:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert done.returncode == 0, done.stderr
    new = tmp_path / "new"
    assert web.skillnad(new, "restore", str(tmp_path / "b.zip")).returncode == 0
    verified = web.skillnad(new, "audit", "verify")
    assert verified.returncode == 0, verified.stderr
    events, whole = web.python(new, web.COUNT).split()
    assert int(events) == int(whole), "each event made one file, and each file is there to its last byte"
    assert 1 < int(events) < int(web.python(installation, web.COUNT).split()[0])


def test_rows_for_any_database_keep_the_log_s_hashes(installation, tmp_path):
    file = tmp_path / "rows.zip"
    assert web.skillnad(installation, "backup", str(file), "--any-database").returncode == 0
    new = tmp_path / "new"
    assert web.skillnad(new, "restore", str(file)).returncode == 0
    assert web.skillnad(new, "audit", "verify").stdout == "1 links, all of them hold.\n"
    web.python(new, web.ADD_EVENT + "add(2)")
    assert web.python(new, web.COUNT).split() == ["2", "2"]


def test_experience_is_found_by_words_after_rows_are_restored(installation, tmp_path):
    file, new = tmp_path / "rows.zip", tmp_path / "new"
    web.python(installation, ADD_EXPERIENCE)
    assert web.skillnad(installation, "backup", str(file), "--any-database").returncode == 0
    assert web.skillnad(new, "restore", str(file)).returncode == 0
    assert web.python(new, FIND_EXPERIENCE).strip() == "1"


def test_what_the_installation_had_before_is_not_found_by_words_any_more(installation, tmp_path):
    file = tmp_path / "rows.zip"
    assert web.skillnad(installation, "backup", str(file), "--any-database").returncode == 0
    web.python(installation, ADD_EXPERIENCE + "from skillnad.programme.library.search import keep\n" + KEEP_ALL)
    assert web.python(installation, FIND_EXPERIENCE).strip() == "1"
    assert web.skillnad(installation, "restore", str(file), "--force").returncode == 0
    assert web.python(installation, FIND_EXPERIENCE).strip() == "0"


def test_an_installation_in_use_is_replaced_only_with_force(installation, backup):
    web.python(installation, web.ADD_EVENT + "add(2)")
    refused = web.skillnad(installation, "restore", str(backup))
    assert refused.returncode == 2
    assert "this installation is in use" in refused.stderr
    assert web.python(installation, web.COUNT).split() == ["2", "2"]
    assert web.skillnad(installation, "restore", str(backup), "--force").returncode == 0
    assert web.python(installation, web.COUNT).split() == ["1", "1"]


def rewritten(source, target, change):
    """A copy of a backup with its parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        change(parts)
        for name, content in parts.items():
            new.writestr(name, content)
    return target


def flip(parts):
    name = next(name for name in parts if name.startswith("files/"))
    parts[name] += b" "


def lose(parts):
    del parts[next(name for name in parts if name.startswith("files/"))]


def escape(parts):
    manifest = json.loads(parts["manifest.json"])
    name = next(name for name in parts if name.startswith("files/"))
    parts["files/../../evil"] = parts.pop(name)
    manifest["parts"]["files/../../evil"] = manifest["parts"].pop(name)
    parts["manifest.json"] = json.dumps(manifest)


def other_format(parts):
    parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), "format": 99})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (flip, "is not what it was"),
        (lose, "parts are missing"),
        (escape, "is not a part of a backup"),
        (other_format, "has another format"),
        (lambda parts: parts.pop("manifest.json"), "no manifest"),
    ],
)
def test_a_damaged_backup_changes_nothing(change, told, installation, backup, tmp_path):
    damaged = rewritten(backup, tmp_path / "damaged.zip", change)
    done = web.skillnad(installation, "restore", str(damaged), "--force")
    assert done.returncode == 2
    assert told in done.stderr
    assert web.python(installation, web.COUNT).split() == ["1", "1"]
    assert not (tmp_path / "evil").exists()


def test_what_is_no_backup_is_told(installation, tmp_path):
    (tmp_path / "text").write_text("no", "utf-8")
    assert "this is no backup" in web.skillnad(installation, "restore", str(tmp_path / "text"), "--force").stderr
    assert "there is no such file" in web.skillnad(installation, "restore", str(tmp_path / "none")).stderr


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing_unasked(installation, backup):
    assert backup.stat().st_mode & 0o077 == 0
    done = web.skillnad(installation, "backup", str(backup))
    assert done.returncode == 2
    assert "there is a file of that name already" in done.stderr


def test_a_log_that_was_changed_is_found_with_the_place(installation):
    web.python(installation, web.ADD_EVENT + "add(2)\nadd(3)")
    web.python(
        installation,
        "from skillnad.programme.audit.models import AuditEvent\n"
        "AuditEvent.objects.filter(number=2).update(actor_name='Someone else')",
    )
    done = web.skillnad(installation, "audit", "verify")
    assert done.returncode == 2
    assert done.stdout == "Link 2 was changed afterwards.\n"
    assert "links: 3, faults: 1" in done.stderr


@pytest.mark.postgres
def test_postgresql_goes_round_by_its_own_programs_and_by_rows(tmp_path, postgres_database):
    address = postgres_database("backup_round_trip")
    assert web.skillnad(tmp_path, "manage", "migrate", DATABASE_URL=address).returncode == 0
    web.python(tmp_path, web.ADD_EVENT + "add(1)", DATABASE_URL=address)
    for number, option in enumerate(([], ["--any-database"])):
        file = tmp_path / f"{number}.zip"
        done = web.skillnad(tmp_path, "backup", str(file), *option, DATABASE_URL=address)
        assert done.returncode == 0, done.stderr
        assert address.split(":")[2].split("@")[0] not in done.stdout + done.stderr
        web.python(tmp_path, web.ADD_EVENT + f"add({number + 2})", DATABASE_URL=address)
        restored = web.skillnad(tmp_path, "restore", str(file), "--force", DATABASE_URL=address)
        assert restored.returncode == 0, restored.stderr
        assert web.python(tmp_path, web.COUNT, DATABASE_URL=address).split() == ["1", "1"]
        assert web.skillnad(tmp_path, "audit", "verify", DATABASE_URL=address).returncode == 0
    web.python(tmp_path, web.ADD_EVENT + "add(9)", DATABASE_URL=address)
