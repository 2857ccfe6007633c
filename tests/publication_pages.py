"""A site of invented people for the tests, with one publication whose page they write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pexport.profile import Work
from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.works.authors.people import Directory, Person
from pexport.sources.hugo.works.publications import read_publication

ORCID = "0000-0001-2345-6789"
PEOPLE = {
    "admin": Person("Ada Njoku", ("A. B. Njoku",), ORCID, "https://ada.example/author/ada-njoku/"),
    "bela": Person("Béla O’Example-Müller"),
    "chi-muster": Person("Chi Muster"),
    "twin-1": Person("Same Name"),
    "twin-2": Person("Same Name"),
}
LAB = Directory(PEOPLE)
ONE = Directory({"admin": Person("A B")}, "admin")


def publication(
    folder: Path,
    front: str,
    bib: str = "",
    *,
    base: str | None = "https://ada.example/",
    as_of: date | None = None,
) -> Any:
    path = folder / "content/publication/slow/index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front if front[:3] in ("---", "+++") else f"---\n{front}\n---\n", "utf-8")
    if bib:
        (path.parent / "cite.bib").write_text(bib, encoding="utf-8")
    site = Site(root=folder, base_url=base)
    found = read_publication(path, site._replace(day=as_of), LAB)
    if found.work is not None:
        Work.model_validate(found.work)
    return found


def work(folder: Path, front: str, bib: str = "", **given_: Any) -> dict[str, Any]:
    found = publication(folder, f"title: Slow Rivers\n{front}", bib, **given_).work
    assert isinstance(found, dict)
    return found


def identifiers(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["scheme"], each["value"]) for each in found.get("identifiers", ())]


def names(found: dict[str, Any]) -> list[str]:
    return [author["name"] for author in found.get("authors", ())]
