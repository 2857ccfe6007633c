"""The card of vCard 4.0 in the form that its other syntaxes, JSON and XML, have in common."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from pexport.exporter import Options
from pexport.model import Profile

from . import version_4, version_4_drops
from .grammar import OF_TWO_TEXTS, value_type
from .text import Card, Document, Params, Property


class SyntaxOptions(Options):
    """The options of a syntax of vCard 4.0."""

    compact: bool = Field(default=False, description="One line, without indentation.")


def build(profile: Profile, options: SyntaxOptions) -> Document:
    """Return the card of a person as these syntaxes keep it.

    The case of a name has no meaning in them, each value tells its type, so that VALUE names no
    default, and XML wants parameters in its own order.
    """
    properties = version_4.properties(profile, options.as_of, photo="url")
    return Document((Card("4.0", tuple(map(_canonical, properties))),))


def _canonical(prop: Property) -> Property:
    default = ("VALUE", (value_type("4.0", prop.name, ()),))
    params = tuple([each for each in prop.params if each != default])
    if len(params) > 1:
        params = tuple(sorted(params, key=lambda each: rank(prop.name, each[0])))
    return prop._replace(name=prop.name.upper(), params=params)


_ORDER = "LANGUAGE ALTID PID PREF TYPE MEDIATYPE CALSCALE GEO TZ LABEL SORT-AS".split()


def rank(name: str, parameter: str) -> float:
    """Return the place of a parameter of the property *name* (RFC 6351 section 5.2, appendix A)."""
    if name == "N" and parameter == "SORT-AS":
        return 0.5
    if parameter == "VALUE":
        return len(_ORDER) + 1
    return _ORDER.index(parameter) if parameter in _ORDER else len(_ORDER)


def told_type(name: str, kind: str) -> Params:
    """Return the parameter that says that a value is a *kind*, where it is not so by default.

    Both standards write a date where vCard has a date-and-or-time; what has two components in
    vCard's grammar is a text in JSON.
    """
    default = value_type("4.0", name, ())
    wider = default == "date-and-or-time" and kind in ("date", "time", "date-time")
    of_two = kind == "text" and default in OF_TWO_TEXTS
    return () if kind in (default, "unknown") or wider or of_two else (("VALUE", (kind,)),)


def drops(profile: Profile, options: SyntaxOptions) -> Mapping[str, str]:
    """Return what a card of version 4.0 has no place for."""
    return version_4_drops.drops(profile, options.as_of, photo="url")
