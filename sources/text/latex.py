"""Accents and special letters as TeX writes them, in texts that are not LaTeX otherwise."""

from __future__ import annotations

import re

# \'e, \'{e}, {\'e}, \'{\i}, \c{c}, \c c, \v{s}
_ACCENT = (
    r"\\(?:['`\"^~=.]\s?|[uvHcdbrk](?:\s|(?=\{)))(?:\{\\?[^\W\d_]\}|\\[ij](?![A-Za-z])|[^\W\d_])"
)
# \ss, {\o}, \L{}
_LETTER = r"\\(?:ss|oe|OE|ae|AE|aa|AA|dh|DH|dj|DJ|th|TH|[oOlLij])(?![A-Za-z])(?:\{\})?"
_EITHER = re.compile(rf"\{{(?:{_ACCENT}|{_LETTER})\}}|{_ACCENT}|{_LETTER}")


def decode_accents(text: str) -> str:
    """Return *text* with the letters that TeX composes: ``Ren{\\'e}``, ``M\\"uller``."""
    return _EITHER.sub(_decode, text) if "\\" in text else text


def _decode(match: re.Match[str]) -> str:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types, and few texts have any
        LatexNodes2Text,
    )

    return str(LatexNodes2Text().latex_to_text(match[0]))
