"""What schema.org should say of a person: derived from the profile, and from quads."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import unquote

from conftest import AS_OF

from pexport.profile import DatedFact, Profile

from ..programs.python_rdf import quads_of, read_with_pyld, read_with_pyoxigraph
from ..reader import Facts

IN_A_PAGE = "jsonld script"
"""The form that stands in a web page, of which readers tell the JSON."""
SCHEMA = "<http://schema.org/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

Relation: TypeAlias = "tuple[str, str, str, str]"
"""What a person is tied to, as what, from when and until when."""


def expected(form: str, profile: Profile) -> Facts:
    """Return what a document of schema.org should say of *profile*, by the names of
    ``facts_of_quads``."""
    profile = profile.visible_to("public")
    name, page = profile.name, profile.document
    home = page.language if page else None

    def localized(text: str, language: str | None) -> str:
        return _text(text, language if language != home else None)

    facts: Facts = {
        "name": [name.display] if name else [],
        "givenName": [name.given] if name else [],
        "familyName": [name.family] if name else [],
        "additionalName": [name.additional] if name else [],
        "honorificPrefix": [name.prefix] if name else [],
        "honorificSuffix": [name.suffix] if name else [],
        "alternateName": [
            *[localized(each.name, each.language) for each in profile.other_names],
            *[each.name for each in profile.nicknames],
        ],
        "pronouns": [localized(each.pronouns, each.language) for each in profile.pronouns],
        "jobTitle": [localized(each.text, each.language) for each in profile.headlines],
        "description": [
            localized(each.text, each.language)
            for each in (*profile.summaries, *profile.biographies)
        ],
        "image": [_iri(profile.portrait.url)] if profile.portrait else [],
        "url": [_iri(profile.homepage.url)] if profile.homepage else [],
        "email": [each.address for each in profile.emails],
        "telephone": [each.number for each in profile.phones],
        "address": [
            (each.street, each.locality, each.region, each.postal_code, each.country)
            for each in profile.addresses
        ],
        "sameAs": [
            *[_iri(each.url) for each in profile.identifiers],
            *[_iri(each.url) for each in profile.accounts],
            _iri(page.subject) if page and page.subject != profile.iri else "",
        ],
        "identifier": [each.value for each in profile.identifiers],
        "knowsAbout": [localized(each.label, each.language) for each in profile.interests],
        "skills": [each.name for each in profile.skills],
        "knowsLanguage": [(each.name, each.tag) for each in profile.languages],
        "award": [each.title for each in profile.awards],
        "links": [_iri(each.url) for each in profile.links],
        "ties": _relations(profile),
        "credentials": [
            (each.degree, each.organization and each.organization.name)
            for each in profile.education
            if each.degree and each.ended(AS_OF)
        ],
        "organizations": _organizations(profile),
        "works": [
            (
                work.title,
                _date(work.date),
                tuple(sorted({each.name for each in work.authors})),
                tuple(sorted({each.value for each in work.identifiers})),
            )
            for work in profile.works
        ]
        + [(each.name, None, (), ()) for each in profile.projects if each.kind == "software"],
        "page": [
            (
                page.title,
                page.language,
                _date(page.created),
                _date(page.modified),
                _iri(page.url),
            )
            if page
            else (),
        ],
    }
    facts = {key: _sorted_set(values) for key, values in facts.items()}
    if form == IN_A_PAGE:
        facts["authors"] = [
            [work.title, *[each.name for each in work.authors]] for work in profile.works
        ]
    return facts


def _relations(profile: Profile) -> set[Any]:
    """Return all ties; of what nothing but the name is known only where no other tie is to it."""
    relations: list[tuple[str, str | None, DatedFact]] = [
        *[
            (each.organization.name, each.role, each)
            for each in profile.positions
            if each.organization
        ],
        *[
            (each.organization.name, each.degree, each)
            for each in profile.education
            if each.organization
        ],
        *[(each.name, each.role, each) for each in profile.projects if each.kind == "project"],
        *[(each.title, None, each) for each in profile.fundings],
    ]
    return _most_detailed(
        {(name, role, _date(each.start), _date(each.end)) for name, role, each in relations}
    )


def _most_detailed(relations: Iterable[tuple[Any, ...]]) -> set[Any]:
    """Return the ties without those that say less than another to the same."""
    relations = {tuple(part or "" for part in tie) for tie in relations}
    detailed = {name for name, *rest in relations if any(rest)}
    return {tie for tie in relations if any(tie[1:]) or tie[0] not in detailed}


def _organizations(profile: Profile) -> list[Any]:
    known = [each.organization for each in profile.positions]
    known += [each.organization for each in profile.education]
    known += [each.organization for each in profile.fundings]
    return _by_name((each.name, _iri(each.url), each.city, each.country) for each in known if each)


def _by_name(known: Iterable[tuple[str | None, ...]]) -> list[Any]:
    """Return each name with all that is said of it: a document may describe an organization once.

    Of two addresses that differ in the last slash it has one.
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    for name, *rest in known:
        by_name[name or ""] |= {each.replace("/>", ">") for each in rest if each}
    return [(name, *sorted(rest)) for name, rest in by_name.items()]


def _sorted_set(values: Iterable[Any]) -> list[Any]:
    """Return what is known as a set does: sorted, each once; None is empty."""
    plain = {
        tuple(part if isinstance(part, tuple) else part or "" for part in value)
        if isinstance(value, tuple)
        else value
        for value in values
    }
    return sorted(value for value in plain if value and any(value))


class Graph:
    """The statements of a document, as the lists of values of each property of each subject."""

    def __init__(self, quads: str) -> None:
        import pyoxigraph

        self.values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS):
            self.values[_term(quad.subject)][_term(quad.predicate)].append(_term(quad.object))

    def all(self, subject: str, *names: str) -> list[str]:
        """Return the values of properties of schema.org."""
        return [each for name in names for each in self.values[subject][f"{SCHEMA}{name}>"]]

    def one(self, subject: str, name: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(iter(self.all(subject, name)), "")

    def types(self, subject: str) -> set[str]:
        """Return the classes of schema.org that a subject is in."""
        found = self.values[subject][TYPE]
        return {
            each.removeprefix(SCHEMA).removesuffix(">") for each in found if each.startswith(SCHEMA)
        }


def _term(term: Any) -> str:
    """Return ``<an IRI>``, ``_:a blank node``, or a text as ``_text`` writes it."""
    kind = type(term).__name__
    if kind != "Literal":
        return str(term)
    datatype = term.datatype.value.rpartition("#")[2].rpartition("/")[2]
    return _text(term.value, term.language, "" if datatype in _TEXTS else datatype)


_TEXTS = frozenset({"string", "langString"})


def _text(text: str | None, language: str | None = None, datatype: str = "") -> str:
    """Return a text with its language or its type where it has one."""
    if not text:
        return ""
    return f"{text}^^{datatype}" if datatype else f"{text}@{language.lower()}" if language else text


def _iri(address: str | None) -> str:
    return f"<{address}>" if address else ""


def _date(date: str | None) -> str:
    """Return a date of schema.org, which has a type of its own for years and months as well."""
    return _text(date, None, "Date")


_RELATIONS = ("worksFor", "affiliation", "memberOf", "alumniOf", "funding")
_PLAIN = (
    "name givenName familyName additionalName honorificPrefix honorificSuffix pronouns jobTitle "
    "url email telephone sameAs skills"
).split()


def facts_of_quads(quads: str) -> Facts:
    """Return what a graph in N-Quads says of the person that its page is about."""
    graph = Graph(quads)
    person = _person(graph)
    roles = {
        subject
        for subject in list(graph.values)
        if any("Role" in each for each in graph.types(subject))
    }
    facts: Facts = {name: graph.all(person, name) for name in _PLAIN}
    facts["alternateName"] = _literal(graph, graph.all(person, "alternateName"))
    facts["description"] = graph.all(person, "description", "disambiguatingDescription")
    facts["image"] = [graph.one(each, "contentUrl") for each in graph.all(person, "image")]
    facts["address"] = _tuples(
        graph,
        graph.all(person, "address"),
        "streetAddress addressLocality addressRegion postalCode addressCountry",
    )
    facts["identifier"] = [graph.one(each, "value") for each in graph.all(person, "identifier")]
    facts["knowsAbout"] = [
        graph.one(each, "name") if "DefinedTerm" in graph.types(each) else each
        for each in graph.all(person, "knowsAbout")
    ]
    facts["knowsLanguage"] = _tuples(
        graph, graph.all(person, "knowsLanguage"), "name alternateName"
    )
    facts["award"] = [each for each in graph.all(person, "award") if each not in roles]
    facts["links"] = [
        graph.one(each, "url") for each in graph.all(person, "subjectOf", "contactPoint")
    ]
    facts["ties"] = _read_relations(graph, person, roles)
    facts["credentials"] = [
        (graph.one(each, "name"), graph.one(graph.one(each, "recognizedBy"), "name"))
        for each in graph.all(person, "hasCredential")
    ]
    facts["organizations"] = _read_organizations(graph)
    facts["works"] = _read_works(graph, person, roles)
    facts["page"] = [
        tuple(
            graph.one(page, name) for name in "name inLanguage dateCreated dateModified url".split()
        )
        for page in list(graph.values)
        if "ProfilePage" in graph.types(page)
    ]
    return {key: _sorted_set(values) for key, values in facts.items()}


def _person(graph: Graph) -> str:
    main = [each for page in list(graph.values) for each in graph.all(page, "mainEntity")]
    return main[0] if main else ""


def _literal(graph: Graph, values: list[str]) -> list[str]:
    return [each for each in values if not graph.types(each)]


def _tuples(graph: Graph, subjects: list[str], names: str) -> list[tuple[str, ...]]:
    return [tuple(graph.one(each, name) for name in names.split()) for each in subjects]


def _read_relations(graph: Graph, person: str, roles: set[str]) -> set[Any]:
    relations, left = set(), set()
    for term in _RELATIONS:
        for value in graph.all(person, term):
            whole = graph.one(value, term) if value in roles else value
            whole = graph.one(whole, "parentOrganization") or whole
            role = graph.one(value, "roleName") or graph.one(value, "name")
            start, end = graph.one(value, "startDate"), graph.one(value, "endDate")
            name, is_role = graph.one(whole, "name"), value in roles
            if term == "alumniOf" and is_role:
                # To be an alumnus begins when the studies end, of which another tie may say more.
                left.add((name, role, end, start))
            else:
                relations.add((name, *((role, start, end) if is_role else ("", "", ""))))
    known = {(name, end) for name, _, _, end in relations}
    return _most_detailed(relations | {tie for tie in left if (tie[0], tie[3]) not in known})


def _read_organizations(graph: Graph) -> list[Any]:
    found: list[tuple[str | None, ...]] = []
    for each in list(graph.values):
        if "Organization" not in graph.types(each) or graph.one(each, "parentOrganization"):
            continue
        place = graph.one(each, "address")
        found += [
            (
                name,
                graph.one(each, "url"),
                graph.one(place, "addressLocality"),
                graph.one(place, "addressCountry"),
            )
            for name in graph.all(each, "name")
            if each not in _publishers(graph)
        ]
    return _by_name(found)


def _publishers(graph: Graph) -> set[str]:
    return {each for work in list(graph.values) for each in graph.all(work, "publisher")}


def _read_works(graph: Graph, person: str, roles: set[str]) -> list[Any]:
    made = [
        work
        for work in list(graph.values)
        if work not in roles and {person, *roles} & set(graph.all(work, "creator"))
    ]
    return [
        (
            graph.one(work, "name"),
            graph.one(work, "datePublished"),
            tuple(sorted({graph.one(each, "name") for each in graph.all(work, "author")})),
            tuple(sorted(_numbers(graph, work))),
        )
        for work in made
    ]


def _numbers(graph: Graph, work: str) -> set[str]:
    """Return the identifiers of a work, with those of the book or journal it is in."""
    places = [work]
    for place in places:
        places += graph.all(place, "isPartOf", "publisher")
    bare = {each for place in places for each in graph.all(place, "isbn", "issn")}
    return bare | {graph.one(each, "value") for each in graph.all(work, "identifier")}


def facts_read(form: str, found: Facts) -> Facts:
    """Return what a program read that was asked for quads, or for the JSON in a page."""
    if form != IN_A_PAGE:
        return facts_of_quads(found["quads"]) | {"graph": canonical(found["quads"])}
    [document] = found["json"]
    made = _as_list(document["mainEntity"].get("@reverse", {}).get("creator"))
    return facts_of_quads(quads_of(document)) | {
        "document": document,
        "authors": [
            [work["name"], *[each["name"] for each in _as_list(work.get("author"))]]
            for work in made
            if "name" in work and work["@type"] != "SoftwareSourceCode"
        ],
    }


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def of_document(form: str, data: bytes) -> Facts:
    """Return the graph of a document, or the JSON that stands in its element."""
    if form == IN_A_PAGE:
        text = data.decode().partition(">")[2].rpartition("<")[0]
        return {"document": json.loads(text)}
    read = read_with_pyld if form in {"jsonld", "flattened"} else read_with_pyoxigraph
    return {"graph": canonical(read(form, data)["quads"])}


def percent_decoded(found: Any) -> Any:
    """Return a fact with its percent-encoded characters beyond ASCII as these characters."""
    if isinstance(found, list):
        return sorted(map(percent_decoded, found))
    read = re.sub(r"(?:%[89A-F][0-9A-F])+", lambda match: unquote(match[0]), found)
    return canonical(read) if "\n" in read else read


def canonical(quads: str) -> str:
    """Return the canonical form of a graph (RDFC-1.0), whatever its blank nodes are called.

    Tags of languages are compared in small letters, in which RDF 1.1 section 3.3 lets readers
    write them.
    """
    import pyoxigraph

    whole = pyoxigraph.Dataset()
    for quad in pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS):
        value = quad.object
        if isinstance(value, pyoxigraph.Literal) and value.language:
            value = pyoxigraph.Literal(value.value, language=value.language.lower())
        whole.add(pyoxigraph.Quad(quad.subject, quad.predicate, value))
    whole.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in whole))
