"""The card of vCard 4.0 in the form that its other syntaxes, JSON and XML, have in common."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from pexport.exporter import Options
from pexport.profile import Profile

from ..syntaxes.grammar import value_type
from ..syntaxes.parameters import parameter_rank
from ..syntaxes.text import Card, Document, Property
from . import version_4, version_4_drops


class SyntaxOptions(Options):
    """The options of a syntax of vCard 4.0."""

    compact: bool = Field(default=False, description="One line, without indentation.")


def build(profile: Profile, options: SyntaxOptions) -> Document:
    """Return the card of a person as these syntaxes keep it.

    The case of a name has no meaning in them, each value tells its type, so that VALUE names no
    default, and XML wants parameters in its own order.
    """
    properties = version_4.properties(profile, options.as_of, photo="url")
    return Document((Card("4.0", tuple(map(_normalized, properties))),))


def _normalized(prop: Property) -> Property:
    default = ("VALUE", (value_type("4.0", prop.name, ()),))
    params = tuple([each for each in prop.params if each != default])
    if len(params) > 1:
        params = tuple(sorted(params, key=lambda each: parameter_rank(prop.name, each[0])))
    return prop._replace(name=prop.name.upper(), params=params)


def drops(profile: Profile, options: SyntaxOptions) -> Mapping[str, str]:
    """Return what a card of version 4.0 has no place for."""
    return version_4_drops.drops(profile, options.as_of, photo="url")
