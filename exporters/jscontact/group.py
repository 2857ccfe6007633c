"""The card of a group in JSContact: a lab or an institute, and the cards of its members."""

from __future__ import annotations

from collections.abc import Sequence

from pexport.profile import Organization
from pexport.profile.collective import Collective

from ..contact.identity import uuid_of
from ..contact.links import iri_to_uri
from . import parts
from .parts import Node, by_id, resource, without_empty


def group(known: Collective, members: Sequence[Node]) -> Node:
    """Return the card of *known*, which names its members by their UIDs (section 2.1.6)."""
    whole = known.organization
    identifiers = [each.value for each in whole.identifiers]
    named_by = known.subject or next(iter(identifiers), None) or whole.url or whole.name
    return without_empty(
        {
            **parts.metadata(uuid_of(named_by), "group", known.language),
            "members": {member["uid"]: True for member in members},
            "relatedTo": {iri_to_uri(known.subject): {"relation": {"me": True}}}
            if known.subject
            else None,
            "name": {"full": whole.name},
            "nicknames": by_id(
                "n", [{"name": known.alternate_name}] if known.alternate_name else ()
            ),
            "emails": by_id("e", ({"address": each} for each in known.emails)),
            "onlineServices": by_id(
                "s",
                (
                    parts.online_service(each.scheme, each.value, _page(each.value))
                    for each in whole.identifiers
                ),
            ),
            "phones": by_id("p", ({"number": each} for each in known.phones)),
            "addresses": by_id("a", _addresses(known)),
            "links": by_id(
                "w",
                [
                    *([resource(whole.url, pref=1)] if whole.url else ()),
                    *map(resource, known.urls),
                ],
            ),
            "media": by_id("m", [resource(known.logo, kind="logo")] if known.logo else ()),
            "notes": by_id("n", [{"note": known.description}] if known.description else ()),
        }
    )


def _page(identifier: str) -> str | None:
    return identifier if identifier.startswith("https://") else None


def _addresses(known: Collective) -> list[Node]:
    """Return the addresses, and the place of the organization where none of them is there."""
    found = parts.addresses(known.addresses)
    at = _place(known.organization)
    if at and all(at != _place_of(node) for node in found):
        found.append(at)
    return found


def _place(known: Organization) -> Node:
    return parts.address({"locality": known.city, "region": known.region}, known.country)


def _place_of(address: Node) -> Node:
    """Return the place that an address is in."""
    kinds = ("locality", "region")
    components = [each for each in address.get("components", ()) if each["kind"] in kinds]
    return without_empty({"components": components, "countryCode": address.get("countryCode")})
