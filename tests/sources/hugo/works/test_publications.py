"""Publications of a site as works: every generation, dates and texts, nothing made up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import SAMPLES, shared
from publication_pages import LAB, ONE, ORCID, identifiers, names, publication, work

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.profile import Work
from pexport.sources.hugo.site.site import Site, find_site
from pexport.sources.hugo.works.authors.people import Directory
from pexport.sources.hugo.works.files import find_publication_pages
from pexport.sources.hugo.works.publications import read_publication

ACADEMIC = SAMPLES / "sites/academic"


def sample(slug: str) -> Any:
    site = find_site(ACADEMIC, None)
    path = ACADEMIC / f"content/publication/{slug}/index.md"
    return read_publication(path, site, LAB)


def test_a_page_of_the_sample_site_is_a_whole_work() -> None:
    found = sample("slow-rivers")
    folder = display_path(ACADEMIC / "content/publication/slow-rivers")
    page, bib = f"{folder}/index.md", f"{folder}/cite.bib"
    assert found.work == {
        "title": "Slow Rivers: How Soils Remember Rain",
        "type": "journal-article",
        "date": "2021-05-01",
        "venue": "Journal of Quiet Waters",
        "volume": "12",
        "issue": "3",
        "pages": "45-67",
        "authors": (
            {
                "name": "Ada Njoku",
                "orcid": ORCID,
                "url": "https://ada.example/author/ada-njoku/",
            },
            {"name": "Béla Example"},
            {"name": "Chioma Placeholder", "url": "https://chioma.example/"},
        ),
        "identifiers": [
            {"scheme": "doi", "value": "10.1234/jqw.2021.045"},
            {"scheme": "arxiv", "value": "2101.01234"},
            {"scheme": "issn", "value": "2049-3630"},
        ],
        "url": "https://waters.example/articles/45",
        "abstract": "Soils hold rain for weeks; rivers show it.",
        "language": "en",
        "origin": f"hugo:{page}:2#title (arxiv: url_pdf; identifiers, language: {bib})",
    }
    assert [author.slug for author in found.authors] == ["admin", None, None]
    assert [(remark.rule, remark.where.partition("#")[2]) for remark in found.remarks] == [
        ("unread", "url_code"),
    ]


def test_a_citation_fills_only_what_the_page_lacks() -> None:
    found = sample("wet-soils").work
    assert found is not None
    assert found["date"] == "2020-09"
    assert found["venue"] == "Proceedings of the Meeting on Quiet Waters"
    assert names(found) == ["Ada Njoku", "Jörg van der Beispiel", "The Delta & Rivers Group"]
    assert found["authors"][0]["orcid"] == ORCID
    assert identifiers(found) == [("doi", "10.1234/mqw.2020_7"), ("isbn", "9783161484100")]
    assert found["url"] == "https://ada.example/publication/wet-soils/"
    assert "cite.bib" in found["origin"]
    assert "inferred" in found["origin"]


def test_an_unknown_type_is_other_and_told() -> None:
    found = sample("field-sensors")
    assert found.work is not None
    assert (found.work["type"], found.work["date"]) == ("other", "2023")
    assert found.work["authors"] == (
        {"name": "Njoku, Ada", "orcid": ORCID, "url": "https://ada.example/author/ada-njoku/"},
    )
    assert found.work["url"] == "https://ada.example/files/sensor.pdf"
    assert [remark.message for remark in found.remarks] == [
        "'leaflet' is not a known type of publication",
        "left out: 'et al.' is not a name",
    ]


def test_pages_are_found_in_every_generation(tmp_path: Path) -> None:
    wanted = {
        "content/publication/a/index.md",
        "content/publication/b.md",
        "content/publication/2020/c/index.md",
        "content/publications/d/index.md",
        "content/publication-old/e.md",
        "content/de/publication/f/index.md",
        "content/publication/a/index.de.md",
        "content/working-papers/g/index.md",
        "content/en/workingpaper/h/index.md",
        "content/preprint/i.md",
    }
    others = {
        "content/publication/_index.md",
        "content/publication/_index.de.md",
        "content/publication/a/notes.md",
        "content/publication/a/more/x.md",
        "content/publication_types/2/_index.md",
        "content/publication-type/y.md",
        "content/post/z.md",
        "content/publicity/p.md",
        "content/blog/papers/q.md",
        "content/wallpapers/r.md",
    }
    for place in wanted | others:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("---\ntitle: T\n---\n", "utf-8")
    found = find_publication_pages(tmp_path)
    assert {str(path.relative_to(tmp_path)) for path in found} == wanted
    assert found == sorted(found)


def test_a_page_of_another_section_is_a_publication_where_it_has_a_type(tmp_path: Path) -> None:
    path = tmp_path / "content/papers/a.md"
    path.parent.mkdir(parents=True)
    for front, is_work in (("", False), ("publication_types: ['3']", True)):
        path.write_text(f"---\ntitle: T\nauthors: [A B]\n{front}\n---\n", "utf-8")
        found = read_publication(path, Site(root=tmp_path), ONE)
        assert ((found.work is not None), found.remarks) == (is_work, [])


def test_content_may_have_another_folder(tmp_path: Path) -> None:
    path = tmp_path / "texts/publication/a.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: T\n---\n", "utf-8")
    assert find_publication_pages(tmp_path) == []
    assert find_publication_pages(tmp_path, ("texts", "content")) == [path]


@pytest.mark.parametrize(
    ("place", "slug", "language"),
    [
        ("content/publication/a/index.md", "a", None),
        ("content/publication/a/index.de.md", "a", "de"),
        ("content/publication/b.md", "b", None),
        ("content/publication/b.pt-br.md", "b", "pt-br"),
        ("content/fr/publication/a/index.md", "a", "fr"),
    ],
)
def test_a_page_says_of_which_work_and_in_which_language_it_is(
    tmp_path: Path, place: str, slug: str, language: str | None
) -> None:
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text("---\ntitle: T\n---\n", "utf-8")
    found = read_publication(tmp_path / place, Site(root=tmp_path), Directory({}))
    assert (found.slug, found.language) == (slug, language)


@pytest.mark.parametrize(
    ("keys", "bib", "day", "note"),
    [
        ("date: 2020-02-03", "2019", "2020-02-03", False),
        ("publishDate: 2021-01-01", "2019", "2019", False),
        ("publishDate: 2021-01-01", "", "2021-01-01", True),
        ("date: soon\npublishDate: 2021-01-01", "", "2021-01-01", True),
        ("date: '2015-09-01T00:00:00Z'", "2019", "2019", False),
        ("date: '2015-09-01T00:00:00Z'\npublishDate: 2021-01-01", "", None, False),
        ("date: '2015-09-01'", "2019", "2015-09-01", False),
        ("date: '2017-01-01T00:00:00Z'", "2019", "2017-01-01", False),
        ("publishDate: '2017-01-01T00:00:00Z'", "", None, False),
        ("Date: 2021", "", "2021", False),
        ("date: 0001-01-01", "", None, False),
    ],
)
def test_the_date_is_that_of_the_work_where_it_is_said(
    tmp_path: Path, keys: str, bib: str, day: str | None, note: bool
) -> None:
    entry = f"@article{{k, title = {{Slow Rivers}}, year = {bib}}}" if bib else ""
    found = work(tmp_path, keys, entry)
    assert found.get("date") == day
    assert ("went online" in found["origin"]) == note


@pytest.mark.parametrize(
    ("keys", "abstract"),
    [
        ("abstract: All.\nsummary: Short.", "All."),
        ("abstract: ''\nabstract_short: Short.", "Short."),
        ("summary: Short.", "Short."),
        ("summary: slow rivers!", None),
        ("summary: Waters\npublication: '*Waters*'", None),
    ],
)
def test_a_summary_stands_for_a_missing_abstract(
    tmp_path: Path, keys: str, abstract: str | None
) -> None:
    assert work(tmp_path, keys).get("abstract") == abstract


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("title: T\ndraft: true", "draft"),
        ("title: T\nprivate: yes", "private"),
        ("title: T\nwidget: hero", "part of a page"),
        ("title: T\nevent: A party", "event"),
        ("title: ''", "no title"),
        ("title: An example preprint / working paper", "an example of the theme"),
        ("title: T\npublishDate: 2030-01-01", "before 2030-01-01"),
        ("title: T\nexpiryDate: 2020-01-01", "until 2020-01-01 only"),
    ],
)
def test_what_the_site_does_not_show_is_left_out_with_a_reason(
    tmp_path: Path, front: str, why: str
) -> None:
    found = publication(tmp_path, front, as_of=date(2026, 11, 23))
    assert (found.work, found.authors) == (None, ())
    (remark,) = found.remarks
    assert why in remark.message


def test_without_a_day_nothing_is_too_late(tmp_path: Path) -> None:
    assert publication(tmp_path, "title: T\npublishDate: 2090-01-01").work is not None


def test_a_broken_page_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(PexportError) as raised:
        publication(tmp_path, "---\ntitle: [\n---\n")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "value", ["{a: b}", "[[1], {a: [b]}]", "true", "~", "'#'", "[]", "{}", "-1", "[{url: [x]}]"]
)
@pytest.mark.parametrize(
    "key",
    "authors date publication publication_types doi links url_pdf abstract summary hugoblox ids "
    "external_link slug url tags draft".split(),
)
def test_a_value_of_a_wrong_type_does_not_stop_a_page(tmp_path: Path, key: str, value: str) -> None:
    found = publication(tmp_path, f"title: T\n{key}: {value}")
    assert found.work is None or found.work["title"] == "T"


def test_every_key_is_read_presentation_or_reported(tmp_path: Path) -> None:
    keys = (
        "title: T\nfeatured: true\nimage: {caption: x}\nmood: {now: calm}\nsubtitle: S\nempty: ''"
    )
    found = publication(tmp_path, keys + "\npublication: {name: W, colour: red}\nauthors: [A B]")
    unread = [r.where.partition("#")[2] for r in found.remarks if r.rule == "unread"]
    assert unread == ["mood.now", "publication.colour"]


_PLAIN = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}"


def test_real_publications_are_read() -> None:
    roots = sorted(path for path in shared("corpus/publications").iterdir() if path.is_dir())
    read, broken, keyed = 0, 0, []
    for root in roots:
        for path in find_publication_pages(root):
            try:
                found = read_publication(path, Site(root=root), ONE)
            except PexportError as error:
                assert "\n" not in str(error)
                broken += 1
                continue
            if found.work is None:
                continue
            read += 1
            Work.model_validate(found.work)
            text = path.read_text("utf-8")
            doi = re.search(r"^doi\s*[:=].*?(10\.\d{4,9}/[^\s\"']+)", text, re.MULTILINE)
            if doi:
                keyed.append((doi[1].casefold(), dict(identifiers(found.work)).get("doi", "")))
            plain = re.findall(rf"^ *- ({_PLAIN})$", _authors(text), re.MULTILINE)
            assert [name for name in names(found.work) if name in plain] == [
                name for name in plain if name not in ("et al.", "and more")
            ]
    assert read > 200
    assert broken < 5
    assert len(keyed) > 80
    assert all(want.startswith(got.casefold()) and got for want, got in keyed)


def _authors(text: str) -> str:
    found = re.search(r"^authors:\n((?: *- .*\n)+)", text, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Methods:** a. **Conclusion:**The sea", "Methods: a. Conclusion: The sea"),
        ("** Conclusion(s):** the sea", "Conclusion(s): the sea"),
        ("rifaximin-$\\alpha$ in 80 m$^2$", "rifaximin-α in 80 m²"),
        ("the 16$^\\text{th}$ sea", "the 16th sea"),
        ("soft\u00adhyphens", "softhyphens"),
        ("Rivers &amp;amp; seas", "Rivers & seas"),
        ("&lt;i&gt;Rivers&lt;/i&gt; and <i>seas</i>", "Rivers and seas"),
        ("Caf\\'e and M\\\"uller", "Café and Müller"),
        ("p <0.001 and p<0.05, ~5 km", "p <0.001 and p<0.05, ~5 km"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("$\\frac{a}{b}$ of 5*6", "$\\frac{a}{b}$ of 5*6"),
    ],
)
def test_no_markup_is_left_in_titles_and_abstracts(
    tmp_path: Path, written: str, shown: str
) -> None:
    text = orjson.dumps(written).decode()
    found = publication(tmp_path, f"title: {text}\nabstract: {text}").work
    assert found["title"] == found["abstract"] == shown
