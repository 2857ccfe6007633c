"""The published folder at real hosts: Apache and nginx read what was written for them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .accept_headers import TABLE
from .published import publish
from .served import Server

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="are run as daemons")]

APACHE_MODULES = Path("/usr/lib/apache2/modules")
APACHE = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/errors
Listen 127.0.0.1:{port}
DocumentRoot {public}
TypesConfig /etc/mime.types
<Directory {public}>
  AllowOverride All
  Require all granted
</Directory>
"""
NGINX = """
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {public};
    include {public}/nginx-snippet.conf;
  }}
}}
"""


def program(name: str) -> str:
    """Return the path of *name*; skip the test where it is missing, and fail it in CI."""
    found = shutil.which(name, path=f"/usr/sbin:{os.environ['PATH']}")
    if found is None:
        why = f"{name} is missing; on Debian: apt-get install {name}"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    return found


@contextmanager
def running(config: str, command: list[str], folder: Path, public: Path) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "config").write_text(config.format(folder=folder, public=public, port=port))
    process = subprocess.Popen([*command, str(folder / "config")], user=_nobody())
    try:
        _until_it_answers(port, folder)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)


def _nobody() -> int | None:
    """Return who runs a host where root may not."""
    return 65534 if os.geteuid() == 0 else None


def _until_it_answers(port: int, folder: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError((folder / "errors").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder that another user may use."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        path = Path(name)
        publish(path)
        path.chmod(0o777)
        yield path


@pytest.fixture(scope="module")
def apache(folder: Path) -> Iterator[Server]:
    wanted = "mpm_event authz_core mime negotiation dir headers rewrite".split()
    httpd = program("apache2")
    loaded = "".join(
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n" for name in wanted
    )
    command = [httpd, "-D", "FOREGROUND", "-f"]
    with running(loaded + APACHE, command, folder, folder / "public") as server:
        yield server


@pytest.fixture(scope="module")
def nginx(folder: Path) -> Iterator[Server]:
    command = [program("nginx"), "-e", f"{folder}/errors", "-c"]
    with running(NGINX, command, folder, folder / "public") as server:
        yield server


DIFFERENT = {
    "": "no Accept at all, which http.client does not send as empty",
    "application/json": "no file is of that type alone",
    "application/json, text/plain, */*": "the same",
    "*/turtle": "what is no range is passed over here, and taken for a type by Apache",
    "turtle": "the same",
}


@pytest.mark.parametrize(
    ("header", "suffix"), [row for row in TABLE if ";" not in row[0] and row[0] not in DIFFERENT]
)
def test_apache_chooses_as_our_own_server_does(
    apache: Server, folder: Path, header: str, suffix: str | None
) -> None:
    answer = apache.ask("/person", {"Accept": header})

    if suffix is None:
        assert answer.status == 406
    else:
        assert answer.status == 200
        assert answer.body == (folder / "public" / f"person.{suffix}").read_bytes()
        assert "Accept" in answer.headers["Vary"].title()


@pytest.mark.parametrize("host", ["apache", "nginx"])
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/person.html", "text/html; charset=utf-8"),
        ("/person.ttl", "text/turtle; charset=utf-8"),
        ("/person.jsonld", "application/ld+json"),
        ("/person.vcf", "text/vcard; charset=utf-8"),
        ("/person.jcard.json", "application/vcard+json"),
        ("/person.orcid-xml.xml", "application/vnd.orcid+xml"),
        ("/person.md", "text/markdown; charset=utf-8"),
        ("/webid.ttl", "text/turtle; charset=utf-8"),
        ("/.well-known/webfinger", "application/jrd+json"),
        ("/.well-known/webfinger?resource=acct:person@ada.example", "application/jrd+json"),
    ],
)
def test_a_host_says_what_each_file_is(
    host: str, path: str, kind: str, request: pytest.FixtureRequest
) -> None:
    server: Server = request.getfixturevalue(host)
    answer = server.ask(path)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    if kind.startswith("text/html"):
        links = ", ".join(answer.headers.get_all("Link") or [])
        assert '</person.ttl>; rel="alternate"; type="text/turtle"' in links
    if path == "/person.vcf":
        assert "person.vcf" in answer.headers["Content-Disposition"]
