"""The kinds of value a profile is made of, each able to stand in every format.

Text that some format could not hold is refused here, once: control characters (XML 1.0 section
2.2 has no way to write them), lone surrogates (not UTF-8), and in IRIs the characters that
RFC 3987 and Turtle's ``IRIREF`` exclude. Sources clean what they read, see ``clean``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pexport import iso8601

# C0 and C1 controls, the Unicode line and paragraph separators, and the two non-characters.
_CONTROL = r"\x00-\x1f\x7f-\x9f\u{2028}\u{2029}\u{fffe}\u{ffff}"

Line = Annotated[str, Field(pattern=rf"^[^\s{_CONTROL}]([^{_CONTROL}]*[^\s{_CONTROL}])?$")]
"""Text of one line, not empty, without blanks at its ends."""

Prose = Annotated[
    str,
    Field(pattern=r"^[^\s\x00-\x1f\x7f-\x9f]([^\x00-\x08\x0b-\x1f\x7f-\x9f\u{fffe}\u{ffff}]*"
                  r"[^\s\x00-\x1f\x7f-\x9f\u{fffe}\u{ffff}])?$"),
]  # fmt: skip
"""Text of any number of lines (``\\n``), not empty, without blanks at its ends."""

# What neither RFC 3987 nor Turtle allows anywhere: blanks, controls, private use, non-characters.
_NOT_IN_IRI = (
    r"\x00-\x20\x7f-\xa0<>\x22{}|\\^`\[\]%\u{2028}\u{2029}\u{e000}-\u{f8ff}"
    r"\u{fdd0}-\u{fdef}\u{fff0}-\u{ffff}\u{e0000}-\u{10ffff}"
)
_IN_PATH = rf"(?:[^{_NOT_IN_IRI}#]|%[0-9A-Fa-f]{{2}})*"

Iri = Annotated[str, Field(pattern=rf"^[A-Za-z][A-Za-z0-9+.-]*:{_IN_PATH}(?:#{_IN_PATH})?$")]
"""An absolute IRI (RFC 3987), of any scheme."""

_HOST = rf"(?:\[[0-9A-Fa-f:.]+\]|[^{_NOT_IN_IRI}/?#@:]+)"
_USER = rf"(?:(?:[^{_NOT_IN_IRI}/?#@]|%[0-9A-Fa-f]{{2}})*@)?"

Url = Annotated[
    str,
    Field(pattern=rf"^https?://{_USER}{_HOST}(?::[0-9]*)?(?:[/?]{_IN_PATH})?(?:#{_IN_PATH})?$"),
]
"""An absolute web address (RFC 3987, with RFC 3986's ports)."""

EmailAddress = Annotated[
    str, Field(pattern=rf"^[^@\s<>(),;:\x22\\\[\]{_CONTROL}]+@[^@\s<>(),;:\x22\\\[\]{_CONTROL}]+$")
]
"""``local@domain`` (RFC 5321, with RFC 6531's characters), nothing quoted."""

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""

LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
"""BCP 47, well-formed."""

ScriptCode = Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")]
"""ISO 15924."""

Base64 = Annotated[
    str,
    Field(
        pattern=r"^(?:[A-Za-z0-9+/]{4})*"
        r"(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$"
    ),
]
"""The bytes of a file, in base64 with its filling (RFC 4648 section 4)."""

Scheme = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""The key of a service or an identifier scheme in ``vocab/catalogue``, or another of its form."""


def _check_calendar_day(value: str) -> str:
    if reason := iso8601.impossible(value):
        raise ValueError(reason)
    return value


PartialDate = Annotated[
    str,
    Field(pattern=r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_check_calendar_day),
]
"""``2012``, ``2012-09`` or ``2012-09-01``: a date of the precision it was given (ISO 8601)."""

State = Literal["ended", "ongoing", "expected"]
"""What a source says of a period beside its dates."""

Visibility = Literal["public", "registered-only", "limited", "private"]
"""Who may see a fact, ORCID's own levels, from everyone to the person alone."""
