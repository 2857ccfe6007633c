"""What the other syntaxes of vCard 4.0, in JSON and in XML, have in common: the card itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from pexport.collective import Collective
from pexport.exporter import Options, pictures_without_an_address
from pexport.model import Profile

from . import vcard_4
from . import vcard_facts as facts
from .vcard_text import Card, Document


class SyntaxOptions(Options):
    """The options of a syntax of vCard 4.0."""

    compact: bool = Field(default=False, description="One line, without indentation.")


def build(profile: Profile, options: SyntaxOptions) -> Document:
    """Return the card of a person, all names in capitals: these syntaxes keep no case."""
    properties = vcard_4.properties(profile, options.as_of)
    return Document((Card("4.0", tuple([p._replace(name=p.name.upper()) for p in properties])),))


def bundle(documents: Sequence[Document], _: Collective | None) -> Document:
    """Return the cards of several people in one document."""
    return Document(tuple(card for each in documents for card in each.cards))


BUNDLE_DROPS = {"**": "a card is one person's"}


def drops(profile: Profile, options: SyntaxOptions) -> Mapping[str, str]:
    """Return what a card of version 4.0 has no place for."""
    return {
        **facts.other_positions(profile.positions, options.as_of),
        **vcard_4.DROPS,
        **pictures_without_an_address(profile),
    }
