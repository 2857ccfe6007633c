"""The identifiers of a publication, and the address that leads to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publication_pages import (
    identifiers,
    publication,
    work,
)

from pexport.sources.text import work_identifiers


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
        (
            "doi",
            "https://academic.oup.com/tides/article/doi/10.1234/tides/abc5/678",
            "10.1234/tides/abc5",
        ),
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
    found = work_identifiers.parse_identifier(scheme, text)
    assert (found.value if found else None) == value


@given(st.text(max_size=40))
def test_any_text_may_stand_for_an_identifier(text: str) -> None:
    for scheme in ("doi", "arxiv", "pmid", "pmcid", "isbn", "issn", "handle"):
        for written in (text, f"https://doi.org/{text}", f"10.1234/{text}"):
            if found := work_identifiers.parse_identifier(scheme, written):
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
