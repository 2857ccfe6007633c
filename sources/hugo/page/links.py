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
    CHATS,
    disguised_email,
    is_disguised_email,
    is_email,
    is_phone_number,
    read_chat,
    read_email,
    read_phone,
)
from .outcome import Found, NoFact

_OWN = "your own address, or nothing"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_NAMES = frozenset("discord line qq signal skype slack snapchat viber wechat weixin".split())
"""Icons of services where people have names only, no addresses."""
_PHONES = frozenset("phone phone-alt mobile mobile-alt mobile-screen fax square-phone".split())
_BARE_ORCID = r"(?:orcid(?: id)?:?\s*)?((?:\d{4}[-\u2010-\u2015]?){3}\d{3}[\dXx])"


def read_link(address: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    """Tell what *address* is; *icon* may carry its pack, ``brands/github``."""
    icon = icon.rpartition("/")[2].strip().lower()
    if alone := _handle_alone(address.strip(), icon):
        return alone
    text, remarks = mend_address(address)
    outcome = _read(text, icon, label, site)
    if isinstance(outcome, NoFact):
        return outcome
    return outcome._replace(remarks=_last_word(remarks, outcome) + outcome.remarks)


def _handle_alone(text: str, icon: str) -> NoFact | None:
    """Refuse a handle without the address of its service: it might be one of any service."""
    service = catalogue.service_by_icon(icon)
    found = re.fullmatch(r"@?([\w.-]+)(@[\w.-]+\.\w+)?", text)
    if found is None or not (service or icon in _NAMES) or re.fullmatch(_BARE_ORCID, text):
        return None
    federated = service is not None and service.federated
    if (found[2] and not federated) or _is_host_or_file(text):
        return None
    if why := why_placeholder(text):
        return NoFact(f"{text!r}: {why}", "placeholder", _example(icon))
    title = service.title if service else icon
    return NoFact(f"{text!r} is no address of {title}", "relative", _meant(found, service))


def _meant(handle: re.Match[str], service: catalogue.Service | None) -> str:
    if handle[2]:
        return f"https://{handle[2][1:]}/@{handle[1]}"
    return service.url.format(id=handle[1]) if service and service.url else "https://…"


def _is_host_or_file(text: str) -> bool:
    """Say whether *text* is more likely the host of a known service or a file than a name."""
    host = text.lower()
    return host.startswith("www.") or catalogue.services_at(host) != () or is_file_name(host)


def _last_word(remarks: tuple[Advice, ...], found: Found) -> tuple[Advice, ...]:
    """Return *remarks* with the address that is exported as their fix."""
    if found.field == "emails":
        return tuple(each._replace(fix=f"mailto:{found.fact['address']}") for each in remarks)
    fix = found.fact.get("url")
    return tuple(each._replace(fix=fix) for each in remarks) if fix else remarks


def _read(text: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    scheme, _, rest = text.partition(":")
    scheme = scheme.strip().lower()
    if scheme in ("mailto", "email", "e-mail", "mail"):
        return read_email(rest)
    if scheme in ("tel", "callto") or _is_number(text, icon):
        return read_phone(rest or text)
    if scheme in CHATS and rest:
        return read_chat(text, label)
    if is_email(text):
        return read_email(text)
    if bare := re.fullmatch(_BARE_ORCID, text, re.IGNORECASE):
        return _bare_orcid(bare[1])
    url = clean.url(text)
    return _web(url, icon, label) if url else _relative(text, icon, label, site)


def _is_number(text: str, icon: str) -> bool:
    return (icon in _PHONES or text.startswith("+")) and is_phone_number(text)


def _bare_orcid(digits: str) -> Found | NoFact:
    outcome = _identifier("orcid", digits, "")
    if isinstance(outcome, NoFact):
        return outcome
    fix = outcome.fact["url"]
    message = "an ORCID iD is an address; alone it leads to a page of the site itself"
    return outcome._replace(remarks=(Advice(message, "relative", fix),))


def _web(url: str, icon: str, label: str | None) -> Found | NoFact:
    if why := why_address_is_nobodys(url):
        return NoFact(f"{url}: {why}", "placeholder", _example(icon, url))
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.startswith("127."):
        return NoFact(f"{url} works on the author's own machine alone", "relative")
    known = catalogue.recognize(url) or _federated(url, icon)
    if known is None:
        return _with_doubts(_link(url, icon, label), icon)
    if known.service.kind == "account":
        return _with_doubts(_account(known), icon, known.service)
    outcome = _identifier(known.service.key, unquote(known.id), url)
    return outcome if isinstance(outcome, NoFact) else _with_doubts(outcome, icon, known.service)


def _account(known: catalogue.Recognized) -> Found:
    url, removed = catalogue.without_tracking(known.url)
    fact = {"service": known.service.key, "handle": clean.line(unquote(known.id)), "url": url}
    return Found("accounts", fact, _tracked(removed, url))


def _tracked(names: tuple[str, ...], url: str) -> tuple[Advice, ...]:
    if not names:
        return ()
    return (Advice(f"left out of the address, as it only tracks: {', '.join(names)}",
                   "left-out", url),)  # fmt: skip


def _identifier(scheme: str, written: str, url: str) -> Found | NoFact:
    service = catalogue.services()[scheme]
    value = _canonical(scheme, written)
    if not checksum.is_valid(scheme, value):
        return NoFact(
            f"{value} is no {service.title} identifier: its check digit is wrong",
            "checksum",
            "the identifier as your record has it",
        )
    address = service.url.format(id=value) if service.url else url
    if why := why_address_is_nobodys(address):
        return NoFact(f"{address}: {why}", "placeholder", "your own, or nothing")
    fact = {"scheme": scheme, "value": value, "url": address}
    if scheme == "orcid" and url and not url.startswith(address):
        message = f"an ORCID iD is written in one form only, not {url}"
        return Found("identifiers", fact, (Advice(message, "spelling", address),))
    return Found("identifiers", fact)


def _canonical(scheme: str, value: str) -> str:
    if scheme == "orcid":
        digits = re.sub(r"[^0-9X]", "", value.upper())
        return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
    if scheme == "isni":
        return value.replace(" ", "").upper()
    return value.upper() if scheme == "openalex" else value


def _federated(url: str, icon: str) -> catalogue.Recognized | None:
    """Recognize a service that runs on many hosts by its icon and the form of the path."""
    service = catalogue.service_by_icon(icon)
    parts = urlsplit(url)
    if service is None or not service.federated or catalogue.services_at(parts.hostname or ""):
        return None
    found = re.fullmatch(service.path, parts.path.rstrip("/"))
    return catalogue.Recognized(service, found["id"], url) if found else None


def _with_doubts(found: Found, icon: str, service: catalogue.Service | None = None) -> Found:
    """Return *found* with what does not fit the icon."""
    said = catalogue.service_by_icon(icon)
    url = found.fact["url"]
    if said is None or said == service:
        return found
    host = urlsplit(url).hostname or ""
    if said in catalogue.services_at(host):
        if service:
            return found
        message = f"{url} is at {said.title}, but names no account there"
        advice = Advice(message, "missing", _example(icon))
    else:
        there = service.title if service else host
        message = f"the icon says {said.title}, the address is at {there}"
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


def _relative(text: str, icon: str, label: str | None, site: Site) -> Found | NoFact:
    if why := _no_address(text) or _on_the_page(text, icon):
        return why
    published = re.sub(r"^/?static/", "", text)
    url = site.resolve(published)
    if url is None:
        return unresolved_link(text)
    found = _with_doubts(_link(url, icon, label), icon)
    if published == text:
        return found
    message = "the site publishes what is in 'static' without that folder's name"
    advice = Advice(message, "relative", published)
    return found._replace(remarks=(advice, *found.remarks))


def _on_the_page(text: str, icon: str) -> NoFact | None:
    """Return why the fragment *text*, below the icon of a service, is no address there."""
    service = catalogue.service_by_icon(icon)
    if not text.startswith(("#", "/#")) or not (service or icon in _NAMES):
        return None
    said = f"{text!r} is a place on the page itself, and no address of"
    return NoFact(f"{said} {service.title if service else icon}", "relative", _example(icon))


def unresolved_link(address: str) -> NoFact:
    """Return why *address*, of which the site made none on the web, is left out."""
    return _no_address(address) or NoFact(
        f"{address!r} is relative, and the site's address is not known; give --base-url",
        "relative",
        "the whole address, or baseURL in the site's config",
    )


def _no_address(text: str) -> NoFact | None:
    """Return why *text* cannot be the address of a page of the site."""
    if why := why_placeholder(text):
        return NoFact(f"{text!r}: {why}", "placeholder", _OWN)
    if is_disguised_email(text):
        return disguised_email()
    if "{{" in text:
        return NoFact(f"{text!r} is a shortcode, which Hugo reads in texts alone", fix="/cv.pdf")
    if re.match(_SCHEME, text) or "@" in text.partition("/")[0]:
        return NoFact(f"{text!r} is no address on the web", fix="https://…")
    if " " in text and not re.search(r"[/.#]", text):
        return NoFact(f"{text!r} is no address", fix="https://…")
    return None


_CONTACT = r"(?:.*[/#])?contact/?"
_CV = r"(?:.*[^a-z])?(?:cv|resume|curriculum|vitae)(?:[^a-z].*)?"
_CV_LABEL = (
    r"\b(?:cv|r[eé]sum[eé]|curriculum|vitae|lebenslauf|currículo)\b|резюме|简历|簡歷|履歴書|이력서"
)
_KIND_BY_ICON = {
    "cv": "cv",
    "rss": "feed",
    "rss-square": "feed",
    "square-rss": "feed",
    "key": "key",
    "calendar": "calendar",
    "calendar-alt": "calendar",
    "calendar-days": "calendar",
}


def _link(url: str, icon: str, label: str | None) -> Found:
    address, removed = catalogue.without_tracking(url)
    fact: dict[str, Any] = {"url": address, "label": label}
    if kind := _kind(address, icon, label):
        fact["kind"] = kind
    return Found("links", fact, _tracked(removed, address))


def _is_cv(label: str | None) -> bool:
    """Say whether the words on a link are those for a CV, "Download CV"."""
    return label is not None and re.search(_CV_LABEL, label, re.IGNORECASE) is not None


def _kind(url: str, icon: str, label: str | None) -> str | None:
    parts = urlsplit(url)
    place = f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path
    if re.fullmatch(_CONTACT, place.rstrip("#"), re.IGNORECASE):
        return "contact"
    if icon == "cv" or re.fullmatch(_CV, parts.path, re.IGNORECASE) or _is_cv(label):
        return "cv"
    if parts.path.endswith(("/index.xml", "/feed.xml", "/rss.xml", "/atom.xml")):
        return "feed"
    if parts.path.endswith((".asc", ".gpg", ".pgp")):
        return "key"
    return _KIND_BY_ICON.get(icon)
