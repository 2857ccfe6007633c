"""The square code that a phone reads (ISO/IEC 18004)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4)
def qr_code(url: str) -> str:
    """Return the code of an address as an ``<svg>``, dark on light whatever the page's colours."""
    import segno  # noqa: PLC0415 - for a page alone

    code = segno.make(url, error="m", micro=False)
    return code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="code")
