"""What a card is known by: the name shown on it, and its UID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, NAMESPACE_X500, UUID, uuid5

from pexport.profile import Profile


def display_name(profile: Profile) -> str:
    """Return the name as it is shown."""
    return profile.name.display if profile.name else ""


def uid(profile: Profile) -> str:
    """Return an identifier that stays the same, by which programs know the card again.

    It depends on the person's IRI; without one on the first identifier, else the first e-mail
    address, else the address of the first account, and on nothing else. Where there is none of
    these, it depends on the name and the organization of the first position, and changes with them.
    """
    named_by = profile.iri or next(_stable_names(profile), None)
    if named_by:
        return uuid_of(named_by)
    places = (each.organization.name for each in profile.positions if each.organization)
    return uuid_of(f"CN={display_name(profile)},O={next(places, '')}", NAMESPACE_X500)


def uuid_of(name: str, namespace: UUID = NAMESPACE_URL) -> str:
    """Return the UID of what *name* names, which is an IRI unless *namespace* says otherwise."""
    return f"urn:uuid:{uuid5(namespace, name)}"


def _stable_names(profile: Profile) -> Iterator[str]:
    """Yield what stays the person's, whatever the name and the place."""
    yield from (f"{each.scheme}:{each.value}" for each in profile.identifiers)
    yield from (f"mailto:{each.address}" for each in profile.emails)
    yield from (each.url for each in profile.accounts)


def distinct_uids(uids: Iterable[str]) -> Iterator[str]:
    """Yield the UIDs of several people, where one comes again a UUID of it and its number.

    So people of one name and no address stay apart, which programs would make one contact of.
    """
    seen: Counter[str] = Counter()
    for each in uids:
        seen[each] += 1
        number = seen[each]
        yield each if number == 1 else uuid_of(str(number), UUID(each))


def orcid_index(profile: Profile) -> int | None:
    """Return which identifier is the ORCID iD, of which the UID is made, if there is one."""
    schemes = [each.scheme for each in profile.identifiers]
    return schemes.index("orcid") if "orcid" in schemes else None
