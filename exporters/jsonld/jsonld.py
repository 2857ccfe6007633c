"""schema.org in JSON-LD: the person, and the profile page that presents them.

Vocabulary: schema.org 30.0 (https://schema.org/docs/releases.html#v30.0). Syntax: JSON-LD 1.1
(https://www.w3.org/TR/json-ld11/). The page is what Google reads of one
(https://developers.google.com/search/docs/appearance/structured-data/profile-page), whose parser
is no JSON-LD processor: terms without prefixes, and the one context it knows, as a string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson
from pydantic import Field

from pexport.exporter import (
    Exporter,
    Member,
    Options,
    Problem,
    Specification,
    advise_iri,
    drops_portrait_without_url,
)
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.profile.contact import is_contact, without_contact
from pexport.proving.json_schema import json_schema
from pexport.vocabulary.rules import rules_from

from ..schemaorg.collective import collective
from ..schemaorg.organization import has_organization_named_by_site
from ..schemaorg.page import profile_page
from ..schemaorg.person import person, texts
from ..schemaorg.relations import education_kind_drops, no_organization_drops
from ..schemaorg.values import Node, without_empty
from ..schemaorg.works import page_number_drops, software_state_drops
from .active_context import CONTEXT
from .checks.expansion import check_expansion
from .checks.google import check_google
from .reading import base_of, decode, is_like
from .script import element


class JsonldOptions(Options):
    """The options of ``pexport jsonld``."""

    bare: bool = Field(default=False, description="The person only, without the profile page.")
    script: bool = Field(
        default=False, description="As the <script> element for the head of the page."
    )
    contact: bool = Field(
        default=False,
        description="With --script: hold e-mail addresses and telephone numbers, too.",
    )
    compact: bool = Field(default=False, description="One line, without indentation.")

    @property
    def suffix(self) -> str | None:
        """An element is HTML."""
        return ".html" if self.script else None

    @property
    def is_private(self) -> bool:
        """Whether contact data stay out: on a page they alarm people who find them."""
        return self.script and not self.contact


class Built(Node):
    """A document that was made here, and so is held to our own shape strictly."""


def build(profile: Profile, options: JsonldOptions) -> Built:
    """Return the profile page whose main entity is the person, or the person alone."""
    seen = without_contact(profile) if options.is_private else profile
    whom = person(seen, options.as_of)
    if options.bare:
        return Built({"@context": CONTEXT, **whom})
    page = profile_page(profile.document, profile.iri)
    return Built(without_empty({"@context": CONTEXT, **page, "mainEntity": whom}))


def bundle(members: Sequence[Member[Node]], of: Collective | None, options: JsonldOptions) -> Built:
    """Return one graph of several pages or people, and of the organization that they belong to.

    JSON-LD 1.1 section 4.9.
    """
    graph = [
        {key: value for key, value in each.document.items() if key != "@context"}
        for each in members
    ]
    if of:
        people = [each.get("mainEntity", each) for each in graph]
        language = graph[0].get("inLanguage") if graph else None
        if options.is_private:
            of = of.model_copy(update={"emails": (), "phones": ()})
        have_left = [each.has_left for each in members]
        graph.insert(0, collective(of, zip(people, have_left, strict=True), language))
    return Built({"@context": CONTEXT, "@graph": graph})


_check_one = json_schema("schemaorg/page.schema.json", "jsonld")


def _check_shape(document: Any) -> Iterator[Problem]:
    """Yield what does not fit the schema, in a graph for each of its members."""
    if not isinstance(document, dict) or "@graph" not in document:
        yield from _check_one(document)
        return
    members = document["@graph"]
    rest = {key: value for key, value in document.items() if key != "@graph"}
    if rest != {"@context": CONTEXT} or not (isinstance(members, list) and members):
        yield Problem("jsonld-shape", "/", 'expected only "@context" and a list in "@graph"')
        return
    for index, member in enumerate(members):
        for problem in _check_one({**rest, **member} if isinstance(member, dict) else member):
            yield problem._replace(where=f"/@graph/{index}{problem.where}")


def _check_document(document: Any) -> Iterator[Problem]:
    """Yield what is wrong with a document, wherever it comes from.

    What was made here has our own shape, which is closed: schema.org's terms where they belong, and
    no others (tests hold the shape to that). Any other document is right where it is right
    schema.org about a person; one in our terms alone is told, too, where it differs from ours.
    """
    if isinstance(document, Built):
        yield from _check_shape(document)
        return
    from .checks.foreign import check_schema_org, uses_more_than_our_terms  # noqa: PLC0415 - not for an export

    found = list(check_schema_org(document))
    yield from found
    # Our shape has no relative addresses, which are right where the page says its own.
    if not found and not base_of(document) and not uses_more_than_our_terms(document):
        told = (each for each in _check_shape(document) if not _is_of_reference(document, each))
        for problem in islice(told, 1):
            yield problem._replace(warning=True)


def _is_of_reference(document: Any, problem: Problem) -> bool:
    """Say whether something is missing of what only refers to a thing by its ``@id``."""
    thing = document
    if problem.rule == "jsonld-required":
        for step in filter(None, problem.where.split("/")):
            thing = thing[int(step) if isinstance(thing, list) else step]
    return isinstance(thing, dict) and thing.keys() == {"@id"}


def _check_meaning(document: Any) -> Iterator[Problem]:
    """Yield what a JSON-LD processor would drop; what is wrong otherwise comes first."""
    if not any(_check_document(document)):
        yield from check_expansion(document)


def encode(document: Node, options: JsonldOptions) -> bytes:
    """Return the document as JSON, or as the element of HTML that holds it."""
    data = orjson.dumps(document, option=None if options.compact else orjson.OPT_INDENT_2)
    if options.script:
        data = element(data, one_line=options.compact)
    return data + b"\n"


_PLAIN_TEXT = "schema.org takes descriptions as plain text"
_NOT_ISO_8601 = (
    "these words could not be read as a date, and schema.org takes only dates (ISO 8601)"
)
_SKILL = "schema.org has no category, level or description for a skill"
_ACCOUNT = "schema.org has no accounts; the address of the account is in sameAs"
_DROPS = {
    "other_names/*/script": "the name itself shows its script",
    "summaries/*/markdown": _PLAIN_TEXT,
    "summaries/*/links/**": _PLAIN_TEXT,
    "biographies/*/markdown": _PLAIN_TEXT,
    "biographies/*/links/**": _PLAIN_TEXT,
    "portrait/data": "the address of the picture is exported instead",
    "portrait/file": "a file path of the site is of no use outside it",
    "accounts/*/service": _ACCOUNT,
    "accounts/*/handle": _ACCOUNT,
    "positions/*/dates": _NOT_ISO_8601,
    "education/*/dates": _NOT_ISO_8601,
    "skills/*/category": _SKILL,
    "skills/*/level": _SKILL,
    "skills/*/description": _SKILL,
    "languages/*/level": "schema.org has no level for a language",
    **dict.fromkeys(
        ("awards/*/awarder", "awards/*/date", "awards/*/description", "awards/*/url"),
        "schema.org has no more than the title of an award",
    ),
    "groups/*/name": "a group of the site may be anything, not only an organization",
    "projects/*/dates": _NOT_ISO_8601,
    "fundings/*/type": "schema.org has no property for the kind of a grant",
    "fundings/*/dates": _NOT_ISO_8601,
}
_PAGE = "it describes the page, which --bare leaves out"
_BARE_DROPS = {
    **_DROPS,
    "document/title": _PAGE,
    "document/site_name": _PAGE,
    "document/created": _PAGE,
    "document/modified": _PAGE,
}


_CONTACT = "a block for a page holds no contact data, unless --contact puts them in"


def _contact_drops(profile: Profile) -> Mapping[str, str]:
    """Return the drops of a block for a page, which holds no contact data."""
    links = (f"links/{i}/**" for i, link in enumerate(profile.links) if is_contact(link.url))
    return dict.fromkeys(("emails/**", "phones/**", *links), _CONTACT)


def _bundle_drops(options: JsonldOptions) -> Mapping[str, str]:
    return dict.fromkeys(("emails/**", "phones/**") if options.is_private else (), _CONTACT)


def _page_language_drops(profile: Profile) -> Mapping[str, str]:
    """Return the drop of the page's language, where no text shows it by not repeating it."""
    language = profile.document.language if profile.document else None
    shown = any(text.language == language for text in texts(profile))
    return {} if shown else {"document/language": _PAGE}


def _site_url_drops(profile: Profile) -> Mapping[str, str]:
    """Return the drop of the site's address, where it names no organization."""
    return {} if has_organization_named_by_site(profile) else {"document/site_url": _PAGE}


def _drops(profile: Profile, options: JsonldOptions) -> Mapping[str, str]:
    return {
        **drops_portrait_without_url(profile),
        **(_BARE_DROPS if options.bare else _DROPS),
        **(_contact_drops(profile) if options.is_private else {}),
        **(_page_language_drops(profile) if options.bare else {}),
        **(_site_url_drops(profile) if options.bare else {}),
        **education_kind_drops(profile, options.as_of),
        **no_organization_drops(profile, options.as_of),
        **page_number_drops(profile),
        **software_state_drops(profile),
    }


EXPORTER = Exporter(
    title="schema.org JSON-LD",
    media_type="application/ld+json",
    suffix=".jsonld",
    specification=Specification(
        "schema.org", "30.0", "https://schema.org/docs/releases.html#v30.0"
    ),
    options=JsonldOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(_check_document,),
    full_checks=(_check_meaning,),
    drops=_drops,
    requires=("name",),
    advice=advise_iri,
    bundle=bundle,
    bundle_drops=_bundle_drops,
    consumers={"google": check_google},
    target_consumers=lambda options: () if options.bare else ("google",),
    rules=rules_from("schemaorg/problems.toml"),
    malformed_rule="jsonld-syntax",
    is_like=is_like,
)
