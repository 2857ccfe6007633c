"""The profile as RDF in N-Triples."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_n_triples

EXPORTER = rdf_exporter(
    Specification("RDF 1.1 N-Triples", "2014-02-25", "https://www.w3.org/TR/n-triples/"),
    media_type="application/n-triples",
    suffix=".nt",
    is_like=is_like_n_triples,
)
