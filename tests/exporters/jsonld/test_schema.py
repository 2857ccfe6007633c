"""Every constraint of the JSON Schema is needed: a document that breaks it alone is refused."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import jsonschema_rs
import orjson
import pytest
from conftest import AS_OF, SAMPLES, profile

from pexport import registry
from pexport.exporter import Member
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.files import vocab

Path: TypeAlias = tuple[str | int, ...]

EXPORTER = registry.load_exporter("jsonld")
SCHEMA: dict[str, Any] = orjson.loads(vocab("schemaorg/page.schema.json"))
FULL = profile("full")


PLAIN = Profile.model_validate(
    {
        "name": {"display": "Ada"},
        "nicknames": [{"name": "A"}],
        "accounts": [{"service": "github", "url": "https://github.com/ada"}],
        "positions": [{"role": "Diver"}],
        "education": [{"organization": {"name": "University"}, "state": "ended"}],
        "awards": [{"title": "Medal"}],
        "projects": [{"name": "Project"}],
        "works": [{"title": "Work"}],
    }
)


def richer(whole: Profile) -> Profile:
    """Return *whole* with what its one profile cannot show at the same time."""
    tree = orjson.loads(whole.model_dump_json())
    tree["positions"] += [{**each, "state": "ongoing"} for each in tree["positions"]]
    tree["positions"] += [{**each, "department": None} for each in tree["positions"]]
    tree["positions"][0]["organization"]["identifiers"] += [
        {"scheme": "wikidata", "value": "Q1"},
        {"scheme": "isni", "value": "0000000121032683"},
    ]
    tree["positions"] += [{"role": "Baker"}, {"role": "Diver", "start": "2011"}]
    tree["education"] += [{"degree": "BSc", "end": "2001"}]
    tree["interests"] += [{"label": "Tides", "language": "fr"}]
    tree["fundings"] += [{**tree["fundings"][0], "state": "ongoing"}]
    tree["projects"] += [{"name": "Open project"}]
    tree["links"] += [
        {"url": "xmpp:maya@okafor.example", "kind": "chat", "label": "Chat"},
        {"url": "https://okafor.example/#contact", "kind": "contact"},
    ]
    for kind, scheme in ("journal-article", "issn"), ("book-chapter", "isbn"):
        number = {"scheme": scheme, "value": "1"}
        tree["works"].append({"title": "T", "type": kind, "venue": "V", "identifiers": [number]})
    numbers = ({"volume": "1"}, {"issue": "2"}, {"volume": "1", "issue": "2"})
    tree["works"] += [
        {"title": "T", "type": kind, "venue": "V", **number}
        for kind in ("journal-article", "journal-issue", "conference-proceedings")
        for number in numbers
    ]
    return Profile.model_validate(tree)


def documents() -> Iterator[Any]:
    """Yield documents that together have every kind of node, alone and among others."""
    rich = richer(FULL)
    single = [
        FULL.model_copy(update={field: (fact,)})
        for field, facts in rich
        if isinstance(facts, tuple)
        for fact in facts
    ]
    for each in (PLAIN, FULL, rich, *single):
        for bare in (False, True):
            yield EXPORTER.build(each, EXPORTER.options(as_of=AS_OF, bare=bare))
    yield from collectives()


def collectives() -> Iterator[Any]:
    """Yield the organizations of graphs, of one person and of several."""
    assert EXPORTER.bundle
    whole = orjson.loads((SAMPLES / "collectives" / "full.json").read_bytes())
    more = {"emails": ["a@a.example"] * 2, "phones": ["1", "2"], "addresses": [{"country": "MU"}]}
    options = EXPORTER.options(as_of=AS_OF)
    one = Member(EXPORTER.build(FULL, options))
    unnamed = FULL.model_copy(update={"identifiers": ()})
    other = Member(EXPORTER.build(unnamed, options))
    left = other._replace(has_left=True)
    for people in ([one], [one, other], [one, left], [left, left]):
        for tree in (
            whole,
            whole | more | {"language": "en"},
            {"organization": {"name": "Lab", "country": "MU"}},
        ):
            of = Collective.model_validate(tree)
            bundled = EXPORTER.bundle(people, of, options)
            yield {"@context": bundled["@context"], **bundled["@graph"][0]}


DOCUMENTS = list(documents())


def at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def compiled(schema: Any) -> Any:
    return jsonschema_rs.validator_for(orjson.dumps(schema).decode())


@cache
def part(where: Path) -> Any:
    """Return the validator of the part of the schema at *where*."""
    return compiled({**at(SCHEMA, where), "$defs": SCHEMA["$defs"]})


def visits(document: Any) -> Iterator[tuple[Path, Path]]:
    """Yield which part of the schema judges which place of a valid document."""
    waiting: list[tuple[Path, Path]] = [((), ())]
    while waiting:
        where, place = waiting.pop()
        yield where, place
        waiting += steps(where, place, at(SCHEMA, where), at(document, place))


def steps(where: Path, place: Path, schema: Any, value: Any) -> Iterator[tuple[Path, Path]]:
    if schema is True:
        return
    if "$ref" in schema:
        yield tuple(schema["$ref"].removeprefix("#/").split("/")), place
    if "if" in schema:
        yield (*where, "then" if part((*where, "if")).is_valid(value) else "else"), place
    for index in range(len(schema.get("anyOf", ()))):
        if part((*where, "anyOf", index)).is_valid(value):
            yield (*where, "anyOf", index), place
    if isinstance(value, dict):
        for name in schema.get("properties", {}).keys() & value.keys():
            yield (*where, "properties", name), (*place, name)
    if isinstance(value, list) and "items" in schema:
        for index in range(len(value)):
            yield (*where, "items"), (*place, index)


VISITS: defaultdict[Path, list[tuple[Any, Path]]] = defaultdict(list)
for one in DOCUMENTS:
    for judge, judged in visits(one):
        VISITS[judge].append((one, judged))


def parts(where: Path = ()) -> Iterator[Path]:
    """Yield every part of the schema that judges; what stands under ``if`` only chooses."""
    schema = at(SCHEMA, where)
    if schema is True:
        return
    yield where
    for keyword in ("properties", "$defs"):
        for name in schema.get(keyword, {}):
            yield from parts((*where, keyword, name))
    for index in range(len(schema.get("anyOf", ()))):
        yield from parts((*where, "anyOf", index))
    for keyword in {"items", "then", "else"} & schema.keys():
        yield from parts((*where, keyword))


WRONG = 17.5
"""A value that is allowed nowhere."""

# For each constraint: a value that breaks it, made of one that keeps it.
BROKEN: dict[str, Callable[[Any, Any], Any]] = {
    "additionalProperties": lambda value, _: {**value, "unknown": WRONG},
    "unevaluatedProperties": lambda value, _: {**value, "unknown": WRONG},
    "anyOf": lambda _, __: WRONG,
    "const": lambda _, __: "Unknown",
    "enum": lambda _, __: "Unknown",
    "items": lambda value, _: [*value, WRONG],
    "minItems": lambda value, limit: value[: limit - 1],
    "minLength": lambda _, limit: "x" * (limit - 1),
    "minimum": lambda _, limit: limit - 1,
    "pattern": lambda _, __: "!",
    "properties": lambda value, name: {**value, name: WRONG},
    "required": lambda value, name: {key: value[key] for key in value if key != name},
    "type": lambda _, __: WRONG,
    "uniqueItems": lambda value, _: [*value, value[0]],
}
NO_CONSTRAINTS = {
    "$schema",
    "$comment",
    "title",
    "description",
    "$defs",
    "$ref",
    "if",
    "then",
    "else",
}


class Constraint(NamedTuple):
    where: Path
    keyword: str
    name: str | None

    def __str__(self) -> str:
        return " ".join([*map(str, self.where), self.keyword, self.name or ""])

    def lifted(self) -> Any:
        """Return the schema without this constraint."""
        schema = copy.deepcopy(SCHEMA)
        holder = at(schema, self.where)
        if self.keyword == "required":
            holder["required"].remove(self.name)
        elif self.keyword == "properties":
            holder["properties"][self.name] = True
        else:
            del holder[self.keyword]
        return schema

    def mutants(self) -> Iterator[Any]:
        """Yield documents that break this constraint, each at one place."""
        limit = self.name or at(SCHEMA, (*self.where, self.keyword))
        for document, place in VISITS[self.where]:
            value = at(document, place)
            if self.name is None or self.name in value:
                yield changed(document, place, BROKEN[self.keyword](value, limit))


def constraints() -> Iterator[Constraint]:
    for where in parts():
        schema = at(SCHEMA, where)
        for keyword in schema.keys() - NO_CONSTRAINTS:
            if keyword == "required":
                yield from (Constraint(where, keyword, name) for name in schema[keyword])
            elif keyword == "properties":
                closed = [name for name, inner in schema[keyword].items() if inner is not True]
                yield from (Constraint(where, keyword, name) for name in closed)
            else:
                yield Constraint(where, keyword, None)


def changed(document: Any, place: Path, value: Any) -> Any:
    if not place:
        return value
    mutant = copy.deepcopy(document)
    *above, last = place
    at(mutant, tuple(above))[last] = value
    return mutant


CONSTRAINTS = sorted(set(constraints()), key=str)


def test_the_documents_are_valid_and_reach_every_part_of_the_schema() -> None:
    assert [found for document in DOCUMENTS for found in EXPORTER.problems(document)] == []
    assert [where for where in parts() if where not in VISITS] == []


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=str)
def test_a_document_that_breaks_one_constraint_is_refused_by_it_alone(
    constraint: Constraint,
) -> None:
    strict, loose = compiled(SCHEMA), compiled(constraint.lifted())

    mutants = list(islice(constraint.mutants(), 20))

    assert mutants
    assert not any(strict.is_valid(mutant) for mutant in mutants)
    assert any(loose.is_valid(mutant) for mutant in mutants)


CHOICES = [each.where for each in CONSTRAINTS if each.keyword == "anyOf"]


@pytest.mark.parametrize("where", CHOICES, ids=str)
def test_every_branch_of_a_choice_is_needed(where: Path) -> None:
    for index in range(len(at(SCHEMA, where)["anyOf"])):
        narrow = copy.deepcopy(SCHEMA)
        del at(narrow, where)["anyOf"][index]
        validator = compiled(narrow)

        assert not all(validator.is_valid(document) for document in DOCUMENTS), index
