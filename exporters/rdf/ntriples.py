"""The profile as RDF in N-Triples."""

from __future__ import annotations

from pexport.exporter import Specification

from .checks.likeness import is_like_n_triples
from .family import syntax

EXPORTER = syntax(
    Specification("RDF 1.1 N-Triples", "2014-02-25", "https://www.w3.org/TR/n-triples/"),
    media_type="application/n-triples",
    suffix=".nt",
    is_like=is_like_n_triples,
)
