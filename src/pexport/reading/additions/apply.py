"""Adds to a tree what ``pexport.toml`` says, or corrects it.

An entry of a list corrects every fact that it matches (``model.KEYS``); where there is none, it is
added. What the tree says already stays as it is, with its origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile import AUDIENCES, Profile
from pexport.profile.career import Affiliation
from pexport.profile.values import Visibility
from pexport.reading.additions import toml_lines
from pexport.reading.additions.checks import suggest
from pexport.reading.additions.file import Additions
from pexport.reading.additions.model import DERIVED, KEYS, Fact, fact_models, key_of, may_match


def apply_additions(
    tree: Mapping[str, Any],
    additions: Additions,
    author: str | None = None,
    *,
    is_owner: bool | None = None,
) -> dict[str, Any]:
    """Return *tree*, of the shape of ``Profile``, with what *additions* say of a person.

    That is the author of the slug *author*, and the owner of the site where none is named or
    *is_owner* says so. Raises ``PexportError`` for a fact that lacks a part, and for an
    organization that the owner's profile, or that of the author it is stated of, does not have.
    A tree that is no profile is returned as it is: ``validate_profile`` says what is wrong with it.
    """
    try:
        Profile.model_validate(tree)
    except ValidationError:
        return dict(tree)
    is_owner = author is None if is_owner is None else is_owner
    person = _additions_of(additions, author, is_owner=is_owner)
    result = dict(tree)
    for member in fact_models():
        if member not in person.facts:
            continue
        if member in KEYS:
            result[member] = _merged_list(member, result, person)
        else:
            fact, entry = tree.get(member), person.facts[member]
            result[member] = _merged(member, fact, entry, person.place(member), person)
    result = _with_organizations(result, person)
    return _with_visibility(result, person) if "visibility" in person.facts else result


class _PersonAdditions(NamedTuple):
    """What the file says of one person, and where."""

    additions: Additions
    base: toml_lines.KeyPath
    facts: Mapping[str, Any]
    organizations: Mapping[str, tuple[toml_lines.KeyPath, Fact, bool]]
    """By name: where it stands, what it says, whether the person must have it."""

    def place(self, *path: str | int) -> str:
        return self.additions.place((*self.base, *path))

    def organization(self, old: Fact | None, stated: Fact) -> Fact:
        """Return *old* as *stated* of it here, and as its own table says; *stated* if none was."""
        if not old:
            return stated
        _, table, _ = self.organizations.get(old["name"], ((), {}, False))
        return _organization(_organization(old, stated), table)


def _additions_of(additions: Additions, author: str | None, *, is_owner: bool) -> _PersonAdditions:
    """Return what the file says of one person: below their slug, or of the owner at the top."""
    top = additions.facts
    own = top.get("authors", {}).get(author)
    of_owner = {table: top[table] for table in top if table not in ("authors", "organizations")}
    tables: dict[str, tuple[toml_lines.KeyPath, Fact, bool]] = {
        name: (("organizations", name), table, is_owner)
        for name, table in top.get("organizations", {}).items()
    }
    if own is None:
        return _PersonAdditions(additions, (), of_owner if is_owner else {}, tables)
    base = ("authors", str(author))
    if is_owner and of_owner:
        place = additions.place(base)
        raise PexportError(
            f"{place}: this is the site's owner; move these to the owner's tables at the top"
        )
    for name, table in own.get("organizations", {}).items():
        tables[name] = ((*base, "organizations", name), table, True)
    return _PersonAdditions(additions, base, own, tables)


def _merged_list(member: str, tree: Fact, person: _PersonAdditions) -> list[Fact]:
    facts: list[Fact] = list(tree.get(member) or ())
    language = _language(tree) if KEYS[member] == ("language",) else None
    for index, stated in enumerate(person.facts[member]):
        entry = {"language": language} | stated if language else stated
        matching = _matching_indices(member, entry, facts, language)
        place = person.place(member, index)
        if not matching:
            facts.append(_merged(member, None, entry, place, person))
            continue
        for each in matching:
            facts[each] = _merged(member, facts[each], entry, place, person)
        known = [_without_origin(facts[each]) for each in matching]
        duplicates = {each for at, each in enumerate(matching) if known.index(known[at]) < at}
        facts = [fact for each, fact in enumerate(facts) if each not in duplicates]
    return facts


def _language(tree: Fact) -> str | None:
    """Return the language of the page, which a text has that names none."""
    document = tree.get("document") or {}
    return document.get("language")


def _without_origin(fact: Fact) -> Fact:
    return {member: value for member, value in fact.items() if member != "origin"}


def _matching_indices(
    member: str, entry: Fact, facts: list[Fact], language: str | None
) -> list[int]:
    """Return the indices of the facts that *entry* matches.

    Those that have all of its key, else those that have a part of it and contradict none.
    """
    key = key_of(member, entry, language)
    if not key:
        return [each for each, fact in enumerate(facts) if entry.items() <= fact.items()]
    keys = [key_of(member, fact, language) for fact in facts]
    whole = [each for each, other in enumerate(keys) if key.items() <= other.items()]
    return whole or [each for each, other in enumerate(keys) if may_match(key, other)]


def _merged(
    member: str, fact: Fact | None, entry: Fact, place: str, person: _PersonAdditions
) -> Fact:
    """Return *fact*, or a new one, with what *entry* says."""
    if not fact:
        merged = dict(entry) | {"origin": f"additions:{place}"}
    else:
        stated = dict(entry)
        if "organization" in stated:
            stated["organization"] = person.organization(
                fact.get("organization"), stated["organization"]
            )
        merged = _corrected(fact, stated, place, DERIVED.get(member, {}))
    kind = fact_models()[member]
    fields = kind.model_fields
    missing = [part for part in fields if fields[part].is_required() and merged.get(part) is None]
    if missing:
        raise PexportError(
            f"{place}: missing key {missing[0]!r}, which the site does not give either"
        )
    if issubclass(kind, Affiliation) and not any(merged.get(part) for part in kind.at_least_one_of):
        raise PexportError(f"{place}: needs at least one of: {', '.join(kind.at_least_one_of)}")
    if member == "addresses" and not merged.keys() - {"origin", "visibility"}:
        raise PexportError(f"{place}: the address is empty; give at least its country")
    return merged


def _corrected(
    fact: Fact, stated: Fact, place: str, derived: Mapping[str, tuple[str, ...]]
) -> Fact:
    """Return *fact* as *stated*, with both origins; the same one where it says so already."""
    defaults = {"visibility": "public"}
    new = {part: value for part, value in stated.items() if (defaults | fact).get(part) != value}
    if not new:
        return fact
    stale = {part for changed in new for part in derived.get(changed, ())} - stated.keys()
    words = str(stated.get("display", "")).split()
    kept = {
        part: fact[part] for part in fact if part not in stale or _is_part_of(words, fact[part])
    }
    origin = str(fact.get("origin") or "")
    if not origin:
        origin = f"additions:{place}"
    elif place not in origin:
        origin += f" ({', '.join(new)}: {place})"
    return kept | new | {"origin": origin}


def _is_part_of(words: list[str], part: Any) -> bool:
    """Say whether a corrected name still holds a *part* of the old one."""
    return isinstance(part, str) and bool(words) and set(part.split()) <= set(words)


def _organization(old: Fact, stated: Mapping[str, Any]) -> Fact:
    """Return an organization as *stated*, its identifiers with ROR first."""
    known, mine = old.get("identifiers") or (), stated.get("identifiers", ())
    new = dict(old) | {part: stated[part] for part in stated if part != "identifiers"}
    if any(each not in known for each in mine):
        schemes = {each["scheme"] for each in mine}
        others = [each for each in known if each["scheme"] not in schemes]
        new["identifiers"] = sorted([*mine, *others], key=lambda each: each["scheme"] != "ror")
    return new


def _with_organizations(tree: Fact, person: _PersonAdditions) -> Fact:
    """Return *tree* with each organization as its table says."""
    result, found = dict(tree), dict[str, None]()
    for member, kind in fact_models().items():
        facts: list[Fact] = list(tree.get(member) or ())
        if "organization" not in kind.model_fields or not facts:
            continue
        for index, fact in enumerate(facts):
            if not fact.get("organization"):
                continue
            name = fact["organization"]["name"]
            found[name] = None
            if name in person.organizations:
                path, table, _ = person.organizations[name]
                stated = {"organization": _organization(fact["organization"], table)}
                facts[index] = _corrected(fact, stated, person.additions.place(path), {})
        if facts != list(tree[member]):
            result[member] = facts
    for name, (path, _, is_needed) in person.organizations.items():
        if is_needed and name not in found:
            place = person.additions.place(path)
            raise PexportError(
                f"{place}: the profile has no organization {name!r}; {suggest(name, found)}"
            )
    return result


def _with_visibility(tree: Fact, person: _PersonAdditions) -> Fact:
    """Return *tree* with the facts of each member hidden as stated, but those that say it alone."""
    result = dict(tree)
    language = _language(tree)
    for member, level in person.facts["visibility"].items():
        value, own = tree.get(member), person.facts.get(member, ())
        place = person.place("visibility", member)
        if member not in KEYS:
            if value and "visibility" not in own:
                result[member] = _hidden(value, level, place)
        elif value:
            entries = [entry for entry in own if "visibility" in entry]
            alone = {
                i for entry in entries for i in _matching_indices(member, entry, value, language)
            }
            result[member] = [
                fact if index in alone else _hidden(fact, level, place)
                for index, fact in enumerate(value)
            ]
    return result


def _hidden(fact: Fact, level: Visibility, place: str) -> Fact:
    """Return *fact* for *level* at most: what the source hides from more people stays hidden."""
    now = AUDIENCES.index(fact.get("visibility", "public"))
    if now >= AUDIENCES.index(level):
        return fact
    return _corrected(fact, {"visibility": level}, place, {})
