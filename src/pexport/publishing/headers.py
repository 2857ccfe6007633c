"""The headers of each file, said once for our own server and for those of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pexport.publishing.file import File

PAGES = frozenset({"text/html"})

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""What every answer has."""


def headers(file: File, variants: Iterable[File], base: str) -> Iterator[tuple[str, str]]:
    """Yield the headers of *file*; *base* is the path of the folder, with slashes around it.

    All documents may be read by the scripts of other sites, as RFC 7033 section 5 wants for
    WebFinger and readers of linked data need. Pages name the other variants (RFC 8288).
    """
    yield "Content-Type", file.media_type
    yield "Access-Control-Allow-Origin", "*"
    if file.is_attachment:
        yield "Content-Disposition", f'attachment; filename="{file.name}"'
    if file.bare_type in PAGES:
        for other in variants:
            if other.name != file.name:
                yield "Link", f'<{base}{other.name}>; rel="alternate"; type="{other.bare_type}"'
    else:
        yield "Link", f'<{base}>; rel="describedby"; type="text/html"'
    yield from SAFE.items()
