"""MECARD, the short card of NTT DOCOMO that phones read from codes: less, in fewer bytes.

https://github.com/zxing/zxing/wiki/Barcode-Contents#mecard, which is what scanners follow: the
maker's own page is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pexport.profile import Address, Name, Profile

_ESCAPED = re.compile(r'([\\;:,"])')


def mecard(small: Profile) -> bytes:
    """Return the MECARD of a small profile.

    It has no place for a role and an organization, which stand in its NOTE.
    """
    fields = "".join(f"{key}:{value};" for key, value in _fields(small) if value)
    return f"MECARD:{fields};".encode()


def _fields(small: Profile) -> Iterator[tuple[str, str]]:
    if small.name:
        yield "N", _name(small.name)
    yield from (("EMAIL", _text(each.address)) for each in small.emails)
    yield from (("TEL", _text(each.number)) for each in small.phones)
    if small.homepage:
        yield "URL", _text(small.homepage.url)
    yield from (("ADR", _address(each)) for each in small.addresses)
    yield from (("NICKNAME", _text(each.name)) for each in small.nicknames)
    yield "NOTE", _text("\n".join(dict.fromkeys(_note(small))))


def _name(name: Name) -> str:
    """Return the family name, a comma, and the given name; else the name as it is shown."""
    if name.family and name.given:
        return f"{_text(name.family)},{_text(name.given)}"
    return _text(name.display)


def _address(address: Address) -> str:
    """Return the seven parts: box, room, house, city, prefecture, code, country."""
    known = (
        address.street,
        address.locality,
        address.region,
        address.postal_code,
        address.country,
    )
    return ",".join(["", "", *[_text(part or "") for part in known]])


def _note(small: Profile) -> Iterator[str]:
    roles = [position.role for position in small.positions]
    for position in small.positions:
        place = position.organization.name if position.organization else None
        yield ", ".join(part for part in (position.role, position.department, place) if part)
    yield from (each.text for each in small.headlines if each.text not in roles)
    yield from (each.url for each in small.accounts)
    yield from (each.text for each in small.summaries)


def _text(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", text)
