"""Drafts a ``pexport.toml`` in which every line is a comment, for ``pexport init``.

A line ``#key = …`` holds what was found and may stand as it is; a line ``# key = "…"`` is to be
filled in, and refused as long as it is not (``checks.placeholders``): an example that looked
real would be published. Other comments begin with ``# `` as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import orjson

from pexport.errors import one_line
from pexport.profile import Organization, Profile
from pexport.source import Remark

_HEAD = """\
# pexport.toml: additions and corrections to what the site says, with the keys of `pexport show`.
# Uncomment the tables and lines that you need by removing the # in front of them, and replace
# each "…". `pexport init --schema` prints the JSON Schema with all keys, for editors;
# `pexport doctor` lists what is still wrong or missing."""

# What a source could not use, and the author may say here.
_RULES = ("left-out", "checksum", "disguised", "contradiction")
_MAX_REMARKS = 20

Block = list[str]


def draft_additions(
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
    return (
        "\n\n".join("\n".join(block) for block in [head, *blocks, *_remark_lines(remarks)]) + "\n"
    )


def _text(value: str) -> str:
    """Return *value* as a basic string of TOML, which writes what it holds as JSON does."""
    return orjson.dumps(value).decode()


def _name(profile: Profile, base: str) -> Iterator[Block]:
    name = profile.name
    if name is None:
        yield ["# No name was found.", f"#[{base}name]", '# display = "…"']
        return
    known = [part for part in ("given", "family") if getattr(name, part)]
    note = "check the parts of the name" if known else "fill in the parts of the name"
    yield [
        f"# {name.display}: {note}.",
        f"#[{base}name]",
        f"#given = {_text(name.given)}" if name.given else '# given = "…"',
        f"#family = {_text(name.family)}" if name.family else '# family = "…"',
    ]


def _orcid(profile: Profile, base: str) -> Iterator[Block]:
    if profile.identifier("orcid") is None:
        yield [
            "# No ORCID iD was found; get one at https://orcid.org/register",
            f"#[[{base}identifiers]]",
            '#scheme = "orcid"',
            '# value = "…"  # sixteen digits with hyphens: 0000-0000-0000-0000',
        ]


_COUNTRY = '# country = "…"  # two capital letters (ISO 3166-1)'
_ROR = '# identifiers = [{scheme = "ror", value = "https://ror.org/…"}]'


def _country(profile: Profile, base: str) -> Iterator[Block]:
    if not any(address.country for address in profile.addresses):
        yield [
            "# No home country was found.",
            f"#[[{base}addresses]]",
            _COUNTRY,
        ]


def _organizations(profile: Profile, base: str) -> Iterator[Block]:
    for organization in _organizations_by_name(profile):
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
                *(["# Look up its ROR at https://ror.org/"] if "ROR" in lacking else []),
                f"#[{base}organizations.{_text(organization.name)}]",
                *lacking.values(),
            ]


def _organizations_by_name(profile: Profile) -> Sequence[Organization]:
    """Return the organizations of the profile, the first of each name."""
    listed = [each.organization for each in profile.positions]
    listed += [each.organization for each in profile.education]
    listed += [each.organization for each in profile.fundings]
    organizations: dict[str, Organization] = {}
    for organization in filter(None, listed):
        organizations.setdefault(organization.name, organization)
    return tuple(organizations.values())


def _emails(profile: Profile, base: str) -> Iterator[Block]:
    if profile.emails:
        found = ", ".join(f"{email.address} ({email.visibility})" for email in profile.emails)
        yield [
            f"# Found: {found}.",
            "# Who may see them: public (all), registered-only, limited, or private (nobody else).",
            f"#[{base}visibility]",
            '#emails = "limited"',
        ]


def _remark_lines(remarks: Iterable[Remark]) -> Iterator[Block]:
    listed = [remark for remark in remarks if remark.rule in _RULES]
    rest = len(listed) - _MAX_REMARKS
    if listed:
        more = [f"# and {rest} more; pexport doctor lists them all"] if rest > 0 else []
        yield [
            "# What the site says and no export contains; you can add it here:",
            *(
                f"# {one_line(f'{remark.where}: {remark.message}')}"
                for remark in listed[:_MAX_REMARKS]
            ),
            *more,
        ]
