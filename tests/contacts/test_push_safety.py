"""What a push sends to whom, and servers that are none, or mean ill."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from running import pexport

from contacts.conftest import Pusher
from contacts.proxy import serving
from contacts.servers import PASSWORD, USER, radicale
from pexport.contacts import transport
from pexport.errors import PexportError

FULL = str(SAMPLES / "profiles/full.json")


@contextmanager
def answering(
    status: int, body: bytes = b"", endless: bytes = b"", **headers: str
) -> Iterator[tuple[str, list[Any]]]:
    """Run a server that answers everything alike; yield where, and the heads it has been sent."""
    asked: list[Any] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any, **__: Any) -> None:
            """Say nothing."""

        def answer(self) -> None:
            asked.append(self.headers)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)
            try:
                while endless and not over.is_set():
                    self.wfile.write(endless)
            except OSError:
                pass  # whoever asked has gone

    for method in ("GET", "PUT", "PROPFIND", "REPORT"):
        setattr(Handler, f"do_{method}", Handler.answer)
    with serving(Handler) as url:
        try:
            yield url, asked
        finally:
            over.set()


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line of a refusal."""
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert PASSWORD not in done.stderr
    return done.stderr.removeprefix("pexport: ")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://dav.example/", "URL: http://dav.example would send the password"),
        ("https://ada:secret@dav.example/", "URL: everyone on this machine can see a password"),
        ("dav.example", "URL: 'dav.example' is not a web address"),
        ("ftp://dav.example/", "URL: 'ftp://dav.example/' is not a web address"),
        ("https://[::1/", "URL: 'https://[::1/' is not a web address"),
        ("https://dav.example:99999/", "URL: 'https://dav.example:99999/' is not a web address"),
        ("https:///x", "URL: 'https:///x' is not a web address"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str, said: str) -> None:
    done = pexport("push", url, "--from", FULL)

    assert refused(done).startswith(said)
    assert "secret" not in done.stderr


@pytest.mark.parametrize(
    ("url", "allow_http", "is_taken"),
    [
        ("http://127.0.0.1:5232/", False, True),
        ("http://[::1]:5232/", False, True),
        ("http://localhost/", False, True),
        ("http://localhost.evil.example/", False, False),
        ("http://127.0.0.1.evil.example/", False, False),
        ("http://10.0.0.1/", False, False),
        ("http://10.0.0.1/", True, True),
    ],
)
def test_a_password_goes_unencrypted_to_this_machine_alone(
    url: str, allow_http: bool, is_taken: bool
) -> None:
    if is_taken:
        assert transport.address(url, allow_http=allow_http).url == url
    else:
        with pytest.raises(PexportError, match="would send the password unencrypted"):
            transport.address(url, allow_http=allow_http)


def test_no_other_server_is_spoken_to(pusher: Pusher) -> None:
    with answering(200) as (other, asked_there), answering(307, Location=f"{other}/") as (url, _):
        said = refused(pusher.push(url))

    assert f"leads to another server, {other}/" in said
    assert asked_there == []


def test_nor_one_that_an_answer_names(pusher: Pusher) -> None:
    with answering(200) as (other, asked_there):
        body = (
            '<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop>'
            f"<current-user-principal><href>{other}/ada/</href></current-user-principal></prop>"
            "<status>HTTP/1.1 200 OK</status></propstat></response></multistatus>"
        )
        with answering(207, body.encode()) as (url, _):
            said = refused(pusher.push(url))

    assert f"leads to another server, {other}/ada/" in said
    assert asked_there == []


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_nor_a_proxy(variable: str, pusher: Pusher) -> None:
    with answering(200) as (other, asked_there), answering(404) as (url, asked):
        pusher.push(url, **{variable: other, "NO_PROXY": "", "no_proxy": ""})

    assert asked_there == []
    assert asked


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<html>hello</html>", "not a WebDAV answer; is this an address book?"),
        (207, b"no xml", "not a WebDAV answer"),
        (
            207,
            b'<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus xmlns="DAV:">&a;</multistatus>',
            "not a WebDAV answer",
        ),
        (404, b"", "no address book that can be written to"),
        (401, b"", f"the server refuses this password of {USER}"),
        (500, b"", "the server failed (500)"),
        (307, b"", "too many redirects"),
    ],
)
def test_a_server_that_is_no_address_book_is_told(
    status: int, body: bytes, said: str, pusher: Pusher
) -> None:
    headers = {"Location": "/"} if status == 307 else {}
    with answering(status, body, b"", **headers) as (url, _):
        assert said in refused(pusher.push(url))


def test_an_answer_without_end_ends(pusher: Pusher) -> None:
    with answering(207, endless=b"x" * 65_536) as (url, _):
        assert "the answer is larger than 20 MB" in refused(pusher.push(url))


def test_nobody_there_is_told(pusher: Pusher) -> None:
    with answering(200) as (url, _):
        pass

    assert "cannot connect" in refused(pusher.push(url))


def test_a_digest_is_answered_with_a_digest(pusher: Pusher) -> None:
    wants = 'Digest realm="dav", nonce="abc", qop="auth", algorithm=MD5'
    with answering(401, WWW_Authenticate=wants) as (url, asked):
        assert "refuses this password of ada" in refused(pusher.push(url))

    assert asked[-1]["Authorization"].startswith('Digest username="ada", realm="dav"')


def test_a_wrong_password_is_told_without_it(pusher: Pusher, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as server:
        said = refused(pusher.push(server.url, PEXPORT_CARDDAV_PASSWORD="wrong-one"))  # noqa: S106 - of nobody

    assert "the server refuses this password of ada" in said
    assert "wrong-one" not in said


def without_environment(pusher: Pusher) -> dict[str, str]:
    """Return an environment in which a keyring alone knows a password, in a file."""
    left = {
        name: value
        for name, value in pusher.environment.items()
        if not name.startswith("PEXPORT_CARDDAV")
    }
    backend = {
        "PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring",
        "XDG_DATA_HOME": str(pusher.folder / "data"),
    }
    return left | backend


def test_the_password_may_come_from_the_keyring(pusher: Pusher, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as server:
        environment = without_environment(pusher)

        def run(*command: str, given: str = "") -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-m", *command],
                env=environment,
                input=given,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )

        page = str(pusher.folder / "page.json")
        named = server.root.replace("//", f"//{USER}@")
        before = run("pexport", "push", server.url, "--from", page)
        of_user = run("pexport", "push", named, "--from", page)
        kept = run("keyring", "set", server.root, USER, given=f"{PASSWORD}\n")
        after = run("pexport", "push", named, "--from", page)

    assert f"keyring set {server.root} USER" in refused(before)
    assert f"no password of ada for {server.root}" in refused(of_user)
    assert kept.returncode == 0, kept.stderr
    assert after.stdout.startswith("created: "), after.stderr


def test_half_of_the_credentials_is_told(pusher: Pusher) -> None:
    environment = {**pusher.environment}
    del environment["PEXPORT_CARDDAV_USER"]

    done = subprocess.run(
        pusher.command("https://dav.example/"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "PEXPORT_CARDDAV_PASSWORD is set, but PEXPORT_CARDDAV_USER is not" in refused(done)


def test_what_is_remembered_is_for_the_user_alone(pusher: Pusher, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as server:
        pusher.push(server.url)
        (state,) = (pusher.folder / "state/pexport/push").glob("*.json")
        assert state.parent.stat().st_mode & 0o077 == 0
        assert PASSWORD not in state.read_text()

        state.write_text("{")
        assert "damaged record of the last push; delete the file" in refused(
            pusher.push(server.url)
        )


def test_hidden_facts_are_not_pushed(pusher: Pusher, tmp_path: Path) -> None:
    pusher.page(phones=[{"number": "+1 555 0100", "visibility": "private"}])
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as server:
        pusher.push(server.url)
        (card,) = server.contacts().values()

    assert b"555" not in card


def test_without_the_extra_it_says_what_brings_it(tmp_path: Path) -> None:
    """A folder before all others on the path hides the libraries, as if they were not there."""
    code = (
        "import sys, importlib.util as u; f = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'keyring' else f(name, *rest)\n"
        f"sys.argv = ['pexport', 'push', 'https://dav.example/', '--from', {FULL!r}]\n"
        "from pexport.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )

    assert refused(done) == "push needs keyring; install with: pip install 'pexport[push]'\n"
