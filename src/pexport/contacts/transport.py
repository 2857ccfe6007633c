"""HTTP with one server: no other is spoken to, nothing waits for ever, nothing grows for ever."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from pexport.errors import PexportError, one_line

if TYPE_CHECKING:
    import requests

MAX_ANSWER = 20_000_000
"""The most bytes of an answer: an address book sends single contacts, with their pictures."""

_CONNECT, _READ, _WHOLE = 10, 30, 120
"""Seconds for a connection, for the next byte, and for an answer as a whole."""

_REDIRECTS = frozenset({301, 302, 307, 308})
_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By their names, in any case."""
    body: bytes
    url: str
    """Where the answer came from, after redirects within the server."""


class Credentials(NamedTuple):
    """Who asks."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r})"  # whatever logs or raises shows no password


class Address(NamedTuple):
    """An address that the user gave."""

    url: str
    """Without a user."""
    user: str | None

    @property
    def origin(self) -> str:
        """The server: ``https://dav.example``."""
        return origin(self.url)


def address(text: str, *, allow_http: bool) -> Address:
    """Return the address that *text* is; ``PexportError`` where it cannot be used."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname or any(map(str.isspace, text)):
        raise PexportError(
            f"URL: {one_line(text)!r} is not a web address; "
            "expected something like https://dav.example/"
        )
    if parts.password is not None:
        raise PexportError(
            "URL: everyone on this machine can see a password on the command line; keep it in the "
            "keyring, or in PEXPORT_CARDDAV_PASSWORD"
        )
    if parts.scheme == "http" and not allow_http and not _is_loopback(parts.hostname):
        raise PexportError(
            f"URL: http://{parts.hostname} would send the password unencrypted; use https://, or "
            "--allow-http in a network that you trust"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    bare = parts._replace(netloc=place, path=parts.path or "/", query="", fragment="")
    return Address(bare.geturl(), parts.username)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def origin(url: str) -> str:
    """Return the scheme, the host and the port of *url*, as they are kept in the keyring."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Server:
    """One server, over connections that are kept open."""

    def __init__(self, of: str, credentials: Credentials | None) -> None:
        """*of* is the origin of the server."""
        import requests  # noqa: PLC0415 - for this alone, and an extra

        self.origin = of
        self._credentials = credentials
        self._session = requests.Session()
        # No proxy, no ~/.netrc: nothing that the user did not name for this.
        self._session.trust_env = False
        self._session.verify = _authorities()
        self._session.headers["User-Agent"] = "pexport"
        if credentials:
            self._session.auth = _as_utf8(credentials)

    def ask(self, method: str, url: str, body: bytes | None = None, **headers: str) -> Answer:
        """Return the answer to a request; ``PexportError`` where none comes.

        The names of *headers* are written with ``_`` for ``-``. Redirects are followed within the
        server alone: the password is for nobody else.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for _ in range(_MOST_REDIRECTS):
            answer = self._send_authenticated(method, url, body, named)
            if answer.status not in _REDIRECTS:
                return answer
            url = self.within(answer.headers.get("Location", ""), url)
        raise PexportError(f"{url}: too many redirects; use the address of the address book itself")

    def within(self, link: str, page: str) -> str:
        """Return the absolute address of *link*; ``PexportError`` where it is another server's."""
        target = urljoin(page, link)
        if origin(target) != self.origin:
            raise PexportError(
                f"{page}: leads to another server, {one_line(target)}; if you trust it, push to "
                "that address"
            )
        return target

    def _send_authenticated(
        self, method: str, url: str, body: bytes | None, headers: dict[str, str]
    ) -> Answer:
        answer = self._send(method, url, body, headers)
        told = answer.headers.get("WWW-Authenticate", "").lower()
        wants_digest = "digest" in told and "basic" not in told
        if answer.status == 401 and wants_digest and self._credentials:
            from requests.auth import HTTPDigestAuth  # noqa: PLC0415 - few servers want it

            if not isinstance(self._session.auth, HTTPDigestAuth):
                self._session.auth = HTTPDigestAuth(*self._credentials)
                answer = self._send(method, url, body, headers)
        if answer.status == 401:
            raise PexportError(f"{url}: {self._refusal()}")
        return answer

    def _refusal(self) -> str:
        if self._credentials:
            return f"the server refuses this password of {self._credentials.user}"
        return (
            f"the server asks for a user and a password; use keyring set {self.origin} USER, or "
            "PEXPORT_CARDDAV_USER and PEXPORT_CARDDAV_PASSWORD"
        )

    def _send(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        import requests  # noqa: PLC0415 - as above

        try:
            response = self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=(_CONNECT, _READ),
                allow_redirects=False,
                stream=True,
            )
            with response:
                read = _read(response)
        except requests.exceptions.SSLError as error:
            raise PexportError(f"{url}: its certificate is not trusted: {_why(error)}") from None
        except requests.exceptions.Timeout:
            raise PexportError(f"{url}: no answer in time; try again later") from None
        except (requests.exceptions.RequestException, OSError) as error:
            raise PexportError(f"{url}: cannot connect: {_why(error)}") from None
        return Answer(response.status_code, response.headers, read, url)


def _read(response: requests.Response) -> bytes:
    end = time.monotonic() + _WHOLE
    read = bytearray()
    for part in response.iter_content(16_384):
        read += part
        if len(read) > MAX_ANSWER:
            raise PexportError(
                f"{response.url}: the answer is larger than {MAX_ANSWER // 1_000_000} MB"
            )
        if time.monotonic() > end:
            raise PexportError(f"{response.url}: the answer takes longer than {_WHOLE} seconds")
    return bytes(read)


def _as_utf8(credentials: Credentials) -> Any:
    # Basic in UTF-8 (RFC 7617 section 2.1); requests would write Latin-1.
    return credentials.user.encode(), credentials.password.encode()


def _authorities() -> str | bool:
    """Return whom to trust: the file of a server's own authority, else all that browsers do."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True


def _why(error: BaseException) -> str:
    """Return the innermost reason of *error*, in a line."""
    reason: Any = error
    while isinstance(getattr(reason, "reason", None), BaseException) or (
        reason.args and isinstance(reason.args[0], BaseException)
    ):
        inner = getattr(reason, "reason", None)
        reason = inner if isinstance(inner, BaseException) else reason.args[0]
    return one_line(getattr(reason, "strerror", None) or str(reason))[:200]
