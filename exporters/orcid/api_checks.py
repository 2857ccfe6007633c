"""What ORCID's API wants of what is posted to it, beside its schemas: the consumer ``orcid-api``.

The rules are those of its guide (https://github.com/ORCID/orcid-model, record_3.0/README.md), of
its tutorials, and of the validators that it runs before it saves anything
(https://github.com/ORCID/ORCID-Source, orcid-core, manager/v3/validator). A record is judged as if
each of its items were posted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from pexport.exporter import Problem
from pexport.profile import checksum

from .api_items import Item, api_items, identifiers_in, objects
from .elements import ITEMS
from .kinds import kind_of
from .values import CROSSWALK, Node

_SOURCES: Final[dict[str, str]] = CROSSWALK["registriesOfTheApi"]
"""The registries of organizations that the API knows, and what their identifiers look like."""
_TYPES: Final = frozenset(CROSSWALK["identifierTypesOfTheApi"]["types"].split())
_LANGUAGES: Final = frozenset(CROSSWALK["languages"].values())
_AFFILIATIONS: Final = frozenset(
    {"affiliation", "distinction", "education", "employment", "invited-position", "membership"}
    | {"qualification", "service"}
)
_PROFESSIONAL: Final = _AFFILIATIONS - {"education", "employment"}
"""May lack an organization where they have an identifier (tutorial/affiliations.md)."""
_NAMES_A_ROR: Final = (
    'in pexport.toml, below [organizations."..."]: identifiers = [{scheme = "ror", value = "..."}]'
)
_AT_ORCID: Final = "add the award at orcid.org, which looks up who gave it"


Rule: TypeAlias = Callable[[Item], Iterator[Problem]]


def check_api(document: Node) -> Iterator[Problem]:
    """Yield what the API would refuse of *document*, and what it cannot take at all."""
    items = list(api_items(document))
    yield from _merge_repeated(
        [problem for item in items for rule in _RULES for problem in rule(item)]
    )
    yield from _check_duplicates(items)
    yield from _only_the_person_can_write(document)


def _merge_repeated(found: list[Problem]) -> Iterator[Problem]:
    """Yield what is wrong with an organization at its first entry, with the number of them."""
    places: dict[tuple[str, ...], list[Problem]] = {}
    for problem in found:
        named = problem.rule in _OF_ORGANIZATIONS and problem.message != _NO_ORGANIZATION
        key = (problem.rule, problem.message, "" if named else problem.where)
        places.setdefault(key, []).append(problem)
    for first, *more in places.values():
        entries = f", in {len(more) + 1} entries" if more else ""
        yield first._replace(message=f"{first.message}{entries}")


_OF_ORGANIZATIONS: Final = ("orcid-api-organization", "orcid-api-place")
_NO_ORGANIZATION: Final = "the organization is missing"


def _organization(item: Item) -> Iterator[Problem]:
    """Want organizations of a registry that the API knows (README, Affiliations)."""
    if item.endpoint in _PROFESSIONAL and not item.content.get("organization") and _ids(item):
        return
    hint = _AT_ORCID if item.endpoint == "distinction" else _NAMES_A_ROR
    for place, known in _organizations(item):
        registered = known.get("disambiguated-organization") if known else None
        name = known.get("name") if known else None
        if not isinstance(registered, dict):
            found = (
                f"{name!r} has no identifier of a registry, such as ROR"
                if name
                else _NO_ORGANIZATION
            )
            yield Problem("orcid-api-organization", place, found, hint)
        elif registered.get("disambiguation-source") not in _SOURCES:
            source = registered.get("disambiguation-source")
            found = f"the API does not know the registry {source!r} of {name!r}"
            yield Problem("orcid-api-organization", place, found, hint)
        elif fault := _registered_fault(registered):
            at = f"{place}/disambiguated-organization/disambiguated-organization-identifier"
            yield Problem("orcid-api-organization", at, fault, "look the organization up again")


def _registered_fault(registered: Node) -> str:
    """Return why an organization is not found in its registry; "" where it may be."""
    source = str(registered.get("disambiguation-source"))
    value = registered.get("disambiguated-organization-identifier")
    if not isinstance(value, str) or not re.fullmatch(_SOURCES[source], value):
        return f"not an identifier of {source}: {value!r}"
    if not checksum.is_valid(source.lower(), value):
        return f"not an identifier of {source}: the check digits of {value!r} do not match"
    return ""


def _identifier_types(item: Item) -> Iterator[Problem]:
    """Want types of identifiers that the API knows (ExternalIDValidator, validateWork)."""
    if item.endpoint not in ("work", "funding", "peer-review", "research-resource"):
        return
    for place, each in identifiers_in(item.content, item.place):
        kind = each.get("external-id-type")
        if isinstance(kind, str) and kind not in _TYPES:
            found = f"the API has no type of identifier {kind!r}"
            yield Problem(
                "orcid-api-identifier-type", f"{place}/external-id-type", found, _nearest_type(kind)
            )


def _nearest_type(kind: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a type that there is not

    near = get_close_matches(kind.lower().replace(" ", "-"), _TYPES, n=1)
    return f"did you mean {near[0]}?" if near else "use other-id"


def _organizations(item: Item) -> Iterator[tuple[str, Node | None]]:
    if item.endpoint in _AFFILIATIONS or item.endpoint == "funding":
        yield f"{item.place}/organization", item.content.get("organization")
    elif item.endpoint == "peer-review":
        yield f"{item.place}/convening-organization", item.content.get("convening-organization")


def _place(item: Item) -> Iterator[Problem]:
    """Want the city and the country of an organization (tutorial/affiliations.md)."""
    organization = item.content.get("organization")
    if item.endpoint not in ("education", "employment") or not isinstance(organization, dict):
        return
    address = organization.get("address")
    missing = [
        part
        for part in ("city", "country")
        if not isinstance(address, dict) or not address.get(part)
    ]
    if missing:
        members = ", ".join(f'{part} = "..."' for part in missing)
        hint = f'in pexport.toml, below [organizations."..."]: {members}'
        are = "are" if len(missing) > 1 else "is"
        found = f"the {' and the '.join(missing)} of {organization.get('name')!r} {are} missing"
        yield Problem("orcid-api-place", f"{item.place}/organization/address", found, hint)


def _start(item: Item) -> Iterator[Problem]:
    """Want a start wherever there is an end (README, Affiliations and Fundings)."""
    proposal = item.content.get("proposal")
    content = proposal if isinstance(proposal, dict) else item.content
    if content.get("end-date") and not content.get("start-date"):
        hint = 'in pexport.toml: start = "..." for this entry'
        yield Problem(
            "orcid-api-start",
            f"{item.place}/start-date",
            "there is an end date, but no start date",
            hint,
        )


def _identifier(item: Item) -> Iterator[Problem]:
    """Want an identifier of each work and funding, of a work one of its own (README, Works)."""
    if item.endpoint not in ("work", "funding", "peer-review"):
        return
    ids = _ids(item)
    where = f"{item.place}/external-ids"
    if not ids:
        hint = (
            'in pexport.toml: number = "..." for this funding'
            if item.endpoint == "funding"
            else 'in pexport.toml: identifiers = [{scheme = "doi", value = "..."}] for this work'
        )
        yield Problem("orcid-api-identifier", where, "the identifier is missing", hint)
    elif item.endpoint == "work" and not any(_is_own(each) for each in ids):
        found = "no identifier belongs to the work itself (external-id-relationship: self)"
        yield Problem("orcid-api-identifier", where, found)


def _ids(item: Item) -> list[Node]:
    key = "review-identifiers" if "review-identifiers" in item.content else "external-ids"
    ids = item.content.get(key)
    return [each for _, each in objects(ids.get("external-id") if isinstance(ids, dict) else ())]


def _is_own(identifier: Node) -> bool:
    return identifier.get("external-id-relationship") == "self"


def _title(item: Item) -> Iterator[Problem]:
    """Want a funding's title, which the schema leaves open (ActivityValidator, validateFunding)."""
    if item.endpoint == "funding" and not item.content.get("title"):
        yield Problem("orcid-api-title", f"{item.place}/title", "the title is missing")


def _person_identifier(item: Item) -> Iterator[Problem]:
    """Want an identifier of a person to be the person's, with an address (PersonValidator)."""
    if item.endpoint != "external-identifiers":
        return
    if not item.content.get("external-id-url"):
        hint = 'in pexport.toml: url = "..." for this entry of [[identifiers]]'
        where = f"{item.place}/external-id-url"
        yield Problem("orcid-api-address", where, "the web address is missing", hint)
    if not _is_own(item.content):
        where = f"{item.place}/external-id-relationship"
        yield Problem(
            "orcid-api-address", where, "the relationship of a person's identifier must be 'self'"
        )


def _language(item: Item) -> Iterator[Problem]:
    """Want a language that the API has a code for (common-3.0.xsd, language-code)."""
    code = item.content.get("language-code")
    if isinstance(code, str) and code not in _LANGUAGES:
        where = f"{item.place}/language-code"
        yield Problem("orcid-api-language", where, f"ORCID has no language code {code!r}")


def _put_code(item: Item) -> Iterator[Problem]:
    """Want no put-code of what is new: the registry gives it (ActivityValidator)."""
    if item.is_new and item.content.get("put-code") is not None:
        found = "a new item has no put-code; to change an item, use PUT"
        yield Problem("orcid-api-put-code", f"{item.place}/put-code", found)


_RULES: Final[tuple[Rule, ...]] = (
    _organization,
    _place,
    _start,
    _identifier,
    _identifier_types,
    _title,
    _person_identifier,
    _language,
    _put_code,
)


def _check_duplicates(items: list[Item]) -> Iterator[Problem]:
    """Yield each item that says again what an earlier one does: the API answers 409 Conflict."""
    first: dict[tuple[str, str], str] = {}
    for item in items:
        earlier = None
        for key in _keys(item):
            earlier = earlier or first.get((item.endpoint, key))
            first.setdefault((item.endpoint, key), item.place)
        if earlier is not None and item.is_new:
            found = f"same identifier or text as {earlier}"
            yield Problem("orcid-api-duplicate", item.place or "/", found)


def _keys(item: Item) -> Iterator[str]:
    """Yield by what the API tells an item from others of its kind."""
    if item.endpoint == "work":
        for each in filter(_is_own, _ids(item)):
            value = str(each.get("external-id-value")).casefold()
            yield f"{each.get('external-id-type')} {value}"
    elif item.endpoint in ("keywords", "other-names"):
        yield str(item.content.get("content"))
    elif item.endpoint == "researcher-urls":
        yield str(item.content.get("url"))
    elif item.endpoint == "external-identifiers":
        yield f"{item.content.get('external-id-type')} {item.content.get('external-id-value')}"


def _only_the_person_can_write(document: Node) -> Iterator[Problem]:
    """Yield one warning for what the person alone can write (tutorial/personal_info.md)."""
    within = document.get("person")
    person = within if isinstance(within, dict) else document
    place = "/person" if person is not document else ""
    if "researcher-urls" not in person or kind_of(document) == ITEMS:
        return
    emails = person.get("emails")
    own = {
        "name": person.get("name"),
        "biography": person.get("biography"),
        "emails": isinstance(emails, dict) and emails.get("email"),
    }
    found = [name for name, value in own.items() if value]
    if found:
        message = f"{', '.join(found)}: only the person can change this, at orcid.org"
        yield Problem("orcid-api-person", place or "/", message, warning=True)
