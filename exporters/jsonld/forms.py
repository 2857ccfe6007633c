"""The forms of single values: addresses, numbers, identifiers with a check character."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from pexport.profile import checksum

# RFC 3987, and what JSON-LD processors drop: a scheme, and nothing that no IRI may hold.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\xa0<>\"{}|\\^`]+")
_RELATIVE = re.compile(r"(?![^/?#]*:)[^\x00-\x20\x7f-\xa0<>\"{}|\\^`]+")
# RFC 6570 section 2.
_VARIABLE = r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*"
_MODIFIED = rf"{_VARIABLE}(?:\*|:[1-9][0-9]{{0,3}})?"
_EXPRESSION = re.compile(rf"\{{[+#./;?&=,!@|]?{_MODIFIED}(?:,{_MODIFIED})*\}}")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`]")
_WEB = re.compile(r"https?://[^/?#\s][^\s]*")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_EMAIL = re.compile(r"(?:mailto:)?[^@\s<>(),;:\"\\]+@[^@\s<>(),;:\"\\]+")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ORCID = re.compile(r"https?://(?:www\.)?orcid\.org/([^/?#\s]*)/?")
_ISNI = re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?([0-9X]+)/?")


def is_iri(text: str) -> bool:
    """Say whether *text* is an absolute IRI."""
    return _IRI.fullmatch(text) is not None


def is_relative(text: str) -> bool:
    """Say whether *text* is a relative reference to an IRI (RFC 3987 section 2.2)."""
    return _RELATIVE.fullmatch(text) is not None


def is_template(text: str) -> bool:
    """Say whether each brace in *text* belongs to an expression (RFC 6570 section 2)."""
    rest = _EXPRESSION.sub("", text)
    return "{" not in rest and "}" not in rest


def is_iri_template(text: str) -> bool:
    """Say whether *text* is an absolute IRI once its expressions are expanded (RFC 6570)."""
    return is_iri(_EXPRESSION.sub("x", text))


_ADDRESS_HINT = "expected something like https://ada.example/"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.([A-Za-z]{2,})(?::[0-9]+)?(?:[/?#].*)?")
_FILES = frozenset("gif htm html jpeg jpg json jsonld pdf php png svg vcf webp xml".split())


def address_hint(text: str) -> str:
    """Return what would make an address of *text*, which is none."""
    bad = _FORBIDDEN.search(text)
    if bad:
        is_whole = _SCHEME.match(text) and bad[0].strip()
        return f"write {bad[0]} as {quote(bad[0])}" if is_whole else _ADDRESS_HINT
    if text.startswith("//"):
        return f"expected https:{text}"
    host = _HOST.fullmatch(text)
    return f"expected https://{text}" if host and host[1].lower() not in _FILES else _ADDRESS_HINT


def is_web_address(text: str) -> bool:
    """Say whether a crawler can fetch *text*."""
    return is_iri(text) and _WEB.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Say whether *text* is a number (https://schema.org/Number)."""
    return _NUMBER.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Say whether *text* is an e-mail address, alone or as its IRI."""
    return _EMAIL.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Say whether *text* is a well-formed language tag (BCP 47)."""
    return _TAG.fullmatch(text) is not None


_TITLES = {"orcid": "ORCID iD", "isni": "ISNI"}


class RegistryIdentifier(NamedTuple):
    """An address at a registry whose identifiers have a check character."""

    scheme: str
    value: str

    @property
    def title(self) -> str:
        """What people call such an identifier."""
        return _TITLES[self.scheme]

    @property
    def is_valid(self) -> bool:
        """Whether its form and its check character are right."""
        return checksum.is_valid(self.scheme, self.value)


def registry_identifier(text: str) -> RegistryIdentifier | None:
    """Return the identifier whose address *text* is, where its registry is known here."""
    if found := _ORCID.fullmatch(text):
        return RegistryIdentifier("orcid", found[1])
    if found := _ISNI.fullmatch(text):
        return RegistryIdentifier("isni", found[1])
    return None
