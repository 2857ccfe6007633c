"""Every term in the graph exists in its official vocabulary, in its domain and its range."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph
import pytest
import rdflib
from conftest import AS_OF, SAMPLES, profile, shared
from rdflib import OWL, RDF, RDFS, TIME, XSD, Literal, URIRef
from rdflib.collection import Collection
from varied import WORK_TYPES, varied

from pexport import registry
from pexport.exporter import Member
from pexport.exporters.rdf.graph.terms import PREFIXES
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.files import vocab

TURTLE = registry.load_exporter("turtle")
OPTIONS = TURTLE.options(as_of=AS_OF)

BIBO, DCTERMS, FOAF, OBO, ORG, SCHEMA, SKOS, VCARD, VIVO = (
    rdflib.Namespace(PREFIXES[prefix])
    for prefix in "bibo dcterms foaf obo org schema skos vcard vivo".split()
)
OFFICIAL = {
    "bibo": "vocab/nq/bibo.nq",
    "dcterms": "vocab/nq/dcterms.nq",
    "foaf": "vocab/nq/foaf.nq",
    "obo": "vocab/vivo.owl",
    "org": "vocab/org.ttl",
    "prov": "vocab/nq/prov.nq",
    "skos": "vocab/nq/skos.nq",
    "vcard": "vocab/nq/vcard.nq",
    "vivo": "vocab/vivo.owl",
}
SYNTAXES = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}
NOT_IN_ITS_FILE = {VIVO.yearPrecision, VIVO.yearMonthPrecision, VIVO.yearMonthDayPrecision}
"""VIVO's software ships these individuals of vivo:DateTimeValuePrecision beside the ontology."""

RDFS_TERMS = {RDF.type, RDF.value, RDFS.label, RDFS.comment, RDFS.seeAlso, OWL.sameAs}
PROPERTIES = {RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
CLASSES = {RDFS.Class, OWL.Class}
ANYTHING = {
    OWL.Thing,
    RDFS.Resource,
    URIRef("http://www.w3.org/2003/01/geo/wgs84_pos#SpatialThing"),
}

PROFILES = {
    "full": profile("full"),
    "researcher": profile("researcher"),
    "a name alone": Profile.model_validate({"name": {"display": "Ada"}}),
    "varied": varied(),
    "varied, without an IRI": varied(with_iri=False),
}
LAB = [profile("full"), profile("researcher").model_copy(update={"identifiers": ()})]
COLLECTIVE = Collective.model_validate_json((SAMPLES / "collectives" / "full.json").read_bytes())
every_graph = pytest.mark.parametrize("name", [*PROFILES, "a lab"])


@cache
def graph(name: str) -> rdflib.Graph:
    if name == "a lab":
        assert TURTLE.bundle
        document = TURTLE.bundle(
            [Member(TURTLE.build(each, OPTIONS)) for each in LAB], COLLECTIVE, OPTIONS
        )
    else:
        document = TURTLE.build(PROFILES[name], OPTIONS)
    data = document.triples
    return rdflib.Graph().parse(data=data, format="nt")


@cache
def vocabulary(prefix: str) -> rdflib.Graph:
    """Return the official file of a vocabulary."""
    return loaded(shared(f"standards/{OFFICIAL[prefix]}"))


def loaded(*paths: Path) -> rdflib.Graph:
    triples = [
        f"{quad.subject} {quad.predicate} {quad.object} ."
        for path in paths
        for quad in pyoxigraph.parse(path=path, format=SYNTAXES[path.suffix])
    ]
    return rdflib.Graph().parse(data="\n".join(triples), format="nt")


@cache
def of_all() -> rdflib.Graph:
    """Return all vocabularies but schema.org in one graph, for reasoning from one to another."""
    return loaded(*{shared(f"standards/{path}") for path in OFFICIAL.values()})


@cache
def supers(kind: Any) -> frozenset[Any]:
    """Return a class with all that it is a subclass of or equivalent to."""
    found, waiting = set(), [kind]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += of_all().objects(each, RDFS.subClassOf)
            waiting += of_all().objects(each, OWL.equivalentClass)
            waiting += of_all().subjects(OWL.equivalentClass, each)
    return frozenset(found)


def classes(data: rdflib.Graph, thing: Any) -> set[Any]:
    return {above for kind in data.objects(thing, RDF.type) for above in supers(kind)}


def prefix_of(term: Any) -> str:
    return next(prefix for prefix, namespace in PREFIXES.items() if term.startswith(namespace))


def terms(data: rdflib.Graph) -> Iterator[tuple[Any, set[Any]]]:
    """Yield every term of a vocabulary, and what it must be."""
    for _, predicate, found in data:
        yield predicate, PROPERTIES
        if predicate == RDF.type:
            yield found, CLASSES
        elif predicate == VIVO.dateTimePrecision:
            yield found, set()
        elif isinstance(found, Literal) and found.datatype not in (None, *XSD_TYPES):
            yield found.datatype, {RDFS.Datatype, *CLASSES}


XSD_TYPES = {XSD.gYear, XSD.gYearMonth, XSD.date, XSD.dateTime, XSD.int, XSD.integer}


@every_graph
def test_every_term_exists_and_is_not_deprecated(name: str) -> None:
    for term, kinds in {(term, frozenset(kinds)) for term, kinds in terms(graph(name))}:
        prefix = prefix_of(term)
        if term in RDFS_TERMS or term in NOT_IN_ITS_FILE or prefix == "schema":
            continue  # schema.org: below
        if prefix == "time":
            assert term in TIME, "rdflib's list of OWL-Time is closed"
            continue
        official = vocabulary(prefix)
        assert kinds & set(official.objects(term, RDF.type)), f"{term} does not exist"
        assert (term, OWL.deprecated, None) not in official, f"{term} is deprecated"
        assert DEPRECATED.isdisjoint(official.objects(term, RDF.type)), f"{term} is deprecated"


DEPRECATED = {OWL.DeprecatedClass, OWL.DeprecatedProperty}


def stated(predicate: Any, about: URIRef) -> list[set[Any]]:
    """Return the domains or ranges of a property and those above it; a union is one of several."""
    official = vocabulary(prefix_of(predicate))
    found = []
    for above in official.transitive_objects(predicate, RDFS.subPropertyOf):
        for kind in official.objects(above, about):
            union = official.value(kind, OWL.unionOf)
            found.append(set(Collection(official, union)) if union else {kind})
    return [kinds for kinds in found if not kinds & ANYTHING]


def checked(data: rdflib.Graph) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the statements with terms of the vocabularies that have an official file."""
    for subject, predicate, found in data:
        if predicate not in RDFS_TERMS and prefix_of(predicate) in OFFICIAL:
            yield subject, predicate, found


@every_graph
def test_every_subject_is_in_the_domain(name: str) -> None:
    data = graph(name)
    for subject, predicate, _ in checked(data):
        for kinds in stated(predicate, RDFS.domain):
            assert kinds & classes(data, subject), f"{subject} {predicate}: no {kinds}"


@every_graph
def test_every_object_is_in_the_range(name: str) -> None:
    data = graph(name)
    for _, predicate, found in checked(data):
        kinds = set(vocabulary(prefix_of(predicate)).objects(predicate, RDF.type))
        if OWL.ObjectProperty in kinds and OWL.AnnotationProperty not in kinds:
            assert not isinstance(found, Literal), predicate
        if OWL.DatatypeProperty in kinds:
            assert isinstance(found, Literal), predicate
        for allowed in stated(predicate, RDFS.range):
            assert in_range(data, found, allowed), f"{predicate} {found!r}: no {allowed}"


def in_range(data: rdflib.Graph, found: Any, allowed: set[Any]) -> bool:
    if isinstance(found, Literal):
        plain = XSD.string if found.language is None else RDF.langString
        return bool(allowed & {RDFS.Literal, found.datatype or plain})
    known = classes(data, found)
    # Of an address on the web nothing is said but its use.
    return bool(allowed & known) or (not known and isinstance(found, URIRef))


@every_graph
def test_what_a_class_allows_of_a_property_holds(name: str) -> None:
    """OWL's owl:allValuesFrom, which VIVO states for many a class."""
    data = graph(name)
    for subject, predicate, found in checked(data):
        for kind in classes(data, subject):
            if of_all().value(kind, OWL.onProperty) == predicate:
                allowed = of_all().value(kind, OWL.allValuesFrom)
                holds = allowed in (None, *ANYTHING) or in_range(data, found, {allowed})
                assert holds, f"{subject} {predicate} {found!r}: not only {allowed}"


@every_graph
def test_nothing_is_in_two_disjoint_classes(name: str) -> None:
    data = graph(name)
    for subject in set(data.subjects()):
        known = classes(data, subject)
        for kind in known:
            assert known.isdisjoint(of_all().objects(kind, OWL.disjointWith)), f"{subject}: {kind}"


@every_graph
def test_a_functional_property_has_one_value(name: str) -> None:
    data = graph(name)
    for predicate in set(data.predicates()):
        if (predicate, RDF.type, OWL.FunctionalProperty) in of_all():
            for subject in set(data.subjects(predicate)):
                assert len(set(data.objects(subject, predicate))) == 1, f"{subject} {predicate}"


class SchemaOrg(NamedTuple):
    """The official release, whose IRIs are https."""

    graph: rdflib.Graph

    def of(self, term: Any, name: str) -> set[str]:
        """Return the names that a term has a property to."""
        subject = URIRef(term.replace("http://schema.org/", "https://schema.org/"))
        predicate = RDFS[name] if name == "subClassOf" else URIRef(f"https://schema.org/{name}")
        return {str(found).rpartition("/")[2] for found in self.graph.objects(subject, predicate)}

    def above(self, kind: str) -> set[str]:
        """Return a class and all that it is a subclass of."""
        found, waiting = set(), [kind]
        while waiting:
            each = waiting.pop()
            found.add(each)
            waiting += self.of(SCHEMA[each], "subClassOf") - found
        return found

    def exists(self, term: Any) -> bool:
        subject = URIRef(term.replace("http://schema.org/", "https://schema.org/"))
        return (subject, RDF.type, None) in self.graph and not self.of(term, "supersededBy")


@pytest.fixture(scope="module")
def schema_org() -> SchemaOrg:
    path = shared("standards/schemaorg/30.0/schemaorg-all-https.nt")
    return SchemaOrg(loaded(path))


@every_graph
def test_schema_org_is_used_as_it_is_defined(name: str, schema_org: SchemaOrg) -> None:
    data = graph(name)
    statements: Any = data
    for subject, predicate, found in statements:
        if predicate == RDF.type and found.startswith(SCHEMA):
            assert schema_org.exists(found), found
        if not predicate.startswith(SCHEMA):
            continue
        assert schema_org.exists(predicate), predicate
        kinds = kinds_of(data, subject, schema_org)
        if "Role" in kinds and not schema_org.of(predicate, "domainIncludes") & kinds:
            assert tied_by(data, subject, predicate), f"{predicate} of no role"
        else:
            assert schema_org.of(predicate, "domainIncludes") & kinds, f"{predicate} of {kinds}"
        assert schema_range(data, predicate, found, schema_org), f"{predicate} {found!r}"


def kinds_of(data: rdflib.Graph, thing: Any, schema_org: SchemaOrg) -> set[str]:
    """Return the classes of schema.org that a thing is in; all things are Things."""
    names = [str(kind).removeprefix(SCHEMA) for kind in data.objects(thing, RDF.type)]
    return {"Thing"}.union(*(schema_org.above(kind) for kind in names if "/" not in kind))


def tied_by(data: rdflib.Graph, role: Any, predicate: Any) -> bool:
    """Say whether the property that leads to the role is the one that it repeats."""
    return (None, predicate, role) in data


def schema_range(data: rdflib.Graph, predicate: Any, found: Any, schema_org: SchemaOrg) -> bool:
    allowed = schema_org.of(predicate, "rangeIncludes")
    if isinstance(found, Literal):
        if found.datatype == XSD.integer:
            return bool(allowed & {"Integer", "Number"})
        if found.datatype is not None:
            return found.datatype.removeprefix(SCHEMA) in allowed
        return "Text" in allowed
    kinds = kinds_of(data, found, schema_org)
    if "Role" in kinds:
        return (found, predicate, None) in data
    return bool(allowed & kinds) or ("URL" in allowed and isinstance(found, URIRef))


def test_every_class_of_works_exists(schema_org: SchemaOrg) -> None:
    """Those of work types that no profile here has."""
    import orjson

    for kind, name in orjson.loads(vocab("rdf/work_classes.json")).items():
        prefix, _, local = name.partition(":")
        assert kind in WORK_TYPES
        assert CLASSES & set(vocabulary(prefix).objects(URIRef(PREFIXES[prefix] + local), RDF.type))
    assert schema_org.exists(SCHEMA.ProfilePage)


def test_the_terms_that_the_check_knows_are_those_of_the_official_files() -> None:
    """And rdflib's lists of the vocabularies that have none here."""
    import orjson

    listed = orjson.loads(vocab("rdf/terms.json"))
    closed = {"owl": OWL, "rdf": RDF, "rdfs": RDFS, "time": TIME, "xsd": XSD}
    official = {
        prefix: names(OFFICIAL[prefix], PREFIXES[prefix]) for prefix in OFFICIAL if prefix != "obo"
    }
    official["schema"] = names("schemaorg/30.0/schemaorg-all-https.nt", "https://schema.org/")
    official["vivo"] |= {str(term).removeprefix(VIVO) for term in NOT_IN_ITS_FILE}
    for prefix, namespace in closed.items():
        extras: list[str] = getattr(namespace, "_extras", [])
        official[prefix] = {*namespace.__annotations__, *extras}

    assert listed.keys() == official.keys() == PREFIXES.keys() - {"obo"}
    for prefix, known in official.items():
        assert listed[prefix].split() == sorted(known), prefix


def names(file: str, namespace: str) -> set[str]:
    """Return the names of what has a class in an official file."""
    found = {
        quad.subject.value.removeprefix(namespace)
        for quad in pyoxigraph.parse(
            path=shared(f"standards/{file}"), format=SYNTAXES[Path(file).suffix]
        )
        if quad.predicate.value == str(RDF.type)
        and isinstance(quad.subject, pyoxigraph.NamedNode)
        and quad.subject.value.startswith(namespace)
    }
    return {name for name in found if name and not {"/", "#"} & set(name)}
