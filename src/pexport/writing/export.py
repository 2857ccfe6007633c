"""The road from a profile to bytes: audience, build, check, encode."""

from __future__ import annotations

from typing import Any, NamedTuple

from pexport.errors import PexportError
from pexport.exporter import DocumentT, Exporter, OptionsT, Problem
from pexport.profile import Profile
from pexport.profile.values import Visibility


class Export(NamedTuple):
    """What came of a profile: the bytes, unless there are problems."""

    data: bytes
    problems: list[Problem]
    document: Any


def export(
    profile: Profile,
    exporter: Exporter[DocumentT, OptionsT],
    options: OptionsT,
    *,
    audience: Visibility = "public",
    full: bool = False,
) -> Export:
    """Export *profile*: audience, build, check, encode.

    Raises ``PexportError`` as ``build_document`` does.
    """
    document = build_document(profile, exporter, options, audience=audience)
    problems = exporter.problems(document, full=full)
    return Export(b"" if problems else exporter.encode(document, options), problems, document)


def build_document(
    profile: Profile,
    exporter: Exporter[DocumentT, OptionsT],
    options: OptionsT,
    *,
    audience: Visibility = "public",
) -> DocumentT:
    """Return the document of *profile*, neither checked nor encoded.

    Raises ``PexportError`` where *audience* cannot see what the format cannot do without.
    """
    visible = profile.visible_to(audience)
    for field in exporter.requires:
        if not getattr(visible, field):
            raise PexportError(_missing(profile, field, exporter.title, audience))
    return exporter.build(visible, options)


def _missing(profile: Profile, field: str, title: str, audience: Visibility) -> str:
    if getattr(profile, field):
        return f"{title} needs a {field}, but it is hidden from the audience {audience!r}"
    return f"{title} needs a {field}, but the input gives none"
