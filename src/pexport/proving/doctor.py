"""What is wrong or missing in a source: its own remarks, and what the profiles lack."""

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
_NO_ADDRESS = "the web address of the site is not known"
_ADDRESS = "set baseURL in the site's config, or use --base-url"
_PARTS = (
    "set given and family below [name] in pexport.toml, or below [authors.SLUG.name] for others "
    "than the site's owner; pexport init drafts the file"
)
_WHY_ADDRESS = (
    "without it, nobody has a web address in the exports, and relative links are left out"
)
_WHY_PARTS = "contacts are sorted by family name, and an ORCID record needs the given name"
_WHY_ORCID = "it tells people of the same name apart, and links all works that carry it"
_WHY_TEXT = "search engines and ORCID records show it"
_WHY_EMAIL = "mail to one goes to the other, and contacts apps merge the two"
_WHY_MORE = "a name alone could be anybody's"
_WHY_ORGANIZATION = "its name alone does not tell which one it is"


class Diagnosis(NamedTuple):
    """What was found in a source."""

    remarks: list[Remark]
    people: int
    """How many have a name; without one, only an ORCID record can be made."""


def diagnose(given: Input, authors: Sequence[str | None]) -> Diagnosis:
    """Return all that is wrong or missing for *authors*, in the order of files and lines.

    A page that cannot be read is a remark where there are several, and a ``PexportError`` where
    it is the only one.
    """
    diagnosis: dict[Remark, None] = {}
    places: dict[str, str] = {}
    people = 0
    for author in authors:
        one = given._replace(author=author)
        try:
            profile, remarks, _ = registry.read_profile(one)
        except LeftOut as error:
            diagnosis[_error_remark(error, error.rule)] = None
        except PexportError as error:
            if len(authors) == 1:
                raise
            diagnosis[_error_remark(error, "broken")] = None
        else:
            people += profile.name is not None
            diagnosis |= dict.fromkeys(
                [*remarks, *_missing(profile), *_used_twice(profile, places)]
            )
            if not (profile.document and profile.document.url):
                diagnosis[Remark(given.name, _NO_ADDRESS, "missing", _ADDRESS, _WHY_ADDRESS)] = None
    return Diagnosis(sorted(diagnosis, key=_sort_key), people)


def _error_remark(error: PexportError, rule: str) -> Remark:
    where, _, message = str(error).partition(": ")
    return Remark(where, message, rule)


def report_lines(remarks: Iterable[Remark]) -> Iterator[str]:
    """Yield *remarks* as text: the same of several places once, with its reason and its fix."""
    alike: dict[tuple[str, ...], list[Remark]] = {}
    for remark in remarks:
        key = re.sub(r"\[\d+\]", "[]", _split_place(remark.where)["key"] or "")
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


def remark_as_json(remark: Remark) -> dict[str, Any]:
    """Return *remark* for programs: file, line, key, rule, message, why and fix."""
    place = _split_place(remark.where)
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


def _split_place(where: str) -> re.Match[str]:
    place = r"(?P<file>.*?)(?::(?P<line>\d+)(?::\d+)?)?(?:#(?P<key>.*))?"
    match = re.fullmatch(place, where, re.DOTALL)
    assert match  # noqa: S101 - every text is a file at least
    return match


def _sort_key(remark: Remark) -> tuple[str, int]:
    place = _split_place(remark.where)
    return place["file"], int(place["line"] or 0)


def _missing(profile: Profile) -> Iterator[Remark]:
    """Yield what would make the exports more useful, were it there."""
    name = profile.name
    if name is None:
        return
    if " " in name.display and not (name.given and name.family):
        message = f"cannot tell the given name from the family name in {name.display!r}"
        yield _remark(name, message, _PARTS, _WHY_PARTS)
    if profile.identifier("orcid") is None:
        fix = "add a link to https://orcid.org/ with the person's iD"
        yield _remark(name, "no ORCID iD", fix, _WHY_ORCID)
    if not (profile.summaries or profile.biographies):
        fix = "write a short bio, or a text below the front matter"
        yield _remark(name, "no text about the person", fix, _WHY_TEXT)
    if not (profile.portrait or profile.headlines or profile.positions):
        fix = "add a role and an organization"
        yield _remark(name, "no picture, role or organization", fix, _WHY_MORE)
    known: set[str] = set()
    affiliations: list[tuple[Fact, Organization | None, str | None]]
    affiliations = [
        (position, position.organization, position.role) for position in profile.positions
    ]
    affiliations += [
        (study, study.organization, study.degree or study.field) for study in profile.education
    ]
    for fact, organization, what in affiliations:
        if organization is None:
            fix = "name the organization; without one, an ORCID record cannot hold this entry"
            yield _remark(fact, f"{what}: no organization", fix, _WHY_ORGANIZATION)
            continue
        if organization.name not in known and not (organization.url or organization.identifiers):
            fix = "give its web address, or its ROR in pexport.toml"
            message = f"no web address for the organization {organization.name!r}"
            yield _remark(fact, message, fix, _WHY_ORGANIZATION)
        known.add(organization.name)


def _used_twice(profile: Profile, places: dict[str, str]) -> Iterator[Remark]:
    """Yield the identifiers and addresses that *places* has of another person."""
    for fact in profile.identifiers:
        if fact.scheme == "orcid" and _place_of(fact) != (
            other := places.setdefault(fact.value, _place_of(fact))
        ):
            message = f"the ORCID iD {fact.value} also stands at {other}; is this one person twice?"
            yield Remark(_place_of(fact), message, "contradiction", "keep one page for each person")
    for email in profile.emails:
        if _place_of(email) != (other := places.setdefault(email.address, _place_of(email))):
            message = f"the e-mail address {email.address} also stands at {other}"
            fix = "give each person their own address"
            yield Remark(_place_of(email), message, "duplicate", fix, _WHY_EMAIL)


def _remark(fact: Fact, message: str, fix: str, why: str) -> Remark:
    return Remark(_place_of(fact), message, "missing", fix, why)


def _place_of(fact: Fact) -> str:
    # An origin is SOURCE:PLACE (NOTE), see pexport.profile.fact.
    place, begins, note = fact.origin.partition(":")[2].partition(" (")
    return place if note.endswith(")") else f"{place}{begins}{note}"
