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

from pexport.vocabulary.files import vocab


class Pages(NamedTuple):
    """Where else a service keeps the pages of people."""

    hosts: tuple[str, ...]
    path: str


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
    also: tuple[Pages, ...] = ()
    reserved: tuple[str, ...] = ()
    """Names of the service's own pages, which are nobody's handle."""

    @property
    def pages(self) -> tuple[Pages, ...]:
        """Where the service keeps the pages of people."""
        return (Pages(self.hosts, self.path), *self.also)


class Recognized(NamedTuple):
    """An address of a person with a service."""

    service: Service
    id: str
    url: str


@cache
def services() -> Mapping[str, Service]:
    """Return all services by their key."""
    rows: dict[str, dict[str, Any]] = orjson.loads(vocab("catalogue/services.json"))
    return {key: _service(key, **row) for key, row in rows.items()}


def _service(
    key: str,
    hosts: list[str],
    icons: list[str] | None = None,
    also: list[dict[str, Any]] | None = None,
    reserved: list[str] | None = None,
    **row: Any,
) -> Service:
    return Service(
        key,
        hosts=tuple(hosts),
        icons=tuple(icons or ()),
        also=tuple(Pages(tuple(each["hosts"]), each["path"]) for each in also or ()),
        reserved=tuple(reserved or ()),
        **row,
    )


def service_title(key: str) -> str:
    """Return the name of a service for people; an unknown key stands for itself."""
    service = services().get(key)
    return service.title if service else key


_VARIANT = r"square-(?P<square>.+)|(?P<plain>.+?)-(?:square|alt|line|fill|logo|in|f|o)"


@cache
def service_by_icon(icon: str) -> Service | None:
    """Return the service that *icon* of the themes' icon packs, or a variant of it, stands for."""
    names = {icon}
    if variant := re.fullmatch(_VARIANT, icon):
        names.add(variant["square"] or variant["plain"])
    found = (service for service in services().values() if not names.isdisjoint(service.icons))
    return next(found, None)


def recognize(url: str) -> Recognized | None:
    """Tell which service's page of a person *url* is, or none."""
    parts = urlsplit(url)
    names = _host_variants(parts.hostname or "")
    target = re.sub("/{2,}", "/", parts.path).rstrip("/") or "/"
    if parts.query:
        target += f"?{parts.query}"
    elif parts.fragment and target == "/":
        target = f"/#{parts.fragment}"
    for service in services_at(parts.hostname or ""):
        for pages in service.pages:
            if _has_host(pages, names) and (known := _id_in(service, pages.path, target)):
                return Recognized(service, known, _canonical_url(service, known, url))
    return None


def _id_in(service: Service, path: str, target: str) -> str | None:
    """Return the id in *target*, whatever follows in its query."""
    found = re.fullmatch(f"(?:{path})(?:[?&].*)?", target)
    return found["id"] if found and found["id"].lower() not in service.reserved else None


def _canonical_url(service: Service, identifier: str, url: str) -> str:
    """Return the canonical address of an identifier; that of an account stays the author's."""
    if service.kind == "identifier" and service.url:
        return service.url.format(id=identifier)
    return url


@cache
def services_at(host: str) -> tuple[Service, ...]:
    """Return the services at *host* or, as at ``fr.linkedin.com``, at one of its variants."""
    names = _host_variants(host)
    exact, patterns = _services_by_host()
    keys = {key for name in names for key in exact.get(name, ())}
    keys |= {key for pattern, key in patterns for name in names if _matches_host(pattern, name)}
    return tuple(services()[key] for key in services() if key in keys) if keys else ()


@cache
def _services_by_host() -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Return the keys of the services by their hosts, and with those hosts that are patterns."""
    exact: dict[str, list[str]] = {}
    patterns = []
    for service in services().values():
        for pages in service.pages:
            for host in pages.hosts:
                if "*" in host:
                    patterns.append((host, service.key))
                else:
                    exact.setdefault(host, []).append(service.key)
    return exact, patterns


_VARIANT_OF_HOST = r"(?:www|m|mobile|web|[a-z]{2}(?:-[a-z]{2})?)\.(?P<host>[^.]+\..+)"


def _host_variants(host: str) -> frozenset[str]:
    """Return *host* and what it is without ``www``, a language or ``mobile``."""
    host = host.removeprefix("www.").rstrip(".")
    variant = re.fullmatch(_VARIANT_OF_HOST, host)
    return frozenset({host, variant["host"]}) if variant else frozenset({host})


def _has_host(pages: Pages, names: frozenset[str]) -> bool:
    return any(_matches_host(pattern, name) for pattern in pages.hosts for name in names)


def _matches_host(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    if pattern.endswith(".*"):
        return host.startswith(pattern[:-1])
    return host == pattern


class Untracked(NamedTuple):
    """An address without the parameters that only follow its readers, and their names."""

    url: str
    removed: tuple[str, ...]


def without_tracking(url: str) -> Untracked:
    """Return *url* without the tracking parameters of ``vocab/catalogue/tracking.json``."""
    address, hash_mark, fragment = url.partition("#")
    before, mark, query = address.partition("?")
    if not mark:
        return Untracked(url, ())
    known = _tracking(urlsplit(url).hostname or "")
    parameters = query.split("&")
    kept = [each for each in parameters if not re.fullmatch(known, each.partition("=")[0])]
    if len(kept) == len(parameters):
        return Untracked(url, ())
    removed = [each.partition("=")[0] for each in parameters if each not in kept]
    rest = f"?{'&'.join(kept)}" if kept else ""
    return Untracked(f"{before}{rest}{hash_mark}{fragment}", tuple(dict.fromkeys(removed)))


@cache
def _tracking(host: str) -> str:
    """Return the pattern of the names of tracking parameters at *host*."""
    table: dict[str, list[str]] = orjson.loads(vocab("catalogue/tracking.json"))
    names = [
        name
        for place, listed in table.items()
        if place == "anywhere" or f".{host}".endswith(f".{place}")
        for name in listed
    ]
    return "|".join(re.escape(name).replace(r"\*", r".*") for name in names)
