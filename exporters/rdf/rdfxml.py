"""The profile as RDF in RDF/XML."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_rdfxml

EXPORTER = rdf_exporter(
    Specification("RDF 1.1 XML Syntax", "2014-02-25", "https://www.w3.org/TR/rdf-syntax-grammar/"),
    media_type="application/rdf+xml",
    suffix=".rdf",
    is_like=is_like_rdfxml,
)
