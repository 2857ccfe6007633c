"""Makes ``vocab/schemaorg/vocabulary.json`` of the tables that schema.org publishes.

    python docs/schemaorg_vocabulary.py FOLDER

FOLDER holds ``schemaorg-current-https-{types,properties}.csv``, ``schemaorg-current-https.ttl`` and
``schemaorgcontext.jsonld`` of a release (https://schema.org/docs/developers.html). A test holds the
result to that release's graph. Names alone are taken: of each type what it is a kind of, of each
member of an enumeration its type, of each property its domain and its range, of what is superseded
by what, and the prefixes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pyoxigraph

HERE = Path(__file__).parent
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
MADE = HERE.parent / "vocab" / "schemaorg" / "vocabulary.json"


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the tables."""
    path = folder / f"schemaorg-current-https-{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names(cell: str) -> str:
    """Return the names of schema.org in a cell, in the order of the alphabet."""
    given = (iri.strip() for iri in cell.split(","))
    return " ".join(sorted(iri.rpartition("/")[2] for iri in given if "//schema.org/" in iri))


def vocabulary(folder: Path) -> dict[str, dict[str, object]]:
    """Return the vocabulary; what belongs to several is separated by blanks."""
    types: dict[str, object] = {}
    members: dict[str, object] = {}
    properties: dict[str, object] = {}
    superseded: dict[str, str] = {}
    for row in rows(folder, "types"):
        if not row["enumerationtype"]:
            types[row["label"]] = names(row["subTypeOf"])
        superseded[row["label"]] = names(row["supersededBy"])
    # The table of types has one type of each member, though a member may have two.
    for quad in pyoxigraph.parse(
        (folder / "schemaorg-current-https.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE
    ):
        if str(quad.predicate) == f"<{RDF}type>" and (of := names(str(quad.object)[1:-1])):
            name = names(str(quad.subject)[1:-1])
            if name not in types:
                members[name] = " ".join(sorted([*str(members.get(name, "")).split(), of]))
    for row in rows(folder, "properties"):
        properties[row["label"]] = [names(row["domainIncludes"]), names(row["rangeIncludes"])]
        superseded[row["label"]] = names(row["supersededBy"])
    context = orjson.loads((folder / "schemaorgcontext.jsonld").read_bytes())["@context"]
    prefixes: dict[str, object] = {
        name: iri
        for name, iri in context.items()
        if isinstance(iri, str) and not iri.startswith("@") and not name.startswith("@")
    }
    return {
        "types": types,
        "members": members,
        "properties": properties,
        "superseded": {name: by for name, by in superseded.items() if by},
        "prefixes": prefixes,
    }


def written(made: dict[str, dict[str, object]]) -> str:
    """Return the vocabulary as JSON, with a line for each name."""
    parts = []
    for part, entries in made.items():
        lines = [
            f'    "{name}": {orjson.dumps(entries[name]).decode()}' for name in sorted(entries)
        ]
        parts.append(f'  "{part}": {{\n' + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    MADE.write_text(written(vocabulary(Path(sys.argv[1]))), encoding="utf-8")
