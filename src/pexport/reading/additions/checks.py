"""What is wrong with a ``pexport.toml``: where, what, and what would work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pexport.profile import checksum
from pexport.reading.additions.model import additions, form_of, members, model_in
from pexport.reading.additions.toml_lines import Path
from pexport.vocabulary import catalogue

Wrong = tuple[Path, str]
"""The way to a value, and what is wrong with it."""

_SHOWN = 60


def near(word: str, known: Iterable[str]) -> str:
    """Return what could have been meant by *word*: the nearest of *known*, or all of them."""
    import difflib  # noqa: PLC0415 - for a mistake only

    known = list(dict.fromkeys(known))
    close = difflib.get_close_matches(word, known, 1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"there are: {', '.join(known)}" if known else "there is none"


def worded(error: Mapping[str, Any]) -> Wrong:
    """Return an error of pydantic's in words."""
    path, given = error["loc"], _shown(error["input"])
    match error["type"]:
        case "extra_forbidden":
            said = f"there is no such key; {_instead(path)}"
        case "missing":
            path, said = path[:-1], f"{path[-1]!r} is missing"
        case "string_type":
            said = f"wants a text in quotes, not {given}"
        case "string_pattern_mismatch":
            said = f"wants {form_of(error['ctx']['pattern'])}, not {given}"
        case "literal_error":
            choices = re.findall("'([^']*)'", error["ctx"]["expected"])
            said = f"{given} is none of the choices; {near(str(error['input']), choices)}"
        case "tuple_type":
            said = f"wants a list, as below [[{path[-1]}]], not {given}"
        case "model_type" | "dict_type":
            said = f"wants a table, as below [{path[-1]}], not {given}"
        case _:
            said = f"{error['msg'].removeprefix('Value error, ')}, not {given}"
    return path, said


def _shown(value: Any) -> str:
    shown = repr(value)
    return f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown


def _instead(path: Path) -> str:
    """Return what an unknown key could be instead."""
    key = str(path[-1])
    service = catalogue.services().get(key)
    if service:
        table, member = ("identifiers", "scheme")
        if service.kind == "account":
            table, member = ("accounts", "service")
        return f"write [[{table}]] with {member} = {key!r}"
    return near(key, _known(path[:-1]))


def _known(path: Path) -> list[str]:
    """Return the keys of the table that *path* leads to."""
    model: Any = additions()
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = model_in(model.model_fields[step].annotation)
    return list(model.model_fields)


def unfilled(tree: Any, path: Path = ()) -> Iterator[Wrong]:
    """Yield where a text is ``…`` or ``https://…`` still, as ``pexport init`` writes it."""
    if isinstance(tree, str):
        if tree == "…" or (tree.startswith("https://") and tree.endswith("…")):
            yield path, f"{tree!r} is no value yet: fill it in, or make the line a comment again"
    elif isinstance(tree, Mapping | list):
        for key, value in tree.items() if isinstance(tree, Mapping) else enumerate(tree):
            yield from unfilled(value, (*path, key))


def mistakes(person: Mapping[str, Any]) -> Iterator[Wrong]:
    """Yield what the model of the file does not see in the tables of one person."""
    for index, identifier in enumerate(person.get("identifiers", ())):
        if said := _of_identifier(identifier):
            yield ("identifiers", index, "value"), said
    for path, organization in _organizations(person):
        for index, identifier in enumerate(organization.get("identifiers", ())):
            if said := _of_organization(**identifier):
                yield (*path, "identifiers", index, "value"), said


def _organizations(person: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield each organization that is stated: where it stands, and what is said of it."""
    for name, organization in person.get("organizations", {}).items():
        yield ("organizations", name), organization
    for member, fact in members().items():
        if "organization" in fact.model_fields:
            for index, entry in enumerate(person.get(member, ())):
                yield (member, index, "organization"), entry.get("organization", {})


def _of_identifier(entry: Mapping[str, Any]) -> str:
    scheme, value = entry["scheme"], entry.get("value")
    if value is None:
        return ""
    address = catalogue.recognize(value) if value.startswith("http") else None
    if address and address.service.key == scheme:
        return f"wants the identifier alone: {address.id!r}"
    if checksum.holds(scheme, value):
        return ""
    form = {"orcid": "0000-0002-1825-0097", "isni": "0000000121032683"}[scheme]
    if len(value) == len(form):
        where = f"https://{scheme}.org"
        said = "a digit is mistyped, as its check digit shows"
        return f"{value!r} is no valid {scheme} identifier: {said}; compare it with {where}"
    return f"{value!r} is no valid {scheme} identifier; it looks like {form!r}"


_ROR = r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"
_FUNDREF = r"https://doi\.org/10\.13039/[0-9]+"


def _of_organization(scheme: str, value: str) -> str:
    """Return what is wrong with an identifier of an organization.

    A ROR's last two digits are its check digits (ISO/IEC 7064, MOD 97-10, of Crockford's base32;
    https://ror.readme.io/docs/identifier).
    """
    if scheme == "fundref" and not re.fullmatch(_FUNDREF, value):
        return f"{value!r} is no FundRef address like 'https://doi.org/10.13039/100000001'"
    if scheme == "isni" and not checksum.holds(scheme, value):
        return f"{value!r} is no valid ISNI; it looks like '0000000121032683'"
    if scheme != "ror":
        return ""
    if not re.fullmatch(_ROR, value):
        return f"{value!r} is no ROR address; it looks like 'https://ror.org/05dxps055'"
    code = value[-9:]
    number = 0
    for character in code[:7]:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(character)
    if 98 - number * 100 % 97 != int(code[7:]):
        return f"{value!r} is no valid ROR: its check digits show a mistyped character"
    return ""
