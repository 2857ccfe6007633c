"""One entry of ``social``: which fact its address is, by the address first, the icon second."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from pexport.profile import checksum, clean
from pexport.vocabulary import catalogue

from ...text.addresses import Advice, is_file_name, mend_address
from ..site.site import Site
from ..theme.placeholders import why_address_is_nobodys, why_placeholder
from .email import (
    CHAT_SCHEMES,
    disguised_email,
    is_disguised_email,
    is_email,
    is_phone_number,
    read_chat,
    read_email,
    read_phone,
)
from .link_kinds import kind_of_link
from .outcome import Found, NoFact

_OWN = "your own address, or nothing"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_NAME_SERVICES = frozenset(
    "discord line qq signal skype slack snapchat viber wechat weixin".split()
)
"""Icons of services where people have names, but no web addresses."""
_PHONE_ICONS = frozenset("phone phone-alt mobile mobile-alt mobile-screen fax square-phone".split())
_BARE_ORCID = r"(?:orcid(?: id)?:?\s*)?((?:\d{4}[-\u2010-\u2015]?){3}\d{3}[\dXx])"


def read_link(address: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    """Return which fact *address* is; *icon* may carry its pack, ``brands/github``."""
    icon = icon.rpartition("/")[2].strip().lower()
    if bare := _refuse_bare_handle(address.strip(), icon):
        return bare
    text, remarks = mend_address(address)
    outcome = _read_mended(text, icon, label, site)
    if isinstance(outcome, NoFact):
        return outcome
    return outcome._replace(remarks=_with_exported_address(remarks, outcome) + outcome.remarks)


def _refuse_bare_handle(text: str, icon: str) -> NoFact | None:
    """Refuse a handle without the address of its service: it might be one of any service."""
    service = catalogue.service_by_icon(icon)
    found = re.fullmatch(r"@?([\w.-]+)(@[\w.-]+\.\w+)?", text)
    if found is None or not (service or icon in _NAME_SERVICES) or re.fullmatch(_BARE_ORCID, text):
        return None
    federated = service is not None and service.federated
    if (found[2] and not federated) or _is_host_or_file(text):
        return None
    if why := why_placeholder(text):
        return NoFact(f"{text!r}: {why}", "placeholder", _example(icon))
    title = service.title if service else icon
    return NoFact(f"{text!r} is not an address at {title}", "relative", _address_of(found, service))


def _address_of(handle: re.Match[str], service: catalogue.Service | None) -> str:
    if handle[2]:
        return f"https://{handle[2][1:]}/@{handle[1]}"
    return service.url.format(id=handle[1]) if service and service.url else "https://…"


def _is_host_or_file(text: str) -> bool:
    """Say whether *text* is more likely the host of a known service or a file than a name."""
    host = text.lower()
    return host.startswith("www.") or catalogue.services_at(host) != () or is_file_name(host)


def _with_exported_address(remarks: tuple[Advice, ...], found: Found) -> tuple[Advice, ...]:
    """Return *remarks* with the address that is exported as their fix."""
    if found.field == "emails":
        return tuple(each._replace(fix=f"mailto:{found.fact['address']}") for each in remarks)
    fix = found.fact.get("url")
    return tuple(each._replace(fix=fix) for each in remarks) if fix else remarks


def _read_mended(text: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    scheme, _, rest = text.partition(":")
    scheme = scheme.strip().lower()
    if scheme in ("mailto", "email", "e-mail", "mail"):
        return read_email(rest)
    if scheme in ("tel", "callto") or _is_phone(text, icon):
        return read_phone(rest or text)
    if scheme in CHAT_SCHEMES and rest:
        return read_chat(text, label)
    if is_email(text):
        return read_email(text)
    if bare := re.fullmatch(_BARE_ORCID, text, re.IGNORECASE):
        return _read_bare_orcid(bare[1])
    url = clean.url(text)
    return _read_url(url, icon, label) if url else _read_relative(text, icon, label, site)


def _is_phone(text: str, icon: str) -> bool:
    return (icon in _PHONE_ICONS or text.startswith("+")) and is_phone_number(text)


def _read_bare_orcid(digits: str) -> Found | NoFact:
    outcome = _read_identifier("orcid", digits, "")
    if isinstance(outcome, NoFact):
        return outcome
    fix = outcome.fact["url"]
    message = "write an ORCID iD as an address; browsers look for the bare iD on the site itself"
    return outcome._replace(remarks=(Advice(message, "relative", fix),))


def _read_url(url: str, icon: str, label: str | None) -> Found | NoFact:
    if why := why_address_is_nobodys(url):
        return NoFact(f"{url}: {why}", "placeholder", _example(icon, url))
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.startswith("127."):
        return NoFact(f"{url} works on your own machine alone", "relative")
    known = catalogue.recognize(url) or _recognize_federated(url, icon)
    if known is None:
        return _compared_with_icon(_as_link(url, icon, label), icon)
    if known.service.kind == "account":
        return _compared_with_icon(_read_account(known), icon, known.service)
    outcome = _read_identifier(known.service.key, unquote(known.id), url)
    return (
        outcome
        if isinstance(outcome, NoFact)
        else _compared_with_icon(outcome, icon, known.service)
    )


def _read_account(known: catalogue.Recognized) -> Found:
    url, remarks = strip_tracking(known.url)
    fact = {"service": known.service.key, "handle": clean.line(unquote(known.id)), "url": url}
    return Found("accounts", fact, remarks)


def _as_link(url: str, icon: str, label: str | None) -> Found:
    address, remarks = strip_tracking(url)
    fact: dict[str, Any] = {"url": address, "label": label}
    if kind := kind_of_link(address, icon, label):
        fact["kind"] = kind
    return Found("links", fact, remarks)


def strip_tracking(url: str) -> tuple[str, tuple[Advice, ...]]:
    """Return *url* without the parameters that only track readers, and a remark on those."""
    address, removed = catalogue.without_tracking(url)
    if not removed:
        return address, ()
    message = f"left out of the address, as it only tracks readers: {', '.join(removed)}"
    return address, (Advice(message, "left-out", address),)


def _read_identifier(scheme: str, written: str, url: str) -> Found | NoFact:
    service = catalogue.services()[scheme]
    value = _canonical(scheme, written)
    if not checksum.is_valid(scheme, value):
        return NoFact(
            f"{value} is not a valid {service.title} identifier: its check digit is wrong",
            "checksum",
            "the identifier as your record has it",
        )
    address = service.url.format(id=value) if service.url else url
    if why := why_address_is_nobodys(address):
        return NoFact(f"{address}: {why}", "placeholder", "your own, or nothing")
    fact = {"scheme": scheme, "value": value, "url": address}
    if scheme == "orcid" and url and not url.startswith(address):
        message = f"{url} is not the standard form of an ORCID iD"
        return Found("identifiers", fact, (Advice(message, "spelling", address),))
    return Found("identifiers", fact)


def _canonical(scheme: str, value: str) -> str:
    if scheme == "orcid":
        digits = re.sub(r"[^0-9X]", "", value.upper())
        return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
    if scheme == "isni":
        return value.replace(" ", "").upper()
    return value.upper() if scheme == "openalex" else value


def _recognize_federated(url: str, icon: str) -> catalogue.Recognized | None:
    """Recognize a service that runs on many hosts by its icon and the form of the path."""
    service = catalogue.service_by_icon(icon)
    parts = urlsplit(url)
    if service is None or not service.federated or catalogue.services_at(parts.hostname or ""):
        return None
    found = re.fullmatch(service.path, parts.path.rstrip("/"))
    return catalogue.Recognized(service, found["id"], url) if found else None


def _compared_with_icon(found: Found, icon: str, service: catalogue.Service | None = None) -> Found:
    """Return *found* with a remark where the icon is that of another service."""
    expected = catalogue.service_by_icon(icon)
    url = found.fact["url"]
    if expected is None or expected == service:
        return found
    host = urlsplit(url).hostname or ""
    if expected in catalogue.services_at(host):
        if service:
            return found
        message = f"{url} is at {expected.title}, but it is not the address of an account"
        advice = Advice(message, "missing", _example(icon))
    else:
        there = service.title if service else host
        message = f"the icon is that of {expected.title}, but the address is at {there}"
        fix = " or ".join(filter(None, (_example(icon), "another icon")))
        advice = Advice(message, "contradiction", fix)
    return found._replace(remarks=(*found.remarks, advice))


def _example(icon: str, url: str = "") -> str:
    """Return how the address of a person looks with the service of *icon* or at that of *url*."""
    at = catalogue.services_at(urlsplit(url).hostname or "")
    service = at[0] if at else catalogue.service_by_icon(icon)
    if service is None or service.url is None:
        return _OWN if url else ""
    return service.url.format(id="…")


def _read_relative(text: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    if refused := _refuse_text(text) or _refuse_fragment(text, icon):
        return refused
    published = re.sub(r"^/?static/", "", text)
    url = site.resolve(published)
    if url is None:
        return unresolved_link(text)
    found = _compared_with_icon(_as_link(url, icon, label), icon)
    if published == text:
        return found
    message = "the address must not contain 'static': the site publishes that folder at its root"
    advice = Advice(message, "relative", published)
    return found._replace(remarks=(advice, *found.remarks))


def _refuse_fragment(text: str, icon: str) -> NoFact | None:
    """Return why the fragment *text*, below the icon of a service, is no address there."""
    service = catalogue.service_by_icon(icon)
    if not text.startswith(("#", "/#")) or not (service or icon in _NAME_SERVICES):
        return None
    title = service.title if service else icon
    why = f"{text!r} is a place on the page itself, not an address at {title}"
    return NoFact(why, "relative", _example(icon))


def unresolved_link(address: str) -> NoFact:
    """Return why *address*, of which the site made none on the web, is left out."""
    return _refuse_text(address) or NoFact(
        f"{address!r} is relative, and the site's address is not known; give it with --base-url",
        "relative",
        "the whole address, or baseURL in the site's config",
    )


def _refuse_text(text: str) -> NoFact | None:
    """Return why *text* cannot be the address of a page of the site."""
    if why := why_placeholder(text):
        return NoFact(f"{text!r}: {why}", "placeholder", _OWN)
    if is_disguised_email(text):
        return disguised_email()
    if "{{" in text:
        return NoFact(f"{text!r}: Hugo expands shortcodes in running texts alone", fix="/cv.pdf")
    if re.match(_SCHEME, text) or "@" in text.partition("/")[0]:
        return NoFact(f"{text!r} is not a web address", fix="https://ada.example/")
    if " " in text and not re.search(r"[/.#]", text):
        return NoFact(f"{text!r} is not an address", fix="https://ada.example/")
    return None
