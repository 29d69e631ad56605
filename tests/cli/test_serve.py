"""`skillnad serve`: it starts, answers, and stops cleanly."""

import http.client
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from . import web


@contextmanager
def started(home, *words):
    port = web.free_port()
    command = [sys.executable, "-m", "skillnad.cli", "serve", "--port", str(port), *words]
    with subprocess.Popen(command, env=web.environment(home), stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, port, process.stdout.readline()
        finally:
            process.terminate()


def fetch(port, path="/"):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")


def children_of(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.split()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_the_address_answers_there_and_stops_with_its_children(told, tmp_path):
    with started(tmp_path) as (process, port, first):
        assert first == f"Skillnad runs at http://127.0.0.1:{port}/\n"
        status, page = fetch(port)
        assert status == 200
        assert "Skillnad" in page
        assert fetch(port, "/static/ui/skillnad.css")[0] == 200
        children = children_of(process.pid)
        assert len(children) == 2, "a server and a worker"
        process.send_signal(told)
        rest = process.stdout.read()
        assert process.wait(timeout=30) == 0
    assert rest.endswith("Stopped.\n")
    alive = subprocess.run(["ps", "-o", "stat=", "-p", ",".join(children)], capture_output=True, text=True, check=False)
    assert alive.stdout.strip() == ""
    assert "skillnad invite EMAIL --role administrator" in rest


def test_a_port_that_is_taken_is_told_and_nothing_is_made(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = web.skillnad(tmp_path / "new", "serve", "--port", str(port))
    assert done.returncode == 2
    assert f"127.0.0.1:{port}: the address cannot be listened on" in done.stderr
    assert not (tmp_path / "new").exists()


def test_the_two_worlds_never_share_a_folder(tmp_path):
    (tmp_path / "world").write_text("real", "ascii")
    done = web.skillnad(tmp_path, "serve", "--demo", "--port", str(web.free_port()))
    assert done.returncode == 2
    assert "the folder holds an installation in real use. The two are never mixed." in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["world"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    done = web.skillnad(tmp_path / "file" / "home", "serve", "--port", str(web.free_port()))
    assert done.returncode == 2
    assert "the data folder cannot be used" in done.stderr


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path):
    address = f"postgresql://someone:hemligt@127.0.0.1:{web.free_port()}/none"
    done = web.skillnad(tmp_path, "serve", "--port", str(web.free_port()), DATABASE_URL=address)
    assert done.returncode == 2
    assert "the database does not answer" in done.stderr
    assert "hemligt" not in done.stderr


@pytest.mark.parametrize("command", ["serve", "backup x", "restore x", "audit verify", "remind", "manage check"])
def test_without_the_web_part_one_sentence_says_what_to_install(command, run, folder, monkeypatch):
    monkeypatch.setattr("skillnad.cli.web.NEEDED", ("a_package_that_is_not_there",))
    (folder / "x").touch()
    answer = run(*command.split(), *(["--force"] if command.startswith("backup") else []))
    assert answer.code == 2
    assert answer.err == (
        'skillnad: this command needs the web part of Skillnad. Install it: pip install "skillnad[web]"\n'
    )
