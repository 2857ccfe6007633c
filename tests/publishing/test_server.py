"""What `pexport serve` answers, to clients that are well-behaved and to others."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
from running import pexport

from .published import PERSON, profile_file, publish
from .served import Server, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served("serve", profile_file(tmp_path_factory.mktemp("served"))) as running:
        yield running


def test_each_file_is_what_publish_writes(server: Server, tmp_path: Path) -> None:
    public = publish(tmp_path)

    for path in public.glob("*.*"):
        if not path.name.startswith((".", "nginx")):
            assert server.ask(f"/{path.name}").body == path.read_bytes(), path.name


def test_what_a_file_is_is_said(server: Server) -> None:
    card = server.ask("/person.vcf", {"Accept": "text/html"})

    assert card.status == 200
    assert card.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert card.headers["Content-Disposition"] == 'attachment; filename="person.vcf"'
    assert card.headers["X-Content-Type-Options"] == "nosniff"
    assert card.headers["Access-Control-Allow-Origin"] == "*"
    flat = server.ask("/person.flat.jsonld").headers["Content-Type"]
    assert flat == 'application/ld+json; profile="http://www.w3.org/ns/json-ld#flattened"'


@pytest.mark.parametrize("path", ["/", "/person", "/person.ttl", "/nothing"])
def test_head_is_get_without_the_body(server: Server, path: str) -> None:
    got, head = server.ask(path), server.ask(path, method="HEAD")

    assert (head.status, head.body) == (got.status, b"")
    same = [field for field in got.headers.items() if field[0] != "date"]
    assert [field for field in head.headers.items() if field[0] != "date"] == same


def test_an_unchanged_document_is_not_sent_again(server: Server) -> None:
    etag = server.ask("/person.ttl").headers["ETag"]

    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = server.ask("/person.ttl", {"If-None-Match": known})
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    assert server.ask("/person.ttl", {"If-None-Match": '"other"'}).status == 200


def test_each_variant_has_its_own_etag(server: Server) -> None:
    page = server.ask("/").headers["ETag"]
    turtle = server.ask("/", {"Accept": "text/turtle", "If-None-Match": page})

    assert turtle.status == 200
    unchanged = server.ask("/", {"If-None-Match": page})
    assert (unchanged.status, unchanged.headers["Vary"]) == (304, "Accept")
    assert unchanged.headers["Content-Location"] == "/index.html"


def test_a_precondition_that_fails_is_told(server: Server) -> None:
    etag = server.ask("/person.ttl").headers["ETag"]

    assert server.ask("/person.ttl", {"If-Match": etag}).status == 200
    assert server.ask("/person.ttl", {"If-Match": "*"}).status == 200
    assert server.ask("/person.ttl", {"If-Match": '"other"'}).status == 412
    assert server.ask("/person.ttl", {"If-Match": f"W/{etag}"}).status == 412


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_is_allowed(server: Server, method: str) -> None:
    answer = server.ask("/person.ttl", method=method)

    assert answer.status == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    "path",
    [
        "/../person.ttl",
        "/..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/person.ttl/..",
        "/.pexport.json",
        "/.htaccess",
        "//person.ttl",
        "/person.ttl%00",
        "/person.ttl/",
        "/PERSON.TTL",
        "/%ff%fe",
        "/index.html%3f",
        "/" + "a" * 8000,
    ],
)
def test_what_is_not_published_is_not_there(server: Server, path: str) -> None:
    answer = server.ask(path)

    assert (answer.status, answer.body) == (404, b"No such file.\n")


def raw(server: Server, data: bytes, *, seconds: float = 20) -> bytes:
    """Send *data* as they are and return all that comes until the server hangs up."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as connection:
        connection.sendall(data)
        received = b""
        try:
            while more := connection.recv(65536):
                received += more
        except ConnectionResetError:
            pass
        return received


HOST = b"Host: localhost\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 20_000 + b"\r\n\r\n", b"431"),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 5000 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Accept: " + b"a" * 4001 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Accept: \x00\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\rInjected: c\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost@evil.example\r\nConnection: close\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", b"400"),
        (
            b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nTransfer-Encoding: x\r\n\r\n",
            b"400",
        ),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"400"),
        (b"GARBAGE\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Expect: 100-continue\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Range: bytes=0-1\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X-Forwarded-Host: evil.example\r\n\r\n", b"200"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"If-None-Match: " + b'"a",' * 900 + b"\r\n\r\n", b"200"),
    ],
)
def test_hostile_requests_are_refused_and_harm_nothing(
    server: Server, request_: bytes, status: bytes
) -> None:
    answer = raw(server, request_)

    assert answer.split(b" ", 2)[1] == status
    assert b"evil" not in answer
    assert b"Injected" not in answer
    assert server.ask("/person.ttl").status == 200


def test_who_does_not_finish_a_request_is_hung_up_on(server: Server) -> None:
    """The limit is ten seconds; a client that sends a letter now and then gets no more."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        connection.settimeout(1)
        hung_up = False
        while not hung_up and time.monotonic() - started < 20:
            try:
                connection.sendall(b"a")
                hung_up = connection.recv(1) == b""
            except TimeoutError:
                continue
            except OSError:
                hung_up = True

    assert hung_up


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?resource=acct:person@ada.example", 200),
        ("?resource=acct%3Aperson%40ada.example", 200),
        ("?resource=https://ada.example/", 200),
        ("?resource=https://ada.example/webid.ttl%23me", 200),
        ("?resource=acct:somebody@ada.example", 404),
        ("", 400),
        ("?resource=", 404),
        ("?resource=acct:person@ada.example&resource=x", 400),
    ],
)
def test_webfinger_answers_who_an_account_is(server: Server, query: str, status: int) -> None:
    answer = server.ask(f"/.well-known/webfinger{query}")

    assert answer.status == status
    if status == 200:
        assert answer.headers["Content-Type"] == "application/jrd+json"
        assert json.loads(answer.body)["subject"] == "acct:person@ada.example"


def test_webfinger_gives_the_links_that_are_asked_for(server: Server) -> None:
    query = "?resource=acct:person@ada.example&rel=me&rel=nothing"
    answer = server.ask(f"/.well-known/webfinger{query}")

    assert {link["rel"] for link in json.loads(answer.body)["links"]} == {"me"}


def test_what_few_may_see_is_read_by_no_script_of_another_site(tmp_path: Path) -> None:
    hidden = {**PERSON, "headlines": [{"text": "Secret gauger", "visibility": "private"}]}
    with served("serve", profile_file(tmp_path, hidden), "--audience", "private") as running:
        for path in ("/person.ttl", "/person", "/.well-known/webfinger?resource=x"):
            assert "Access-Control-Allow-Origin" not in running.ask(path).headers
        assert b"Secret gauger" in running.ask("/person.ttl").body


def test_a_port_that_is_taken_is_told(server: Server, tmp_path: Path) -> None:
    done = pexport("serve", profile_file(tmp_path), "--port", str(server.port))

    assert done.returncode == 2
    assert f"127.0.0.1:{server.port}: cannot listen there" in done.stderr


def memory(pid: int) -> int:
    """Return the memory that a process holds, in kB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_under_load_nothing_fails_and_memory_stays_flat(
    server: Server, record_property: Callable[[str, object], None]
) -> None:
    asked = [
        ("/", {}),
        ("/", {"Accept": "text/turtle"}),
        ("/person", {"Accept": "application/ld+json;q=0.9, text/html;q=0.8"}),
        ("/person.jsonld", {}),
        ("/nothing", {}),
    ]

    def client(rounds: int) -> Counter[int]:
        found: Counter[int] = Counter()
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        for number in range(rounds):
            path, headers = asked[number % len(asked)]
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            found[answer.status] += 1
        connection.close()
        return found

    def load(rounds: int) -> Counter[int]:
        with ThreadPoolExecutor(16) as pool:
            return sum(pool.map(client, [rounds] * 16), Counter())

    load(100)
    before = memory(server.pid)
    started = time.monotonic()
    found = load(500)
    seconds = time.monotonic() - started

    assert found == {200: 8000 * 3 // 5, 303: 8000 // 5, 404: 8000 // 5}
    grown = memory(server.pid) - before
    assert grown < 2000
    record_property("requests a second", round(8000 / seconds))
    record_property("memory in kB, and how much it grew", (before, grown))
