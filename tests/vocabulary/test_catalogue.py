from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from pydantic import TypeAdapter

from pexport.profile.values import Scheme
from pexport.vocabulary import catalogue

SERVICES = catalogue.services()
NAMED = (
    "orcid scopus researcherid isni wikidata openalex arxiv inspire ssrn zenodo stack-overflow "
    "telegram github linkedin google-scholar x researchgate instagram mastodon bluesky facebook "
    "gitlab hal hugging-face semantic-scholar dblp osf youtube weibo zhihu bilibili mendeley "
    "pubmed medium ads publons xing lattes"
).split()


@pytest.mark.parametrize("key", NAMED)
def test_the_services_that_people_link_are_known(key: str) -> None:
    assert key in SERVICES


@pytest.mark.parametrize("key", [key for key, service in SERVICES.items() if service.url])
def test_an_address_made_from_an_id_is_recognized_as_that_service(key: str) -> None:
    service = SERVICES[key]
    example = EXAMPLES.get(key, "12345678")
    assert service.url

    found = catalogue.recognize(service.url.format(id=example))

    assert found
    assert (found.service.key, found.id.lower()) == (key, example.lower())


EXAMPLES = {
    "orcid": "0000-0002-1825-0097",
    "isni": "0000000121032683",
    "idref": "123456789",
    "researcherid": "A-1009-2008",
    "google-scholar": "AbCdEfGhIjKl",
    "openalex": "A5023888391",
    "wikidata": "Q42",
    "dblp": "12/345-6",
    "arxiv": "njoku_a_1",
    "repec": "pnj12",
    "lattes": "1234567890123456",
    "ciencia-id": "AB12-34CD-56EF",
    "matrix": "@ada:rivers.example",
    "medium": "@ada",
    "substack": "@ada",
    "velog": "@ada",
    "youtube": "@ada",
    "osf": "ab1cd",
    "openreview": "~Ada_Njoku1",
    "vimeo": "ada",
}


@pytest.mark.parametrize("service", SERVICES.values(), ids=lambda service: service.key)
def test_a_row_is_well_formed(service: catalogue.Service) -> None:
    assert TypeAdapter(Scheme).validate_python(service.key)
    for pages in service.pages:
        assert re.compile(pages.path).groupindex.keys() == {"id"}
        assert all(host == host.lower() and "/" not in host for host in pages.hosts)
    assert all(name == name.lower() for name in service.reserved)
    if service.kind == "identifier":
        assert service.registry
        assert urlsplit(service.registry).scheme == "https"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/ada/repository",
        "https://github.com/",
        "https://www.linkedin.com/company/rivers",
        "https://scholar.google.com/citations?hl=en",
        "https://orcid.org/",
        "https://arxiv.org/abs/2101.00001",
        "https://notgithub.com/ada",
        "https://github.com.evil.example/ada",
        "https://ada.example/",
        "https://github.com/search?q=ada",
        "https://x.com/home",
        "https://www.facebook.com/sharer.php?u=x",
        "https://huggingface.co/datasets",
        "https://hal.science/hal-01234567",
        "https://evil.example/linkedin.com/in/ada",
        "https://xlinkedin.com/in/ada",
        "https://www.youtube.com/watch?v=abc",
        "https://pubmed.ncbi.nlm.nih.gov/?term=Njoku+A",
        "https://www.zotero.org/groups/12345/rivers",
        "https://hub.docker.com/r/ada/rivers",
        "https://blog.csdn.net/ada/article/details/12345",
    ],
)
def test_an_address_that_names_no_person_is_not_recognized(url: str) -> None:
    assert catalogue.recognize(url) is None


@pytest.mark.parametrize(
    ("url", "key", "handle"),
    [
        ("https://www.youtube.com/RiverTalks", "youtube", "RiverTalks"),
        ("https://www.zotero.org/ada.njoku/library", "zotero", "ada.njoku"),
        ("https://figshare.com/authors/Ada_Njoku/4514716", "figshare", "4514716"),
        ("https://vk.com/ada_njoku", "vk", "ada_njoku"),
    ],
)
def test_an_address_that_names_a_person_is_recognized(url: str, key: str, handle: str) -> None:
    found = catalogue.recognize(url)

    assert found
    assert (found.service.key, found.id, found.url) == (key, handle, url)


@pytest.mark.parametrize(
    ("icon", "key"),
    [
        ("github", "github"),
        ("github-alt", "github"),
        ("square-x-twitter", "x"),
        ("twitter-square", "x"),
        ("linkedin-in", "linkedin"),
        ("facebook-f", "facebook"),
        ("orcid-line", "orcid"),
        ("graduation-cap", None),
        ("square", None),
        ("", None),
    ],
)
def test_an_icon_stands_for_a_service_in_each_of_its_variants(icon: str, key: str | None) -> None:
    service = catalogue.service_by_icon(icon)

    assert (service and service.key) == key


@pytest.mark.parametrize(
    ("url", "clean", "removed"),
    [
        ("https://a.example/?utm_source=b&id=1#c", "https://a.example/?id=1#c", ("utm_source",)),
        ("https://a.example/?fbclid=b", "https://a.example/", ("fbclid",)),
        ("https://a.example/?si=b&s=1", "https://a.example/?si=b&s=1", ()),
        ("https://youtu.be/x?si=b&t=1", "https://youtu.be/x?t=1", ("si",)),
        ("https://m.facebook.com/ada?__cft__[0]=b", "https://m.facebook.com/ada", ("__cft__[0]",)),
        ("https://xfacebook.com/ada?ref=b", "https://xfacebook.com/ada?ref=b", ()),
        ("https://a.example/#?utm_source=b", "https://a.example/#?utm_source=b", ()),
        ("https://a.example/?", "https://a.example/?", ()),
    ],
)
def test_only_what_is_known_to_track_is_removed(
    url: str, clean: str, removed: tuple[str, ...]
) -> None:
    assert catalogue.without_tracking(url) == (clean, removed)
    assert catalogue.without_tracking(clean) == (clean, ())
