"""The profile as RDF in Turtle: schema.org, FOAF, vCard, ORG, VIVO and BIBO in one graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pexport.collective import Collective
from pexport.exporter import (
    Exporter,
    Options,
    Specification,
    pictures_without_an_address,
    wants_an_iri,
)
from pexport.model import Profile

from .rdf_document import RdfDocument, conforms, presents_a_person, read
from .rdf_profile import described
from .rdf_turtle import joined, written
from .schemaorg_ties import kinds_of_no_study
from .schemaorg_works import pages_of_no_article

_SUFFIX = ".ttl"


def build(profile: Profile, options: Options) -> RdfDocument:
    """Return the graph of *profile*, written in Turtle."""
    return RdfDocument(written(described(profile, options.as_of)).encode(), _SUFFIX)


def bundle(documents: Sequence[RdfDocument], _: Collective | None) -> RdfDocument:
    """Return one graph of several people."""
    return RdfDocument(joined([each.data.decode() for each in documents]).encode(), _SUFFIX)


def encode(document: RdfDocument, _: Options) -> bytes:
    """Return the text."""
    return document.data


def decode(data: bytes) -> RdfDocument:
    """Return the document in *data*."""
    return read(data, _SUFFIX)


_PLAIN_TEXT = "texts are plain"
_NO_SKILLS = "no vocabulary here tells kinds, levels or circumstances of a skill"
_NOT_YET = "the graph is of people alone"
_DROPS = {
    "summaries/*/markdown": _PLAIN_TEXT,
    "summaries/*/links/**": _PLAIN_TEXT,
    "biographies/*/markdown": _PLAIN_TEXT,
    "biographies/*/links/**": _PLAIN_TEXT,
    "portrait/file": "a path in the source is no address",
    "skills/*/category": _NO_SKILLS,
    "skills/*/level": _NO_SKILLS,
    "skills/*/description": _NO_SKILLS,
    "languages/*/level": "no vocabulary here tells how well a language is known",
    "groups/*/name": "a group of the source need not be an organization, and a foaf:Group names "
    "its members, which a person without an IRI could not be",
}


def _drops(profile: Profile, options: Options) -> Mapping[str, str]:
    return {
        **_DROPS,
        **pictures_without_an_address(profile),
        **kinds_of_no_study(profile, options.as_of),
        **pages_of_no_article(profile),
    }


EXPORTER = Exporter(
    title="RDF Turtle",
    media_type="text/turtle",
    suffix=_SUFFIX,
    specification=Specification("RDF 1.1 Turtle", "2014-02-25", "https://www.w3.org/TR/turtle/"),
    options=Options,
    build=build,
    encode=encode,
    decode=decode,
    checks=(presents_a_person,),
    full_checks=(conforms,),
    drops=_drops,
    requires=("name",),
    advice=wants_an_iri,
    bundle=bundle,
    bundle_drops={"**": _NOT_YET},
    malformed="rdf-syntax",
)
