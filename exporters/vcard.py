"""vCard, the business card of address books: 3.0 (RFC 2426), on request 4.0 (RFC 6350).

A card says what is so now: one position, no past, and nothing that needs more than a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from pexport import rules
from pexport.collective import Collective
from pexport.exporter import Exporter, Options, Specification, pictures_without_an_address
from pexport.model import Profile

from . import vcard_3, vcard_4, vcard_grammar, vcard_text
from . import vcard_facts as facts
from .vcard_table import Version
from .vcard_text import Card, Document


class VcardOptions(Options):
    """The options of ``pexport vcard``."""

    version: Version = Field(
        default="3.0", description="3.0, which all address books read, or 4.0, which holds more."
    )


def build(profile: Profile, options: VcardOptions) -> Document:
    """Return the card of a person."""
    content = _CONTENT[options.version]
    return Document((Card(options.version, tuple(content(profile, options.as_of))),))


def bundle(documents: Sequence[Document], _: Collective | None) -> Document:
    """Return the cards of several people in one file."""
    return Document(tuple(card for each in documents for card in each.cards))


def encode(document: Document, _: VcardOptions) -> bytes:
    """Return the bytes of a card; its version is its own."""
    return vcard_text.encode(document)


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``ValueError`` for what is no vCard 3.0 or 4.0."""
    from . import vcard_reading  # noqa: PLC0415 - an export reads no cards

    return vcard_reading.decode(data)


def is_like(data: bytes) -> bool:
    """Say whether *data* claims to be a vCard."""
    from . import vcard_reading  # noqa: PLC0415 - an export reads no cards

    return vcard_reading.is_like(data)


def drops(profile: Profile, options: VcardOptions) -> Mapping[str, str]:
    """Return what the version has no place for."""
    return {
        **facts.other_positions(profile.positions, options.as_of),
        **_DROPS[options.version],
        **pictures_without_an_address(profile),
    }


_CONTENT = {"3.0": vcard_3.properties, "4.0": vcard_4.properties}
_DROPS = {"3.0": vcard_3.DROPS, "4.0": vcard_4.DROPS}

EXPORTER = Exporter(
    title="vCard",
    media_type="text/vcard",
    suffix=".vcf",
    specification=Specification(
        title="vCard Format Specification",
        version="3.0 (RFC 2426) or 4.0 (RFC 6350)",
        url="https://www.rfc-editor.org/rfc/rfc6350",
    ),
    options=VcardOptions,
    build=build,
    encode=encode,
    decode=decode,
    checks=(vcard_grammar.problems,),
    drops=drops,
    requires=("name",),
    bundle=bundle,
    bundle_drops={"**": "a card is one person's"},
    malformed="vcard-syntax",
    is_like=is_like,
    rules=rules.told_in("vcard/problems.toml", newline="\r\n"),
)
