"""The road from a profile to bytes: audience, build, check, encode."""

from __future__ import annotations

from typing import Any, NamedTuple

from pexport.errors import PexportError
from pexport.exporter import Document, Exporter, Problem, Settings
from pexport.profile import Profile
from pexport.profile.values import Visibility


class Export(NamedTuple):
    """What came of a profile: the bytes, unless there are problems."""

    data: bytes
    problems: list[Problem]
    document: Any


def export(
    profile: Profile,
    to: Exporter[Document, Settings],
    options: Settings,
    *,
    audience: Visibility = "public",
    full: bool = False,
) -> Export:
    """Send *profile* down the road to *to*: audience, build, check, encode.

    Raises ``PexportError`` as ``document_of`` does.
    """
    document = document_of(profile, to, options, audience=audience)
    problems = to.problems(document, full=full)
    return Export(b"" if problems else to.encode(document, options), problems, document)


def document_of(
    profile: Profile,
    to: Exporter[Document, Settings],
    options: Settings,
    *,
    audience: Visibility = "public",
) -> Document:
    """Return the document of *profile*, neither checked nor encoded.

    Raises ``PexportError`` where *audience* cannot see what the format cannot do without.
    """
    seen = profile.seen_by(audience)
    for field in to.requires:
        if not getattr(seen, field):
            raise PexportError(_missing(profile, field, to.title, audience))
    return to.build(seen, options)


def _missing(profile: Profile, field: str, title: str, audience: Visibility) -> str:
    if getattr(profile, field):
        return f"{title} needs a {field}, and this one is hidden from the audience {audience!r}"
    return f"{title} needs a {field}, and the source gives none"
