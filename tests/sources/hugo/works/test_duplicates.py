"""Pages of one work are one, and two works of one title are two."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hugo_sites import BASE, site

from pexport.source import Input
from pexport.sources.hugo.reading import read_site

ARXIV = "https://arxiv.org/abs/2001.01234"
TITLE = "The slow rivers of the north"


def works(root: Path, first: str, second: str) -> tuple[list[dict[str, object]], list[str]]:
    files = {
        f"content/{place}/{name}/index.md": f"authors: [admin]\n{front}"
        for place, name, front in (("publication", "a", first), ("publications", "b", second))
    }
    tree, remarks, *_ = read_site(Input(site(root, config=BASE, ada="title: Ada Njoku", **files)))
    return list(tree["works"]), [each.message for each in remarks if each.rule == "duplicate"]


def page(title: str = TITLE, **keys: object) -> str:
    front = {"title": title, "publication_types": ["2"], **keys}
    return "\n".join(f"{key}: {orjson.dumps(value).decode()}" for key, value in front.items())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (page(), page()),
        (page(date="2020-05-01"), page(date="2020-05-01")),
        (page(date="2020-05-01"), page(date="2020")),
        (page(date="2020-05-01"), page(date="2020-01-01")),
        (page(date="2020-05-01"), page()),
        (page(publication="*Waters*, 12(3)"), page(publication="Waters, vol. 12")),
        (page(publication="Journal of Waters"), page(publication="J. Wat.")),
        (page(doi="10.1234/a"), page(doi="https://doi.org/10.1234/A")),
        (page(doi="10.1234/a"), page()),
        (page("Personalized rivers of the north"), page("Personalised Rivers of the North")),
        (page("On $\\ell_{1,2}$ norms of slow rivers"), page("On ℓ₁,₂ norms of slow rivers")),
        (page("**Slow** rivers &amp; the north"), page("Slow Rivers and the North")),
    ],
)
def test_two_pages_of_one_work_are_one(tmp_path: Path, first: str, second: str) -> None:
    for number, pair in enumerate(((first, second), (second, first))):
        found, told = works(tmp_path / str(number), *pair)
        assert len(found) == 1
        assert len(told) == 1
        assert "is about the same work" in told[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (page(doi="10.1234/a"), page(doi="10.1234/b")),
        (page(date="2020-05-01"), page(date="2021-05-01")),
        (page(date="2020-05-01"), page(date="2020-06-01")),
        (page(publication="Waters"), page(publication="Rivers")),
        (page(publication="Waters, 12(3)"), page(publication="Waters, 12(4)")),
        (page(), page(publication_types=["1"])),
        (page("Editorial"), page("Editorial")),
        (page("Slow rivers of the north, part I"), page("Slow rivers of the north, part II")),
        (page("Slow rivers in 2019, a report"), page("Slow rivers in 2020, a report")),
        (page(isbn="9783161484100"), page(isbn="9780306406157")),
        (page(date="2020-05-01", url_preprint=ARXIV), page(date="2021-05-01", url_preprint=ARXIV)),
    ],
)
def test_two_works_of_one_title_are_two(tmp_path: Path, first: str, second: str) -> None:
    found, told = works(tmp_path, first, second)
    assert len(found) == 2
    assert told == []


def test_the_page_that_says_more_is_kept(tmp_path: Path) -> None:
    found, _ = works(tmp_path, page(), page(doi="10.1234/a", date="2020-05-01"))
    assert found[0]["date"] == "2020-05-01"
