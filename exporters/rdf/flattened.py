"""The profile as RDF in flattened JSON-LD."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_flattened

EXPORTER = rdf_exporter(
    Specification(
        "JSON-LD 1.1 (flattened)",
        "2020-07-16",
        "https://www.w3.org/TR/json-ld11/#flattened-document-form",
    ),
    media_type="application/ld+json",
    suffix=".flat.jsonld",
    is_like=is_like_flattened,
)
