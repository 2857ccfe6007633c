"""What the theme's starter sites say in place of a person: ``vocab/hugo/placeholders.json``.

Many people start from a starter site and leave some of it as it was. Addresses are those of
profiles: a link to the theme in a running text is the author's own word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from pexport.vocabulary import catalogue
from pexport.vocabulary.files import vocab

_NOTE = 40
"""No text that says something is shorter and has such a note in it."""


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = orjson.loads(vocab("hugo/placeholders.json"))
    return table


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(map(str.casefold, _table()[name]))


def is_demo_person(display_name: str, *said: str) -> bool:
    """Say whether *display_name* is that of a person of the theme's starter sites.

    Some of these share their name with real people; such a name counts only where something else
    that the page has *said* of the person (role, organization, e-mail address) is the demo's, too.
    """
    name = " ".join(display_name.split()).casefold()
    if name in _known("persons"):
        return True
    told = {text.strip().casefold() for text in said}
    return any(
        name == namesake.casefold() and not told.isdisjoint(map(str.casefold, signs))
        for namesake, signs in _table()["namesakes"].items()
    )


def is_demo_title(title: str) -> bool:
    """Say whether *title* is that of a starter site, and no site's own."""
    return " ".join(title.split()).casefold() in _known("titles")


def why_placeholder(value: str) -> str | None:
    """Return why *value* describes nobody, or None.

    A value is a name, a text, an e-mail address, a telephone number or a web address.
    """
    text = " ".join(value.split())
    folded = text.casefold()
    if folded in _known("texts") or any(phrase in folded for phrase in _table()["phrases"]):
        return "it is the theme's example"
    if _is_unwritten(text):
        return "it stands for nothing"
    if re.fullmatch(r"[+\d][\d\s().+-]*", text):
        return _phone(text)
    if "@" in text and "/" not in text:
        return why_email_is_nobodys(text)
    if folded in _known("addresses"):
        return "it stands for nothing"
    return why_address_is_nobodys(text) if re.match(r"https?://", folded) else None


def is_example_work(text: str) -> bool:
    """Say whether *text*, an identifier or an address, is of the starter sites' publications."""
    return any(example in text.casefold() for example in _table()["works"])


def is_example_venue(name: str) -> bool:
    """Say whether *name* is where the starter sites' publications appeared."""
    return name.casefold() in _known("venues")


def is_example_date(key: str, stated: str) -> bool:
    """Say whether *stated* is the *key* of the starter sites' publications, to the letter.

    People seldom write a time of day; most who have this one have left it as it was.
    """
    return stated.upper() in _table()["work_dates"][key]


def _is_unwritten(text: str) -> bool:
    """Say whether *text* is a note to its author: ``Bio TODO.``, ``[In prep]``, ``Soon!``."""
    if len(text) > _NOTE:
        return False
    words = re.findall(r"\w+", text)
    # In small letters "todo" is a word of Spanish and Portuguese.
    return (
        (text.isascii() and bool(text) and not words)
        or " ".join(words).casefold() in _known("unwritten")
        or bool(re.search(r"(?<!\w)(?:TODO|FIXME|TBD|TBA|X{4,})(?!\w)", text))
    )


def _phone(number: str) -> str | None:
    digits = re.sub(r"\D", "", number)
    return "it is an example's number" if digits in _table()["phones"] else None


def why_email_is_nobodys(text: str) -> str | None:
    """Return why the e-mail address *text* is nobody's, or None."""
    mailbox, _, host = text.casefold().rpartition("@")
    if _is_example(host) or mailbox in _known("mailboxes") or text.casefold() in _known("emails"):
        return "it is an example's address"
    return None


def why_address_is_nobodys(url: str) -> str | None:
    """Return why the web address *url* of a profile is nobody's, or None."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if _is_example(host):
        return "it is an example's address"
    if known := catalogue.recognize(url):
        return _nobody(known.service, unquote(known.id))
    services = catalogue.services_at(host)
    if not services and host not in _known("front_hosts"):
        return None
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    values = [value for _, value in parse_qsl(parts.query)]
    named = [path.rpartition("/")[2], *values] if path.count("/") <= 1 else values
    for service in services:
        if why := next((why for name in named if (why := _nobody(service, name))), None):
            return why
    return _front(path, parts.fragment, values)


def why_address_leads_nowhere(url: str) -> str | None:
    """Return why the address *url* of anything leads nowhere, or None."""
    if url.strip().casefold() in _known("addresses"):
        return "it stands for nothing"
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    known = _table()["hosts"]
    return "it is an example's address" if host.removeprefix("www.") in known else None


def _is_example(host: str) -> bool:
    return any(f".{host}".endswith(f".{example}") for example in _table()["hosts"])


def _nobody(service: catalogue.Service, name: str) -> str | None:
    if name.casefold() in _table()["accounts"].get(service.key, ()):
        return "it is the theme's own"
    return "it stands for a name" if _is_blank(name.casefold()) else None


def _is_blank(name: str) -> bool:
    """Say whether *name* is one to be filled in: ``your-username``, ``<user>``, ``XXXX``."""
    return name.startswith(("<", "{", "[")) or re.sub(r"[\W_]", "", name) in _known("handles")


def _front(path: str, fragment: str, values: list[str]) -> str | None:
    """Say that an address is no more than a service's own, in whatever language."""
    told = fragment or not all(re.fullmatch("[A-Za-z]{2}([-_][A-Za-z]{2,4})?", it) for it in values)
    if told or path.casefold() not in _known("front_paths"):
        return None
    return "it is the front page of a service, which names no person"
