"""The shapes of the graph: closed, sound in themselves, and each of their constraints can fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyshacl
import pytest
import rdflib
from conftest import AS_OF, SAMPLES, profile, shared
from rdflib import DCTERMS, RDF, SH, XSD, BNode, Literal, URIRef
from rdflib.collection import Collection
from varied import varied

from pexport import registry
from pexport.exporter import Member
from pexport.exporters.rdf.graph.terms import PREFIXES
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.files import vocab

TURTLE = registry.load_exporter("turtle")
OPTIONS = TURTLE.options(as_of=AS_OF)
SHAPES = rdflib.Graph().parse(data=vocab("rdf/shapes.ttl"), format="turtle")
WRONG = Literal("x", datatype=URIRef("urn:wrong"))
UNKNOWN = URIRef("urn:unknown")


def graph(whole: Profile) -> rdflib.Graph:
    return rdflib.Graph().parse(data=TURTLE.build(whole, OPTIONS).triples, format="nt")


def lab() -> rdflib.Graph:
    """Return the graph of several people and of the organization that they belong to."""
    file = SAMPLES / "collectives" / "full.json"
    people = [profile("full"), profile("researcher").model_copy(update={"identifiers": ()})]
    assert TURTLE.bundle
    bundle = TURTLE.bundle(
        [Member(TURTLE.build(each, OPTIONS)) for each in people],
        Collective.model_validate_json(file.read_bytes()),
        OPTIONS,
    )
    return rdflib.Graph().parse(data=bundle.triples, format="nt")


GRAPHS = [graph(varied()), graph(varied(with_iri=False)), lab()]


def results(data: rdflib.Graph, shapes: rdflib.Graph = SHAPES) -> set[tuple[Any, Any, Any]]:
    """Return the focus node, shape and constraint component of all that does not conform."""
    report: Any = pyshacl.validate(data, shacl_graph=shapes)[1]
    return {
        (
            report.value(found, SH.focusNode),
            report.value(found, SH.sourceShape),
            report.value(found, SH.sourceConstraintComponent),
        )
        for found in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize(
    "whole",
    [
        profile("full"),
        profile("researcher"),
        Profile.model_validate({"name": {"display": "Ada"}}),
        varied(),
        varied(with_iri=False),
    ],
    ids=["full", "researcher", "a name alone", "varied", "varied, without an IRI"],
)
def test_what_is_written_conforms(whole: Profile) -> None:
    assert results(graph(whole)) == set()


def test_a_lab_conforms() -> None:
    assert results(lab()) == set()


def test_the_shapes_are_sound_themselves() -> None:
    assert results(SHAPES, rdflib.Graph().parse(shared("standards/vocab/shacl-shacl.ttl"))) == set()


def test_every_class_that_is_written_has_one_closed_shape_and_no_other_class_has_any() -> None:
    written = {found for data in GRAPHS for found in data.objects(predicate=RDF.type)}
    closed = SHAPES.subjects(SH.closed, Literal(lexical_or_value=True))
    targets = Counter(kind for shape in closed for kind in SHAPES.objects(shape, SH.targetClass))

    unseen = {kind for kind in targets if targets[kind] != 1 or kind not in written}
    assert {kind for kind in written if targets[kind] != 1} == set()
    assert unseen <= of_works(), "only some classes of works are not in the profiles here"


def of_works() -> set[Any]:
    """Return the classes of the work types."""
    import orjson

    names = set(orjson.loads(vocab("rdf/work_classes.json")).values())
    for row in orjson.loads(vocab("schemaorg/crosswalk.json"))["works"].values():
        names |= {f"schema:{row['type']}", f"schema:{row['venueType']}"}
    return {URIRef(PREFIXES[p] + local) for p, _, local in (name.partition(":") for name in names)}


def test_every_property_in_the_shapes_is_written() -> None:
    written = {predicate for data in GRAPHS for predicate in data.predicates()}

    assert set(SHAPES.objects(predicate=SH.path)) <= written


class Constraint(NamedTuple):
    """A parameter of a shape, with a node that the shape is about and what is said of it."""

    shape: Any
    parameter: Any
    value: Any
    path: Any
    focus: Any
    data: rdflib.Graph


PARAMETERS = {
    SH["class"]: "Class",
    SH.closed: "Closed",
    SH.datatype: "Datatype",
    SH.hasValue: "HasValue",
    SH["in"]: "In",
    SH.maxCount: "MaxCount",
    SH.minCount: "MinCount",
    SH.minInclusive: "MinInclusive",
    SH.node: "Node",
    SH.nodeKind: "NodeKind",
    SH["or"]: "Or",
    SH.pattern: "Pattern",
    SH.qualifiedMaxCount: "QualifiedMaxCount",
    SH.qualifiedMinCount: "QualifiedMinCount",
    SH.xone: "Xone",
}
NO_CONSTRAINTS = {
    RDF.type,
    SH.ignoredProperties,
    SH.path,
    SH.property,
    SH.qualifiedValueShape,
    SH.targetClass,
}


def constraints() -> Iterator[Constraint]:
    """Yield each constraint once, with an example of what it is about."""
    seen = set()
    for target, kind in SHAPES.subject_objects(SH.targetClass):
        for shape in (target, *SHAPES.objects(target, SH.property)):
            path = SHAPES.value(shape, SH.path)
            for parameter, value in SHAPES.predicate_objects(shape):
                key = (shape, parameter, value)
                if parameter in NO_CONSTRAINTS or key in seen:
                    continue
                for focus, data in examples(kind, path):
                    seen.add(key)
                    yield Constraint(shape, parameter, value, path, focus, data)
                    break


def examples(kind: Any, path: Any) -> Iterator[tuple[Any, rdflib.Graph]]:
    for data in GRAPHS:
        for focus in data.subjects(RDF.type, kind):
            if path is None or (focus, path, None) in data:
                yield focus, data


def all_parameters() -> set[tuple[Any, Any, Any]]:
    shapes = set(SHAPES.subjects(SH.targetClass)) | set(SHAPES.objects(predicate=SH.property))
    nested = {shape for parent in NESTED for shape in SHAPES.objects(parent, SH.property)}
    return {
        (shape, parameter, value)
        for shape in shapes - nested
        for parameter, value in SHAPES.predicate_objects(shape)
        if parameter not in NO_CONSTRAINTS
    }


def alternatives() -> set[Any]:
    """Return the shapes that others are made of: what they find, those others report."""
    found = set(SHAPES.objects(predicate=SH.node))
    for parameter in (SH["or"], SH.xone):
        for members in SHAPES.objects(predicate=parameter):
            found.update(Collection(SHAPES, members))
    return found


NESTED = alternatives()


def copied(constraint: Constraint, name: str) -> tuple[URIRef, rdflib.Graph]:
    """Return what the constraint is about, now called *name*, with the classes and titles below."""
    focus, part = URIRef(name), rdflib.Graph()
    for predicate, found in constraint.data.predicate_objects(constraint.focus):
        if constraint.path not in (None, predicate) and predicate != RDF.type:
            continue
        part.add((focus, predicate, found))
        for about in (RDF.type, DCTERMS.title):
            for said in constraint.data.objects(found, about):
                part.add((found, about, said))
    return focus, part


def broken(constraint: Constraint, name: str) -> tuple[URIRef, rdflib.Graph]:
    """Return a copy that breaks the constraint."""
    focus, part = copied(constraint, name)
    path, parameter = constraint.path, constraint.parameter
    if path is None:
        break_node(constraint, focus, part)
    elif parameter in (SH.minCount, SH.qualifiedMinCount, SH.hasValue):
        part.remove((focus, path, None))
    elif parameter == SH.maxCount:
        for number in range(int(constraint.value) + 1):
            part.add((focus, path, Literal(f"{number}")))
    elif parameter == SH.qualifiedMaxCount:
        kind: Any = SHAPES.value(
            SHAPES.value(constraint.shape, SH.qualifiedValueShape), SH["class"]
        )
        for other in (BNode() for _ in range(int(constraint.value) + 1)):
            part.add((focus, path, other))
            part.add((other, RDF.type, kind))
    elif parameter == SH.minInclusive:
        part.set((focus, path, Literal(int(constraint.value) - 1)))
    else:
        part.set((focus, path, WRONG))
    return focus, part


def break_node(constraint: Constraint, focus: URIRef, part: rdflib.Graph) -> None:
    if constraint.parameter == SH.closed:
        part.add((focus, UNKNOWN, Literal("x")))
    elif constraint.parameter == SH["class"]:
        part.remove((focus, RDF.type, constraint.value))
    else:
        for member in Collection(SHAPES, constraint.value):
            for shape in SHAPES.objects(member, SH.property):
                part.remove((focus, SHAPES.value(shape, SH.path), None))


def test_every_constraint_can_fail() -> None:
    """A copy of what each constraint is about conforms to it; a broken copy does not."""
    tried = list(constraints())
    data, expected = rdflib.Graph(), []
    for number, constraint in enumerate(tried):
        sound, part = copied(constraint, f"urn:sound:{number}")
        data += part
        mutant, part = broken(constraint, f"urn:broken:{number}")
        data += part
        component: Any = SH[f"{PARAMETERS[constraint.parameter]}ConstraintComponent"]
        expected.append((constraint, sound, mutant, component))

    found = results(data)

    assert all_parameters() == {(each.shape, each.parameter, each.value) for each in tried}
    assert [
        each for each, sound, _, component in expected if (sound, each.shape, component) in found
    ] == []
    assert [
        each
        for each, _, mutant, component in expected
        if (mutant, each.shape, component) not in found
    ] == []
    assert len(tried) > 400


def test_every_alternative_is_taken_by_something_written() -> None:
    for parameter in (SH["or"], SH.xone):
        for shape, members in SHAPES.subject_objects(parameter):
            users = [shape, *SHAPES.subjects(SH.node, shape)]
            paths = [path for user in users for path in SHAPES.objects(user, SH.path)]
            for member in Collection(SHAPES, members):
                assert any(taken(member, data, paths) for data in GRAPHS), (
                    paths,
                    list(SHAPES.predicate_objects(member)),
                )


def taken(member: Any, data: rdflib.Graph, paths: list[Any]) -> bool:
    inner = SHAPES.value(SHAPES.value(member, SH.property), SH.path)
    if inner is not None:
        return (None, inner, None) in data
    kind = SHAPES.value(member, SH["class"])
    datatype = SHAPES.value(member, SH.datatype)
    values = {found for path in paths for found in data.objects(predicate=path)}
    if kind is not None:
        return any((found, RDF.type, kind) in data for found in values)
    return any(
        isinstance(found, Literal)
        and (RDF.langString if found.language else found.datatype or XSD.string) == datatype
        for found in values
    )
