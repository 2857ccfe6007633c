"""PHOTO: the picture itself, made small enough for a card, or its address.

A picture that cannot be read stops no export: its address stands for it, and the loss says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pexport.profile import Portrait

from ...contact.links import iri_to_uri
from ..syntaxes.grammar import Version, pattern
from ..syntaxes.text import Params, Property

Choice = Literal["embed", "url", "none"]
"""What a card holds of a picture: itself where the source has it, else its address; that alone;
nothing."""

_PICTURE_ONLY = "PHOTO holds only the picture"
_EMBEDDED = "the picture itself is in the card"
_UNREAD = "the picture is not in the card: "


def photo_of_version_3(portrait: Portrait | None, choice: Choice) -> Iterator[Property]:
    """Write the picture as base64, or its address (RFC 2426 section 3.1.4)."""
    if (data := _embedded(portrait, choice)) is not None:
        yield Property("PHOTO", data, (("ENCODING", ("b",)), ("TYPE", ("JPEG",))))
    elif portrait and portrait.url and choice != "none":
        yield Property(
            "PHOTO", iri_to_uri(portrait.url), (("VALUE", ("uri",)), *_subtype(portrait))
        )


def _subtype(portrait: Portrait) -> Params:
    kind, _, image = (portrait.media_type or "").partition("/")
    fits = kind == "image" and pattern("3.0", "media-subtype").fullmatch(image)
    return (("TYPE", (image.upper(),)),) if fits else ()


def photo_of_version_4(portrait: Portrait | None, choice: Choice) -> Iterator[Property]:
    """Write the picture as a ``data:`` URI, or its address (RFC 6350 section 6.2.4).

    VALUE says what is the default: without it Evolution shows no picture.
    """
    if (data := _embedded(portrait, choice)) is not None:
        yield Property("PHOTO", f"data:image/jpeg;base64,{data}")
    elif portrait and portrait.url and choice != "none":
        yield Property("PHOTO", iri_to_uri(portrait.url), (("VALUE", ("uri",)), *_kind(portrait)))


def _kind(portrait: Portrait) -> Params:
    kind = portrait.media_type
    return (
        (("MEDIATYPE", (kind,)),) if kind and pattern("4.0", "media-type").fullmatch(kind) else ()
    )


def _embedded(portrait: Portrait | None, choice: Choice) -> str | None:
    """Return the base64 of the picture for a card, if it is wanted and can be had."""
    if portrait is None or portrait.data is None or choice != "embed":
        return None
    from pexport import jpeg  # noqa: PLC0415 - most profiles come without the picture

    return jpeg.small_jpeg(portrait.data).base64


def photo_drops(portrait: Portrait | None, choice: Choice, version: Version) -> dict[str, str]:
    """Return what the card does not hold of a picture, and why."""
    if portrait is None:
        return {}
    if choice == "none":
        return {"portrait/**": "--photo none was given"}
    members = ("file", "width", "height", "caption")
    lost = {
        f"portrait/{name}": _PICTURE_ONLY for name in members if getattr(portrait, name) is not None
    }
    if _embedded(portrait, choice) is not None:
        return lost | {"portrait/url": _EMBEDDED, "portrait/media_type": _EMBEDDED}
    why = "its address is used instead"
    if choice == "embed" and portrait.data is not None:
        from pexport import jpeg  # noqa: PLC0415 - most profiles come without the picture

        why = jpeg.small_jpeg(portrait.data).refusal
    if portrait.url is None:
        return {"portrait/**": f"{_UNREAD}{why}" if portrait.data else _NO_ADDRESS}
    says_kind = _subtype(portrait) if version == "3.0" else _kind(portrait)
    if portrait.media_type and not says_kind:
        lost["portrait/media_type"] = "not the media type of a picture"
    return lost | ({"portrait/data": f"{_UNREAD}{why}"} if portrait.data else {})


_NO_ADDRESS = "the picture has no web address; give the address of the site with --base-url"
