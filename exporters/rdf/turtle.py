"""The profile as RDF in Turtle."""

from __future__ import annotations

from pexport.exporter import Specification

from .exporter import rdf_exporter
from .syntaxes.detection import is_like_turtle

EXPORTER = rdf_exporter(
    Specification("RDF 1.1 Turtle", "2014-02-25", "https://www.w3.org/TR/turtle/"),
    media_type="text/turtle",
    suffix=".ttl",
    is_like=is_like_turtle,
)
