"""What ``pexport init`` writes: a ``pexport.toml`` in which all is a comment.

A line ``#key = …`` holds what was found and may stand as it is; a line ``# key = "…"`` is to be
filled in, and refused as long as it is not (``additions_checks.unfilled``): an example that looked
real would be published. Other comments begin with ``# `` as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import orjson

from pexport.errors import one_line
from pexport.profile import Organization, Profile
from pexport.source import Remark

_HEAD = """\
# pexport.toml: facts to add to those of the site, or to correct, in the words of `pexport show`.
# Take away the # in front of a table and of the lines below it that you want, and write what
# belongs there in the place of each "…". `pexport init --schema` prints all keys, for editors;
# `pexport doctor` says what is wrong or missing still."""

# What a source could not take, and the author may say here.
_RULES = ("left-out", "checksum", "disguised", "contradiction")
_SHOWN = 20

Block = list[str]


def suggested(
    profile: Profile, remarks: Iterable[Remark], author: str | None = None, schema: str = ""
) -> str:
    """Return the text of a ``pexport.toml`` for *profile*, with what it lacks.

    The tables are those of the author of the slug *author*, and where none is named those of the
    owner. *schema* is the address or path of the JSON Schema, for editors that read it.
    """
    base = f"authors.{_text(author)}." if author else ""
    head = [f"#:schema {schema}", _HEAD] if schema else [_HEAD]
    blocks = [
        *_name(profile, base),
        *_orcid(profile, base),
        *_country(profile, base),
        *_organizations(profile, base),
        *_emails(profile, base),
    ]
    return "\n\n".join("\n".join(block) for block in [head, *blocks, *_told(remarks)]) + "\n"


def _text(value: str) -> str:
    """Return *value* as a basic string of TOML, which writes what it holds as JSON does."""
    return orjson.dumps(value).decode()


def _name(profile: Profile, base: str) -> Iterator[Block]:
    name = profile.name
    if name is None:
        yield ["# No name was found.", f"#[{base}name]", '# display = "…"']
        return
    known = [part for part in ("given", "family") if getattr(name, part)]
    said = "the name's parts as they were understood" if known else "not split into its parts"
    yield [
        f"# {name.display}: {said}.",
        f"#[{base}name]",
        f"#given = {_text(name.given)}" if name.given else '# given = "…"',
        f"#family = {_text(name.family)}" if name.family else '# family = "…"',
    ]


def _orcid(profile: Profile, base: str) -> Iterator[Block]:
    if profile.identifier("orcid") is None:
        yield [
            "# No ORCID iD was found; https://orcid.org/register gives one.",
            f"#[[{base}identifiers]]",
            '#scheme = "orcid"',
            '# value = "…"  # sixteen digits with hyphens: 0000-0000-0000-0000',
        ]


_COUNTRY = '# country = "…"  # two capitals of ISO 3166-1'
_ROR = '# identifiers = [{scheme = "ror", value = "https://ror.org/…"}]'


def _country(profile: Profile, base: str) -> Iterator[Block]:
    if not any(address.country for address in profile.addresses):
        yield [
            "# No home country was found.",
            f"#[[{base}addresses]]",
            _COUNTRY,
        ]


def _organizations(profile: Profile, base: str) -> Iterator[Block]:
    for organization in _named(profile):
        has_ror = any(each.scheme == "ror" for each in organization.identifiers)
        lacking = {
            what: line
            for what, is_known, line in (
                ("web address", organization.url, '# url = "https://…"'),
                ("city", organization.city, '# city = "…"'),
                ("country", organization.country, _COUNTRY),
                ("ROR", has_ror, _ROR),
            )
            if not is_known
        }
        if lacking.keys() - {"web address"}:
            yield [
                f"# {organization.name}: no {', no '.join(lacking)}.",
                *(["# https://ror.org/ finds its ROR."] if "ROR" in lacking else []),
                f"#[{base}organizations.{_text(organization.name)}]",
                *lacking.values(),
            ]


def _named(profile: Profile) -> Sequence[Organization]:
    """Return the organizations of the profile, the first of each name."""
    told = [each.organization for each in profile.positions]
    told += [each.organization for each in profile.education]
    told += [each.organization for each in profile.fundings]
    found: dict[str, Organization] = {}
    for organization in filter(None, told):
        found.setdefault(organization.name, organization)
    return tuple(found.values())


def _emails(profile: Profile, base: str) -> Iterator[Block]:
    if profile.emails:
        found = ", ".join(f"{email.address} ({email.visibility})" for email in profile.emails)
        yield [
            f"# Found: {found}.",
            "# Who sees them: public (all), registered-only, limited, or private (nobody else).",
            f"#[{base}visibility]",
            '#emails = "limited"',
        ]


def _told(remarks: Iterable[Remark]) -> Iterator[Block]:
    told = [remark for remark in remarks if remark.rule in _RULES]
    if told:
        more = [f"# and {len(told) - _SHOWN} more: pexport doctor"] if told[_SHOWN:] else []
        yield [
            "# What the site says and no export holds; it may be said here:",
            *(f"# {one_line(f'{remark.where}: {remark.message}')}" for remark in told[:_SHOWN]),
            *more,
        ]
