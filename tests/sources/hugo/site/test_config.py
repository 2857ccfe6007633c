"""The site's config: addresses and permalinks, title, languages, and keys that stand twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_sites import ADMIN, BASE, site, told
from reading import read_path

LANGUAGES = """baseURL: https://a.example/
defaultContentLanguage: fr
languages:
  fr: {title: Site d'Ada, contentDir: site/francais, params: {email: ada@fr.example.edu}}
  en: {title: Site of Ada, contentDir: site/english}
params: {email: ada@general.example.edu, phone: '+33 1 23 45 67 89'}
"""


def test_a_language_has_its_own_folder_title_and_parameters(tmp_path: Path) -> None:
    files = {
        "site/francais/authors/ada/_index.md": "title: Ada Njoku\nrole: Professeure",
        "site/english/authors/ada/_index.md": "title: Ada Njoku\nrole: Professor",
    }
    read = read_path(site(tmp_path, config=LANGUAGES, **files))

    assert [(each.text, each.language) for each in read.profile.headlines] == [
        ("Professeure", "fr"),
        ("Professor", "en"),
    ]
    assert read.profile.document
    assert read.profile.document.site_name == "Site d'Ada"
    assert [each.address for each in read.profile.emails] == ["ada@fr.example.edu"]
    assert [each.number for each in read.profile.phones] == ["+33 1 23 45 67 89"]
    alone = read_path(tmp_path / "site/english/authors/ada/_index.md").profile
    assert alone.headlines[0].language == "en"


PLACES: list[tuple[str, str | None]] = [
    ("", "https://a.example/authors/bo/"),
    ("permalinks: {authors: '/author/:slug/'}", "https://a.example/author/bo-lee/"),
    ("permalinks: {author: '/people/:filename/'}", "https://a.example/people/bo/"),
    ("permalinks: {term: {authors: '/author/:slug/'}}", "https://a.example/author/bo-lee/"),
    ("permalinks: {term: {authors: '/:sections[last]/:slug/'}}", "https://a.example/bo/bo-lee/"),
    ("permalinks: {authors: '/:unknown/'}", None),
    ("defaultContentLanguageInSubdir: true", "https://a.example/en/authors/bo/"),
]


@pytest.mark.parametrize(("config", "url"), PLACES)
def test_the_address_of_an_author_is_that_of_the_config(
    tmp_path: Path, config: str, url: str | None
) -> None:
    root = site(
        tmp_path, config=BASE + config, ada="title: Ada\nsuperuser: true", bo="title: Bo Lee"
    )
    document = read_path(root, author="bo").profile.document

    assert document
    assert document.url == url


PUBLICATIONS = [
    ("", "index.md", "https://a.example/publication/tides/"),
    ("permalinks: {publication: '/p/:year/:month/:slug/'}", "index.md", "p/2011/03/on-tides/"),
    ("permalinks: {publication: '/p/:filename/'}", "index.md", "p/tides/"),
    ("permalinks: {page: {publication: '/p/:contentbasename'}}", "index.md", "p/tides"),
    ("defaultContentLanguageInSubdir: true", "index.md", "en/publication/tides/"),
    ("", "index.fr.md", "fr/publication/tides/"),
]


@pytest.mark.parametrize(("config", "name", "path"), PUBLICATIONS)
def test_the_address_of_a_publication_is_that_of_the_config(
    tmp_path: Path, config: str, name: str, path: str
) -> None:
    text = "title: On Tides\nauthors: [admin]\ndate: 2011-03-04\npublication_types: ['2']"
    root = site(
        tmp_path,
        config=BASE + config,
        ada="title: Ada",
        **{f"content/publication/tides/{name}": text},
    )
    (work,) = read_path(root).profile.works

    assert work.url == f"https://a.example/{path.removeprefix('https://a.example/')}"


def test_the_name_in_a_second_script_on_a_page_of_another_language_is_one_of_its_own(
    tmp_path: Path,
) -> None:
    root = site(
        tmp_path,
        config=BASE,
        ada="title: Ada Njoku",
        **{ADMIN.replace("_index", "_index.el"): "title: Ada Njoku (Άντα)"},
    )
    names = read_path(root).profile.other_names

    assert [(each.name, each.script) for each in names] == [("Άντα", "Grek")]


def test_a_key_that_a_config_has_twice_is_told_and_refuses_nobody(tmp_path: Path) -> None:
    config = f"{BASE}title: One\ncascade: [{{a: b}}]\ncascade: [{{c: d}}]\ntitle: Two"
    params = "email: a@bay.example.edu\nsearch: {engine: 1}\nsearch: {engine: 2}"
    contact = "sections: [{block: contact, content: {title: Contact}}]"
    root = site(tmp_path, config=config, params=params, ada="title: Ada Njoku", home=contact)
    read = read_path(root)

    assert read.profile.document
    assert read.profile.document.site_name == "Two"
    assert [each.address for each in read.profile.emails] == ["a@bay.example.edu"]
    told_twice = [each.where for each in read.remarks if each.rule == "contradiction"]
    assert told_twice == [
        f"{root}/hugo.yaml:4#cascade",
        f"{root}/hugo.yaml:5#title",
        f"{root}/config/_default/params.yaml:3#search",
    ]


def test_of_several_configs_the_one_with_the_address_counts(tmp_path: Path) -> None:
    files = {"config/_default/config.yaml": f"{BASE}title: Bay"}
    read = read_path(site(tmp_path, config="cascade: []", ada="title: Ada Njoku", **files))

    assert read.profile.document
    assert (read.profile.document.site_url, read.profile.document.site_name) == (
        "https://a.example/",
        "Bay",
    )


@pytest.mark.parametrize(
    ("config", "url", "rule"),
    [
        ("baseURL: ada.example.edu/site", "https://ada.example.edu/site/", "relative"),
        ("baseURL: https://username.github.io/", None, "left-out"),
        ("baseURL: https://your-domain.com", None, "left-out"),
        ("baseURL: https://yourong.example.edu", "https://yourong.example.edu/", None),
        ("baseURL: /", None, "left-out"),
    ],
)
def test_the_address_of_a_site_is_whole(
    tmp_path: Path, config: str, url: str | None, rule: str | None
) -> None:
    read = read_path(site(tmp_path, config=config, ada="title: Ada Njoku"))

    assert read.profile.document
    assert read.profile.document.site_url == url
    rules = [each.rule for each in read.remarks if each.where.lower().endswith("#baseurl")]
    assert rules == ([rule] if rule else [])


def test_the_title_of_a_starter_site_is_no_sites(tmp_path: Path) -> None:
    read = read_path(site(tmp_path, config=f"{BASE}title: Academic", ada="title: Ada Njoku"))

    assert read.profile.document
    assert read.profile.document.site_name is None
    assert told(read, "placeholder") == ["title"]


@pytest.mark.parametrize(
    ("config", "files", "url"),
    [
        ("title: A", {"static/CNAME": "ada.bay.example.edu\n"}, "https://ada.bay.example.edu/"),
        ("baseURL: /", {"CNAME": "Ada.Bay.example.edu"}, "https://ada.bay.example.edu/"),
        (
            "baseURL: https://example.com/",
            {"config/production/hugo.yaml": "baseURL: https://ada.test/site", "CNAME": "b.test"},
            "https://ada.test/site/",
        ),
        ("baseURL: https://ada.test/", {"static/CNAME": "b.test"}, "https://ada.test/"),
        ("title: A", {"static/CNAME": "no host here"}, None),
        ("title: A", {"static/CNAME": "example.com"}, None),
    ],
)
def test_the_address_of_a_site_may_stand_elsewhere(
    tmp_path: Path, config: str, files: dict[str, str], url: str | None
) -> None:
    read = read_path(site(tmp_path, config=config, ada="title: Ada Njoku", **files))

    assert read.profile.document
    assert read.profile.document.site_url == url
    if url and url not in config:
        assert [each.fix for each in read.remarks if each.rule == "missing"] == [f"baseURL: {url}"]
        assert read.profile.homepage
        assert next(iter(files)) in read.profile.homepage.origin


def test_the_address_that_the_user_gives_comes_first(tmp_path: Path) -> None:
    root = site(tmp_path, config="title: A", ada="title: Ada", CNAME="b.test")
    read = read_path(root, base_url="https://a.example/")

    assert read.profile.document
    assert read.profile.document.site_url == "https://a.example/"
    assert told(read, "missing") == []
