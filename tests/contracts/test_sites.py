"""Whole sites, put together as they were: everybody is exported, with the works that name them."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from conftest import AS_OF, FORMATS
from corpus import needs_corpus, rebuilt

from pexport import registry
from pexport.errors import PexportError
from pexport.source import Input
from pexport.writing import people
from pexport.writing.people import ExportRequest


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return rebuilt(tmp_path_factory.mktemp("sites"))


def dois(root: Path) -> set[str]:
    """Return the DOIs that stand in the front matter of a site's publications."""
    found = set()
    for page in root.rglob("index.md"):
        if re.search(r"publications?/", page.as_posix()):
            head = page.read_text(encoding="utf-8", errors="replace")
            stated = re.findall(r"^doi\s*[:=]\s*['\"]?(10\.\d{4,}/[^\s'\"]+)", head, re.MULTILINE)
            found |= {doi.lower() for doi in stated}
    return found


def slugs(root: Path) -> set[str]:
    """Return the folders and data files of authors."""
    pages = root.glob("content/**/authors/*/_index*.md")
    data = root.glob("data/**/authors/*.y*ml")
    return {path.parent.name for path in pages} | {path.stem for path in data}


@needs_corpus
@pytest.mark.slow
def test_a_lab_has_as_many_people_as_pages_and_each_format_the_same_works(
    sites: dict[str, Path],
) -> None:
    carriers = ("jsonld", "orcid", "turtle")
    wanted = ExportRequest(
        {name: registry.load_exporter(name).options(as_of=AS_OF) for name in carriers},
        "public",
        full=False,
    )
    counts: Counter[str] = Counter()
    for repo, root in sites.items():
        # The owner of a site of widgets has no page.
        expected = slugs(root) or {"admin"}
        try:
            found = list(people.export_people(Input(root, "https://site.example/"), wanted, 1))
        except PexportError:
            continue
        assert {person.slug for person in found} == expected, repo
        assert len(found) == len(expected), repo
        counts["labs"] += len(found) > 1
        counts["pages"] += len(found)
        counts["people"] += sum(not person.error for person in found)
        for person in found:
            texts = {
                name: registry.load_exporter(name).encode(outcome.document, wanted.formats[name])
                for name, outcome in person.outcomes.items()
            }
            for doi in dois(root) if texts else ():
                holds = {name: doi in text.decode().lower() for name, text in texts.items()}
                assert len(set(holds.values())) == 1, f"{repo} {person.slug} {doi}: {holds}"
                counts["DOIs"] += holds["jsonld"]

    sys.stderr.write(f"\n{dict(counts)}\n")
    assert counts["labs"] >= 13
    assert counts["people"] > 400
    assert counts["DOIs"] > 60


@needs_corpus
@pytest.mark.slow
def test_everybody_of_every_site_is_exported_or_refused_in_one_line(
    sites: dict[str, Path],
) -> None:
    wanted = ExportRequest(
        {name: registry.load_exporter(name).options(as_of=AS_OF) for name in FORMATS},
        "public",
        full=False,
    )
    exported = refused = works = 0
    problems: dict[str, list[str]] = defaultdict(list)
    told: dict[str, set[str]] = defaultdict(set)
    for repo, root in sites.items():
        try:
            found = list(people.export_people(Input(root, "https://site.example/"), wanted, 1))
        except PexportError as error:
            assert len(str(error).splitlines()) == 1
            refused += 1
            continue
        for person in found:
            if person.error:
                assert len(person.error.splitlines()) == 1
                refused += 1
                continue
            exported += 1
            for name, outcome in person.outcomes.items():
                problems[f"{repo} {person.slug} {name}"] += map(str, outcome.problems)
            made = person.outcomes["jsonld"].document["mainEntity"].get("@reverse", {})
            creator = made.get("creator", [])
            works += len(creator) if isinstance(creator, list) else 1
            told[repo] |= {
                doi.lower() for doi in re.findall(r"doi\.org/(10\.[^'\"]+)", str(creator))
            }

    stated = sum(len(dois(root)) for root in sites.values())
    counts = {"sites": len(sites), "people": exported, "refused": refused, "works": works}
    sys.stderr.write(f"\n{counts}, DOIs {sum(map(len, told.values()))} of {stated}\n")
    assert {place: said for place, said in problems.items() if said} == {}
    assert exported > 400
    assert works > 100
