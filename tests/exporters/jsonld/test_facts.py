"""The profile's facts, read back from the JSON-LD by two foreign processors."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, TypeAlias

import orjson
import pytest
from conftest import AS_OF, profile
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat
from pyoxigraph import parse as oxigraph_parse
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from pexport import registry
from pexport.profile import DatedFact, Organization
from pexport.vocabulary.files import vocab

EXPORTER = registry.load_exporter("jsonld")
CONTEXT = orjson.loads(vocab("schemaorg/context.jsonld"))["@context"]
SCHEMA = Namespace("http://schema.org/")
FULL = profile("full")
ME = URIRef("https://orcid.org/0000-0002-1825-0097")
PAGE = URIRef("https://okafor.example/authors/admin/")

Value: TypeAlias = "str | tuple[str, str] | None"


def document(*, bare: bool) -> Any:
    """Return what is read from the bytes, with the context that its address stands for."""
    options = EXPORTER.options(as_of=AS_OF, bare=bare)
    read = orjson.loads(EXPORTER.encode(EXPORTER.build(FULL, options), options))
    return read | {"@context": CONTEXT}


def by_pyld(tree: Any) -> Graph:
    # One graph without a name: its N-Quads are N-Triples.
    return Graph().parse(
        data=str(jsonld.to_rdf(tree, {"format": "application/n-quads"})), format="nt"
    )


def by_rdflib(tree: Any) -> Graph:
    with warnings.catch_warnings():
        # rdflib's own JSON-LD parser calls what rdflib has deprecated.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=orjson.dumps(tree), format="json-ld")


@pytest.fixture(params=[by_pyld, by_rdflib], ids=["pyld", "rdflib"], scope="module")
def graph(request: pytest.FixtureRequest) -> Graph:
    read: Graph = request.param(document(bare=False))
    return read


@pytest.mark.parametrize("bare", [False, True])
def test_both_processors_read_the_same_graph(bare: bool) -> None:
    assert canonical(by_pyld(document(bare=bare))) == canonical(by_rdflib(document(bare=bare)))


def canonical(graph: Graph) -> Dataset:
    dataset = Dataset(oxigraph_parse(graph.serialize(format="nt"), RdfFormat.N_TRIPLES))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def values(graph: Graph, node: Node, term: str) -> set[Node]:
    return set(graph.objects(node, SCHEMA[term]))


def plain(value: Node | None) -> Value:
    """Return a value as the profile has it; a text in another language with its language."""
    if isinstance(value, Literal) and value.language:
        return str(value), value.language
    return None if value is None else str(value)


def read(graph: Graph, node: Node, term: str) -> set[Value]:
    """Return the texts, dates and addresses of a property; nodes are read one by one."""
    return {plain(each) for each in values(graph, node, term) if not kind(graph, each)}


def one(graph: Graph, node: Node, term: str) -> Value:
    found = values(graph, node, term)
    assert len(found) < 2, (term, found)
    return plain(next(iter(found), None))


def kind(graph: Graph, node: Node) -> str:
    types = sorted(str(each).removeprefix(str(SCHEMA)) for each in graph.objects(node, RDF.type))
    return " ".join(types)


def nodes(graph: Graph, node: Node, term: str, *kinds: str) -> Iterator[Node]:
    for each in values(graph, node, term):
        if kind(graph, each) in kinds:
            yield each


def spoken(text: str, language: str | None) -> Value:
    """Return a text as it should be read: tagged where it is not in the page's language."""
    return text if language in (None, "en") else (text, language)


def record(graph: Graph, node: Node, *terms: str) -> tuple[Value, ...]:
    return tuple(one(graph, node, term) for term in terms)


def test_the_page(graph: Graph) -> None:
    assert FULL.document
    [site] = values(graph, PAGE, "isPartOf")

    assert kind(graph, PAGE) == "ProfilePage"
    assert values(graph, PAGE, "mainEntity") == {ME}
    assert record(graph, PAGE, "url", "name", "inLanguage", "dateCreated", "dateModified") == (
        FULL.document.url,
        FULL.document.title,
        FULL.document.language,
        FULL.document.created,
        FULL.document.modified,
    )
    assert record(graph, site, "name", "url") == (FULL.document.site_name, FULL.document.site_url)


def test_the_names(graph: Graph) -> None:
    name = FULL.name
    assert name
    [pronounced] = nodes(graph, ME, "alternateName", "PronounceableText")

    assert kind(graph, ME) == "Person"
    assert record(
        graph,
        ME,
        *"name givenName additionalName familyName honorificPrefix honorificSuffix".split(),
    ) == (name.display, name.given, name.additional, name.family, name.prefix, name.suffix)
    assert read(graph, ME, "alternateName") == {
        *(spoken(other.name, other.language) for other in FULL.other_names),
        *(nickname.name for nickname in FULL.nicknames),
    }
    assert record(graph, pronounced, "textValue", "phoneticText") == (
        name.display,
        name.pronunciation,
    )


def test_the_texts(graph: Graph) -> None:
    assert read(graph, ME, "pronouns") == {
        spoken(each.pronouns, each.language) for each in FULL.pronouns
    }
    assert read(graph, ME, "jobTitle") == {
        spoken(each.text, each.language) for each in FULL.headlines
    }
    assert read(graph, ME, "description") == {
        spoken(each.text, each.language) for each in FULL.biographies
    }
    assert read(graph, ME, "disambiguatingDescription") == {
        spoken(each.text, each.language) for each in FULL.summaries
    }


def test_the_portrait(graph: Graph) -> None:
    portrait = FULL.portrait
    assert portrait
    [image] = values(graph, ME, "image")
    [width], [height] = values(graph, image, "width"), values(graph, image, "height")

    assert kind(graph, image) == "ImageObject"
    assert record(graph, image, "contentUrl", "encodingFormat", "caption") == (
        portrait.url,
        portrait.media_type,
        portrait.caption,
    )
    assert record(graph, width, "value", "unitCode") == (str(portrait.width), "E37")
    assert record(graph, height, "value", "unitCode") == (str(portrait.height), "E37")


def test_how_to_reach_the_person(graph: Graph) -> None:
    assert FULL.homepage
    assert read(graph, ME, "url") == {FULL.homepage.url}
    assert read(graph, ME, "mainEntityOfPage") == set()
    assert values(graph, ME, "mainEntityOfPage") == {PAGE}
    assert read(graph, ME, "email") == {email.address for email in FULL.emails}
    assert read(graph, ME, "telephone") == {phone.number for phone in FULL.phones}
    assert {
        record(
            graph,
            each,
            *"streetAddress postalCode addressLocality addressRegion addressCountry".split(),
        )
        for each in nodes(graph, ME, "address", "PostalAddress")
    } == {
        (each.street, each.postal_code, each.locality, each.region, each.country)
        for each in FULL.addresses
    }


def test_what_identifies_the_person(graph: Graph) -> None:
    assert FULL.document
    assert {
        record(graph, each, "name", "value", "url")
        for each in nodes(graph, ME, "identifier", "PropertyValue")
    } == {
        (title, each.value, each.url)
        for each, title in zip(FULL.identifiers, ("ORCID", "Scopus", "Google Scholar"), strict=True)
    }
    assert {plain(each) for each in values(graph, ME, "sameAs")} == {
        *(each.url for each in FULL.identifiers),
        *(each.url for each in FULL.accounts),
        FULL.document.subject,
    }


def test_the_links(graph: Graph) -> None:
    assert {
        (kind(graph, each), *record(graph, each, "name", "url"))
        for each in values(graph, ME, "subjectOf")
    } == {
        ("DigitalDocument", "Curriculum vitae", "https://okafor.example/files/cv.pdf"),
        ("DataFeed", "News", "https://okafor.example/index.xml"),
    }


# Of each position of the profile: its property, its Role, and whether it still holds.
POSITIONS = [
    ("worksFor", "EmployeeRole", True),
    ("worksFor", "EmployeeRole", False),
    ("memberOf", "OrganizationRole", False),
    ("affiliation", "OrganizationRole", False),
    ("affiliation", "OrganizationRole", True),
    ("affiliation", "OrganizationRole", False),
]
STUDIES = [("alumniOf", True), ("alumniOf", True), ("memberOf", True)]
TIMES_OF_STUDIES = ["memberOf", "affiliation", "memberOf"]


def test_the_positions(graph: Graph) -> None:
    read_back = set()
    for term in ("worksFor", "affiliation", "memberOf"):
        for role in nodes(graph, ME, term, "EmployeeRole", "OrganizationRole"):
            [part] = values(graph, role, term)
            for whole in values(graph, part, "parentOrganization"):
                of = record(graph, role, "roleName", *SAID)
                department = one(graph, part, "name")
                tie = (term, kind(graph, role), *of, department, organization(graph, whole))
                read_back.add(tie)

    assert read_back == {
        (term, role, each.role, *said(each), each.department, facts(each.organization))
        for each, (term, role, _) in zip(FULL.positions, POSITIONS, strict=True)
    }


SAID = ("startDate", "endDate", "description", "url")


def said(fact: Any) -> tuple[Value, ...]:
    return fact.start, fact.end, fact.description, fact.url


def organization(graph: Graph, node: Node) -> tuple[Any, ...]:
    """Return what is read of an organization."""
    # Each mention of one organization adds an address of its own, all of them the same.
    [address] = {
        record(graph, each, "addressLocality", "addressRegion", "addressCountry")
        for each in nodes(graph, node, "address", "PostalAddress")
    }
    identifiers = {
        record(graph, each, "value") for each in nodes(graph, node, "identifier", "PropertyValue")
    }
    return (
        *record(graph, node, "name", "url"),
        *address,
        frozenset(identifiers),
    )


def facts(known: Organization | None) -> tuple[Any, ...]:
    """Return what the profile says of it."""
    assert known
    identifiers = frozenset((each.value,) for each in known.identifiers)
    return known.name, known.url, known.city, known.region, known.country, identifiers


def test_what_holds_stands_plainly_too(graph: Graph) -> None:
    read_back = {
        (term, organization(graph, each))
        for term in ("worksFor", "affiliation", "memberOf", "alumniOf")
        for each in nodes(graph, ME, term, "Organization")
    }

    held = [
        (term, facts(each.organization))
        for each, (term, _, holds) in zip(FULL.positions, POSITIONS, strict=True)
        if holds
    ]
    held += [
        (term, facts(each.organization))
        for each, (term, _) in zip(FULL.education, STUDIES, strict=True)
    ]
    assert read_back == set(held)


def test_a_registry_gives_the_organization_its_iri(graph: Graph) -> None:
    [whole] = nodes(graph, ME, "worksFor", "Organization")

    assert whole == URIRef("https://ror.org/05qwgg493")
    assert {
        str(each) for each in graph.subjects(RDF.type, SCHEMA.Organization) if "://" in str(each)
    } == {
        "https://ror.org/05qwgg493",
        "https://ror.org/03yrm5c26",
        "https://ror.org/00f54p054",
        "https://ror.org/00cv9y106",
        "https://isni.org/isni/0000000121032683",
        "http://www.wikidata.org/entity/Q42",
        "https://doi.org/10.13039/100000001",
        "https://doi.org/10.13039/501100001711",
        "https://okafor.example/#org-lagoon-university",
        "https://okafor.example/#org-mangrove-alliance",
    }


def test_the_education(graph: Graph) -> None:
    read_back = set()
    for term in ("affiliation", "memberOf"):
        for role in nodes(graph, ME, term, "OrganizationRole"):
            for whole in nodes(graph, role, term, "Organization"):
                name = one(graph, role, "name")
                if name:
                    field = one(graph, role, "disambiguatingDescription")
                    of = organization(graph, whole)
                    read_back.add((term, name, field, *record(graph, role, *SAID), of))

    assert read_back == {
        (term, each.degree, each.field, *said(each), facts(each.organization))
        for each, term in zip(FULL.education, TIMES_OF_STUDIES, strict=True)
    }


def test_being_an_alumnus_begins_when_the_studies_end(graph: Graph) -> None:
    read_back = {
        (one(graph, role, "startDate"), one(graph, role, "endDate"), organization(graph, whole))
        for role in nodes(graph, ME, "alumniOf", "OrganizationRole")
        for whole in nodes(graph, role, "alumniOf", "Organization")
    }

    assert read_back == {
        (each.end, None, facts(each.organization))
        for each, (term, _) in zip(FULL.education, STUDIES, strict=True)
        if term == "alumniOf"
    }


def test_the_credentials_are_those_of_finished_studies(graph: Graph) -> None:
    read_back = set()
    for each in values(graph, ME, "hasCredential"):
        [about], [school] = values(graph, each, "about"), values(graph, each, "recognizedBy")
        of = record(graph, each, "name", "credentialCategory", "dateCreated")
        read_back.add((*of, one(graph, about, "name"), organization(graph, school)))

    assert read_back == {
        (each.degree, category, each.end, each.field, facts(each.organization))
        for each, category in zip(FULL.education[:2], ("degree", "qualification"), strict=True)
    }


def test_interests_skills_languages_and_awards(graph: Graph) -> None:
    assert {
        (str(each), one(graph, each, "name"))
        for each in nodes(graph, ME, "knowsAbout", "DefinedTerm")
    } == {(each.url, spoken(each.label, each.language)) for each in FULL.interests}
    assert read(graph, ME, "skills") == {skill.name for skill in FULL.skills}
    assert {
        record(graph, each, "name", "alternateName")
        for each in nodes(graph, ME, "knowsLanguage", "Language")
    } == {(each.name, each.tag) for each in FULL.languages}
    assert read(graph, ME, "award") == {award.title for award in FULL.awards}


TYPES = {"journal-article": "ScholarlyArticle", "book": "Book"}
OF_WORK = ("name", "alternativeHeadline", "datePublished", "inLanguage", "abstract", "url",
           "pagination")  # fmt: skip


def test_the_works(graph: Graph) -> None:
    read_back = set()
    for work in graph.subjects(SCHEMA.creator, ME):
        if kind(graph, work) in {"ScholarlyArticle", "Book"}:
            authors = frozenset(
                record(graph, each, "name", "url", "sameAs")
                for each in nodes(graph, work, "author", "Person")
            )
            of = record(graph, work, *OF_WORK)
            read_back.add((kind(graph, work), *of, authors, numbers(graph, work)))

    assert read_back == {
        (TYPES[work.type],
         work.title, work.subtitle, work.date, work.language, work.abstract, work.url, work.pages,
         frozenset((each.name, each.url, f"https://orcid.org/{each.orcid}")
                   for each in work.authors),
         frozenset(each.value for each in work.identifiers))
        for work in FULL.works
    }  # fmt: skip


def test_a_work_is_in_an_issue_of_a_volume_of_its_venue(graph: Graph) -> None:
    read_back = set()
    for work in graph.subjects(SCHEMA.creator, ME):
        for issue in nodes(graph, work, "isPartOf", "PublicationIssue"):
            [volume] = nodes(graph, issue, "isPartOf", "PublicationVolume")
            [venue] = nodes(graph, volume, "isPartOf", "Periodical")
            [publisher] = nodes(graph, work, "publisher", "Organization")
            read_back.add((one(graph, issue, "issueNumber"), one(graph, volume, "volumeNumber"),
                           one(graph, venue, "name"), one(graph, publisher, "name")))  # fmt: skip
        for publisher in nodes(graph, work, "publisher", "Organization"):
            if kind(graph, work) == "Book":
                read_back.add((None, None, one(graph, publisher, "name"), None))

    assert read_back == {
        (work.issue, work.volume, work.venue, work.publisher) for work in FULL.works
    }


def numbers(graph: Graph, work: Node) -> frozenset[Value]:
    written = {one(graph, each, "value") for each in values(graph, work, "identifier")}
    return frozenset(written | read(graph, work, "isbn"))


def test_a_doi_is_the_iri_of_the_work(graph: Graph) -> None:
    work = URIRef("https://doi.org/10.5555/jtr.2021.7")

    assert one(graph, work, "name") == "How mangroves move"


def test_the_projects(graph: Graph) -> None:
    [project, software] = FULL.projects
    [role] = [
        each
        for each in nodes(graph, ME, "memberOf", "OrganizationRole")
        if any(nodes(graph, each, "memberOf", "Project"))
    ]
    [thing] = values(graph, role, "memberOf")
    [made] = [each for each in graph.subjects(SCHEMA.creator, ME) if kind(graph, each) == "Role"]
    [code] = graph.subjects(SCHEMA.creator, made)

    terms = ("name", "description", "url")
    period = ("roleName", "startDate", "endDate")
    assert record(graph, thing, *terms) == (project.name, project.description, project.url)
    assert record(graph, role, *period) == (project.role, project.start, project.end)
    assert kind(graph, code) == "SoftwareSourceCode"
    assert record(graph, code, *terms) == (software.name, software.description, software.url)
    assert record(graph, made, *period) == (software.role, software.start, software.end)


def test_the_fundings(graph: Graph) -> None:
    [funding] = FULL.fundings
    [role] = values(graph, ME, "funding")
    [grant] = values(graph, role, "funding")
    [funder] = values(graph, grant, "funder")

    assert (kind(graph, role), kind(graph, grant)) == ("Role", "Grant")
    assert record(graph, grant, "name", "identifier", "url") == (
        funding.title,
        funding.number,
        funding.url,
    )
    assert record(graph, role, "startDate", "endDate") == (funding.start, funding.end)
    assert organization(graph, funder) == facts(funding.organization)


def test_dates_are_dates_of_the_precision_they_were_given(graph: Graph) -> None:
    dates = {each for each in graph.objects() if getattr(each, "datatype", None) == SCHEMA.Date}

    dated: list[DatedFact] = [*FULL.positions, *FULL.education, *FULL.projects, *FULL.fundings]
    stated = {date for each in dated for date in (each.start, each.end) if date}
    assert FULL.document
    others = {FULL.document.created, FULL.document.modified}
    others |= {work.date for work in FULL.works}
    assert {str(each) for each in dates} == stated | others
