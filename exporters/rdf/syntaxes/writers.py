"""What writes each syntax."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..graph.document import RdfDocument
from .flattened import flattened
from .lines import n_quads, n_triples
from .rdfxml import rdfxml
from .turtle import trig, turtle

WRITERS: Mapping[str, Callable[[RdfDocument], bytes]] = {
    "ttl": turtle,
    "trig": trig,
    "nt": n_triples,
    "nq": n_quads,
    "rdf": rdfxml,
    "jsonld": flattened,
}
"""How each syntax is written, by the usual extension of its files' names."""
