"""Where a description comes from (https://www.w3.org/TR/prov-o/).

The description is a document of its own, beside the page that it is made of. It has no IRI: that
would be the address where somebody publishes it. The day that decides what is current in it is its
validity, where it was asked for; when the file was written nobody needs to know, and the same input
gives the same bytes.
"""

from __future__ import annotations

from datetime import date

from ..graph.graph import Node, node
from ..graph.terms import date_literal, literal


def provenance(page: str, me: str | None, day: date | None) -> Node:
    """Return what is said of the description of the person *me*, made of *page* as of *day*."""
    software = node(("a", "prov:SoftwareAgent"), ("rdfs:label", literal("pexport")))
    return node(
        ("a", "foaf:Document"),
        ("a", "prov:Entity"),
        ("foaf:primaryTopic", me),
        ("prov:wasDerivedFrom", node(("a", "prov:Entity"), iri=page)),
        ("prov:wasAttributedTo", software),
        ("dcterms:valid", date_literal(day.isoformat() if day else None)),
    )
