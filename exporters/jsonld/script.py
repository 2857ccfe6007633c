"""The element of HTML that holds a document, written so that nothing on its way changes it.

In HTML, nothing in a text may end the element, begin a comment or be an entity
(JSON-LD 1.1 section 7.2); U+2028 and U+2029 would end a line of JavaScript. The file may be a
partial of a template engine, so nothing in a text may begin a tag of one: ``{{`` (Go, Liquid,
Jinja, Mustache), ``{%`` and ``{#``. A compressing layout folds runs of blanks
(https://jch.penibelst.de/), in strings, too.
"""

from __future__ import annotations

import re

OPENING = b'<script type="application/ld+json" id="pexport" data-pexport="jsonld">'
"""The ``id`` keeps pages that are swapped in place from doubling it, ``data-pexport`` marks it as
ours: comments would not outlive minifiers and templates."""
CLOSING = b"</script>"

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?')
_UNSAFE = re.compile(rb"[<>&]|\xe2\x80[\xa8\xa9]|\{(?=[{%#])|(?<=\{)\{|  +")


def element(data: bytes, *, one_line: bool) -> bytes:
    """Return the element that holds *data*, a document of JSON in UTF-8."""
    end = b"" if one_line else b"\n"
    return OPENING + end + _STRING.sub(_safe, data) + end + CLOSING


def _safe(string: re.Match[bytes]) -> bytes:
    return _UNSAFE.sub(_escaped, string[0])


def _escaped(found: re.Match[bytes]) -> bytes:
    return b"".join(b"\\u%04x" % ord(character) for character in found[0].decode())
