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


def is_demo_person(display_name: str, *texts: str) -> bool:
    """Say whether *display_name* is that of a person of the theme's starter sites.

    Some of these share their name with real people; such a name counts only where one of the
    other *texts* of the page (role, organization, e-mail address) is the demo's, too.
    """
    name = " ".join(display_name.split()).casefold()
    if name in _known("persons"):
        return True
    folded = {text.strip().casefold() for text in texts}
    return any(
        name == namesake.casefold() and not folded.isdisjoint(map(str.casefold, signs))
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
        return "it is an example of the theme"
    if _is_note_to_self(text):
        return "it is a placeholder"
    if re.fullmatch(r"[+\d][\d\s().+-]*", text):
        return _why_phone_is_nobodys(text)
    if "@" in text and "/" not in text:
        return why_email_is_nobodys(text)
    if folded in _known("addresses"):
        return "it is a placeholder"
    return why_address_is_nobodys(text) if re.match(r"https?://", folded) else None


def is_example_work(text: str) -> bool:
    """Say whether *text*, an identifier or an address, is of the starter sites' publications."""
    return any(example in text.casefold() for example in _table()["works"])


def is_example_venue(name: str) -> bool:
    """Say whether *name* is where the starter sites' publications appeared."""
    return name.casefold() in _known("venues")


def is_example_date(key: str, text: str) -> bool:
    """Say whether *text* is the *key* of the starter sites' publications, to the letter.

    People seldom write a time of day; most who have this one have left it as it was.
    """
    return text.upper() in _table()["work_dates"][key]


def _is_note_to_self(text: str) -> bool:
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


def _why_phone_is_nobodys(number: str) -> str | None:
    digits = re.sub(r"\D", "", number)
    return "it is an example number" if digits in _table()["phones"] else None


def why_email_is_nobodys(text: str) -> str | None:
    """Return why the e-mail address *text* is nobody's, or None."""
    mailbox, _, host = text.casefold().rpartition("@")
    if (
        _is_example_host(host)
        or mailbox in _known("mailboxes")
        or text.casefold() in _known("emails")
    ):
        return "it is an example address"
    return None


def why_address_is_nobodys(url: str) -> str | None:
    """Return why the web address *url* of a profile is nobody's, or None."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if _is_example_host(host):
        return "it is an example address"
    if known := catalogue.recognize(url):
        return _why_account_is_nobodys(known.service, unquote(known.id))
    services = catalogue.services_at(host)
    if not services and host not in _known("front_hosts"):
        return None
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    values = [value for _, value in parse_qsl(parts.query)]
    names = [path.rpartition("/")[2], *values] if path.count("/") <= 1 else values
    for service in services:
        if why := next(
            (why for name in names if (why := _why_account_is_nobodys(service, name))), None
        ):
            return why
    return _why_front_page(path, parts.fragment, values)


def why_address_leads_nowhere(url: str) -> str | None:
    """Return why the address *url* of anything leads nowhere, or None."""
    if url.strip().casefold() in _known("addresses"):
        return "it is a placeholder"
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    known = _table()["hosts"]
    return "it is an example address" if host.removeprefix("www.") in known else None


def _is_example_host(host: str) -> bool:
    return any(f".{host}".endswith(f".{example}") for example in _table()["hosts"])


def _why_account_is_nobodys(service: catalogue.Service, name: str) -> str | None:
    if name.casefold() in _table()["accounts"].get(service.key, ()):
        return "it is the theme's own account"
    return "the user name in it is a placeholder" if _is_placeholder_name(name.casefold()) else None


def _is_placeholder_name(name: str) -> bool:
    """Say whether *name* is one to be filled in: ``your-username``, ``<user>``, ``XXXX``."""
    return name.startswith(("<", "{", "[")) or re.sub(r"[\W_]", "", name) in _known("handles")


def _why_front_page(path: str, fragment: str, values: list[str]) -> str | None:
    """Return why an address is a service's own page, in whatever language, or None."""
    language = "[A-Za-z]{2}([-_][A-Za-z]{2,4})?"
    is_more = fragment or not all(re.fullmatch(language, value) for value in values)
    if is_more or path.casefold() not in _known("front_paths"):
        return None
    return "it is the front page of the service, not a person's page"
