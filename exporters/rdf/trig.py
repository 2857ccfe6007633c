"""The profile as RDF in TriG."""

from __future__ import annotations

from pexport.exporter import Specification

from .checks.likeness import is_like_trig
from .family import syntax

EXPORTER = syntax(
    Specification("RDF 1.1 TriG", "2014-02-25", "https://www.w3.org/TR/trig/"),
    media_type="application/trig",
    suffix=".trig",
    is_like=is_like_trig,
)
