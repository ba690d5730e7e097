import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from quizapp import server, settings
from quizapp.records.store import Records, sqlite_url
from quizapp.records.values import Unusable
from tests.conftest import BANKS

REPOSITORY = Path(__file__).parent.parent
QUIZZES = sum(file.parent.name != "articles" for file in (BANKS / "good").rglob("*.yaml"))


def free_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return probe.getsockname()[1]


def answers(port):
    """Whether anybody listens there."""
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Serving:
    """A real server, in processes of its own, from its first line to its end."""

    def __init__(self, *args, cwd=REPOSITORY, env=None, **settings):
        self.port = settings.pop("port", None) or free_port()
        options = [f"--{name}={value}" for name, value in ({"port": self.port} | settings).items()]
        variables = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizapp", "serve", *map(str, args), *options],
            cwd=cwd,
            env=variables | (env or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.said, self.complained = [], []
        self._ready = threading.Event()
        self._listening = [
            threading.Thread(target=self._listen, args=(self.process.stdout, self.said)),
            threading.Thread(target=self._listen, args=(self.process.stderr, self.complained)),
        ]
        for thread in self._listening:
            thread.start()

    def _listen(self, pipe, lines):
        for line in pipe:
            lines.append(line)
            if "Press Ctrl+C" in line:
                self._ready.set()
        pipe.close()

    def __enter__(self):
        if not self._ready.wait(30):
            self.kill()
            pytest.fail(f"the server did not start: {self.said} {self.complained}")
        self.address = re.search(r"http://\S+/", "".join(self.said))[0]
        return self

    def __exit__(self, *_):
        self.kill()

    def get(self, path=""):
        with urllib.request.urlopen(self.address + path, timeout=10) as response:
            return response.read().decode()

    def stop(self, how):
        """Send a signal, as Ctrl+C or a service manager does, and return the exit code."""
        self.process.send_signal(how)
        return self.wait()

    def wait(self):
        """Wait until it ends by itself, hear all it said, and return its exit code."""
        code = self.process.wait(20)
        for thread in self._listening:
            thread.join(20)
        return code

    def kill(self):
        """End all its processes at once (`kill -9`), with no time to put anything in order."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.wait()


# Folders and addresses


def test_the_data_folder_is_made_where_it_is_asked_for(tmp_path):
    assert settings.data_folder(tmp_path / "a/b") == tmp_path / "a/b"
    assert (tmp_path / "a/b").is_dir()


def test_the_data_folder_is_the_users_unless_another_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = settings.data_folder(None)
    assert folder.name == "quizapp"
    assert folder.is_relative_to(tmp_path)
    assert folder.is_dir()


@pytest.mark.parametrize(
    "given",
    [
        "postgres://me@host/db",
        "postgresql://me:p%40ss@host:5433/db?sslmode=require",
        "sqlite:////tmp/other.db",
    ],
)  # fmt: skip
def test_another_database_is_named_as_its_own_tools_name_it(tmp_path, monkeypatch, given):
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", given)
    assert settings.database_url(tmp_path) == given


@pytest.mark.parametrize("empty", [None, ""])
def test_scores_are_kept_in_the_data_folder_unless_a_database_is_named(tmp_path, monkeypatch, empty):
    monkeypatch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    if empty is not None:
        monkeypatch.setenv("QUIZAPP_DATABASE_URL", empty)
    assert settings.database_url(tmp_path) == sqlite_url(tmp_path)


def test_where_scores_are_kept_is_said_without_a_password(tmp_path):
    url = "postgresql://me:secret@host/db"
    assert server.Setup(tmp_path, tmp_path, url, True).kept_in == "PostgreSQL"
    assert server.Setup(tmp_path, tmp_path, sqlite_url(tmp_path), True).kept_in == str(tmp_path)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "not understood"),
        ("oracledb2://host/db", "not understood"),
        ("postgresql://me:secret@127.0.0.1:1/db", "cannot be opened"),
        ("sqlite:////nowhere/at/all/records.db", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_a_password(tmp_path, url, why):
    with pytest.raises(Unusable, match=why) as caught:
        server.prepare(server.Setup(BANKS / "good", tmp_path, url, True))
    assert "secret" not in str(caught.value)


def test_the_package_that_postgresql_needs_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "quizapp.records.postgresql", raising=False)
    with pytest.raises(Unusable, match=r"pip install 'quizapp\[postgres\]'"):
        Records("postgresql://host/db")


def test_scores_that_are_no_database_are_left_alone(tmp_path):
    (tmp_path / "records.db").write_text("not a database " * 100)
    with pytest.raises(Unusable, match="not a database"):
        server.prepare(server.Setup(BANKS / "good", tmp_path, sqlite_url(tmp_path), True))
    assert (tmp_path / "records.db").read_text() == "not a database " * 100


def test_scores_of_a_newer_version_are_left_alone(tmp_path):
    setup = server.Setup(BANKS / "good", tmp_path, sqlite_url(tmp_path), True)
    server.prepare(setup)
    records = Records(setup.database_url)
    records.database.write(lambda execute: execute("update alembic_version set version_num = '9999'", {}))
    records.close()
    with pytest.raises(Unusable, match="newer quizapp"):
        server.prepare(setup)


# The key


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    before = os.umask(0)
    key = settings.secret_key(tmp_path)
    os.umask(before)
    assert len(key) == 32
    assert settings.secret_key(tmp_path) == key
    [file] = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_each_installation_has_a_key_of_its_own(tmp_path):
    folders = [settings.data_folder(tmp_path / name) for name in "ab"]
    assert settings.secret_key(folders[0]) != settings.secret_key(folders[1])


def test_the_key_is_there_before_any_worker_asks_for_it(tmp_path):
    server.prepare(server.Setup(BANKS / "good", tmp_path, sqlite_url(tmp_path), True))
    assert len((tmp_path / "secret.key").read_bytes()) == 32


# Ports


@pytest.fixture
def taken():
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]


def test_only_what_serves_others_has_a_token_and_it_stays(tmp_path):
    def setup(data, on_this_computer):
        data.mkdir(exist_ok=True)
        return server.Setup(BANKS / "good", data, sqlite_url(data), on_this_computer)

    assert setup(tmp_path / "one", True).token == ""
    token = setup(tmp_path / "one", False).token
    assert len(token) == 32
    assert setup(tmp_path / "one", False).token == token
    assert setup(tmp_path / "two", False).token != token


def test_an_address_that_others_can_open_is_printed():
    assert server.reachable("127.0.0.1") == "127.0.0.1"
    assert server.reachable("quiz.example") == "quiz.example"
    assert re.fullmatch(r"[\d.]+", server.reachable("0.0.0.0"))


def test_the_address_for_educators_is_printed_where_others_are_served(tmp_path):
    with Serving(BANKS / "good", data=tmp_path / "data", host="0.0.0.0") as serving:
        found = re.search(r"Educators open \S+(/teach\?token=[0-9a-f]{32}) once", "".join(serving.said))
        local = f"http://127.0.0.1:{serving.address.rpartition(':')[2]}"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"{local}teach")
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert b"Every passage is asked about" in browser.open(local.rstrip("/") + found[1]).read()


def test_the_default_port_gives_way_where_it_is_taken(taken, monkeypatch):
    monkeypatch.setattr(server, "DEFAULT_PORT", taken)
    assert server.free_port("127.0.0.1", None) not in (0, taken)


def test_the_default_port_is_used_where_it_is_free(monkeypatch):
    monkeypatch.setattr(server, "DEFAULT_PORT", free_port())
    assert server.free_port("127.0.0.1", None) == server.DEFAULT_PORT


def test_a_port_that_was_asked_for_is_used_or_nothing_is(taken):
    asked = free_port()
    assert server.free_port("127.0.0.1", asked) == asked
    with pytest.raises(OSError, match="in use"):
        server.free_port("127.0.0.1", taken)


# A real server


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_it_serves_from_its_first_word_until_it_is_told_to_stop(tmp_path, how, workers):
    with Serving(BANKS / "good", data=tmp_path / "data", workers=workers) as serving:
        assert "The lighthouse of Vrelo" in serving.get()
        assert serving.address == f"http://127.0.0.1:{serving.port}/"
        assert serving.said[0] == f"Serving {QUIZZES} quizzes at {serving.address}\n"
        assert f"Scores are kept in {tmp_path / 'data'}." in serving.said[1]
        assert serving.stop(how) == 0
    assert serving.complained == []


def test_no_worker_outlives_the_process_that_was_started(tmp_path):
    with Serving(BANKS / "good", data=tmp_path / "data", workers=2) as serving:
        os.kill(serving.process.pid, signal.SIGKILL)
        serving.wait()
        deadline = time.monotonic() + 20
        while answers(serving.port) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not answers(serving.port)


def test_workers_serve_the_same_learner(tmp_path):
    with Serving(BANKS / "good", data=tmp_path / "data", workers=2) as serving:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(serving.address + "learner/add", b"name=Ana", timeout=10) as response:
            response.read()
        for _ in range(30):
            with browser.open(serving.address, timeout=10) as response:
                assert "Ana" in response.read().decode()


def test_it_says_what_was_left_out_and_serves_the_rest(tmp_path, root):
    (root / "sample/storm.yaml").write_text("title: [")
    with Serving(root, data=tmp_path / "data") as serving:
        assert "Building a lighthouse" in serving.get()
        assert f"Serving {QUIZZES - 1} quizzes at" in serving.said[0]
        serving.stop(signal.SIGINT)
    complaints = "".join(serving.complained)
    assert re.search(r"storm\.yaml: \d problems?, left out\n`quizapp check` shows what to mend\.", complaints)


def test_a_saved_file_is_live_on_the_next_page(tmp_path, root):
    with Serving(root, data=tmp_path / "data", workers=2) as serving:
        for title in ("The first storm", "The second storm"):
            file = root / "sample/storm.yaml"
            file.write_text(re.sub("title: .*", f"title: {title}", file.read_text(), count=1))
            assert all(title in serving.get() for _ in range(10))


def test_a_port_in_use_is_a_clear_error(tmp_path, taken):
    serving = Serving(BANKS / "good", data=tmp_path / "data", port=taken)
    assert serving.wait() == 1
    assert serving.said == []
    [complaint] = serving.complained
    assert complaint.startswith("Error: cannot serve: ")
    assert "in use" in complaint
