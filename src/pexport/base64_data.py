"""What is wrong with data in base64 and with addresses that hold their data themselves.

RFC 4648 section 4 (https://www.rfc-editor.org/rfc/rfc4648#section-4), RFC 2397
(https://www.rfc-editor.org/rfc/rfc2397).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_FOREIGN = re.compile("[^A-Za-z0-9+/=]")
_WHOLE = re.compile("[A-Za-z0-9+/]*={0,2}")
_MEDIA_TYPE = re.compile(r"(?:[^\s/;,]+/[^\s/;,]+)?(?:;[^\s;,=]+=[^;,]*)*")
_BASE64 = ";base64"


def base64_fault(text: str) -> str:
    """Return why *text* is not the base64 of any bytes; "" where it is."""
    if not text:
        return "it holds no data"
    if found := _FOREIGN.search(text):
        return f"base64 has no character {found[0]!r}"
    if len(text) % 4 or not _WHOLE.fullmatch(text):
        return "the base64 is cut off, or its = are missing"
    return ""


def is_data_uri(text: str) -> bool:
    """Say whether *text* begins as an address that holds its data itself."""
    return text[:5].lower() == "data:"


def data_uri_fault(text: str) -> str:
    """Return why no data can be got out of *text*, a ``data:`` address; "" where they can."""
    head, comma, payload = text[5:].partition(",")
    if not comma:
        return "there is no comma before its data"
    is_base64 = head.lower().endswith(_BASE64)
    media_type = head[: -len(_BASE64)] if is_base64 else head
    if not _MEDIA_TYPE.fullmatch(media_type):
        return f"{media_type!r} is not a media type such as image/jpeg"
    if is_base64:
        return base64_fault(unquote(payload))
    return "" if payload else "it holds no data"
