"""``pexport.toml``: facts to add to what a source says, or to correct, in the profile's own words.

An entry of a list corrects every fact that it names (``additions_model.KEYS``); where there is
none, it is added. What the tree says already stays as it is, with its origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from pexport.errors import PexportError
from pexport.profile import AUDIENCES, Profile
from pexport.profile.career import Tie
from pexport.profile.values import Visibility
from pexport.reading.additions import toml_lines
from pexport.reading.additions.checks import near
from pexport.reading.additions.file import Additions
from pexport.reading.additions.model import DERIVED, KEYS, Fact, key, members, name_one


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
    A tree that is no profile is returned as it is: ``source.validated`` says what is wrong with it.
    """
    try:
        Profile.model_validate(tree)
    except ValidationError:
        return dict(tree)
    is_owner = author is None if is_owner is None else is_owner
    said = _of_person(additions, author, is_owner=is_owner)
    done = dict(tree)
    for member in members():
        if member not in said.facts:
            continue
        if member in KEYS:
            done[member] = _list(member, done, said)
        else:
            fact, entry = tree.get(member), said.facts[member]
            done[member] = _joined(member, fact, entry, said.place(member), said)
    done = _with_organizations(done, said)
    return _with_visibility(done, said) if "visibility" in said.facts else done


class _Said(NamedTuple):
    """What the file says of one person, and where."""

    additions: Additions
    base: toml_lines.Path
    facts: Mapping[str, Any]
    organizations: Mapping[str, tuple[toml_lines.Path, Fact, bool]]
    """By name: where it stands, what it says, whether the person must have it."""

    def place(self, *path: str | int) -> str:
        return self.additions.place((*self.base, *path))

    def organization(self, old: Fact | None, stated: Fact) -> Fact:
        """Return *old* as *stated* of it here, and as its own table says; *stated* if none was."""
        if not old:
            return stated
        _, table, _ = self.organizations.get(old["name"], ((), {}, False))
        return _organization(_organization(old, stated), table)


def _of_person(additions: Additions, author: str | None, *, is_owner: bool) -> _Said:
    """Return what the file says of one person: below their slug, or of the owner at the top."""
    top = additions.facts
    own = top.get("authors", {}).get(author)
    of_owner = {table: top[table] for table in top if table not in ("authors", "organizations")}
    tables: dict[str, tuple[toml_lines.Path, Fact, bool]] = {
        name: (("organizations", name), table, is_owner)
        for name, table in top.get("organizations", {}).items()
    }
    if own is None:
        return _Said(additions, (), of_owner if is_owner else {}, tables)
    base = ("authors", str(author))
    if is_owner and of_owner:
        place = additions.place(base)
        raise PexportError(f"{place}: this is the owner, whose tables stand at the top: join them")
    for name, table in own.get("organizations", {}).items():
        tables[name] = ((*base, "organizations", name), table, True)
    return _Said(additions, base, own, tables)


def _list(member: str, tree: Fact, said: _Said) -> list[Fact]:
    facts: list[Fact] = list(tree.get(member) or ())
    language = _language(tree) if KEYS[member] == ("language",) else None
    for index, stated in enumerate(said.facts[member]):
        entry = {"language": language} | stated if language else stated
        named = _named(member, entry, facts, language)
        place = said.place(member, index)
        if not named:
            facts.append(_joined(member, None, entry, place, said))
            continue
        for each in named:
            facts[each] = _joined(member, facts[each], entry, place, said)
        known = [_but_origin(facts[each]) for each in named]
        twins = {each for at, each in enumerate(named) if known.index(known[at]) < at}
        facts = [fact for each, fact in enumerate(facts) if each not in twins]
    return facts


def _language(tree: Fact) -> str | None:
    """Return the language of the page, which a text has that names none."""
    document = tree.get("document") or {}
    return document.get("language")


def _but_origin(fact: Fact) -> Fact:
    return {member: value for member, value in fact.items() if member != "origin"}


def _named(member: str, entry: Fact, facts: list[Fact], language: str | None) -> list[int]:
    """Return the indices of the facts that *entry* names.

    Those that have all of its key, else those that have a part of it and contradict none.
    """
    asked = key(member, entry, language)
    if not asked:
        return [each for each, fact in enumerate(facts) if entry.items() <= fact.items()]
    keys = [key(member, fact, language) for fact in facts]
    whole = [each for each, other in enumerate(keys) if asked.items() <= other.items()]
    return whole or [each for each, other in enumerate(keys) if name_one(asked, other)]


def _joined(member: str, fact: Fact | None, entry: Fact, place: str, said: _Said) -> Fact:
    """Return *fact*, or a new one, with what *entry* states."""
    if not fact:
        joined = dict(entry) | {"origin": f"additions:{place}"}
    else:
        stated = dict(entry)
        if "organization" in stated:
            stated["organization"] = said.organization(
                fact.get("organization"), stated["organization"]
            )
        joined = _corrected(fact, stated, place, DERIVED.get(member, {}))
    kind = members()[member]
    fields = kind.model_fields
    missing = [part for part in fields if fields[part].is_required() and joined.get(part) is None]
    if missing:
        raise PexportError(f"{place}: {missing[0]!r} is missing, and the source states none")
    if issubclass(kind, Tie) and not any(joined.get(part) for part in kind.named_by):
        raise PexportError(f"{place}: one of these is missing: {', '.join(kind.named_by)}")
    if member == "addresses" and not joined.keys() - {"origin", "visibility"}:
        raise PexportError(f"{place}: an address without a part; say its country at least")
    return joined


def _corrected(
    fact: Fact, stated: Fact, place: str, derived: Mapping[str, tuple[str, ...]]
) -> Fact:
    """Return *fact* as *stated*, with both origins; the same one where it says so already."""
    unsaid = {"visibility": "public"}
    new = {part: value for part, value in stated.items() if (unsaid | fact).get(part) != value}
    if not new:
        return fact
    stale = {part for changed in new for part in derived.get(changed, ())} - stated.keys()
    words = str(stated.get("display", "")).split()
    kept = {part: fact[part] for part in fact if part not in stale or _holds(words, fact[part])}
    origin = str(fact.get("origin") or "")
    if not origin:
        origin = f"additions:{place}"
    elif place not in origin:
        origin += f" ({', '.join(new)}: {place})"
    return kept | new | {"origin": origin}


def _holds(words: list[str], part: Any) -> bool:
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


def _with_organizations(tree: Fact, said: _Said) -> Fact:
    """Return *tree* with each organization as its table says."""
    done, found = dict(tree), dict[str, None]()
    for member, kind in members().items():
        facts: list[Fact] = list(tree.get(member) or ())
        if "organization" not in kind.model_fields or not facts:
            continue
        for index, fact in enumerate(facts):
            if not fact.get("organization"):
                continue
            name = fact["organization"]["name"]
            found[name] = None
            if name in said.organizations:
                path, table, _ = said.organizations[name]
                stated = {"organization": _organization(fact["organization"], table)}
                facts[index] = _corrected(fact, stated, said.additions.place(path), {})
        if facts != list(tree[member]):
            done[member] = facts
    for name, (path, _, is_needed) in said.organizations.items():
        if is_needed and name not in found:
            place = said.additions.place(path)
            raise PexportError(
                f"{place}: the profile has no organization of this name; {near(name, found)}"
            )
    return done


def _with_visibility(tree: Fact, said: _Said) -> Fact:
    """Return *tree* with the facts of each member hidden as stated, but those that say it alone."""
    done = dict(tree)
    language = _language(tree)
    for member, level in said.facts["visibility"].items():
        value, own = tree.get(member), said.facts.get(member, ())
        place = said.place("visibility", member)
        if member not in KEYS:
            if value and "visibility" not in own:
                done[member] = _hidden(value, level, place)
        elif value:
            entries = [entry for entry in own if "visibility" in entry]
            alone = {i for entry in entries for i in _named(member, entry, value, language)}
            done[member] = [
                fact if index in alone else _hidden(fact, level, place)
                for index, fact in enumerate(value)
            ]
    return done


def _hidden(fact: Fact, level: Visibility, place: str) -> Fact:
    """Return *fact* for *level* at most: what the source hides from more people stays hidden."""
    now = AUDIENCES.index(fact.get("visibility", "public"))
    if now >= AUDIENCES.index(level):
        return fact
    return _corrected(fact, {"visibility": level}, place, {})
