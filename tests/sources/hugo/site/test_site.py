"""A site of several people, in several languages, with pages that are no person's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from conftest import FORMATS
from reading import organization, read_path, read_text
from running import pexport, write

from pexport import registry
from pexport.errors import LeftOut, PexportError
from pexport.source import Input
from pexport.writing import people
from pexport.writing.output import file_name
from pexport.writing.people import ExportRequest, Person

ADA = """---
title: Ada Njoku
role: Professor
bio: Studies tides.
interests: [Tides, Sand]
organizations: [{name: Bay University}]
social: [{icon: github, icon_pack: fab, link: "https://github.com/ada"}]
---
Works on tides.
"""
ADA_FR = """---
title: Ada Njoku-Béart
role: Professeure
bio: Étudie les marées.
interests: [Marées, Sand]
organizations: [{name: Université de la Baie}, {name: Institut des marées}]
social:
- {icon: github, icon_pack: fab, link: "https://github.com/ada"}
- {icon: orcid, icon_pack: ai, link: "https://orcid.org/0000-0001-2345-6789"}
---
"""


def page(root: Path, place: str, text: str) -> None:
    write(root / place, text)


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("content/author/ada/_index.md", "https://a.example/author/ada/"),
        ("content/authors/ada/index.md", "https://a.example/authors/ada/"),
    ],
)
def test_a_page_is_found_where_the_theme_finds_it(tmp_path: Path, place: str, url: str) -> None:
    page(tmp_path, "hugo.yaml", "baseURL: https://a.example/")
    page(tmp_path, place, ADA)
    page(tmp_path, place.replace("ada", "bo"), "---\ntitle: Bo Lee\nrole: Student\n---\n")

    of_site = read_path(tmp_path, author="ada").profile

    assert of_site == read_path(tmp_path / place).profile
    assert of_site.document
    assert of_site.document.url == url


def test_the_section_page_comes_before_another_beside_it(tmp_path: Path) -> None:
    page(tmp_path, "hugo.yaml", "")
    page(tmp_path, "content/authors/ada/_index.md", ADA)
    page(tmp_path, "content/authors/ada/index.md", "---\ntitle: Bo\nrole: x\n---\n")
    page(tmp_path, "content/author/admin/_index.md", "---\ntitle: Kim\nrole: x\n---\n")

    name = read_path(tmp_path).profile.name

    assert name
    assert name.display == "Ada Njoku"


def test_the_name_of_a_file_is_no_language(tmp_path: Path) -> None:
    page(tmp_path, "ada.md", ADA)

    document = read_path(tmp_path / "ada.md").profile.document

    assert document
    assert document.language is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("content/en/authors/ada/_index.md", "content/fr/authors/ada/_index.md"),
        ("content/authors/ada/_index.md", "content/authors/ada/_index.fr.md"),
        ("content/authors/ada/_index.en.md", "content/authors/ada/_index.fr.md"),
    ],
)
def test_the_pages_of_one_author_in_two_languages_are_one_person(
    tmp_path: Path, first: str, second: str
) -> None:
    page(tmp_path, "hugo.yaml", "defaultContentLanguage: en")
    page(tmp_path, first, ADA)
    page(tmp_path, second, ADA_FR)

    profile, remarks, _ = read_path(tmp_path, author="ada")

    assert profile.name
    assert profile.name.display == "Ada Njoku"
    assert [(n.name, n.language) for n in profile.other_names] == [("Ada Njoku-Béart", "fr")]
    assert [(h.text, h.language) for h in profile.headlines] == [
        ("Professor", "en"),
        ("Professeure", "fr"),
    ]
    assert [(s.text, s.language) for s in profile.summaries] == [
        ("Studies tides.", "en"),
        ("Étudie les marées.", "fr"),
    ]
    assert [i.label for i in profile.interests] == ["Tides", "Sand", "Marées"]
    assert [organization(p).name for p in profile.positions] == ["Bay University"]
    assert profile.positions[0].role == "Professor"
    assert [a.url for a in profile.accounts] == ["https://github.com/ada"]
    assert profile.identifier("orcid") == "0000-0001-2345-6789"
    assert [r.rule for r in remarks if "positions" in r.message] == ["contradiction"]


def test_the_first_page_is_that_in_the_language_of_the_site(tmp_path: Path) -> None:
    page(tmp_path, "hugo.yaml", "defaultContentLanguage: fr")
    page(tmp_path, "content/en/authors/ada/_index.md", ADA)
    page(tmp_path, "content/fr/authors/ada/_index.md", ADA_FR)

    profile = read_path(tmp_path).profile

    assert profile.name
    assert profile.name.display == "Ada Njoku-Béart"
    assert len(profile.positions) == 2


def test_what_a_language_overrides_in_the_data_stands_beside_it(tmp_path: Path) -> None:
    page(tmp_path, "hugo.yaml", "defaultContentLanguage: en")
    page(tmp_path, "data/authors/me.yaml", "name: {display: Ada Njoku}\nrole: Professor\n")
    page(tmp_path, "data/fr/authors/me.yaml", "role: Professeure\nname: {given: Adà}\n")
    page(tmp_path, "content/authors/me/_index.md", "---\ntitle: ''\n---\n")

    profile = read_path(tmp_path).profile

    assert [(h.text, h.language) for h in profile.headlines] == [
        ("Professor", "en"),
        ("Professeure", "fr"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: Ada\ndraft: true", "marked draft"),
        ("title: Ada\nprivate: true", "marked private"),
        ("title: Ada\n_build: {render: never}", "does not publish"),
        ("title: Ada\nbuild: {list: never}", "does not publish"),
        (
            "title: LaDaS\nuser_groups: [Données]",
            "not the page of a person: its group is 'Données'",
        ),
        ("title: RTK\nuser_groups: [Tools, software]", "not the page of a person"),
    ],
)
def test_what_is_no_published_person_is_left_out(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(LeftOut, match=said):
        read_text(tmp_path, f"---\n{text}\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        "user_groups: [Data, Researchers]",
        "user_groups: [Partners]\neducation: {courses: [{course: BSc, institution: Bay}]}",
        "user_groups: [Partners]\nlast_name: Njoku",
        "private: false\nbuild: {render: always}",
        "user_groups: []",
    ],
)
def test_who_is_a_person_is_read(tmp_path: Path, text: str) -> None:
    assert read_text(tmp_path, f"---\ntitle: Ada\n{text}\n---\n").profile.name


def lab(root: Path) -> Path:
    page(root, "hugo.yaml", "baseURL: https://lab.example/\ntitle: Tidal Lab")
    page(root, "content/authors/ada/_index.md", ADA)
    page(root, "content/authors/bo/_index.md", "---\ntitle: Bo Lee\n---\n")
    page(root, "content/authors/cy/_index.md", "---\ntitle: Cy\ndraft: true\n---\n")
    page(root, "content/authors/data/_index.md", "---\ntitle: D\nuser_groups: [Data]\n---\n")
    return root


def outcomes(root: Path, jobs: int) -> list[Person]:
    formats = {name: registry.load_exporter(name).options() for name in FORMATS}
    return list(
        people.export_people(Input(root), ExportRequest(formats, "public", full=False), jobs)
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_everybody_is_exported_and_who_is_left_out_has_a_reason(tmp_path: Path, jobs: int) -> None:
    found = outcomes(lab(tmp_path), jobs)

    assert [person.slug for person in found] == ["ada", "bo", "cy", "data"]
    assert [sorted(person.outcomes) for person in found[:2]] == [FORMATS] * 2
    assert all(not each.problems for p in found for each in p.outcomes.values())
    assert [(bool(person.error), person.left_out) for person in found] == [
        (False, False),
        (False, False),
        (True, True),
        (True, True),
    ]


def test_one_file_has_no_people(tmp_path: Path) -> None:
    lab(tmp_path)

    with pytest.raises(PexportError, match="--all needs the folder of a site"):
        people.list_people(Input(tmp_path / "content/authors/ada/_index.md"))


def test_all_writes_one_bundle_a_format_or_a_file_each(tmp_path: Path) -> None:
    root, out = lab(tmp_path / "site"), tmp_path / "out"

    done = pexport("all", "--all", root, "-o", out, "--jobs", "2")

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("left out: ") == 2
    expected = set()
    for name in registry.format_names():
        exporter = registry.load_exporter(name)
        stems = ["people"] if exporter.bundle else ["ada", "bo"]
        expected |= {file_name(stem, name, exporter.suffix) for stem in stems}
    assert {path.name for path in out.iterdir()} == expected
    assert {"ada.orcid.json", "people.jsonld", "people.vcard.vcf"} <= expected
    assert pexport("check", *out.iterdir()).returncode == 0
    graph = json.loads((out / "people.jsonld").read_bytes())["@graph"]
    assert [each["mainEntity"]["name"] for each in graph] == ["Ada Njoku", "Bo Lee"]
    assert (out / "people.vcard.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 2


@pytest.mark.parametrize(
    ("groups", "has_left"),
    [
        (["Alumni"], True),
        (["Former Members (2020)", "Lab alumni"], True),
        (["Anciens membres"], True),
        (["已毕业学生"], True),
        (["元メンバー"], True),
        (["Alumni", "Researchers"], False),
        (["Alumination group"], False),
        (["元素分析"], False),
        (["Exposure science"], False),
        ([], False),
    ],
)
def test_who_is_in_groups_of_former_members_alone_has_left(
    tmp_path: Path, groups: list[str], has_left: bool
) -> None:
    text = f"---\ntitle: Ada\nuser_groups: {json.dumps(groups, ensure_ascii=False)}\n---\n"

    assert read_text(tmp_path, text).has_left is has_left


def test_who_has_left_is_there_but_no_member(tmp_path: Path) -> None:
    root, out = lab(tmp_path / "site"), tmp_path / "out"
    page(root, "config/_default/params.yaml", "marketing: {seo: {site_type: ResearchOrganization}}")
    page(root, "content/authors/bo/_index.md", "---\ntitle: Bo Lee\nuser_groups: [Alumni]\n---\n")

    done = pexport("all", "--all", root, "-o", out, "-q")

    assert done.returncode == 0, done.stderr
    whole, *_ = json.loads((out / "people.jsonld").read_bytes())["@graph"]
    assert whole["member"]["name"] == "Ada Njoku"
    assert whole["alumni"]["name"] == "Bo Lee"
    turtle = rdflib.Graph().parse(out / "people.turtle.ttl")
    assert len(set(turtle.objects(None, rdflib.ORG.hasMember))) == 1
    assert len(set(turtle.objects(None, rdflib.URIRef("http://schema.org/alumni")))) == 1
    assert (out / "people.vcard.vcf").read_text(encoding="utf-8").count("MEMBER:") == 0
    cards = json.loads((out / "people.jscontact.json").read_bytes())
    assert [each["name"]["full"] for each in cards] == ["Tidal Lab", "Ada Njoku", "Bo Lee"]
    assert list(cards[0]["members"]) == [cards[1]["uid"]]


def test_one_format_goes_to_standard_output_or_to_a_file_each(tmp_path: Path) -> None:
    root = lab(tmp_path / "site")

    cards = pexport("vcard", "--all", root, "-q")
    files = pexport("vcard", "--all", root, "-q", "-o", tmp_path / "cards")

    assert cards.stdout.count("BEGIN:VCARD") == 2
    assert files.returncode == 0
    assert sorted(path.name for path in (tmp_path / "cards").iterdir()) == ["ada.vcf", "bo.vcf"]


def test_a_format_of_one_person_a_file_wants_a_folder(tmp_path: Path) -> None:
    done = pexport("orcid", "--all", lab(tmp_path))

    assert (done.returncode, done.stdout) == (2, "")
    assert "give a folder with -o DIR" in done.stderr


def test_a_broken_page_is_reported_and_stops_nobody(tmp_path: Path) -> None:
    root = lab(tmp_path)
    page(root, "content/authors/bad/_index.md", "---\ntitle: X\n\trole: y\n---\n")

    done = pexport("jsonld", "--all", root)

    assert done.returncode == 1
    assert len(json.loads(done.stdout)["@graph"]) == 2
    assert "bad/_index.md:3:1: invalid YAML" in done.stderr


def test_two_pages_with_one_orcid_are_reported(tmp_path: Path) -> None:
    root = lab(tmp_path)
    page(root, "content/authors/ada2/_index.md", ADA_FR)
    page(root, "content/authors/ada/_index.md", ADA_FR)

    done = pexport("jsonld", "--all", root)

    assert "ada and ada2 have the same ORCID iD" in done.stderr


@pytest.mark.parametrize(
    ("pages", "ada", "admin"),
    [
        ({"ada": "superuser: true", "admin": "superuser: false"}, "#me", "#admin"),
        ({"ada": "role: x", "admin": "role: x"}, "#ada", "#me"),
        ({"ada": "superuser: true", "admin": "superuser: true"}, "#ada", "#admin"),
    ],
)
def test_no_two_people_of_a_site_have_one_identity(
    tmp_path: Path, pages: dict[str, str], ada: str, admin: str
) -> None:
    page(tmp_path, "hugo.yaml", "baseURL: https://lab.example/")
    for slug, said in pages.items():
        page(tmp_path, f"content/authors/{slug}/_index.md", f"---\ntitle: {slug}\n{said}\n---\n")

    for slug, end in (("ada", ada), ("admin", admin)):
        iri = f"https://lab.example/{end}"
        assert read_path(tmp_path, author=slug).profile.iri == iri
        assert read_path(tmp_path / f"content/authors/{slug}/_index.md").profile.iri == iri


def test_the_page_beside_the_data_is_reported(tmp_path: Path) -> None:
    page(tmp_path, "hugo.yaml", "title: x")
    page(tmp_path, "data/authors/me.yml", "name: {display: Ada}")
    page(tmp_path, "content/authors/me/_index.md", "---\ntitle: Ada\n---\nAn old text.\n")

    read = read_path(tmp_path)

    assert read.profile.biographies == ()
    assert [r.message for r in read.remarks] == ["not read: the theme shows me.yml instead"]


def test_the_picture_among_the_assets_is_found_and_has_no_address(tmp_path: Path) -> None:
    page(tmp_path, "hugo.yaml", "baseURL: https://ada.example/")
    page(tmp_path, "data/authors/me.yaml", "name: {display: Ada}")
    page(tmp_path, "assets/media/authors/me.png", "x")

    read = read_path(tmp_path)

    assert read.profile.portrait
    assert (read.profile.portrait.file, read.profile.portrait.url) == ("me.png", None)
    assert [remark.rule for remark in read.remarks] == ["relative"]


@pytest.mark.parametrize(
    ("dates", "is_published"),
    [
        ("publishDate: 2099-01-01", False),
        ("date: '2099-01-01T00:00:00Z'", False),
        ("expiryDate: 2001-01-01", False),
        ("publishDate: 2001-01-01\nexpiryDate: 2099-01-01", True),
        ("date: 2001-01-01", True),
    ],
)
def test_a_page_is_read_on_the_days_on_which_it_is_published(
    tmp_path: Path, dates: str, *, is_published: bool
) -> None:
    text = f"---\ntitle: Ada\n{dates}\n---\n"

    if is_published:
        assert read_text(tmp_path, text).profile.name
    else:
        with pytest.raises(LeftOut, match=r"site (does not publish|published) this page"):
            read_text(tmp_path, text)


@pytest.mark.parametrize(
    ("slug", "keys", "address"),
    [
        ("siobhan", "title: Siobhán O'Brien", "author/siobh%C3%A1n-obrien/"),
        ("siobhan", "title: X\nslug: myself", "author/myself/"),
        ("siobhan", "title: X\nurl: /me/", "me/"),
    ],
)
def test_the_address_of_a_page_is_hugos(tmp_path: Path, slug: str, keys: str, address: str) -> None:
    config = "baseURL: https://lab.example/\npermalinks: {authors: '/author/:slug/'}"
    page(tmp_path, "hugo.yaml", config)
    page(tmp_path, "content/authors/admin/_index.md", "---\ntitle: A\n---\n")
    page(tmp_path, f"content/authors/{slug}/_index.md", f"---\n{keys}\n---\n")

    document = read_path(tmp_path, author=slug).profile.document

    assert document
    assert document.url == f"https://lab.example/{address}"


def test_all_of_everybody_is_written_or_nothing(tmp_path: Path) -> None:
    root, out = lab(tmp_path / "site"), tmp_path / "out"
    (out / "people.vcard.vcf").mkdir(parents=True)

    done = pexport("all", "--all", root, "-q", "-o", out)

    assert done.returncode == 2
    assert "people.vcard.vcf" in done.stderr.splitlines()[-1]
    assert [path.name for path in out.iterdir()] == ["people.vcard.vcf"]


@pytest.mark.parametrize("place", ["content/authors/ada/_index.md", "content/home/about.md"])
@pytest.mark.parametrize(
    ("inside", "has_config", "is_read"),
    [
        ("content", True, True),
        ("content/authors", True, True),
        ("data", True, True),
        ("static/img", True, False),
        ("content", False, False),
        ("static", False, False),
    ],
)
def test_within_a_site_it_is_read_or_its_folder_is_named(
    tmp_path: Path, place: str, inside: str, *, has_config: bool, is_read: bool
) -> None:
    site = tmp_path / "site"
    (site / inside).mkdir(parents=True)
    (site / place).parent.mkdir(parents=True, exist_ok=True)
    (site / place).write_text(
        "+++\nwidget = 'about'\ntitle = 'Ada'\nname = 'Ada'\n+++\n", encoding="utf-8"
    )
    if has_config:
        (site / "config.toml").write_text(
            "title = 'Ada'\n[params]\nname = 'Ada'\n", encoding="utf-8"
        )
    elif "home" in place:
        pytest.skip("a widget without a config is nobody's")

    if is_read:
        assert read_path(site / inside).profile.name
        return
    with pytest.raises(PexportError) as raised:
        read_path(site / inside)
    said = f"no author in this folder; give the folder of the whole site: {site}"
    assert str(raised.value) == f"{site / inside}: {said}"


def test_a_folder_without_anybody_names_all_places(tmp_path: Path) -> None:
    with pytest.raises(PexportError) as raised:
        read_path(tmp_path)

    assert str(raised.value) == (
        f"{tmp_path}: no author found: there is no content/authors/<slug>/_index.md, "
        "data/authors/<slug>.yaml or content/home/about.md; give the folder of a site, or the "
        "file of an author"
    )
