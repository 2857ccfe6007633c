"""What all formats of RDF share: they write the same document, each in its syntax."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from pexport.exporter import (
    Exporter,
    Member,
    Options,
    Specification,
    advise_iri,
    drops_portrait_without_url,
)
from pexport.profile import Profile
from pexport.profile.collective import Collective
from pexport.vocabulary.rules import Rule, rules_from

from ..schemaorg.relations import education_kind_drops
from .checks.shapes import check_round_trip, check_shapes
from .checks.statements import (
    check_data,
    check_iris,
    check_literals,
    check_person,
    check_syntax,
    check_terms,
)
from .graph.document import RdfDocument, decode
from .graph.tree import tree
from .syntaxes.writers import WRITERS
from .vocabularies.collective import collective_graph
from .vocabularies.profile import profile_graphs


def build(profile: Profile, options: Options) -> RdfDocument:
    """Return what all vocabularies say of the person."""
    return RdfDocument(profile_graphs(profile, options.as_of, options.explicit_as_of))


def bundle(
    members: Sequence[Member[RdfDocument]], of: Collective | None, _: Options
) -> RdfDocument:
    """Return one dataset of several people, and of the organization that they belong to."""
    parts = tuple(part for each in members for part in each.document.graphs)
    return RdfDocument((collective_graph(of, members), *parts) if of else parts)


_PLAIN_TEXT = "RDF texts are plain text"
_NO_SKILLS = "none of the vocabularies has a category, level or description for a skill"
_DROPS = {
    "summaries/*/markdown": _PLAIN_TEXT,
    "summaries/*/links/**": _PLAIN_TEXT,
    "biographies/*/markdown": _PLAIN_TEXT,
    "biographies/*/links/**": _PLAIN_TEXT,
    "portrait/data": "the address of the picture is exported instead",
    "portrait/file": "a file path of the site is of no use outside it",
    "skills/*/category": _NO_SKILLS,
    "skills/*/level": _NO_SKILLS,
    "skills/*/description": _NO_SKILLS,
    "languages/*/level": "none of the vocabularies has a level for a language",
    "groups/*/name": "a group of the site may be anything, not only an organization or a "
    "foaf:Group",
}


_NO_ORGANIZATION = "it needs an organization, and none is named"
_NO_DEGREE = "it can be said only of studies with a degree or a school"


def _no_organization_drops(profile: Profile) -> dict[str, str]:
    """Return what is lost of jobs and studies that name no organization."""
    departments = {
        f"positions/{index}/department": _NO_ORGANIZATION
        for index, position in enumerate(profile.positions)
        if position.organization is None
    }
    states = {
        f"education/{index}/state": _NO_DEGREE
        for index, study in enumerate(profile.education)
        if study.organization is None and study.degree is None
    }
    return departments | states


def _drops(profile: Profile, options: Options) -> Mapping[str, str]:
    return {
        **drops_portrait_without_url(profile),
        **_DROPS,
        **education_kind_drops(profile, options.as_of),
        **_no_organization_drops(profile),
    }


_turtle_rules = rules_from("rdf/problems.toml")


def _rules_in(extension: str) -> Callable[[], Mapping[str, Rule]]:
    """Return the rules with their examples, which are told in Turtle, in another syntax."""

    @cache
    def rules() -> Mapping[str, Rule]:
        written = WRITERS[extension]
        found = {}
        for code, rule in _turtle_rules().items():
            right = written(decode(rule.right, "ttl"))
            # A file that ends too early is broken in every syntax.
            wrong = right[:-6] if code == "rdf-syntax" else written(decode(rule.wrong, "ttl"))
            found[code] = rule._replace(wrong=wrong, right=right)
        return found

    return rules


def rdf_exporter(
    specification: Specification,
    media_type: str,
    suffix: str,
    is_like: Callable[[bytes], bool],
) -> Exporter[RdfDocument, Options]:
    """Return the format that writes the document in the syntax of *specification*."""
    extension = suffix.rpartition(".")[2]
    written = WRITERS[extension]
    return Exporter(
        title=f"RDF as {specification.title.removeprefix('RDF 1.1 ')}",
        media_type=media_type,
        suffix=suffix,
        specification=specification,
        options=Options,
        build=build,
        encode=lambda document, _: written(document),
        decode=partial(decode, extension=extension),
        checks=_CHECKS,
        full_checks=_FULL_CHECKS,
        rules=_turtle_rules if extension in ("ttl", "trig") else _rules_in(extension),
        malformed_rule="rdf-syntax",
        tree=tree,
        is_like=is_like,
        drops=_drops,
        requires=("name",),
        advice=advise_iri,
        bundle=bundle,
    )


_CHECKS = (
    check_syntax,
    check_person,
    check_terms,
    check_literals,
    check_data,
    check_iris,
)
_FULL_CHECKS = (check_round_trip, check_shapes)
