"""A WebID with a hash, and its document in Turtle (https://www.w3.org/2005/Incubator/webid/spec/).

It is a document of its own: what it names ``#me`` is the person of the other files, whose IRI in
them may be another one. All its own addresses are relative, so that it is right wherever it is put.
"""

from __future__ import annotations

import orjson

from pexport.profile import Profile

FILE = "webid.ttl"
FRAGMENT = "me"

_PREFIXES = """@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def document(profile: Profile, described_in: str) -> bytes:
    """Return the document of the WebID of *profile*; the file *described_in* says more."""
    statements = [
        "a foaf:Person",
        *(
            f"foaf:name {_literal(each)}"
            for each in (profile.name and profile.name.display,)
            if each
        ),
        *(f"owl:sameAs <{iri}>" for iri in _others(profile)),
        *(f"foaf:homepage <{each.url}>" for each in (profile.homepage,) if each),
        *(f"foaf:img <{each.url}>" for each in (profile.portrait,) if each and each.url),
        f"rdfs:seeAlso <{described_in}>",
    ]
    joined = " ;\n    ".join(statements)
    return (
        f"{_PREFIXES}\n"
        "<> a foaf:PersonalProfileDocument ;\n"
        f"    foaf:primaryTopic <#{FRAGMENT}> .\n\n"
        f"<#{FRAGMENT}> {joined} .\n"
    ).encode()


def _others(profile: Profile) -> list[str]:
    """Return the IRIs that name the person elsewhere."""
    subject = profile.document.subject if profile.document else None
    return list(dict.fromkeys(iri for iri in (profile.iri, subject) if iri))


def _literal(text: str) -> str:
    # The escapes of JSON are among those of Turtle (section 6.4).
    return orjson.dumps(text).decode()
