"""Whether a literal value is one that a property of schema.org may have.

schema.org expects that texts stand where it expects things, "some data is better than none"
(https://schema.org/docs/datamodel.html): that is a warning, and not for what is an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pexport import iso8601
from pexport.base64_data import data_uri_fault, is_data_uri
from pexport.exporter import Problem

from ...datatypes import is_date, is_time
from .. import forms, vocabulary
from ..active_context import ActiveContext
from .things import Place, quoted

_OF_ACTIONS = frozenset({"Action", "EntryPoint"})
LANGUAGE_HINT = "expected something like en or zh-Hant"
"""What a tag of a language looks like (BCP 47)."""

_BOOLEANS = {"true", "false", "True", "False"}
_SCHEMA_ORG = ("http://schema.org/", "https://schema.org/")
_DATES = frozenset({"Date", "DateTime"})
_WHEN = {
    False: ("date", "expected something like 2012, 2012-09 or 2012-09-01"),
    True: ("time", "expected something like 14:30:00"),
}
"""What is not a date or, where nothing else fits, a time, and what would be."""
_NUMBERS = frozenset({"Number", "Integer", "Float"})
_TEXTS = frozenset({"Text", "CssSelectorType", "XPathType", "PronounceableText", "Quantity"})


@cache
def _is_text(term: str) -> bool:
    """Say whether any text will do; quantities are texts (https://schema.org/Duration)."""
    return any(
        vocabulary.supertypes(name) & _TEXTS for name in vocabulary.value_types(term) - {"URL"}
    )


@cache
def _is_quantity(term: str) -> bool:
    return any("Quantity" in vocabulary.supertypes(name) for name in vocabulary.value_types(term))


def check_literal(place: Place, where: str, value: Any) -> Iterator[Problem]:
    """Yield what is wrong with *value*, which stands at *where*, as one of the property there."""
    term = place.term
    if value is None or value == "":
        yield Problem("jsonld-size", where, "empty value", "remove it")
    elif isinstance(value, str):
        yield from _check_text(place, where, value)
    else:
        allowed = vocabulary.value_types(term)
        fits = "Boolean" in allowed if isinstance(value, bool) else bool(_NUMBERS & allowed)
        if not fits:
            # A number for a quantity lacks its unit, as in the examples of Google's own pages.
            bare = not isinstance(value, bool) and _is_quantity(term)
            hint = f"write {str(value)!r}" if _is_text(term) and not bare else _expected(term)
            message = f"{term} does not take {value!r}"
            yield Problem("jsonld-range", where, message, hint, warning=bare)


def _check_text(place: Place, where: str, value: str) -> Iterator[Problem]:
    term = place.term
    found = forms.registry_identifier(value)
    if found and not found.is_valid:
        yield Problem("jsonld-checksum", where, f"not a valid {found.title}: {found.value!r}")
    elif term == "email" and not forms.is_email(value):
        yield Problem("jsonld-form", where, f"not an e-mail address: {value!r}")
    elif term == "inLanguage" and not forms.is_language(value):
        yield Problem(
            "jsonld-form",
            where,
            f"not a language tag: {value!r}",
            LANGUAGE_HINT,
            warning=True,
        )
    elif term == "urlTemplate" and not forms.is_template(value):
        message = f"not a template of a web address (RFC 6570): {quoted(value)}"
        yield Problem("jsonld-iri", where, message, "expected something like {query}")
    elif is_data_uri(value) and not _is_text(term) and (fault := data_uri_fault(value)):
        yield Problem("jsonld-iri", where, f"not a valid address of data: {fault}")
    elif not (_is_text(term) or any(fits(value) for fits in _accepted_forms(term))):
        if "URL" in vocabulary.value_types(term) and _may_stand_for_address(place, value):
            yield from check_relative(value, where, place.context)
            return
        name = _schema_org_name(value)
        if name is None:
            yield _not_accepted(term, value, where)
        elif not (vocabulary.is_member(name) or vocabulary.is_type(name)):
            message = f"schema.org 30.0 has no term {name!r}"
            yield Problem("jsonld-term", where, message)


@cache
def _accepted_forms(term: str) -> tuple[Callable[[str], bool], ...]:
    """Return what accepts the texts that *term* may have, where it may not have any."""
    allowed = vocabulary.value_types(term)
    found: list[Callable[[str], bool]] = []
    if "URL" in allowed:
        found.append(forms.is_iri)
    if _DATES & allowed:
        found.append(is_date)
    if "Time" in allowed:
        found.append(is_time)
    if _NUMBERS & allowed:
        found.append(forms.is_number)
    if "Boolean" in allowed:
        found.append(lambda value: value.rpartition("/")[2] in _BOOLEANS)
    if any("Enumeration" in vocabulary.supertypes(name) for name in allowed):
        found.append(vocabulary.is_member)
    return tuple(found)


def _may_stand_for_address(place: Place, value: str) -> bool:
    """Say whether *value* is an address where it stands: of an action, or of a page.

    Addresses of actions may be templates (https://schema.org/docs/actions.html, part 3).
    """
    if _OF_ACTIONS & place.types and forms.is_iri_template(value):
        return True
    in_page = place.context.base is not None
    return in_page and forms.is_relative(value) and not value.startswith("www.")


def check_relative(value: str, where: str, context: ActiveContext) -> Iterator[Problem]:
    """Yield a warning for an address that means something else in another page."""
    if forms.is_relative(value) and not context.base:
        message = f"{quoted(value)} is relative: it depends on where the page is"
        hint = "write the full address, or <base href> into the page"
        yield Problem("jsonld-iri", where, message, hint, warning=True)


def _schema_org_name(value: str) -> str | None:
    """Return the name of schema.org whose address *value* is."""
    for base in _SCHEMA_ORG:
        if value.startswith(base):
            return value.removeprefix(base)
    return None


def _not_accepted(term: str, value: str, where: str) -> Problem:
    allowed = vocabulary.value_types(term)
    shown = value if len(value) <= 80 else f"{value[:79]}…"
    if "URL" in allowed:
        hint = forms.address_hint(value)
        return Problem("jsonld-iri", where, f"not a full web address: {shown!r}", hint)
    if (_DATES | {"Time"}) & allowed:
        reason = iso8601.impossible(value)
        what, hint = _WHEN[not _DATES & allowed]
        message = f"not a {what}: {shown!r}{f' ({reason})' if reason else ''}"
        return Problem("jsonld-date", where, message, "" if reason else hint)
    if (_NUMBERS | {"Boolean"}) & allowed:
        return Problem("jsonld-range", where, f"{term} does not take {shown!r}", _expected(term))
    return Problem(
        "jsonld-range",
        where,
        f"{term} is the text {shown!r}, not an object",
        _expected(term),
        warning=True,
    )


def _expected(term: str) -> str:
    return f"expected {' or '.join(sorted(vocabulary.value_types(term)))}"
