"""What the syntaxes of vCard 4.0 other than its own, JSON and XML, ask of parameters."""

from __future__ import annotations

from .grammar import TWO_COMPONENT_TYPES, value_type
from .text import Params

_ORDER = "LANGUAGE ALTID PID PREF TYPE MEDIATYPE CALSCALE GEO TZ LABEL SORT-AS".split()


def parameter_rank(name: str, parameter: str) -> float:
    """Return the place of a parameter of the property *name* (RFC 6351 section 5.2, appendix A)."""
    if name == "N" and parameter == "SORT-AS":
        return 0.5
    if parameter == "VALUE":
        return len(_ORDER) + 1
    return _ORDER.index(parameter) if parameter in _ORDER else len(_ORDER)


def value_parameter(name: str, kind: str) -> Params:
    """Return the parameter that says that a value is a *kind*, where it is not so by default.

    Both standards write a date where vCard has a date-and-or-time; what has two components in
    vCard's grammar is a text in JSON.
    """
    default = value_type("4.0", name, ())
    wider = default == "date-and-or-time" and kind in ("date", "time", "date-time")
    of_two = kind == "text" and default in TWO_COMPONENT_TYPES
    return () if kind in (default, "unknown") or wider or of_two else (("VALUE", (kind,)),)
