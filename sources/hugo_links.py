"""One entry of ``social``: which fact its address is, by the address first, the icon second."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from pexport import catalogue, checksum, clean

from .hugo_site import Site


class Found(NamedTuple):
    """A fact for the member *field* of the profile, without its origin."""

    field: str
    fact: dict[str, Any]


class LeftOut(NamedTuple):
    """Why an address is no fact."""

    why: str


_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\[\]]+@[^\s@<>(),;:\"\\\[\]]+\.[^\s@<>(),;:\"\\\[\].]+")
_HOST = r"(?:[a-z0-9-]+\.)+(?P<top>[a-z]{2,})(?::\d+)?(?:[/?#].*)?"
_FILE_TYPES = frozenset("asc doc docx htm html jpg jpeg md pdf png svg txt vcf xml".split())
_CHAT = frozenset("im matrix sgnl signal sip sips skype sms tg threema whatsapp wire xmpp".split())
_PLACEHOLDER_HOST = r"(?:.*\.)?example\.(?:com|org|net)"


def read(address: str, icon: str, label: str | None, site: Site) -> Found | LeftOut:
    """Tell what *address* is; *icon* may carry its pack, ``brands/github``."""
    icon = icon.rpartition("/")[2].lower()
    scheme, colon, rest = address.strip().partition(":")
    if colon and scheme.lower() in _BY_SCHEME:
        return _BY_SCHEME[scheme.lower()](rest)
    if _ADDRESS.fullmatch(address.strip()):
        return _email(address)
    if colon and scheme.lower() in _CHAT:
        return _chat(address.strip(), label)
    bare = _bare_identifier(address, icon)
    url = bare or clean.url(_with_scheme(address.strip()))
    if url is None:
        return _relative(address.strip(), icon, label, site)
    return _web(url, icon, label)


def _web(url: str, icon: str, label: str | None) -> Found | LeftOut:
    parts = urlsplit(url)
    if re.fullmatch(_PLACEHOLDER_HOST, parts.hostname or ""):
        return LeftOut(f"{url} is an example's address")
    known = catalogue.recognize(url) or _federated(url, icon)
    if known is None:
        if _is_front_page(url):
            return LeftOut(f"{url} is the front page of a service and names no person")
        return _link(url, icon, label)
    if known.service.kind == "account":
        fact = {"service": known.service.key, "handle": clean.line(unquote(known.id)), "url": url}
        return Found("accounts", fact)
    value = _canonical(known.service.key, unquote(known.id))
    if not checksum.holds(known.service.key, value):
        return LeftOut(
            f"{known.id} is no {known.service.title} identifier: its check digit is wrong"
        )
    address = known.service.url.format(id=value) if known.service.url else url
    return Found("identifiers", {"scheme": known.service.key, "value": value, "url": address})


def _canonical(scheme: str, value: str) -> str:
    if scheme == "orcid":
        digits = value.replace("-", "").upper()
        return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
    if scheme == "isni":
        return value.replace(" ", "").upper()
    return value.upper() if scheme == "openalex" else value


def _federated(url: str, icon: str) -> catalogue.Recognized | None:
    """Recognize a service that runs on many hosts by its icon and the form of the path."""
    service = catalogue.by_icon(icon)
    if service is None or not service.federated:
        return None
    found = re.fullmatch(service.path, urlsplit(url).path.rstrip("/"))
    return catalogue.Recognized(service, found["id"], url) if found else None


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return parts.path in ("", "/") and not parts.query and catalogue.at(host) != ()


def _bare_identifier(address: str, icon: str) -> str | None:
    """Return the address of an identifier that stands without one, as its icon says."""
    if icon == "orcid" and re.fullmatch(r"(\d{4}-){3}\d{3}[\dXx]", address.strip()):
        return f"https://orcid.org/{address.strip()}"
    return None


def _with_scheme(address: str) -> str:
    if address.startswith("//"):
        return f"https:{address}"
    host = re.fullmatch(_HOST, address, re.IGNORECASE)
    if host and host["top"].lower() not in _FILE_TYPES:
        return f"https://{address}"
    return address


def _relative(address: str, icon: str, label: str | None, site: Site) -> Found | LeftOut:
    if _is_obfuscated(address):
        return LeftOut("the e-mail address is disguised, which is left as the author wishes")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        return LeftOut(f"{address!r} is no address on the web")
    url = site.resolve(address.removeprefix("static/"))
    if url is None:
        return LeftOut(f"{address!r} is relative, and the site's address is not known; "
                       "give --base-url")  # fmt: skip
    return _link(url, icon, label)


_CONTACT = r"(?:.*[/#])?contact/?"
_CV = r"(?:.*[^a-z])?(?:cv|resume|curriculum|vitae)(?:[^a-z].*)?"


def _link(url: str, icon: str, label: str | None) -> Found:
    parts = urlsplit(url)
    place = f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path
    fact: dict[str, Any] = {"url": url, "label": label}
    if re.fullmatch(_CONTACT, place.rstrip("#"), re.IGNORECASE):
        fact["kind"] = "contact"
    elif icon == "cv" or re.fullmatch(_CV, parts.path, re.IGNORECASE):
        fact["kind"] = "cv"
    elif icon in ("rss", "rss-square", "square-rss") or parts.path.endswith("/index.xml"):
        fact["kind"] = "feed"
    elif icon == "key" or parts.path.endswith((".asc", ".gpg", ".pgp")):
        fact["kind"] = "key"
    elif icon in ("calendar", "calendar-alt", "calendar-days"):
        fact["kind"] = "calendar"
    return Found("links", fact)


def _is_obfuscated(text: str) -> bool:
    return (
        re.search(r"\S\s*[\[({<]\s*at\s*[\])}>]\s*\S|\S\s+at\s+\S", text, re.IGNORECASE) is not None
    )


def _email(rest: str) -> Found | LeftOut:
    text = unquote(rest.partition("?")[0]).strip().removeprefix("Mail:").strip()
    if named := re.fullmatch(r".*<([^<>]+)>", text):
        text = named[1].strip()
    if _ADDRESS.fullmatch(text):
        if re.fullmatch(_PLACEHOLDER_HOST, text.rpartition("@")[2]):
            return LeftOut(f"{text} is an example's address")
        return Found("emails", {"address": text})
    if _is_obfuscated(text):
        return LeftOut("the e-mail address is disguised, which is left as the author wishes")
    return LeftOut(f"{text!r} is no e-mail address")


def _phone(rest: str) -> Found | LeftOut:
    number = clean.line(unquote(rest.partition(";")[0]))
    return Found("phones", {"number": number}) if number else LeftOut("the number is empty")


_BY_SCHEME = {"mailto": _email, "tel": _phone}


def _chat(address: str, label: str | None) -> Found | LeftOut:
    iri = re.sub(r"\s", "", address)
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", iri):
        return Found("links", {"url": iri, "label": label, "kind": "chat"})
    return LeftOut(f"{address!r} is no address")
