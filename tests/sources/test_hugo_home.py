"""What a site says outside of authors' pages: blocks, languages, addresses, whose site it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading import organization, read_path

from pexport import registry
from pexport.errors import PexportError
from pexport.profile.collective import Collective
from pexport.reading.profiles import ReadProfile
from pexport.source import Input

ADMIN = "content/authors/admin/_index.md"
BASE = "baseURL: https://a.example/\n"


def site(root: Path, **files: str) -> Path:
    """Write files at once: ``hugo_yaml`` is the config, ``home`` the home page."""
    names = {
        "config": "hugo.yaml",
        "params": "config/_default/params.yaml",
        "home": "content/_index.md",
        "ada": ADMIN,
        "bo": "content/authors/bo/_index.md",
    }
    for key, text in files.items():
        path = root / names.get(key, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        is_page = path.suffix == ".md"
        path.write_text(f"---\n{text}\n---\n" if is_page else text, encoding="utf-8")
    return root


def told(read: ReadProfile, rule: str) -> list[str]:
    return [each.where.partition("#")[2] for each in read.remarks if each.rule == rule]


BLOCK = """
sections:
- block: {kind}
  content:
    title: {title}
    items:
    - {{title: Clerk, company: Bay Co, organization: Bay Co, name: Chess, date_start: 2011-01-01}}
"""


def with_block(root: Path, kind: str, title: str, more: str = "") -> ReadProfile:
    home = BLOCK.format(kind=kind, title=title) + more
    return read_path(site(root, config=BASE, ada="title: Ada Njoku", home=home))


@pytest.mark.parametrize("title", ["Experience", "''", "Beruflicher Werdegang", "工作经历"])
def test_jobs_of_a_block_are_the_owners(tmp_path: Path, title: str) -> None:
    (job,) = with_block(tmp_path, "experience", title).profile.positions

    assert (job.role, organization(job).name, job.start) == ("Clerk", "Bay Co", "2011-01-01")
    assert job.origin == f"hugo:{tmp_path}/content/_index.md:8#sections[0].content.items[0]"


@pytest.mark.parametrize(("kind", "title"), [("experience", "Talks"), ("features", "Hobbies")])
def test_other_things_in_a_block_are_told_to_the_doctor(
    tmp_path: Path, kind: str, title: str
) -> None:
    read = with_block(tmp_path, kind, title)

    assert not read.profile.positions + read.profile.skills
    assert told(read, "other-page") == ["sections[0].content.items"]


def test_a_block_of_somebody_else_is_not_the_owners(tmp_path: Path) -> None:
    read = with_block(tmp_path, "experience", "Experience", "    username: bo")

    assert read.profile.positions == ()


def test_what_is_wrong_in_a_block_refuses_nobody(tmp_path: Path) -> None:
    home = "sections:\n- block: experience\n  content: {items: [{company: {x: y}}, Clerk]}"
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    (remark,) = read.remarks
    assert remark.rule == "broken"
    assert remark.where.endswith("#sections[0].content.items[0].company")


def test_a_list_of_texts_is_a_running_text(tmp_path: Path) -> None:
    ada = "title: Ada\nwork: [{role: Clerk, org: Bay Co, summary: [One, Two]}]"
    read = read_path(site(tmp_path, config=BASE, ada=ada))

    assert read.profile.positions[0].description == "- One\n- Two"


BIOGRAPHY = """
sections:
- block: resume-biography-3
  content:
    username: {username}
    text: A *tidal* text
    button: {{text: Download CV, url: uploads/ada.pdf}}
    buttons: [{{text: 简历, url: 'https://files.test/1'}}, {{text: Tides, url: /tides/}}]
"""


def test_the_buttons_below_a_biography_are_the_owners_links(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="Admin")
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert [(each.url, each.label, each.kind) for each in read.profile.links] == [
        ("https://a.example/uploads/ada.pdf", "Download CV", "cv"),
        ("https://files.test/1", "简历", "cv"),
        ("https://a.example/tides/", "Tides", None),
    ]
    assert read.profile.links[0].origin.endswith(
        "content/_index.md:8#sections[0].content.button.url"
    )
    (text,) = read.profile.biographies
    assert (text.text, text.markdown) == ("A tidal text", "A *tidal* text")
    assert text.origin.endswith("content/_index.md:7#sections[0].content.text")


def test_a_link_of_the_page_stands_once(tmp_path: Path) -> None:
    ada = "title: Ada Njoku\nsocial: [{icon: cv, icon_pack: ai, link: uploads/ada.pdf}]"
    home = BIOGRAPHY.format(username="admin")
    read = read_path(site(tmp_path, config=BASE, ada=ada, home=home))

    assert [each.url for each in read.profile.links].count("https://a.example/uploads/ada.pdf") == 1


def test_the_page_of_the_author_has_the_first_word(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="admin")
    root = site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home)
    with (root / ADMIN).open("a", encoding="utf-8") as file:
        file.write("My own text.\n")
    read = read_path(root)

    assert [each.text for each in read.profile.biographies] == ["My own text."]
    assert told(read, "other-page") == ["sections[0].content.text"]


def test_the_biography_of_somebody_else_is_not_the_owners(tmp_path: Path) -> None:
    home = BIOGRAPHY.format(username="bo")
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert not read.profile.links + read.profile.biographies


def test_skills_and_languages_of_a_block_are_the_owners(tmp_path: Path) -> None:
    home = (
        "sections:\n"
        "- {block: resume-skills, content: {title: Strengths, username: admin, "
        "skills: [{name: Rivers, items: [{name: Gauging, percent: 80}]}]}}\n"
        "- {block: resume-languages, content: {languages: [{name: Welsh, percent: 100}]}}\n"
    )
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home))

    assert [(each.name, each.category) for each in read.profile.skills] == [("Gauging", "Rivers")]
    assert [each.name for each in read.profile.languages] == ["Welsh"]
    assert told(read, "other-page") == []


CONTACT = "sections: [{block: contact-info, content: {email: office@bay.example.edu}}]"


def collective(root: Path) -> Collective | None:
    given = Input(root)
    read = registry.detect(given).collective
    assert read
    return read(given)


NAMED: list[tuple[str, Any]] = [
    ("site_type: Organization\norg_name: Bay Lab", "Bay Lab"),
    ("site_type: LocalBusiness\norg_name: Bay Lab", "Bay Lab"),
    ("marketing: {seo: {site_type: Organization, org_name: Bay Lab}}", "Bay Lab"),
    ("hugoblox: {identity: {type: organization, organization: Bay Lab}}", "Bay Lab"),
    ("hugoblox: {identity: {type: organization, name: Bay Lab}}", "Bay Lab"),
    ("identity: {type: local_business, name: Bay Lab}", "Bay Lab"),
    ("site_type: Organization", "Title of the Site"),
    ("site_type: Person\norg_name: Bay Lab", "Bay Lab"),
    ("site_type: Person", None),
    ("site_type: Person\norg_name: Ada Njoku", None),
    ("hugoblox: {identity: {type: person, name: Bo Lee}}", None),
    ("org_name: ''", None),
]


@pytest.mark.parametrize(("params", "name"), NAMED)
def test_a_site_is_an_organizations_where_it_says_so(
    tmp_path: Path, params: str, name: str | None
) -> None:
    root = site(
        tmp_path,
        config=f"{BASE}title: Title of the Site",
        params=params,
        ada="title: Ada Njoku\nsuperuser: true",
        bo="title: Bo Lee",
    )
    found = collective(root)

    assert (found.organization.name if found else None) == name
    if found:
        assert found.organization.url == "https://a.example/"
        assert found.origin.startswith(f"hugo:{root}/config/_default/params.yaml:")


BAY = "site_type: Organization\norg_name: BayLab"


def refused(root: Path) -> str | None:
    try:
        read_path(root, author="bay")
    except PexportError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("params", "page", "is_refused"),
    [
        (BAY, "title: BayLab\nsuperuser: true\nrole: We gauge", True),
        ("site_type: ResearchOrganization", "title: Title", True),
        (BAY, "title: BayLab\ninterests: [Tides]", False),
        (BAY, "title: BayLab\nsocial: [{link: 'https://www.linkedin.com/in/bay'}]", False),
        (BAY, "title: Title", False),
        ("site_type: Person\norg_name: BayLab", "title: BayLab", False),
        ("site_type: Organization\norg_name: Bo Lee", "title: Bo Lee", False),
    ],
)
def test_the_page_of_the_organization_itself_is_no_persons(
    tmp_path: Path, params: str, page: str, is_refused: bool
) -> None:
    files = {"content/authors/bay/_index.md": page}
    root = site(tmp_path, config=f"{BASE}title: Title", params=params, ada="title: Ada", **files)

    message = refused(root)
    assert (message is not None) == is_refused
    if message:
        assert "bay/_index.md:2#title: no person's page: the organization whose" in message
        assert "\n" not in message


def test_an_organization_with_a_page_of_its_own_is_named(tmp_path: Path) -> None:
    files = {"content/authors/bay/_index.md": "title: BayLab\nsuperuser: true"}
    found = collective(site(tmp_path, config=BASE, params=BAY, ada="title: Ada", **files))

    assert found
    assert found.organization.name == "BayLab"


@pytest.mark.parametrize(
    ("more", "is_refused"),
    [
        ("", True),
        ("superuser: true", False),
        ("social: [{link: 'https://orcid.org/0000-0002-1694-233X'}]", False),
        ("education: [{degree: MSc, institution: Bay College}]", False),
    ],
)
def test_a_team_may_have_the_name_of_a_thing(tmp_path: Path, more: str, is_refused: bool) -> None:
    files = {"content/authors/bay/_index.md": f"title: Bo Lee\nuser_groups: [Software]\n{more}"}
    message = refused(site(tmp_path, config=BASE, ada="title: Ada", **files))

    assert (message is not None) == is_refused


def test_a_persons_site_that_names_an_organization_is_still_the_persons(tmp_path: Path) -> None:
    root = site(tmp_path, config=BASE, params="org_name: Bay College", ada="title: Ada Njoku")

    assert collective(root) is None


def test_contact_data_of_an_organization_are_nobodys_else(tmp_path: Path) -> None:
    root = site(
        tmp_path,
        config=BASE,
        params="site_type: Organization\norg_name: Bay Lab\nphone: '+44 20 7946 0958'",
        ada="title: Ada Njoku",
        home=CONTACT,
    )
    found, read = collective(root), read_path(root)

    assert found
    assert found.emails == ("office@bay.example.edu",)
    assert found.phones == ("+44 20 7946 0958",)
    assert not read.profile.emails + read.profile.phones
    assert told(read, "left-out") == ["site_type"]


def test_what_an_organization_shows_nowhere_stays_out(tmp_path: Path) -> None:
    params = "site_type: {kind}\norg_name: Bay Lab\nphone: '+44 20 7946 0958'"
    shown = {}
    for kind in ("Organization", "LocalBusiness"):
        text = params.format(kind=kind)
        shown[kind] = collective(site(tmp_path, config=BASE, params=text, ada="title: Ada"))

    assert shown["Organization"]
    assert shown["Organization"].phones == ()
    assert shown["LocalBusiness"]
    assert shown["LocalBusiness"].phones == ("+44 20 7946 0958",)


def test_the_address_of_a_business_of_2025_is_its_own(tmp_path: Path) -> None:
    params = """hugoblox:
  identity: {type: local_business, organization: Bay Lab, social: {twitter: baylab}}
  seo:
    location:
      phone: +44 20 7946 0958
      address: {city: Lowmere, postal_code: 1, country: GB}
"""
    found = collective(site(tmp_path, config=BASE, params=params, ada="title: Ada"))

    assert found
    assert found.phones == ("+44 20 7946 0958",)
    assert [(a.locality, a.postal_code, a.country) for a in found.addresses] == [
        ("Lowmere", "1", "GB")
    ]
    assert found.urls == ("https://twitter.com/baylab",)


def test_what_the_theme_says_of_itself_describes_no_organization(tmp_path: Path) -> None:
    said = "A highly-customizable Hugo academic resume theme powered by Wowchemy website builder."
    params = f"marketing: {{seo: {{site_type: Organization, org_name: B, description: '{said}'}}}}"
    found = collective(site(tmp_path, config=BASE, params=params, ada="title: Ada"))

    assert found
    assert found.description is None


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


@pytest.mark.parametrize(
    ("authors", "why"),
    [
        ("[Bo Lee, 'Njoku, A.']", "the only one that may be the site's owner"),
        ("[Bo Lee, A. B. Njoku]", "the only one that may be the site's owner"),
        ("[Bo Lee, Njoku AB]", "the only one that may be the site's owner"),
        ("[Bo Lee, Ada B. Njoku]", "the name in another spelling"),
        ("[Bo Lee, B. Njoku]", None),
        ("[Bo Lee, Amara Njoku]", None),
        ("['Njoku, A.', 'Njoku, A. B.']", None),
        ("[Bo Lee]", None),
    ],
)
def test_on_a_site_of_one_person_the_only_entry_that_may_be_theirs_is(
    tmp_path: Path, authors: str, why: str | None
) -> None:
    text = f"title: On Tides\nauthors: {authors}\npublication_types: ['2']"
    files = {"content/publication/tides/index.md": text}
    works = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", **files)).profile.works

    assert bool(works) == bool(why)
    assert all(f"inferred, {why}" in work.origin for work in works)


def test_a_site_of_several_people_ties_no_initials(tmp_path: Path) -> None:
    text = "title: On Tides\nauthors: ['Njoku, A.']\npublication_types: ['2']"
    root = site(
        tmp_path,
        config=BASE,
        ada="title: Ada Njoku\nsuperuser: true",
        bo="title: Bo Lee",
        **{"content/publication/tides/index.md": text},
    )

    assert read_path(root).profile.works == ()


def test_a_site_of_widgets_has_the_works_of_its_owner(tmp_path: Path) -> None:
    files = {
        "config": f"{BASE}params: {{name: Ada Njoku}}",
        "content/home/about.md": "widget: about\nactive: true",
        "content/publication/tides.md": "title: On Tides\nauthors: [Ada Njoku, Bo Lee]",
    }
    (work,) = read_path(site(tmp_path, **files)).profile.works

    assert [each.name for each in work.authors] == ["Ada Njoku", "Bo Lee"]


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


def test_a_key_that_a_home_page_has_twice_loses_nothing_else(tmp_path: Path) -> None:
    home = BLOCK.format(kind="experience", title="Talks") + "    title: Experience"
    widget = "widget: experience\nexperience: [{title: Cook, company: Inn}]\nweight: 1\nweight: 2"
    files = {"content/home/experience.md": widget}
    read = read_path(site(tmp_path, config=BASE, ada="title: Ada Njoku", home=home, **files))

    assert [each.role for each in read.profile.positions] == ["Cook", "Clerk"]
    assert told(read, "contradiction") == ["weight", "sections[0].content.title"]


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
