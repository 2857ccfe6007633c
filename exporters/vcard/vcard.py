"""vCard, the business card of address books: 3.0 (RFC 2426), on request 4.0 (RFC 6350).

A card says what is so now: one position, no past, and nothing that needs more than a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from pexport.exporter import Exporter, Options, Specification
from pexport.profile import Profile
from pexport.vocabulary import rules

from .card import version_3, version_4, version_4_drops
from .card.group import bundle, bundle_drops
from .card.photo import Choice
from .card.targets import ALSO_CALLED, Target
from .checks.consumer_checks import CONSUMERS
from .checks.grammar_checks import check_grammar
from .syntaxes import text
from .syntaxes.grammar import Version
from .syntaxes.text import Card, Document
from .syntaxes.tree import tree


class VcardOptions(Options):
    """The options of ``pexport vcard``."""

    version: Version = Field(
        default="3.0", description="3.0, which all address books read, or 4.0, which holds more."
    )
    target: Target | None = Field(
        default=None,
        description="The address book that will read it, or strict: only what the standard has.",
    )
    photo: Choice = Field(
        default="embed", description="The picture in the card, its address, or none."
    )

    @field_validator("target", mode="before")
    @classmethod
    def _named(cls, target: Any) -> Any:
        return ALSO_CALLED.get(target.lower(), target.lower()) if target else target

    @field_validator("target")
    @classmethod
    def _reads(cls, target: Target | None, others: ValidationInfo) -> Target | None:
        if target not in (None, "strict") and others.data.get("version") == "4.0":
            raise ValueError(
                "--version 4.0 works only with --target strict; other targets read 3.0"
            )
        return target


def build(profile: Profile, options: VcardOptions) -> Document:
    """Return the card of a person."""
    if options.version == "3.0":
        content = version_3.properties(profile, options.as_of, options.target, options.photo)
    else:
        strict = options.target == "strict"
        content = version_4.properties(profile, options.as_of, strict=strict, photo=options.photo)
    return Document((Card(options.version, tuple(content)),))


def encode(document: Document, options: VcardOptions) -> bytes:
    """Return the bytes of a card; its version is its own."""
    return text.encode(document, blank_after_photo=options.target == "outlook")


def decode(data: bytes) -> Document:
    """Return the cards in *data*; raise ``ValueError`` for what is no vCard 3.0 or 4.0."""
    from .syntaxes import reading  # noqa: PLC0415 - an export reads no cards

    return reading.decode(data)


def is_like(data: bytes) -> bool:
    """Say whether *data* claims to be a vCard."""
    from .syntaxes import reading  # noqa: PLC0415 - an export reads no cards

    return reading.is_like(data)


def drops(profile: Profile, options: VcardOptions) -> Mapping[str, str]:
    """Return what the version, and the reader that the card is for, have no place for."""
    if options.version == "3.0":
        return version_3.drops(profile, options.as_of, options.target, options.photo)
    strict = options.target == "strict"
    return version_4_drops.drops(profile, options.as_of, strict=strict, photo=options.photo)


def advice(profile: Profile) -> Iterator[str]:
    """Yield what would make a card more useful."""
    if profile.name and profile.name.is_whole:
        yield (
            f"{profile.name.display}: not taken apart, so address books sort it by the first word; "
            "add name.given and name.family to pexport.toml"
        )


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
    checks=(check_grammar,),
    drops=drops,
    advice=advice,
    requires=("name",),
    consumers=CONSUMERS,
    target_consumers=lambda options: (options.target,) if options.target else (),
    embeds_picture=lambda options: options.photo == "embed",
    bundle=bundle,
    bundle_drops=bundle_drops,
    malformed_rule="vcard-syntax",
    tree=tree,
    is_like=is_like,
    rules=rules.rules_from("vcard/problems.toml", newline="\r\n"),
)
