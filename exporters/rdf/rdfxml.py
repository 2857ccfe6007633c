"""The profile as RDF in RDF/XML."""

from __future__ import annotations

from pexport.exporter import Specification

from .checks.likeness import is_like_rdfxml
from .family import syntax

EXPORTER = syntax(
    Specification("RDF 1.1 XML Syntax", "2014-02-25", "https://www.w3.org/TR/rdf-syntax-grammar/"),
    media_type="application/rdf+xml",
    suffix=".rdf",
    is_like=is_like_rdfxml,
)
