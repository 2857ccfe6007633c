"""QR codes (ISO/IEC 18004): how large one becomes, and how it is drawn."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from segno import QRCode

Level = Literal["L", "M", "Q", "H"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""How much of a code may be lost: about 7, 15, 25 or 30 of 100."""

Drawing = Literal["svg", "png", "terminal"]
DRAWINGS: tuple[Drawing, ...] = get_args(Drawing)

LARGEST = 40
"""The largest version there is: 177 modules wide."""

SCANNED = 15
"""The largest version that phones scan without trouble, 77 modules wide: at 3 cm in print, or on
the screen of a laptop at an arm's length, a module is 0.4 mm wide."""

_PIXELS = 8
"""How many pixels wide a module of a PNG is."""


def symbol(data: bytes, level: Level, largest: int) -> QRCode | None:
    """Return the smallest code that holds *data*; None where version *largest* is too small.

    The bytes are UTF-8 without an ECI mark, which phones find out, and half of the scanners do not
    know. Where the version has room for a higher level, it gets that.
    """
    import segno  # noqa: PLC0415 - for codes alone

    try:
        # What is too large is refused before anything is drawn; one mask is enough to know.
        segno.make_qr(data, error=level, version=largest, mask=0)
    except segno.DataOverflowError:
        return None
    return segno.make_qr(data, error=level)


def draw(code: QRCode, drawing: Drawing, title: str) -> bytes:
    """Return *code* as a file; *title* is what an SVG says to those who cannot see it."""
    if drawing == "terminal":
        text = StringIO()
        code.terminal(text, compact=True)
        return text.getvalue().encode()
    out = BytesIO()
    if drawing == "png":
        code.save(out, kind="png", scale=_PIXELS)
    else:
        code.save(out, kind="svg", scale=4, title=title, light="#fff")
    return out.getvalue()


@lru_cache(maxsize=4)
def inline_svg(url: str) -> str:
    """Return the code of an address as an ``<svg>``, dark on light whatever the page's colours."""
    import segno  # noqa: PLC0415 - for codes alone

    code = segno.make(url, error="m", micro=False)
    return code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="code")
