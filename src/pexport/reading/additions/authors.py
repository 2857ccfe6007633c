"""What ``pexport.toml`` says of people, where they stand among the authors of works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.file import Additions
from pexport.reading.additions.model import Fact
from pexport.source import KnownAuthor, Reading

_TABLES = ("name", "identifiers", "visibility")
"""What is said of an author of a work: the name and the iD, and who may see them."""


class _Identity(NamedTuple):
    """How an author of works is known."""

    name: str | None
    orcid: str | None


def correct_authors(
    tree: Mapping[str, Any], reading: Reading, additions: Additions
) -> Mapping[str, Any]:
    """Return *tree*, to which *additions* were applied, with all authors of its works as they say.

    An iD that is hidden from anybody is in no work of another person; in the person's own works it
    stays for those who may see it.
    """
    works: Sequence[Fact] = tree.get("works") or ()
    if not works:
        return tree
    before, after = _identity_in(reading.tree), _identity_in(tree)
    known = [*reading.known_authors, *[()] * len(works)]
    corrected: dict[KnownAuthor, _Identity] = {}
    result = []
    for work, people in zip(works, known, strict=False):
        authors: list[Fact] = []
        for index, author in enumerate(work.get("authors") or ()):
            person = people[index] if index < len(people) else None
            is_self = person and (person.slug == reading.author or _is_owner(person, reading))
            if (person is None or is_self) and (is_self or _has_orcid(author, before.orcid)):
                authors.append(_as(author, before, after))
            elif person is None:
                authors.append(author)
            else:
                if person not in corrected:
                    corrected[person] = _corrected(person, additions)
                old = _Identity(person.name, person.orcid)
                authors.append(_as(author, old, corrected[person]))
        result.append({**work, "authors": authors} if authors else work)
    return {**tree, "works": result}


def _is_owner(person: KnownAuthor, reading: Reading) -> bool:
    return person.is_owner and reading.is_owner


def _has_orcid(author: Fact, orcid: str | None) -> bool:
    return orcid is not None and author.get("orcid") == orcid


def _identity_in(tree: Mapping[str, Any]) -> _Identity:
    name = tree.get("name") or {}
    ids = (each for each in tree.get("identifiers") or () if each["scheme"] == "orcid")
    return _Identity(name.get("display"), next((each["value"] for each in ids), None))


def _corrected(person: KnownAuthor, additions: Additions) -> _Identity:
    """Return how *additions* have everybody see *person*."""
    ids = [{"scheme": "orcid", "value": person.orcid}] if person.orcid else []
    tree = {"name": {"display": person.name}, "identifiers": ids}
    top = additions.facts
    own = top.get("authors", {}).get(person.slug, {})
    facts = _of_identity(top)
    if stated := _of_identity(own):
        facts["authors"] = {person.slug: stated}
    changed = apply_additions(
        tree, additions._replace(facts=facts), person.slug, is_owner=person.is_owner
    )
    shown = [
        each for each in changed["identifiers"] if each.get("visibility", "public") == "public"
    ]
    return _identity_in({**changed, "identifiers": shown})


def _of_identity(facts: Mapping[str, Any]) -> Fact:
    return {table: facts[table] for table in _TABLES if table in facts}


def _as(author: Fact, old: _Identity, new: _Identity) -> Fact:
    """Return *author*, whose identity was *old*, with the *new* one."""
    changed = dict(author)
    if new.name and author["name"] == old.name:
        changed["name"] = new.name
    if new.orcid != old.orcid or author.get("orcid"):
        changed["orcid"] = new.orcid
    url = author.get("url")
    if url and old.orcid and old.orcid != new.orcid and url.rstrip("/").endswith(old.orcid):
        changed["url"] = f"https://orcid.org/{new.orcid}" if new.orcid else None
    return {key: value for key, value in changed.items() if value is not None}
