"""E-mail addresses, telephone numbers and chats in a link: ``mailto:``, ``tel:``, ``xmpp:``."""

from __future__ import annotations

import re
from urllib.parse import unquote

from pexport.profile import clean

from ...text.addresses import Advice
from ..theme.placeholders import why_email_is_nobodys, why_placeholder
from .outcome import Found, NoFact

# Bounded as RFC 5321 section 4.5.3.1 and RFC 1034 section 3.1 are.
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,9}(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59})"
_ADDRESS = (
    rf"(?<![\w.+-])[\w!#$%&*+/=?^`{{|}}~-][\w!#$%&'*+/=?^`{{|}}~.-]{{0,63}}@{_DOMAIN}(?![\w@])"
)
_AT = (
    r"\S\s*[\[({<]\s*(?:at|a|ät|@|arobase|arroba)\s*[\])}>]\s*\S"
    r"|\S\s+(?:at|@)\s+\S|\S@\s+\S|\S\s+@\S|[\[({]\s*(?:dot|\.|punkt|punto|point)\s*[\])}]"
    r"|\w[_-]at[_-]\w+\.\w"
)
_TO_REMOVE = r"no[._-]?spam|remove[._-]?(?:this|me)?[.@]|delete[._-]?(?:this|me)|anti[._-]?spam"
_PLAIN = r"[A-Za-z0-9][A-Za-z0-9.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
"""What nearly every address looks like."""
_LONGEST = 500
"""Characters of an address and the words around it; what is longer is none in disguise."""
_PREFIX = r"(?:(?:e-?mail|mail|mailto)\s*:\s*|//)+"
CHAT_SCHEMES = frozenset(
    "im matrix sgnl signal sip sips skype sms tg threema whatsapp wire xmpp".split()
)
"""Schemes of addresses to which a message may be sent."""


def is_email(text: str) -> bool:
    """Say whether *text* is an e-mail address and nothing else."""
    return re.fullmatch(_ADDRESS, text) is not None


def is_disguised_email(text: str) -> bool:
    """Say whether *text* is an e-mail address that only people are meant to read."""
    if "/" in text or len(text) > _LONGEST:
        return False
    return re.search(f"{_AT}|{_TO_REMOVE}", text, re.IGNORECASE) is not None


def read_email(written: str) -> Found | NoFact:
    """Read an e-mail address with whatever stands around it (RFC 6068 section 2)."""
    text = unquote(written.partition("?")[0]).strip()
    if re.fullmatch(_PLAIN, text) and not re.search("spam|remove|delete", text.lower()):
        return _found(text, (), written)
    text = re.sub(rf"^{_PREFIX}", "", text, flags=re.IGNORECASE).strip()
    first, *others = dict.fromkeys(re.findall(_ADDRESS, text)) or [""]
    if is_disguised_email(text) and (not first or re.search(_TO_REMOVE, first, re.IGNORECASE)):
        return disguised_email()
    if not first:
        return NoFact(f"{text!r} is not an e-mail address", fix="mailto:ada@example.org")
    return _found(first, tuple(others), written)


def _found(first: str, others: tuple[str, ...], written: str) -> Found | NoFact:
    """Return the address *first*, with remarks on what is around it."""
    if why := why_email_is_nobodys(first):
        return NoFact(f"{first}: {why}", "placeholder", "your own address, or nothing")
    remarks = []
    if others:
        message = f"only the first address, {first}, is read; left out: {', '.join(others)}"
        remarks.append(Advice(message, "left-out", "one entry for each address"))
    elif unquote(written).strip() != first:
        message = f"of {written.strip()!r} only the address {first} is read"
        remarks.append(Advice(message, "spelling", f"mailto:{first}"))
    return Found("emails", {"address": first}, tuple(remarks))


def disguised_email() -> NoFact:
    """Return the outcome for an address that the author hides from machines."""
    return NoFact(
        "the e-mail address is disguised to hide it from programs, so no export has it",
        "disguised",
        "mailto:ada@example.org, where programs may read it",
    )


_NUMBER = r"\+?[\d(][\d\s().\u2010-\u2015/-]*(?:(?:ext\.?|x)\s*\d+)?"


def is_phone_number(text: str) -> bool:
    """Say whether *text* is a telephone number."""
    return re.fullmatch(_NUMBER, text, re.IGNORECASE) is not None and len(
        re.findall(r"\d", text)
    ) in range(6, 19)


def read_phone(written: str) -> Found | NoFact:
    """Read a telephone number as written (RFC 3966), without its parameters."""
    number = clean.line(unquote(written.partition(";")[0]).strip("/ "))
    if not number or not re.search(r"\d", number):
        return NoFact(f"{written.strip()!r} is not a telephone number", fix="tel:+49-30-1234567")
    if why := why_placeholder(number):
        return NoFact(f"{number}: {why}", "placeholder", "your own number, or nothing")
    return Found("phones", {"number": number})


def read_chat(address: str, label: str | None) -> Found | NoFact:
    """Read an address of one of ``CHAT_SCHEMES``."""
    uri = re.sub(r"\s", "", address)
    scheme, _, rest = uri.partition(":")
    if why := why_placeholder(uri):
        return NoFact(f"{uri}: {why}", "placeholder", "your own address, or nothing")
    # No percent sign alone, no second number sign: what an IRI may hold is what a path may hold.
    path = clean.url(f"https://host/{rest}")
    if not rest or path is None:
        return NoFact(f"{address!r} is not an address", fix=f"{scheme}:name")
    fact = {"url": f"{scheme}:{path.removeprefix('https://host/')}", "label": label}
    return Found("links", {**fact, "kind": "chat"})
