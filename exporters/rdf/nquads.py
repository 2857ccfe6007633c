"""The profile as RDF in N-Quads."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_n_quads

EXPORTER = rdf_exporter(
    Specification("RDF 1.1 N-Quads", "2014-02-25", "https://www.w3.org/TR/n-quads/"),
    media_type="application/n-quads",
    suffix=".nq",
    is_like=is_like_n_quads,
)
