"""The services and identifier schemes that pexport knows, from ``vocab/catalogue``.

A service's row says by which addresses it is known (``hosts``, where ``*`` stands for any label or
labels, and ``path``, a pattern of the path with its query), how its address is written (``url``),
and by which IRI the scheme of its identifiers is named (``registry``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import orjson

from pexport.checks import vocab


class Service(NamedTuple):
    """One row of the catalogue."""

    key: str
    title: str
    kind: Literal["account", "identifier"]
    """Whether its id is an identifier in a registry or only an account's handle."""
    hosts: tuple[str, ...]
    path: str
    url: str | None = None
    """Template of the canonical address; without one an address stays as it was given."""
    registry: str | None = None
    icons: tuple[str, ...] = ()
    federated: bool = False
    """Whether it runs on many hosts, so that an icon may tell it."""


class Recognized(NamedTuple):
    """An address of a person with a service."""

    service: Service
    id: str
    url: str


@cache
def services() -> Mapping[str, Service]:
    """Return all services by their key."""
    rows: dict[str, dict[str, Any]] = orjson.loads(vocab("catalogue/services.json"))
    return {
        key: Service(key, hosts=tuple(row.pop("hosts")), icons=tuple(row.pop("icons", ())), **row)
        for key, row in rows.items()
    }


def title(key: str) -> str:
    """Return the name of a service for people; an unknown key stands for itself."""
    service = services().get(key)
    return service.title if service else key


def by_icon(icon: str) -> Service | None:
    """Return the service that *icon* of the themes' icon packs stands for."""
    return next((service for service in services().values() if icon in service.icons), None)


def recognize(url: str) -> Recognized | None:
    """Tell which service's page of a person *url* is, or none."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    target = parts.path.rstrip("/") or "/"
    if parts.query:
        target += f"?{parts.query}"
    if parts.fragment and host == "matrix.to":
        target = f"/#{parts.fragment}"
    for service in at(host):
        found = re.fullmatch(service.path, target)
        if found:
            return Recognized(service, found["id"], _address(service, found["id"], url))
    return None


def _address(service: Service, identifier: str, url: str) -> str:
    """Return the canonical address of an identifier; that of an account stays the author's."""
    if service.kind == "identifier" and service.url:
        return service.url.format(id=identifier)
    return url


@cache
def at(host: str) -> tuple[Service, ...]:
    """Return the services at *host* or, as at ``fr.linkedin.com``, at one of its locales."""
    names = {host}
    label, _, parent = host.partition(".")
    if len(label) == 2:
        names.add(parent)
    return tuple(
        service
        for service in services().values()
        if any(_fits(pattern, name) for pattern in service.hosts for name in names)
    )


def _fits(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    if pattern.endswith(".*"):
        return host.startswith(pattern[:-1])
    return host == pattern
