"""WebFinger (RFC 7033): what a host answers to the question who an account is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson

from pexport.presenting.presentation import Presentation
from pexport.publishing import webid

PATH = ".well-known/webfinger"
MEDIA_TYPE = "application/jrd+json"
_PROFILE_PAGE = "http://webfinger.net/rel/profile-page"
_AVATAR = "http://webfinger.net/rel/avatar"


def descriptor(
    person: Presentation, stem: str, address: str, iri: str | None, files: Mapping[str, str]
) -> bytes:
    """Return the JRD of the account *stem* at the host of *address* (section 4.4).

    *files* are the names of the files that describe the person, with their media types.
    """
    portrait = person.portrait.url if person.portrait else None
    links: list[dict[str, Any]] = [
        {"rel": _PROFILE_PAGE, "type": "text/html", "href": address},
        *({"rel": _AVATAR, "href": url} for url in (portrait,) if url),
        *(
            {"rel": "describedby", "type": kind, "href": f"{address}{file}"}
            for file, kind in files.items()
        ),
        *({"rel": "me", "href": each.url} for each in person.profiles if each.url),
    ]
    document = {
        "subject": subject(stem, address),
        "aliases": aliases(address, iri),
        "links": links,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def subject(stem: str, address: str) -> str:
    """Return the account that is asked for (RFC 7565)."""
    return f"acct:{stem}@{urlsplit(address).hostname}"


def aliases(address: str, iri: str | None) -> list[str]:
    """Return the other IRIs of the person, which may be asked for as well."""
    named = f"{address}{webid.FILE}#{webid.FRAGMENT}"
    return list(dict.fromkeys(each for each in (address, named, iri) if each))


def answer(descriptor: bytes, rels: Iterable[str]) -> bytes:
    """Return *descriptor* with the links of the relations *rels* alone, if any (section 4.3)."""
    wanted = set(rels)
    if not wanted:
        return descriptor
    document = orjson.loads(descriptor)
    document["links"] = [link for link in document["links"] if link["rel"] in wanted]
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
