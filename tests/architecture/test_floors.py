"""The floors of the house: an upper one uses those below it, never the reverse, even late.

Breaking a rule on purpose is the second half of this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from modules import Module, broken, house, is_within, wholes

FLOORS = {
    "pexport": (
        {"errors"},
        {"base64_data", "files", "input_head", "iso8601", "jpeg", "markup", "qr_code"},
        {"vocabulary"},
        {"profile"},
        {"exporter", "source"},
        {"reading"},
        {"registry"},
        {"unexpected"},
        {"proving"},
        {"writing"},
        {"presenting"},
        {"contacts", "pages", "publishing"},
        {"command_line"},
        {"commands"},
        {"application"},
        {"__main__"},
    ),
    "pexport.sources": ({"text"}, {"files"}, {"hugo", "profile"}),
    "pexport.sources.hugo": (
        {"theme"},
        {"site"},
        {"page"},
        {"author"},
        {"home"},
        {"works"},
        {"author_reading", "choice"},
        {"reading"},
        {"hugo"},
    ),
    "pexport.exporters": (
        {"datatypes", "json_document", "xml_tree"},
        {"contact", "schemaorg"},
        {"jscontact", "jsonld", "orcid", "rdf", "vcard"},
    ),
    "pexport.exporters.jsonld": (
        {"forms", "reading", "script", "vocabulary"},
        {"active_context"},
        {"checks"},
        {"jsonld"},
    ),
    "pexport.exporters.rdf": (
        {"graph"},
        {"syntaxes", "vocabularies"},
        {"checks"},
        {"exporter"},
        {"flattened", "nquads", "ntriples", "rdfxml", "trig", "turtle"},
    ),
    "pexport.exporters.vcard": (
        {"syntaxes"},
        {"card", "checks"},
        {"jcard", "vcard", "xcard"},
    ),
}
"""The rooms of each package from the ground up; rooms of one floor do not know each other."""

ABOVE_PLUGINS = {
    "registry",
    "unexpected",
    "writing",
    "contacts",
    "pages",
    "presenting",
    "publishing",
    "command_line",
    "commands",
    "application",
    "__main__",
}
"""Rooms of the core that find and run formats and sources, which therefore know nothing of them."""

FAMILIES = {
    "jscontact": {"contact"},
    "jsonld": {"schemaorg"},
    "orcid": {"schemaorg"},
    "rdf": {"schemaorg"},
    "vcard": {"contact"},
}
"""Which families without a format of their own each family of formats is made of."""

PLUGINS = ("exporters", "sources")


class Arrow(NamedTuple):
    """One import of a module of the house by another."""

    file: str
    line: int
    name: str
    """Of the module that imports."""
    to: str


def arrows(module: Module) -> Iterator[Arrow]:
    """Yield what *module* imports of the house, late imports and those for types included."""
    for line, name, _ in module.imports:
        if is_within(name, "pexport") or not name:
            yield Arrow(module.file, line, module.name, name)


def room(name: str, package: str) -> str:
    """Return the room of *package* that *name* is in, "" for none."""
    rest = name.removeprefix(f"{package}.")
    return rest.split(".")[0] if rest != name else ""


def faults(module: Module) -> list[str]:
    """Return the arrows of *module* that the house does not allow, each with the reason."""
    return [
        f"{arrow.file}:{arrow.line}: imports {arrow.to or 'something'}: {reason}"
        for arrow in arrows(module)
        if (reason := fault(arrow))
    ]


def fault(arrow: Arrow) -> str:
    """Return why *arrow* is not allowed, "" where it is."""
    if not arrow.to:
        return "its name is computed, so that nobody sees the arrow"
    here, there = room(arrow.name, "pexport"), room(arrow.to, "pexport")
    if there in PLUGINS and here != there:
        whose = f"{here} of other plugins" if here in PLUGINS else "the core"
        return f"{whose} knows no {there}: ask the registry"
    if here in PLUGINS and there in ABOVE_PLUGINS:
        return f"{there} runs the {here}, which stand below it"
    if whole := whole_that_holds(arrow.to, arrow.name):
        return f"{whole} is a whole format or source, and no part of another"
    return next(filter(None, (upward(arrow, package) for package in FLOORS)), "") or stranger(arrow)


def whole_that_holds(name: str, importer: str) -> str:
    """Return the format or source that *name* is of, unless *importer* is itself that."""
    for part in PLUGINS:
        for whole in wholes(part):
            module = f"pexport.{part}.{whole}"
            if is_within(name, module) and importer != module:
                return module
    return ""


def upward(arrow: Arrow, package: str) -> str:
    """Say so where *arrow* leads up in *package*, or to a neighbour on the same floor."""
    here, there = room(arrow.name, package), room(arrow.to, package)
    floors = {name: floor for floor, names in enumerate(FLOORS[package]) for name in names}
    if here == there or here not in floors or there not in floors:
        return ""
    if floors[there] > floors[here]:
        return f"{there} is {floors[there] - floors[here]} floors above {here} in {package}"
    if floors[there] == floors[here]:
        return f"{there} and {here} are neighbours in {package}, and do not know each other"
    return ""


def stranger(arrow: Arrow) -> str:
    """Say so where *arrow* leads to a family of formats that its own is not made of."""
    here, there = (room(name, "pexport.exporters") for name in (arrow.name, arrow.to))
    if here in FAMILIES and there in set().union(*FAMILIES.values()) - FAMILIES[here]:
        return f"{here} is not made of {there}"
    return ""


def test_no_arrow_leads_up() -> None:
    assert [fault for module in house() for fault in faults(module)] == []


@pytest.mark.parametrize("package", FLOORS)
def test_every_room_has_its_floor(package: str) -> None:
    rooms = {room(module.name, package) for module in house()} - {"", "exporters", "sources"}

    assert set().union(*FLOORS[package]) == rooms


def circles(modules: Iterable[Module]) -> list[list[str]]:
    """Return the groups of modules that import each other, directly or by way of others."""
    names = {module.name for module in modules}
    graph = {
        module.name: {target for arrow in arrows(module) if (target := of(arrow.to, names))}
        - {module.name}
        for module in modules
    }
    while graph:
        ends = {name for name, targets in graph.items() if not targets & graph.keys()}
        if not ends:
            break
        graph = {name: targets for name, targets in graph.items() if name not in ends}
    return [[name, *sorted(targets & graph.keys())] for name, targets in sorted(graph.items())]


def of(name: str, modules: set[str]) -> str:
    """Return the module that *name*, or something in it, is."""
    return name if name in modules else next(iter({name.rpartition(".")[0]} & modules), "")


def test_no_circle() -> None:
    assert circles(house()) == []


def test_a_circle_is_found(tmp_path: Path) -> None:
    file = "src/pexport/profile/values.py"
    added = broken(tmp_path, file, "def f(): from pexport.profile import facts")
    others = [module for module in house() if module.file != file]

    assert any("pexport.profile.values" in circle for circle in circles([*others, added]))


CORE = "src/pexport/profile/clean.py"
RDF = "exporters/rdf/vocabularies/foaf.py"


@pytest.mark.parametrize(
    ("file", "added", "to", "reason"),
    [
        (CORE, "import pexport.sources.hugo", "pexport.sources.hugo", "the core knows no sources"),
        (CORE, "from pexport import sources", "pexport.sources", "the core knows no sources"),
        (
            CORE,
            "from ..exporters.orcid import build",
            "pexport.exporters.orcid.build",
            "the core knows no exporters",
        ),
        (CORE, "def f(): from .. import exporters", "pexport.exporters", "the core knows no"),
        (CORE, "import_module('pexport.sources.hugo')", "pexport.sources.hugo", "the core knows"),
        (CORE, "importlib.import_module('..sources', 'x')", "pexport.sources", "the core knows"),
        (CORE, "__import__(f'pexport.{name}')", "something", "its name is computed"),
        (
            CORE,
            "def f(): from pexport.commands import report",
            "pexport.commands.report",
            "commands is 10 floors above profile in pexport",
        ),
        (
            CORE,
            "if TYPE_CHECKING: from pexport.source import Input",
            "pexport.source.Input",
            "source is 1 floors above profile in pexport",
        ),
        (
            "src/pexport/source.py",
            "from pexport.exporter import Problem",
            "pexport.exporter.Problem",
            "exporter and source are neighbours in pexport, and do not know each other",
        ),
        (
            "sources/hugo/site/site.py",
            "from ..page.links import read_link",
            "pexport.sources.hugo.page.links.read_link",
            "page is 1 floors above site in pexport.sources.hugo",
        ),
        (
            "sources/text/dates.py",
            "from ..hugo.page import links",
            "pexport.sources.hugo.page.links",
            "hugo is 2 floors above text in pexport.sources",
        ),
        (
            "sources/hugo/hugo.py",
            "from ..profile.profile import SOURCE",
            "pexport.sources.profile.profile.SOURCE",
            "pexport.sources.profile.profile is a whole format or source",
        ),
        ("sources/text/dates.py", "from pexport import registry", "pexport.registry", "registry"),
        (
            "sources/text/dates.py",
            "from ...exporters import orcid",
            "pexport.exporters.orcid",
            "sources of other plugins knows no exporters",
        ),
        (
            RDF,
            "from ..syntaxes import writers",
            "pexport.exporters.rdf.syntaxes.writers",
            "syntaxes and vocabularies are neighbours in pexport.exporters.rdf",
        ),
        (
            RDF,
            "from ...jsonld.forms import is_iri",
            "pexport.exporters.jsonld.forms.is_iri",
            "jsonld and rdf are neighbours in pexport.exporters",
        ),
        (
            RDF,
            "from ...contact.links import uri",
            "pexport.exporters.contact.links.uri",
            "rdf is not made of contact",
        ),
        (
            "exporters/rdf/trig.py",
            "import pexport.exporters.rdf.turtle",
            "pexport.exporters.rdf.turtle",
            "pexport.exporters.rdf.turtle is a whole format or source",
        ),
        (
            "exporters/schemaorg/values.py",
            "from ..rdf.graph.terms import iri",
            "pexport.exporters.rdf.graph.terms.iri",
            "rdf is 1 floors above schemaorg in pexport.exporters",
        ),
    ],
)
def test_an_arrow_that_is_not_allowed_is_found(
    tmp_path: Path, file: str, added: str, to: str, reason: str
) -> None:
    (found,) = faults(broken(tmp_path, file, added))

    assert found.startswith(f"{file}:")
    assert f": imports {to}: {reason}" in found


@pytest.mark.parametrize(
    "added",
    [
        "def f(): import rdflib",
        "from ..graph.terms import iri",
        "from importlib import import_module; import_module('pexport.vocab')",
    ],
)
def test_what_is_allowed_is_no_fault(tmp_path: Path, added: str) -> None:
    assert faults(broken(tmp_path, RDF, added)) == []


# The parts of one format that no other of its family uses.
PARTS = {
    "vcard.syntaxes.jcard_reading": "vcard.jcard",
    "vcard.syntaxes.xcard_elements": "vcard.xcard",
    "vcard.syntaxes.xcard_reading": "vcard.xcard",
}


@pytest.mark.parametrize(("part", "whole"), PARTS.items())
def test_a_part_of_one_format_is_used_by_no_other(part: str, whole: str) -> None:
    module = f"pexport.exporters.{part}"
    users = {
        arrow.name.removeprefix("pexport.exporters.")
        for each in house()
        for arrow in arrows(each)
        if is_within(arrow.to, module)
    }

    assert users <= {whole, *(other for other, of_ in PARTS.items() if of_ == whole)}
    assert users
