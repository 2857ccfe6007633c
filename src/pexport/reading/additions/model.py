"""The shape of ``pexport.toml``: the canonical profile, of which each part may be left out.

It is made from the profile's own models, so that a member of the one is a member of the other, and
so is the JSON Schema for editors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import create_model

from pexport.profile import Organization, Profile
from pexport.profile.fact import Model
from pexport.profile.values import (
    CountryCode,
    EmailAddress,
    Iri,
    LanguageTag,
    Line,
    PartialDate,
    Prose,
    Scheme,
    ScriptCode,
    Url,
    Visibility,
)

KEYS: dict[str, tuple[str, ...]] = {
    "other_names": ("name",),
    "nicknames": ("name",),
    "pronouns": ("pronouns",),
    "headlines": ("text",),
    "summaries": ("language",),
    "biographies": ("language",),
    "emails": ("address",),
    "phones": ("number",),
    "addresses": ("street", "locality", "region", "postal_code"),
    "accounts": ("service", "handle"),
    "identifiers": ("scheme",),
    "links": ("url",),
    "positions": ("organization", "role"),
    "education": ("organization", "degree"),
    "interests": ("label",),
    "skills": ("name",),
    "languages": ("name",),
    "awards": ("title",),
    "groups": ("name",),
    "works": ("title",),
    "projects": ("name",),
    "fundings": ("title",),
}
"""The members by which a fact of a list is found; an organization by its name."""

Fact = dict[str, Any]
"""A fact as part of a plain tree."""


def key_of(member: str, fact: Mapping[str, Any], language: str | None = None) -> Fact:
    """Return the members by which *fact* is found, if given; *language* is the page's."""
    found = {part: fact[part] for part in KEYS[member] if fact.get(part) is not None}
    if "organization" in found:
        found["organization"] = found["organization"]["name"]
    if KEYS[member] == ("language",):
        found.setdefault("language", language or "")
    return found


def may_match(one: Fact, other: Fact) -> bool:
    """Say whether two keys may be of one fact: they share a member and contradict in none."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[part] == other[part] for part in shared)


DERIVED: dict[str, dict[str, tuple[str, ...]]] = {
    "name": {"display": ("given", "family", "additional", "prefix", "suffix", "pronunciation")},
    "summaries": {"text": ("markdown", "links")},
    "biographies": {"text": ("markdown", "links")},
    "portrait": {"url": ("file", "media_type", "width", "height")},
    "accounts": {"url": ("handle",), "handle": ("url",)},
    "identifiers": {"value": ("url",)},
}
"""What is no longer true when a member is corrected, unless it is given, too."""

FORMS: dict[str, tuple[Any, str]] = {
    "Line": (Line, "non-empty text on one line, without spaces at its ends"),
    "Prose": (Prose, "non-empty text, without spaces at its ends"),
    "Iri": (Iri, "an address like https://ada.example/ or xmpp:ada@ada.example"),
    "Url": (Url, "a web address like https://ada.example/"),
    "EmailAddress": (EmailAddress, "an e-mail address like ada@ada.example"),
    "CountryCode": (CountryCode, "a country code of two capital letters (ISO 3166-1), like NZ"),
    "LanguageTag": (LanguageTag, "a language tag, like en or pt-BR"),
    "ScriptCode": (ScriptCode, "a script code (ISO 15924), like Latn"),
    "Scheme": (Scheme, "lowercase letters, digits and hyphens, like google-scholar"),
    "PartialDate": (PartialDate, "a date like 2012, 2012-09 or 2012-09-01"),
}
"""The forms of values by name, each in words for messages."""


@cache
def _names_of_forms() -> dict[str, str]:
    """Return the name of each form by its pattern."""
    return {get_args(form)[1].metadata[0].pattern: name for name, (form, _) in FORMS.items()}


def describe_form(pattern: str) -> str:
    """Return in words what a text that fits *pattern* looks like."""
    return FORMS[_names_of_forms()[pattern]][1]


def fact_models() -> dict[str, type[Model]]:
    """Return the members of a profile that may be added to, each with its kind of fact."""
    hints = get_type_hints(Profile, include_extras=True)
    return {
        member: model_in(hints[member]) for member in Profile.model_fields if member != "document"
    }


def model_in(annotation: Any) -> Any:
    """Return the model that *annotation* holds: itself, or that of a list, a table, a choice."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)


@cache
def additions_model() -> type[Model]:
    """Return the model of a whole file."""
    person = create_model("Person", __base__=Model, __doc__=_PERSON, **_person())
    authors: Any = (dict[str, person], None)
    return create_model("Additions", __base__=Model, __doc__=_FILE, **_person(), authors=authors)


_FILE = "Facts to add to a profile or to correct: those of the site's owner, and of other authors."
_PERSON = "Facts to add or to correct of one author."


def _person() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for member, model in fact_models().items():
        part = _partial(model, KEYS.get(member, ()))
        fields[member] = (tuple[part, ...] if member in KEYS else part, None)  # type: ignore[valid-type] # made above
    organization = _partial(Organization, (), but=("name",), name="OrganizationByName")
    levels: dict[str, Any] = dict.fromkeys(fact_models(), (Visibility, None))
    visibilities = create_model("Visibilities", __base__=Model, __doc__=_VISIBILITIES, **levels)
    fields["organizations"] = (dict[str, organization], None)  # type: ignore[valid-type] # made above
    return fields | {"visibility": (visibilities, None)}


_VISIBILITIES = "Who may see all facts of a member that do not say so themselves."


_NOT_BY_HAND = ("origin", "data")
"""What nobody writes by hand: where a fact came from, the bytes of a picture."""


@cache
def _partial(
    whole: type[Model], key: tuple[str, ...], but: tuple[str, ...] = _NOT_BY_HAND, name: str = ""
) -> type[Model]:
    """Return the model of what may be said of a *whole*; only what names it must be there."""
    hints = get_type_hints(whole, include_extras=True)
    needed = {member for member in key[:1] if whole.model_fields[member].is_required()}
    fields: dict[str, Any] = {
        member: (_without_none(hints[member]), ... if member in needed else None)
        for member in whole.model_fields
        if member not in but
    }
    return create_model(name or whole.__name__, __base__=Model, __doc__=whole.__doc__, **fields)


def _without_none(annotation: Any) -> Any:
    """Return *annotation* without None, which TOML cannot write."""
    if get_origin(annotation) in (Union, UnionType):
        choices = tuple(part for part in get_args(annotation) if part is not NoneType)
        return Union[choices]  # noqa: UP007 - its parts are computed
    return annotation


def additions_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the file, strict about unknown keys."""
    made = _simplified(additions_model().model_json_schema())
    forms = {
        name: {"description": words, "type": "string", "pattern": _portable(pattern)}
        for pattern, name in _names_of_forms().items()
        for words in (FORMS[name][1],)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pexport.toml",
        **{key: value for key, value in made.items() if key != "$defs"},
        "$defs": forms | made["$defs"],
    }


def _simplified(tree: Any) -> Any:
    """Return a schema without what only pydantic needs: titles, null, patterns in place."""
    if isinstance(tree, list):
        return [_simplified(each) for each in tree]
    if not isinstance(tree, dict):
        return tree
    if "pattern" in tree:
        return {"$ref": f"#/$defs/{_names_of_forms()[tree['pattern']]}"}
    plain = {
        # Below these two stand names of members, which may be called like a keyword.
        key: {name: _simplified(each) for name, each in value.items()}
        if key in ("properties", "$defs")
        else _simplified(value)
        for key, value in tree.items()
        if key != "title" and not (key == "default" and value is None)
    }
    choices = [each for each in plain.pop("anyOf", []) if each != {"type": "null"}]
    return plain | choices[0] if len(choices) == 1 else plain


def _portable(pattern: str) -> str:
    """Return a pattern of pydantic's (Rust) as ECMA-262 and Python read it.

    They share no way to write characters beyond sixteen bits; the schema lets those through.
    """
    sixteen = re.sub(r"\\u\{[0-9a-f]{5,}\}-\\u\{[0-9a-f]{5,}\}", "", pattern)
    return re.sub(r"\\u\{([0-9a-f]{4})\}", r"\\u\1", sixteen)
