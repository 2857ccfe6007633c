"""What is wrong with a ``pexport.toml``: where, what, and what would work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pexport.profile import checksum
from pexport.reading.additions.model import additions_model, describe_form, fact_models, model_in
from pexport.reading.additions.toml_lines import KeyPath
from pexport.vocabulary import catalogue

Mistake = tuple[KeyPath, str]
"""The path of a value, and what is wrong with it."""

_MAX_SHOWN = 60


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint for *word*: the nearest of *known*, or all of them."""
    import difflib  # noqa: PLC0415 - for a mistake only

    known = list(dict.fromkeys(known))
    close = difflib.get_close_matches(word, known, 1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"expected one of: {', '.join(known)}" if known else "there are none"


def describe_error(error: Mapping[str, Any]) -> Mistake:
    """Return an error of pydantic's in plain words."""
    path, found = error["loc"], _shortened(error["input"])
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key; {_instead(path)}"
        case "missing":
            path, message = path[:-1], f"missing key {path[-1]!r}"
        case "string_type":
            message = f"expected text in quotes, found {found}"
        case "string_pattern_mismatch":
            message = f"expected {describe_form(error['ctx']['pattern'])}, found {found}"
        case "literal_error":
            choices = re.findall("'([^']*)'", error["ctx"]["expected"])
            message = f"invalid value {found}; {suggest(str(error['input']), choices)}"
        case "tuple_type":
            message = f"expected a list, as below [[{path[-1]}]], found {found}"
        case "model_type" | "dict_type":
            message = f"expected a table, as below [{path[-1]}], found {found}"
        case "value_error":
            message = error["msg"].removeprefix("Value error, ")
        case _:
            message = f"{error['msg'].replace('Input should', 'should')}, found {found}"
    return path, message


def _shortened(value: Any) -> str:
    text = repr(value)
    return f"{text[:_MAX_SHOWN]}…" if len(text) > _MAX_SHOWN else text


def _instead(path: KeyPath) -> str:
    """Return what an unknown key could be instead."""
    key = str(path[-1])
    service = catalogue.services().get(key)
    if service:
        table, member = ("identifiers", "scheme")
        if service.kind == "account":
            table, member = ("accounts", "service")
        return f"write [[{table}]] with {member} = {key!r}"
    return suggest(key, _known(path[:-1]))


def _known(path: KeyPath) -> list[str]:
    """Return the keys of the table that *path* leads to."""
    model: Any = additions_model()
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = model_in(model.model_fields[step].annotation)
    return list(model.model_fields)


def placeholders(tree: Any, path: KeyPath = ()) -> Iterator[Mistake]:
    """Yield where a text is ``…`` or ``https://…`` still, as ``pexport init`` writes it."""
    if isinstance(tree, str):
        if tree == "…" or (tree.startswith("https://") and tree.endswith("…")):
            yield path, f"{tree!r} is a placeholder; replace it, or comment out the line"
    elif isinstance(tree, Mapping | list):
        for key, value in tree.items() if isinstance(tree, Mapping) else enumerate(tree):
            yield from placeholders(value, (*path, key))


def mistakes(person: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what is wrong in the tables of one person, beyond what the model of the file checks."""
    for index, identifier in enumerate(person.get("identifiers", ())):
        if message := _identifier_mistake(identifier):
            yield ("identifiers", index, "value"), message
    for path, organization in _organizations(person):
        for index, identifier in enumerate(organization.get("identifiers", ())):
            if message := _organization_id_mistake(**identifier):
                yield (*path, "identifiers", index, "value"), message


def _organizations(person: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """Yield each organization that is stated: where it stands, and what is said of it."""
    for name, organization in person.get("organizations", {}).items():
        yield ("organizations", name), organization
    for member, fact in fact_models().items():
        if "organization" in fact.model_fields:
            for index, entry in enumerate(person.get(member, ())):
                yield (member, index, "organization"), entry.get("organization", {})


def _identifier_mistake(entry: Mapping[str, Any]) -> str:
    scheme, value = entry["scheme"], entry.get("value")
    if value is None:
        return ""
    address = catalogue.recognize(value) if value.startswith("http") else None
    if address and address.service.key == scheme:
        return f"expected only the identifier, {address.id!r}, found its web address"
    if checksum.is_valid(scheme, value):
        return ""
    form = {"orcid": "0000-0002-1825-0097", "isni": "0000000121032683"}[scheme]
    if len(value) == len(form):
        why = f"the check digit does not match; compare it with https://{scheme}.org"
        return f"{value!r} is not a valid {scheme} identifier: {why}"
    return f"{value!r} is not a valid {scheme} identifier; expected something like {form!r}"


_ROR = r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"
_FUNDREF = r"https://doi\.org/10\.13039/[0-9]+"


def _organization_id_mistake(scheme: str, value: str) -> str:
    """Return what is wrong with an identifier of an organization."""
    if scheme == "fundref" and not re.fullmatch(_FUNDREF, value):
        example = "https://doi.org/10.13039/100000001"
        return f"{value!r} is not a FundRef address; expected something like {example!r}"
    if scheme == "isni" and not checksum.is_valid(scheme, value):
        return f"{value!r} is not a valid ISNI; expected something like '0000000121032683'"
    if scheme != "ror":
        return ""
    if not re.fullmatch(_ROR, value):
        example = "https://ror.org/05dxps055"
        return f"{value!r} is not a ROR address; expected something like {example!r}"
    if not checksum.is_valid("ror", value):
        return f"{value!r} is not a valid ROR: the check digits do not match"
    return ""
