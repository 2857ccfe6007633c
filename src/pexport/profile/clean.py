"""Text and addresses as people write them, made fit for a profile (see ``values``)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# C0 and C1 controls, line and paragraph separators, surrogates and the two non-characters.
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
_LINE_BREAK = "\r\n?|\u2028|\u0085"
_UNSAFE = frozenset(' <>"{}|\\^`[]%')
_AUTHORITY = r"(?:[^@]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^@:%\[\]]+)(?::[0-9]*)?"
# What an IRI may hold nowhere but around an IPv6 host (RFC 3987 section 2.2).
_NOT_IN_IRI = (
    rf"[\s<>\"{{}}|\\^`\[\]{_CONTROL}\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff"
    "\U000e0000-\U0010ffff]|%(?![0-9A-Fa-f]{2})"
)


def line(text: str) -> str | None:
    """Return *text* on one line in NFC, without controls and outer blanks; nothing as None."""
    # The quick answer for what nearly every text is; the long pattern is compiled when needed.
    if not text.isprintable() or "  " in text:
        text = re.sub(rf"[ {_CONTROL}]+", " ", text)
    return unicodedata.normalize("NFC", text).strip() or None


def prose(text: str) -> str | None:
    r"""Return *text* with ``\n`` line ends in NFC, without controls; nothing as None."""
    if not text.replace("\n", "").isprintable():
        text = re.sub(_LINE_BREAK, "\n", text).replace("\u2029", "\n\n")
        text = re.sub(_UNPRINTABLE, "", text)
    return unicodedata.normalize("NFC", text).strip() or None


def url(text: str) -> str | None:
    """Return the web address *text* with what no IRI may hold percent-encoded.

    None where it is no absolute web address with a host (RFC 3986 section 3).
    """
    encoded = text.strip()
    if not encoded.isprintable() or not _UNSAFE.isdisjoint(encoded) or encoded.count("#") > 1:
        encoded = _encoded(encoded)
    try:
        parts = urlsplit(encoded)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(_AUTHORITY, parts.netloc):
        return None
    return parts.scheme + encoded[len(parts.scheme) :]


def _encoded(text: str) -> str:
    """Return *text* encoded, but for the brackets of an IPv6 host."""
    head = re.match(r"https?://\[[0-9a-f:.]*\]", text, re.IGNORECASE)
    start = head.end() if head else 0
    path, mark, fragment = text[start:].partition("#")
    rest = path + mark + fragment.replace("#", "%23")
    return text[:start] + re.sub(_NOT_IN_IRI, _percent, rest)


def _percent(match: re.Match[str]) -> str:
    data = match[0].encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in data)
