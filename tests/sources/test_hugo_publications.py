"""Publications of a site as works: every generation, all authors in order, nothing made up."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import SAMPLES, shared
from hypothesis import given
from hypothesis import strategies as st

from pexport.errors import PexportError
from pexport.files import shown
from pexport.profile import Work
from pexport.sources.hugo.site.site import Site, find_site
from pexport.sources.hugo.works.authors import read_authors
from pexport.sources.hugo.works.files import find_publication_pages
from pexport.sources.hugo.works.people import Directory, Person
from pexport.sources.hugo.works.publications import read_work
from pexport.sources.hugo.works.types import type_of_page
from pexport.sources.hugo.works.venue import read_venue
from pexport.sources.text import work_identifiers
from pexport.vocabulary.files import vocab

ACADEMIC = SAMPLES / "sites/academic"
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
    found = read_work(path, site, LAB, as_of)
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


def sample(slug: str) -> Any:
    site = find_site(ACADEMIC, None)
    path = ACADEMIC / f"content/publication/{slug}/index.md"
    return read_work(path, site, LAB)


def test_a_page_of_the_sample_site_is_a_whole_work() -> None:
    found = sample("slow-rivers")
    folder = shown(ACADEMIC / "content/publication/slow-rivers")
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
        "'leaflet' is no known type of publications",
        "left out: 'et al.' names nobody",
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
        found = read_work(path, Site(root=tmp_path), ONE)
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
    found = read_work(tmp_path / place, Site(root=tmp_path), Directory({}))
    assert (found.slug, found.language) == (slug, language)


@pytest.mark.parametrize(
    ("entry", "name", "slug"),
    [
        ("admin", "Ada Njoku", "admin"),
        ("Admin", "Ada Njoku", "admin"),
        ("admin,", "Ada Njoku", "admin"),
        ("**admin**", "Ada Njoku", "admin"),
        ("Ada Njoku", "Ada Njoku", "admin"),
        ("ADA NJOKU", "ADA NJOKU", "admin"),
        ("Njoku, Ada", "Njoku, Ada", "admin"),
        ("A.B. Njoku", "A.B. Njoku", "admin"),
        ("**Ada Njoku***", "Ada Njoku", "admin"),
        ("Ada Njoku†‡", "Ada Njoku", "admin"),
        ("Ada Njoku<sup>*</sup>", "Ada Njoku", "admin"),
        ("Ada Njoku (equal contribution)", "Ada Njoku", "admin"),
        ("Chi Muster", "Chi Muster", "chi-muster"),
        ("and Chi Muster", "Chi Muster", "chi-muster"),
        ("**[WATERS 2019]** Chi Muster", "Chi Muster", "chi-muster"),
        ("Andrea B", "Andrea B", None),
        ("chi-muster", "Chi Muster", "chi-muster"),
        ("Be\u0301la O'Example\u2010Müller", "Béla O'Example‐Müller", "bela"),
        ("A. Njoku", "A. Njoku", None),
        ("A Njoku", "A Njoku", None),
        ("Ada N.", "Ada N.", None),
        ("Bela O’Example-Muller", "Bela O’Example-Muller", "bela"),
        ("Njoku", "Njoku", None),
        ("Same Name", "Same Name", None),
        ("Rain and Shine Consortium (RSC)", "Rain and Shine Consortium (RSC)", None),
        ("lena", "lena", None),
        ("山田花子", "山田花子", None),
    ],
)
def test_an_author_is_a_person_of_the_site_only_by_name(
    tmp_path: Path, entry: str, name: str, slug: str | None
) -> None:
    found = publication(tmp_path, f"title: T\nauthors: [{orjson.dumps(entry).decode()}]")
    assert found.work is not None
    assert names(found.work) == [name]
    assert [author.slug for author in found.authors] == [slug]
    known = PEOPLE[slug].orcid if slug else None
    assert found.work["authors"][0].get("orcid") == known


def test_an_entry_may_hold_a_list_of_bibtex(tmp_path: Path) -> None:
    entry = "Muster, Chi and Njoku, Ada and Rain, Zoe"
    found = publication(tmp_path, f"title: T\nauthors: '{entry}'")
    assert [author.written for author in found.authors] == [
        "Muster, Chi",
        "Njoku, Ada",
        "Rain, Zoe",
    ]
    assert [author.slug for author in found.authors] == ["chi-muster", "admin", None]


@pytest.mark.parametrize("entry", ["admin", "me"])
def test_an_owner_without_a_page_is_nobody(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "content/publication/a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\ntitle: T\nauthors: [{entry}, Zoe Rain]\n---\n", "utf-8")
    found = read_work(path, Site(root=tmp_path), Directory({}))
    assert found.work is not None
    assert names(found.work) == ["Zoe Rain"]
    assert [author.written for author in found.authors] == [entry, "Zoe Rain"]
    assert any(f"no author page {entry!r}" in remark.message for remark in found.remarks)


PLAIN_NAME = r"[A-Z][a-zß-ö]{1,8}( [A-Z]\.?)?( [A-Z][a-zß-ö]{1,8}){1,2}"


@given(st.lists(st.from_regex(PLAIN_NAME, fullmatch=True)))
def test_plain_names_stay_as_they_are_and_in_order(entries: list[str]) -> None:
    understood = read_authors(entries, LAB)
    assert [each["name"] for each in understood.contributors] == entries
    assert [each.written for each in understood.authors] == entries


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_author_is_made_up(entries: list[str]) -> None:
    understood = read_authors(entries, LAB)
    assert len(understood.contributors) <= len(understood.authors)
    if not any(re.search("[,;&]| and ", entry) for entry in entries):
        assert len(understood.authors) + len(understood.left_out) <= len(entries)


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        *(
            (str(number), kind)
            for number, kind in enumerate(
                "other conference-paper journal-article preprint report book book-chapter "
                "dissertation-thesis patent".split()
            )
        ),
        ("article-journal", "journal-article"),
        ("Article-Journal", "journal-article"),
        ("article", "preprint"),
        ("paper_conference", "conference-paper"),
        ("chapter", "book-chapter"),
        ("post-weblog", "blog-post"),
        ("Working Paper", "working-paper"),
        ("Journal", "journal-article"),
        ("9", None),
        ("commentary", None),
    ],
)
def test_types_of_every_generation_are_known(stated: str, kind: str | None) -> None:
    assert type_of_page(stated) == kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("0", "other"),
        ("2", "journal-article"),
        ("3", "preprint"),
        ("4", "conference-poster"),
        ("7", "patent"),
        ("8", "conference-abstract"),
        ("9", None),
        ("10", None),
    ],
)
def test_the_config_of_an_old_site_says_what_the_numbers_mean(
    tmp_path: Path, number: str, kind: str | None
) -> None:
    names = ["Uncategorized", "Conference paper", "Journal", "Manuscript", "Poster", "Book"]
    names += ["Book chapter", "Patent", "Conference abstract", "Zeug"]
    (tmp_path / "config.toml").write_text(f"[params]\npublication_types = {names}\n", "utf-8")
    site = find_site(tmp_path, None)
    assert type_of_page(number, site) == kind


def test_a_manuscript_on_a_preprint_server_is_a_preprint(tmp_path: Path) -> None:
    front = "publication_types: [manuscript]\npublication: "
    assert work(tmp_path, front + "'*arXiv*'")["type"] == "preprint"
    assert work(tmp_path, front + "'*Waters*'")["type"] == "other"


def test_every_type_is_one_of_the_formats() -> None:
    tables = orjson.loads(vocab("hugo/work_types.json"))
    known = orjson.loads(vocab("schemaorg/crosswalk.json"))["works"]
    for name in ("numbers", "csl", "words", "bibtex"):
        assert tables[name]
        assert set(tables[name].values()) <= known.keys()


@pytest.mark.parametrize(
    ("scheme", "text", "value"),
    [
        ("doi", "10.1234/abc.5", "10.1234/abc.5"),
        ("doi", "https://doi.org/10.1234/abc.5", "10.1234/abc.5"),
        ("doi", "http://dx.doi.org/10.1234/abc.5/", "10.1234/abc.5"),
        ("doi", "doi.org/10.1234/abc.5", "10.1234/abc.5"),
        ("doi", "doi:10.1234/abc.5.", "10.1234/abc.5"),
        ("doi", "DOI 10.1234/abc(5)6", "10.1234/abc(5)6"),
        ("doi", "https://doi.org/10.1234%2Fabc", "10.1234/abc"),
        ("doi", "10.1234/a&lt;b", None),
        ("doi", "https://press.example/doi/10.1234/abc.5/full", "10.1234/abc.5"),
        ("doi", "10.12/abc", None),
        ("doi", "10.1234", None),
        ("doi", "https://press.example/abc", None),
        ("arxiv", "arXiv:2101.01234v2 [cs.LG]", "2101.01234"),
        ("arxiv", "https://arxiv.org/pdf/2101.01234v3.pdf", "2101.01234"),
        ("arxiv", "https://www.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("arxiv", "2101.1", None),
        ("pmid", "PMID: 123456", "123456"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123456/", "123456"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/pdf/x.pdf", "PMC123"),
        ("isbn", "978-3-16-148410-0", "9783161484100"),
        ("isbn", "0-306-40615-2", "0306406152"),
        ("isbn", "978-3-16-148410-1", None),
        ("issn", "20493630", "2049-3630"),
        ("issn", "2049-3631", None),
        ("handle", "https://hdl.handle.net/10259/6385", "10259/6385"),
    ],
)
def test_identifiers_are_clean_or_none(scheme: str, text: str, value: str | None) -> None:
    found = work_identifiers.stated(scheme, text)
    assert (found.value if found else None) == value


@given(st.text(max_size=40))
def test_any_text_may_stand_for_an_identifier(text: str) -> None:
    for scheme in ("doi", "arxiv", "pmid", "pmcid", "isbn", "issn", "handle"):
        for written in (text, f"https://doi.org/{text}", f"10.1234/{text}"):
            if found := work_identifiers.stated(scheme, written):
                assert found.value == found.value.strip()


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("doi: 10.1234/abc", [("doi", "10.1234/abc")]),
        ("hugoblox: {ids: {doi: 10.1234/abc, arxiv: '2101.01234'}}", ["doi", "arxiv"]),
        ("DOI: 10.1234/abc", [("doi", "10.1234/abc")]),
        ("url_doi: 10.1234/abc", [("doi", "10.1234/abc")]),
        ("links: [{name: DOI, url: 'https://doi.org/10.1234/abc'}]", [("doi", "10.1234/abc")]),
        ("links: [{type: source, url: 'https://p.example/doi/abs/10.1234/abc'}]", ["doi"]),
        ("publication: 'Waters [doi](https://doi.org/10.1234/abc)'", [("doi", "10.1234/abc")]),
        ("publication_short: 'PMID: 123456'", [("pmid", "123456")]),
        ("doi: https://arxiv.org/abs/2101.01234", [("arxiv", "2101.01234")]),
        ("links: [{name: arXiv, url: 'https://arxiv.org/abs/2101.01234'}]", ["arxiv"]),
        ("url_code: https://doi.org/10.1234/zenodo.1", []),
        ("links: [{name: Dataset, url: 'https://doi.org/10.1234/d'}]", []),
        ("publication_types: ['2']\nurl_preprint: https://doi.org/10.1101/123", []),
        ("publication_types: ['3']\nurl_preprint: https://doi.org/10.1101/123", ["doi"]),
        ("doi: soon", []),
        ("doi: 10.5555/123456", []),
        ("hugoblox: {ids: {arxiv: 1512.04133v1}}", []),
        ("url_pdf: http://arxiv.org/pdf/1512.04133v1", []),
        ("links: [{type: custom, label: DOI, url: 'https://doi.org/10.1234/abc'}]", ["doi"]),
        ("links: [{type: preprint, provider: arxiv, id: 2101.01234v2}]", ["arxiv"]),
        ("links: [{type: preprint, provider: elsewhere, id: 2101.01234v2}]", []),
        (
            "publication_types: ['6']\nurl_pdf: https://link.springer.com/book/10.1007/978-0-8",
            [],
        ),
        (
            "publication_types: ['5']\nurl_pdf: https://link.springer.com/book/10.1007/978-0-8",
            ["doi"],
        ),
    ],
)
def test_identifiers_are_those_of_the_work_itself(
    tmp_path: Path, keys: str, found: list[Any]
) -> None:
    said = identifiers(work(tmp_path, keys))
    assert [
        each if isinstance(want, tuple) else each[0] for each, want in zip(said, found, strict=True)
    ] == found


def test_a_second_doi_is_left_out(tmp_path: Path) -> None:
    keys = "title: T\ndoi: 10.1234/abc\nurl_pdf: https://doi.org/10.1234/other"
    found = publication(tmp_path, keys)
    assert found.work is not None
    assert identifiers(found.work) == [("doi", "10.1234/abc")]
    assert [r.rule for r in found.remarks if "10.1234/other" in r.message] == ["contradiction"]


@pytest.mark.parametrize(
    ("keys", "url", "others"),
    [
        ("", "https://ada.example/publication/slow/", []),
        ("slug: fast", "https://ada.example/publication/fast/", []),
        ("url_pdf: a.pdf", "https://ada.example/a.pdf", []),
        (
            "url_pdf: https://p.example/a.pdf\nurl_source: https://p.example/a",
            "https://p.example/a",
            ["https://p.example/a.pdf"],
        ),
        (
            "url_source: https://p.example/a\nexternal_link: https://q.example/",
            "https://q.example/",
            ["https://p.example/a"],
        ),
        ("url_slides: https://p.example/s", "https://ada.example/publication/slow/", []),
        ("url_pdf: '#'", "https://ada.example/publication/slow/", []),
        (
            "url_pdf: http://eprints.soton.ac.uk/352095/1/Cushen-IMV2013.pdf",
            "https://ada.example/publication/slow/",
            [],
        ),
        ("external_link: https://github.com/ada/code", "https://ada.example/publication/slow/", []),
        ("external_link: https://github.com/ada/a.pdf", "https://github.com/ada/a.pdf", []),
        (
            "publication_types: [software]\nexternal_link: https://github.com/ada/code",
            "https://github.com/ada/code",
            [],
        ),
    ],
)
def test_the_address_is_the_first_stated_for_the_work(
    tmp_path: Path, keys: str, url: str, others: list[str]
) -> None:
    found = work(tmp_path, keys)
    assert found["url"] == url
    assert identifiers(found) == [("uri", other) for other in others]
    assert ("inferred" in found["origin"]) == (url.startswith("https://ada.example/publication"))


def test_a_link_of_any_name_with_the_works_own_doi_leads_to_it(tmp_path: Path) -> None:
    address = "https://p.example/doi/10.1234/abc"
    links = f"links: [{{name: 'W 25', url: '{address}'}}]"
    found = publication(tmp_path, f"title: T\ndoi: 10.1234/ABC\n{links}")
    assert found.work["url"] == address
    assert not [remark for remark in found.remarks if remark.rule == "unread"]
    assert publication(tmp_path, f"title: T\ndoi: 10.1234/b\n{links}").work["url"] != address


def test_without_a_base_address_there_is_no_page(tmp_path: Path) -> None:
    found = publication(tmp_path, "title: T\nurl_pdf: a.pdf", base=None)
    assert found.work is not None
    assert "url" not in found.work
    assert "relative" in [remark.rule for remark in found.remarks]


@pytest.mark.parametrize(
    ("written", "name", "rest"),
    [
        ("In *Waters*.", "Waters", ""),
        ("In Computation and Language", "Computation and Language", ""),
        ("*In Vivo*", "In Vivo", ""),
        ("In Vivo", "In Vivo", ""),
        ("In [*Waters*](https://w.example/)", "Waters", ""),
        ("*Waters*, Volume 35", "Waters", "Volume 35"),
        (
            "Waters, vol. **49** (2017), no. 4, pp. 571–580",
            "Waters",
            "vol. 49 (2017), no. 4, pp. 571–580",
        ),
        ("In *Waters,* 23(17):7429", "Waters", "23(17):7429"),
        ("Bull. Waters. 2015 Aug;12(2):151-6", "Bull. Waters", "2015 Aug;12(2):151-6"),
        ("Waters, https://doi.org/10.1234/a", "Waters", ""),
        ("ICML 2025", "ICML 2025", ""),
        ("Meeting on Waters, 2017", "Meeting on Waters, 2017", ""),
        ("2018 15th Meeting on Waters (IMW)", "2018 15th Meeting on Waters (IMW)", ""),
        ("Physical Review B", "Physical Review B", ""),
        ("Talk at Waters, Berlin, 2019-08-30", "Talk at Waters, Berlin, 2019-08-30", ""),
        ("arXiv:2101.01234", "arXiv", ""),
        ("*arXiv: 2109.04874 [cs, eess]*", "arXiv", ""),
        ("*arXiv:1808.06736 [math.NA]*", "arXiv", ""),
        ("*In Proceedings of the Meeting*", "Proceedings of the Meeting", ""),
        ("*In the Proceedings of Waters*", "the Proceedings of Waters", ""),
        ("Em *Revista de Águas*", "Revista de Águas", ""),
        ("Dans *Eaux*", "Eaux", ""),
        ("En Directo", "En Directo", ""),
        ("I Was a River", "I Was a River", ""),
        ("To appear in **[WATERS 2025](https://w.example/)**", "WATERS 2025", ""),
        ("to appear in the Meeting on Waters (MW)", "Meeting on Waters (MW)", ""),
        ("Accepted to *Waters* (2020)", "Waters (2020)", ""),
        ("*Accepted for the Meeting on Waters*", "Meeting on Waters", ""),
        ("In the *[Workshop on Waters](https://w.example/)*", "Workshop on Waters", ""),
        ("*wasser lehren*. Verlag (im Druck)", "wasser lehren. Verlag", ""),
        ("Waters, forthcoming", "Waters", ""),
        ("Women in Press", "Women in Press", ""),
        ("Review of Waters", "Review of Waters", ""),
        ("Advances in Review", "Advances in Review", ""),
        ("[Master's Thesis, Open College]", "Master's Thesis, Open College", ""),
        (
            "*Waters ( Volume: 25, Issue: 10, October 2006) *",
            "Waters",
            "( Volume: 25, Issue: 10, October 2006)",
        ),
        ("*Waters, 292*", "Waters", "292"),
        ("*J. Wat.: Slow Matter* **28** 123001", "J. Wat.: Slow Matter", "28 123001"),
        ("In *Waters* 43 (2) (Meeting 2024)", "Waters", "43 (2) (Meeting 2024)"),
        ("*Waters* 2020", "Waters 2020", ""),
        ("*Waters* (2020)", "Waters (2020)", ""),
        ("*Waters* 15th Workshop", "Waters 15th Workshop", ""),
        ("Waters 292", "Waters 292", ""),
    ],
)
def test_a_venue_is_its_name(written: str, name: str, rest: str) -> None:
    assert read_venue(written) == (name, rest)


@pytest.mark.parametrize(
    "said",
    [
        "under review",
        "Under Review. 2026",
        "Under review at WATERS 2026",
        "In Review with *Waters*",
        "Currently under peer review",
        "Submitted to *Waters*",
        "*Waters* (under review)",
        "Waters, submitted",
        "In submission",
        "Preprint",
        "working paper",
        "Accepted.",
    ],
)
def test_where_a_work_has_not_appeared_is_no_venue(tmp_path: Path, said: str) -> None:
    found = publication(tmp_path, f"title: Slow Rivers\npublication: '{said}'")
    assert "venue" not in found.work
    assert any("nowhere that it has appeared" in remark.message for remark in found.remarks)


@pytest.mark.parametrize(
    ("keys", "venue"),
    [
        ("publication: {name: Waters, short_name: W}", "Waters"),
        ("publication: ''\npublication_short: W", "W"),
        ("publication: Slow Rivers", None),
        ("publication: '*Journal Name*'", None),
        ("publication: In *Wowchemy Conference*\npublication_short: In *ICW*", None),
        ("publication: '*Journal of Source Themes, 1*(1)'", None),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: 'Waters, 2020'", "Waters"),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: 'Waters (2020)'", "Waters"),
        ("publication_types: ['2']\ndate: 2020-01-01\npublication: Waters. 2020.", "Waters"),
        ("publication_types: ['2']\ndate: 2021-01-01\npublication: 'W, 2020'", "W, 2020"),
        ("publication_types: ['1']\ndate: 2020-01-01\npublication: 'W, 2020'", "W, 2020"),
        ("publication: [a]", None),
    ],
)
def test_the_venue_is_taken_from_where_it_stands(
    tmp_path: Path, keys: str, venue: str | None
) -> None:
    assert work(tmp_path, keys).get("venue") == venue


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
        ("title: An example preprint / working paper", "the theme's example"),
        ("title: T\npublishDate: 2030-01-01", "not yet"),
        ("title: T\nexpiryDate: 2020-01-01", "shown until"),
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


def test_an_entry_about_another_work_is_not_used(tmp_path: Path) -> None:
    bib = "@book{k, title = {Quick Fires}, year = 1999, doi = {10.1234/q}}"
    found = publication(tmp_path, "title: Slow Rivers", bib)
    assert found.work is not None
    assert not found.work.keys() & {"date", "identifiers"}
    assert "contradiction" in [remark.rule for remark in found.remarks]


def test_an_entry_of_another_doi_is_told_by_that(tmp_path: Path) -> None:
    bib = "@book{k, title = {Slow Rivers},\n year = 1999,\n doi = {10.1234/q}}"
    found = publication(tmp_path, "title: Slow Rivers\ndoi: 10.1234/abc", bib)
    (told,) = [remark for remark in found.remarks if remark.rule == "contradiction"]
    assert told.where.endswith("cite.bib:3")
    assert told.message == "not read: it is about '10.1234/q', not '10.1234/abc'"


@pytest.mark.parametrize(
    "bib",
    [
        b"@article{a = {b}, title = {x}, year = 1}",
        b"\xff\xfe doi = {x}",
        b" ",
        b"{" * 9000 + b"doi = 1",
    ],
)
def test_a_broken_citation_is_a_remark(tmp_path: Path, bib: bytes) -> None:
    publication(tmp_path, "title: Slow Rivers")
    path = tmp_path / "content/publication/slow/cite.bib"
    path.write_bytes(bib)
    found = read_work(path.with_name("index.md"), Site(root=tmp_path), Directory({}))
    assert found.work is not None
    broken = [remark for remark in found.remarks if remark.rule == "broken"]
    assert all(shown(path) in remark.where for remark in broken)


def test_a_citation_is_parsed_only_when_it_is_needed(tmp_path: Path) -> None:
    keys = "title: T\nauthors: [Zoe Rain]\ndate: 2020\npublication: W\npublication_types: ['2']"
    publication(tmp_path, keys, "@article{k, title = {T}, year = 2020, author = {Rain, Zoe}}")
    page = tmp_path / "content/publication/slow/index.md"
    code = (
        "import sys; from pathlib import Path;"
        "from pexport.sources.hugo.works.publications import read_work;"
        "from pexport.sources.hugo.works.people import Directory;"
        "from pexport.sources.hugo.site import Site;"
        f"read_work(Path({str(page)!r}), Site(), Directory({{}}));"
        "print([m for m in sys.modules if m in ('bibtexparser', 'pylatexenc')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_the_themes_example_in_a_citation_is_nobodys(tmp_path: Path) -> None:
    bib = "@article{a, title = {Slow Rivers}, doi = {10.5555/123456}, isbn = {9783161484100}}"
    assert identifiers(work(tmp_path, "", bib)) == [("isbn", "9783161484100")]


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
                found = read_work(path, Site(root=root), ONE)
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
