"""Dates and periods in RDF, each as precise as it was given.

OWL-Time (https://www.w3.org/TR/owl-time/) has literals of each precision; VIVO
(https://github.com/vivo-ontologies/vivo-ontology) fills a dateTime up and says beside it how much
of it counts.
"""

from __future__ import annotations

from pexport.profile import DatedFact

from ..graph.graph import Node, node
from ..graph.terms import date_literal, literal, typed_literal

_POSITIONS = {4: "time:inXSDgYear", 7: "time:inXSDgYearMonth", 10: "time:inXSDDate"}
_PRECISIONS = {
    4: "vivo:yearPrecision",
    7: "vivo:yearMonthPrecision",
    10: "vivo:yearMonthDayPrecision",
}
_EARLIEST = "0000-01-01T00:00:00"


def interval(fact: DatedFact) -> Node | None:
    """Return the period of *fact* in OWL-Time, named with the source's own words."""
    if not (fact.start or fact.end or fact.dates):
        return None
    return node(
        ("a", "time:Interval"),
        ("rdfs:label", literal(fact.dates)),
        ("time:hasBeginning", _instant(fact.start)),
        ("time:hasEnd", _instant(fact.end)),
    )


def _instant(text: str | None) -> Node | None:
    if text is None:
        return None
    return node(("a", "time:Instant"), (_POSITIONS[len(text)], date_literal(text)))


def vivo_interval(fact: DatedFact) -> Node | None:
    """Return the period of *fact* in VIVO, named with the source's own words."""
    if not (fact.start or fact.end or fact.dates):
        return None
    return node(
        ("a", "vivo:DateTimeInterval"),
        ("rdfs:label", literal(fact.dates)),
        ("vivo:start", vivo_value(fact.start)),
        ("vivo:end", vivo_value(fact.end)),
    )


def vivo_value(text: str | None) -> Node | None:
    """Return a date in VIVO."""
    if text is None:
        return None
    return node(
        ("a", "vivo:DateTimeValue"),
        ("vivo:dateTime", typed_literal(text + _EARLIEST[len(text) :], "xsd:dateTime")),
        ("vivo:dateTimePrecision", _PRECISIONS[len(text)]),
    )
