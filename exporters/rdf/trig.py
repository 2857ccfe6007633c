"""The profile as RDF in TriG."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_trig

EXPORTER = rdf_exporter(
    Specification("RDF 1.1 TriG", "2014-02-25", "https://www.w3.org/TR/trig/"),
    media_type="application/trig",
    suffix=".trig",
    is_like=is_like_trig,
)
