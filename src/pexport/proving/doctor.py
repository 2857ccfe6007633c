"""What a source says wrongly or could say better: its own remarks, and what its profile lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pexport import registry
from pexport.errors import LeftOut, PexportError, one_line
from pexport.profile import Organization, Profile
from pexport.profile.fact import Fact
from pexport.source import RULES, Input, Remark

_ALSO = 3
_NO_ADDRESS = "the address of the site is not known"
_ADDRESS = "baseURL in the site's config, or --base-url"
_PARTS = (
    "given and family below [name] in pexport.toml, for another than the site's owner below "
    "[authors.SLUG.name]; pexport init writes it"
)
_WHY_ADDRESS = "without it nobody has an address in the exports, and relative links are left out"
_WHY_PARTS = "contacts are sorted by the family name, and a record of ORCID needs the given name"
_WHY_ORCID = "it tells the person from others of that name, and joins all works that carry it"
_WHY_TEXT = "it is what search engines and an ORCID record show of a person"
_WHY_EMAIL = "letters to the one go to the other, and contacts apps take the two for one"
_WHY_TIES = "a name alone may be anybody's"
_WHY_ORGANIZATION = "by its name alone nobody can tell which it is"


class Found(NamedTuple):
    """What there is to say of a source."""

    remarks: list[Remark]
    people: int
    """How many have a name; without one there is no document but an ORCID record."""


def findings(given: Input, authors: Sequence[str | None]) -> Found:
    """Return all that there is to say of *authors*, in the order of files and lines.

    A page that cannot be read is a finding where there are several, and a ``PexportError`` where
    it is the only one.
    """
    found: dict[Remark, None] = {}
    said_of: dict[str, str] = {}
    people = 0
    for author in authors:
        one = given._replace(author=author)
        try:
            profile, remarks, _ = registry.read(one)
        except LeftOut as error:
            found[_of_error(error, error.rule)] = None
        except PexportError as error:
            if len(authors) == 1:
                raise
            found[_of_error(error, "broken")] = None
        else:
            people += profile.name is not None
            found |= dict.fromkeys([*remarks, *_missing(profile), *_again(profile, said_of)])
            if not (profile.document and profile.document.url):
                found[Remark(given.name, _NO_ADDRESS, "missing", _ADDRESS, _WHY_ADDRESS)] = None
    return Found(sorted(found, key=_place), people)


def _of_error(error: PexportError, rule: str) -> Remark:
    where, _, message = str(error).partition(": ")
    return Remark(where, message, rule)


def worded(found: Iterable[Remark]) -> Iterator[str]:
    """Yield *found* for people: the same of several places once, with its reason and its fix."""
    alike: dict[tuple[str, ...], list[Remark]] = {}
    for remark in found:
        key = re.sub(r"\[\d+\]", "[]", _parts(remark.where)["key"] or "")
        alike.setdefault((key, remark.message, remark.rule, remark.fix, _why(remark)), []).append(
            remark
        )
    for first, *others in alike.values():
        lines = [f"{first.where}: {first.message} [{first.rule}]"]
        lines += [f"  also: {each.where}" for each in others[:_ALSO]]
        lines += [f"  also: {len(others) - _ALSO} more places"] if len(others) > _ALSO else []
        lines += [f"  why: {_why(first)}"]
        lines += [f"  fix: {first.fix}"] if first.fix else []
        yield "".join(f"{one_line(line)}\n" for line in lines)


def described(remark: Remark) -> dict[str, Any]:
    """Return *remark* in its parts, for programs: file, line, key, rule, message, why and fix."""
    place = _parts(remark.where)
    return {
        "file": place["file"],
        "line": int(place["line"]) if place["line"] else None,
        "key": place["key"],
        "rule": remark.rule,
        "message": remark.message,
        "why": _why(remark),
        "fix": remark.fix,
    }


def _why(remark: Remark) -> str:
    return remark.why or RULES[remark.rule]


def _parts(where: str) -> re.Match[str]:
    place = r"(?P<file>.*?)(?::(?P<line>\d+)(?::\d+)?)?(?:#(?P<key>.*))?"
    found = re.fullmatch(place, where, re.DOTALL)
    assert found  # noqa: S101 - every text is a file at least
    return found


def _place(remark: Remark) -> tuple[str, int]:
    place = _parts(remark.where)
    return place["file"], int(place["line"] or 0)


def _missing(profile: Profile) -> Iterator[Remark]:
    """Yield what would make the exports more useful, were it there."""
    name = profile.name
    if name is None:
        return
    if " " in name.display and not (name.given and name.family):
        said = f"the parts of the name {name.display!r} are not known"
        yield _lacks(name, said, _PARTS, _WHY_PARTS)
    if profile.identifier("orcid") is None:
        fix = "link to https://orcid.org/ with the iD of the person"
        yield _lacks(name, "no ORCID iD", fix, _WHY_ORCID)
    if not (profile.summaries or profile.biographies):
        fix = "a short bio, or a text below the keys"
        yield _lacks(name, "no text about the person", fix, _WHY_TEXT)
    if not (profile.portrait or profile.headlines or profile.positions):
        fix = "a role and organizations"
        yield _lacks(name, "neither picture, role nor organization", fix, _WHY_TIES)
    known: set[str] = set()
    ties: list[tuple[Fact, Organization | None, str | None]]
    ties = [(tie, tie.organization, tie.role) for tie in profile.positions]
    ties += [
        (study, study.organization, study.degree or study.field) for study in profile.education
    ]
    for fact, whole, what in ties:
        if whole is None:
            fix = "name it: without one, an ORCID record has no place for it"
            yield _lacks(fact, f"{what}: no organization", fix, _WHY_ORGANIZATION)
            continue
        if whole.name not in known and not (whole.url or whole.identifiers):
            fix = "its address on the web, or its ROR in pexport.toml"
            said = f"{whole.name}: an organization without a web address"
            yield _lacks(fact, said, fix, _WHY_ORGANIZATION)
        known.add(whole.name)


def _again(profile: Profile, said_of: dict[str, str]) -> Iterator[Remark]:
    """Yield what *profile* says of its person that *said_of* has of another one, with the place."""
    for fact in profile.identifiers:
        if fact.scheme == "orcid" and _at(fact) != (
            other := said_of.setdefault(fact.value, _at(fact))
        ):
            said = f"the ORCID iD {fact.value} is that of {other}, too: one person twice?"
            yield Remark(_at(fact), said, "contradiction", "one page for one person")
    for email in profile.emails:
        if _at(email) != (other := said_of.setdefault(email.address, _at(email))):
            said = f"the e-mail address {email.address} is that of {other}, too"
            yield Remark(_at(email), said, "duplicate", "the person's own address", _WHY_EMAIL)


def _lacks(fact: Fact, message: str, fix: str, why: str) -> Remark:
    return Remark(_at(fact), message, "missing", fix, why)


def _at(fact: Fact) -> str:
    # An origin is SOURCE:PLACE (NOTE), see pexport.profile.fact.
    return re.sub(r" \(.*\)$", "", fact.origin.partition(":")[2])
