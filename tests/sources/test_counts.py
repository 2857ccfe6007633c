"""Nothing that counts is missing: names, organizations, studies, jobs and links of real pages.

They are counted in the YAML by other code than reads it, with another parser.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from corpus import files, needs_corpus
from reading import read_path

from pexport.errors import PexportError
from pexport.reading.profiles import ReadProfile

LINKS = ("social", "profiles", "links")
ORGANIZATIONS = ("organizations", "affiliations")
JOBS = ("work", "experience", "professional experience")
EMPLOYERS = ("company_name", "company", "org", "organization", "institution")
ROLES = ("position", "role", "title")
SCHOOLS = ("institution", "school", "university")
DEGREES = ("degree", "course", "area")


def raw(path: Path) -> dict[str, Any]:
    """Return the keys of a page or a data file as texts; raise ``YAMLError`` where it is none."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix not in {".yaml", ".yml"}:
        text = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)[1]
    tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return tree if isinstance(tree, dict) else {}


def items(value: Any, *nested: str) -> list[dict[str, Any]]:
    for key in nested:
        if isinstance(value, dict):
            value = value.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(text: str) -> str:
    """Return the letters and digits of *text*: Markdown and HTML are not compared."""
    plain = re.sub(r"\]\([^)]*\)|<[^>]*>|&\w+;|:\w+:", "", text)
    return "".join(filter(str.isalnum, plain)).casefold()


def missing(read: ReadProfile, tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the page states and the profile lacks, unless a remark on its place says so."""
    profile = read.profile
    places = {remark.where.partition("#")[2] for remark in read.remarks}
    # Whole facts that are the theme's example are reported by their place in the list.
    whole = [
        remark.where.partition("#")[2].partition("[")[0]
        for remark in read.remarks
        if remark.rule == "placeholder" and remark.where.endswith("]")
    ]
    assert profile.name
    name = next(
        (tree[k] for k in ("title", "name") if isinstance(tree.get(k), str) and tree[k]), ""
    )
    if words(name) not in words(profile.name.display):
        yield "name", name
    ties = {words(tie.organization.name) for tie in profile.positions if tie.organization}
    for key in ORGANIZATIONS:
        for index, item in enumerate(items(tree.get(key))):
            stated = item.get("name") or ""
            told = {f"{key}[{index}]", f"{key}[{index}].name"} & places
            if stated and not told and words(stated) not in ties:
                yield key, stated
    roles = Counter(tie.kind for tie in profile.positions)
    jobs = [
        j for k in JOBS for j in items(tree.get(k), "experiences") if said(j, *EMPLOYERS, *ROLES)
    ]
    examples = sum(place.endswith(EMPLOYERS) and place.startswith(JOBS) for place in places)
    examples += sum(key.startswith(JOBS) for key in whole)
    if roles["employment"] + examples < len(jobs):
        yield "jobs", f"{roles['employment']} of {len(jobs)}"
    studies = [s for s in items(tree.get("education"), "courses") if said(s, *SCHOOLS, *DEGREES)]
    lacking = sum(place.endswith(".institution") for place in places)
    lacking += sum(key.startswith("education") for key in whole)
    if len(profile.education) + lacking < len(studies):
        yield "education", f"{len(profile.education)} of {len(studies)}"
    yield from missing_links(read, tree, places)


def said(item: dict[str, Any], *keys: str) -> bool:
    """Say whether *item* fills one of *keys*."""
    return any(item.get(key) for key in keys)


def missing_links(
    read: ReadProfile, tree: dict[str, Any], places: set[str]
) -> Iterator[tuple[str, str]]:
    profile = read.profile
    facts = (*profile.accounts, *profile.identifiers, *profile.links, *profile.emails)
    origins = {fact.origin.partition("#")[2] for fact in (*facts, *profile.phones)}
    for key in LINKS:
        for index, item in enumerate(items(tree.get(key))):
            for member in ("link", "url"):
                path = f"{key}[{index}].{member}"
                if item.get(member, "").strip() and path not in origins | places:
                    yield "links", item[member]


@needs_corpus
@pytest.mark.parametrize(
    "kinds", [("hugo-author",), ("hugo-group-author",), ("hugo-author-older-version",)]
)
def test_nothing_that_counts_is_missing(kinds: tuple[str, ...]) -> None:
    lacking: dict[str, list[tuple[str, str]]] = {}
    counts: Counter[str] = Counter()
    for path in files(*kinds):
        try:
            tree = raw(path)
            read = read_path(path, base_url="https://site.example/")
        except (yaml.YAMLError, IndexError, PexportError):
            counts["refused"] += 1
            continue
        counts["read"] += 1
        if found := list(missing(read, tree)):
            lacking[str(path)] = found

    sys.stderr.write(f"\n{kinds}: {dict(counts)}\n")
    assert lacking == {}
    assert counts["read"] > counts["refused"]
