"""The home page of 2016-2018: an about widget, the widgets beside it, the site's parameters."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from corpus import CORPUS, MANIFEST, needs_corpus
from reading import organization, read_path

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.reading.profiles import validate_profile
from pexport.sources.files import front_matter
from pexport.sources.hugo.home.about import find_about_widget, is_about_widget, read_about_widget
from pexport.sources.hugo.home.params import add_contact_params
from pexport.sources.hugo.home.widgets import shows_contact_widget
from pexport.sources.hugo.page import author_page
from pexport.sources.hugo.site.config import site_params
from pexport.sources.hugo.site.site import Site, find_site

SITE = SAMPLES / "sites/widgets"
ABOUT = '+++\nwidget = "about"\n+++\nReads rivers.\n'
CONFIG = 'baseurl = "https://noor.example/"\n[params]\n  name = "Noor Halvorsen"\n'
CONTACT = '+++\nwidget = "contact"\n+++\n'


def read(about: Path) -> Any:
    return read_about_widget(about, find_site(about, None))


def profile_of(author: Any) -> Profile:
    return validate_profile(author.tree, "test")


def site(folder: Path, **files: str) -> Path:
    """Write a site of these files, and return its about widget."""
    names = {"config": "config.toml", "params": "config/_default/params.yaml"}
    for name, text in {"config": CONFIG, "about": ABOUT, **files}.items():
        path = folder / names.get(name, f"content/home/{name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content/home/about.md"


@pytest.fixture(scope="module")
def author() -> Any:
    return read(SITE / "content/home/about.md")


@pytest.fixture(scope="module")
def profile(author: Any) -> Profile:
    return profile_of(author)


def test_the_name_and_the_role_stand_in_the_config_with_their_lines(profile: Profile) -> None:
    assert profile.name is not None
    assert (profile.name.given, profile.name.family) == ("Noor", "Halvorsen")
    assert "samples/sites/widgets/config.toml:11#params.name" in profile.name.origin
    assert [each.text for each in profile.headlines] == ["Postdoctoral fellow"]
    assert profile.headlines[0].origin.endswith("samples/sites/widgets/config.toml:12#params.role")


def test_the_heading_of_the_widget_is_no_part_of_the_biography(profile: Profile) -> None:
    biography = profile.biographies[0]

    assert biography.text.startswith("Noor Halvorsen measures")
    assert biography.origin.endswith("about.md:30#body")
    assert [each.label for each in profile.interests] == ["Sediment transport", "Tidal archives"]


def test_an_employer_and_an_organization_of_the_config_are_one(profile: Profile) -> None:
    assert [(each.kind, organization(each).name, each.role) for each in profile.positions] == [
        ("affiliation", "Museum of Tides", None),
        ("employment", "Institute of Quiet Rivers", "Postdoctoral fellow"),
    ]
    # Its address is that of the link in the biography.
    assert organization(profile.positions[0]).url == "https://museum-of-tides.example.edu/"
    assert profile.positions[1].description == "Builds gauges."


def test_what_has_a_certificate_is_a_qualification_and_a_medal_an_award(profile: Profile) -> None:
    assert [(each.kind, each.degree, each.start, each.end) for each in profile.education] == [
        ("education", "PhD in Hydrology", None, "2016"),
        ("education", "MSc in Physical Geography", "2010", "2012"),
        ("qualification", "Swift Water Rescue", None, "2018-05-02"),
    ]
    rescue = profile.education[2]
    assert rescue.url == "https://field-safety.example.edu/certificates/771"
    assert organization(rescue).name == "School of Field Safety"
    assert [(each.title, each.awarder, each.date) for each in profile.awards] == [
        ("Young Hydrologist Medal", "Society of Tides", "2017-11-25")
    ]


def test_a_percentage_is_a_level_and_words_are_a_description(profile: Profile) -> None:
    assert [(each.name, each.level, each.description) for each in profile.skills] == [
        ("R", "70 %", None),
        ("Stream gauging", None, "from boats and bridges"),
    ]


def test_what_the_contact_widget_shows_is_public_and_stands_once(profile: Profile) -> None:
    assert [(each.address, each.visibility) for each in profile.emails] == [
        ("noor@quiet-rivers.example.edu", "public")
    ]
    assert profile.emails[0].origin.endswith("samples/sites/widgets/config.toml:19#params.email)")
    assert [each.number for each in profile.phones] == ["+47 22 12 34 56"]
    assert [each.street for each in profile.addresses] == ["Weir House 12, 4 Ferry Lane, Lowmere"]
    assert [(each.service, each.handle) for each in profile.accounts] == [
        ("x", "noor_halvorsen"),
        ("telegram", "NoorHalvorsen"),
    ]
    assert {each.url for each in profile.links} == {
        "https://noor.example/files/cv.pdf",
        "skype:noor.halvorsen",
    }


def test_the_portrait_is_that_in_the_folder_of_pictures(profile: Profile) -> None:
    assert profile.portrait is not None
    assert profile.portrait.url == "https://noor.example/img/portrait.jpg"
    assert profile.portrait.media_type == "image/jpeg"


def test_examples_of_the_theme_and_unknown_keys_are_reported(author: Any) -> None:
    said = {(each.where.rpartition("/")[2], each.rule) for each in author.remarks}

    assert {
        ("experience.md:22#experience[1].company", "placeholder"),
        ("accomplishments.md:27#item[2]", "placeholder"),
        ("config.toml:21#params.office_hours", "left-out"),
        ("config.toml:29#params.teaching_since", "unread"),
    } <= said
    assert not any("color_theme" in where or "interests.title" in where for where, _ in said)


def test_without_a_contact_widget_contact_data_are_private(tmp_path: Path) -> None:
    config = f'{CONFIG}  phone = "+47 22 12 34 56"\n  skype = "noor.h"\n'
    shown = profile_of(read(site(tmp_path / "a", config=config, contact=CONTACT)))
    hidden = profile_of(
        read(
            site(
                tmp_path / "b",
                config=config,
                contact=CONTACT.replace("\n+++\n", "\nactive = false\n+++\n"),
            )
        )
    )

    assert {each.visibility for each in (*shown.phones, *shown.links)} == {"public"}
    assert {each.visibility for each in (*hidden.phones, *hidden.links)} == {"private"}
    assert "shows no contact data" in hidden.phones[0].origin


@pytest.mark.parametrize("name", ["experience", "accomplishments", "skills"])
def test_a_widget_that_the_site_does_not_show_is_left_out(name: str, tmp_path: Path) -> None:
    text = (SITE / f"content/home/{name}.md").read_text(encoding="utf-8")
    author = read(site(tmp_path, **{name: text.replace("active = true", "active = false")}))

    assert not author.tree.keys() & {"positions", "education", "awards", "skills"}
    assert [each.where.partition("#")[2] for each in author.remarks] == ["active"]


def test_a_broken_widget_is_left_out_and_the_rest_read(tmp_path: Path) -> None:
    author = read(site(tmp_path, skills='+++\nwidget = "featurette"\nname = \n+++\n'))

    assert author.tree["name"]["display"] == "Noor Halvorsen"
    [remark] = [each for each in author.remarks if each.rule == "broken"]
    assert remark.where.startswith(f"{tmp_path}/content/home/skills.md:3")
    assert "\n" not in remark.message


@pytest.mark.parametrize(("title", "file"), [("In the press", "skills"), ("Jobs", "volunteering")])
def test_a_widget_used_for_something_else_is_not_read(
    title: str, file: str, tmp_path: Path
) -> None:
    kind = {"skills": "skills", "volunteering": "experience"}[file]
    text = (SITE / f"content/home/{kind}.md").read_text(encoding="utf-8")
    author = read(site(tmp_path, **{file: text.replace('"Skills"', f'"{title}"')}))

    assert not author.tree.keys() & {"positions", "skills"}
    assert [each.rule for each in author.remarks] == ["unread"]


def test_the_features_of_5_are_the_featurette(tmp_path: Path) -> None:
    text = (SITE / "content/home/skills.md").read_text(encoding="utf-8")
    author = read(site(tmp_path, skills=text.replace('"featurette"', '"features"')))

    assert [each.name for each in profile_of(author).skills] == ["R", "Stream gauging"]


@pytest.mark.parametrize(
    "heading", ["# Whatever\n", "### About me\n", "<h1>Biography</h1>", "<div><h2>Bio</h2></div>"]
)
def test_the_heading_of_the_widget_is_no_text(heading: str, tmp_path: Path) -> None:
    about = f'+++\nwidget = "about"\n+++\n\n{heading}\nI gauge streams.\n'
    (text,) = profile_of(read(site(tmp_path, about=about))).biographies

    assert text.text == "I gauge streams."


def test_a_heading_of_the_text_stays(tmp_path: Path) -> None:
    about = '+++\nwidget = "about"\n+++\n\n## Tides\n\nI gauge streams.\n'
    (text,) = profile_of(read(site(tmp_path, about=about))).biographies

    assert text.text == "Tides\n\nI gauge streams."


@pytest.mark.parametrize(
    ("title", "member"),
    [("Kokemus", "positions"), ("教育", "education"), ("Talks", None), ("Tuntematon", "positions")],
)
def test_the_file_says_what_it_is_where_its_heading_does_not(
    title: str, member: str | None, tmp_path: Path
) -> None:
    text = (SITE / "content/home/experience.md").read_text(encoding="utf-8")
    author = read(site(tmp_path, experience=text.replace('"Experience"', f'"{title}"')))

    assert author.tree.keys() & {"positions", "education"} == ({member} if member else set())


def test_the_skills_of_the_starter_site_are_nobodys(tmp_path: Path) -> None:
    items = [("R", "90%"), ("Statistics", "100%"), ("Photography", "10%"), ("Sewing", "90%")]
    features = "".join(f'[[feature]]\nname = "{n}"\ndescription = "{d}"\n' for n, d in items)
    text = f'+++\nwidget = "featurette"\n{features}+++\n'

    assert [each.name for each in profile_of(read(site(tmp_path, skills=text))).skills] == [
        "Sewing"
    ]
    own = text.replace('"Statistics"', '"Chess"').replace('"Photography"', '"Dance"')
    kept = profile_of(read(site(tmp_path, skills=own))).skills
    assert [each.name for each in kept] == ["R", "Chess", "Dance", "Sewing"]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("title = 'Tidal Blog'\n[params]\nrole = 'Postdoc'\n", "config.toml:1: no name"),
        ("title = 'Tidal Blog'\n", "config.toml:1: no name"),
        ("[params]\nname = 'A\n", "config.toml:2"),
        (
            "[params]\nname = 'Noor Halvorsen'\nemail = ['a']\n",
            "config.toml:3#params.email: expected a text",
        ),
    ],
)
def test_what_gives_no_person_is_one_clear_line(config: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PexportError) as error:
        read(site(tmp_path, config=config))

    assert message in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_widget_alone_says_where_the_name_would_be(tmp_path: Path) -> None:
    about = tmp_path / "about.md"
    about.write_text(ABOUT, encoding="utf-8")

    profile, remarks, _ = read_path(about)
    done = subprocess.run(
        [sys.executable, "-m", "pexport", "jsonld", about],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert profile.name is None
    assert profile.biographies
    assert [each.rule for each in remarks if each.message.startswith("no name")] == ["nameless"]
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"pexport: {about}:1: no name: it is the key 'name'")
    assert "give the folder" in done.stderr


def test_the_title_of_the_site_is_the_last_resort_for_a_name(tmp_path: Path) -> None:
    config = 'title = "Noor Halvorsen"\n[params]\nrole = "Postdoc"\n'
    author = read(site(tmp_path, config=config))

    assert author.tree["name"]["display"] == "Noor Halvorsen"
    assert "config.toml:1#title" in author.tree["name"]["origin"]
    assert "the site's title" in author.tree["name"]["origin"]
    assert "missing" in {each.rule for each in author.remarks}


def test_the_organization_of_2016_is_read(tmp_path: Path) -> None:
    config = f'{CONFIG}organization = "Quiet Rivers"\norganization_url = "//rivers.example.edu/"\n'
    [position] = profile_of(read(site(tmp_path, config=config))).positions

    assert (organization(position).name, organization(position).url) == (
        "Quiet Rivers", "https://rivers.example.edu/",
    )  # fmt: skip


def test_skills_listed_as_interests_are_read(tmp_path: Path) -> None:
    about = '+++\nwidget = "about"\n[skills]\nskills = ["Julia", "Sewing"]\n+++\n'

    skills = profile_of(read(site(tmp_path, about=about))).skills
    assert [each.name for each in skills] == ["Julia", "Sewing"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('widget = "about"\n', True),
        ('title = "about"\nsection_id = 0\n', True),
        ('widget = "about"\nauthor = "admin"\n', False),
        ('widget = "posts"\n', False),
        ('title = "about"\n', False),
    ],
)
def test_an_about_widget_describes_the_owner_itself(head: str, expected: bool) -> None:
    assert (
        is_about_widget(front_matter.parse_front_matter(f"+++\n{head}+++\n", "about.md"))
        is expected
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["home/about.md", "de/home/about.md"], "home/about.md"),
        (["de/home/about.md"], "de/home/about.md"),
        (["home/about.de.md"], "home/about.de.md"),
        (["home/posts.md"], None),
    ],
)
def test_the_about_widget_of_a_site_is_found(
    files: list[str], expected: str | None, tmp_path: Path
) -> None:
    for name in files:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ABOUT, encoding="utf-8")

    found = find_about_widget(tmp_path)
    assert found == (tmp_path / "content" / expected if expected else None)


PARAMS = {
    "config.toml": '[Params]\nName = "Noor"\n',
    "hugo.yaml": "params:\n  name: Noor\n",
    "hugo.json": '{\n  "params":{"name": "Noor"}}\n',
    "config/_default/params.toml": '\nname = "Noor"\n',
    "config/_default/params.yaml": "# ours\nname: Noor\n",
}


@pytest.mark.parametrize("name", PARAMS)
def test_parameters_are_found_wherever_hugo_looks(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(PARAMS[name], encoding="utf-8")

    (found,) = site_params(tmp_path)
    assert found.data == {"name": "Noor"}
    path = "name" if "params" in name else "Params.Name" if "toml" in name else "params.name"
    assert found.where("name") == f"{tmp_path / name}:2#{path}"


def test_a_site_without_parameters_has_none(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('title = "x"\n', encoding="utf-8")

    assert site_params(tmp_path) == []


CONTACT_PARAMS = """site_type: Person
email: noor@rivers.example.edu
address: {street: 4 Ferry Lane, city: Lowmere, postcode: '771', country_code: UK}
contact_links:
- {icon: github, icon_pack: fab, name: Code, link: 'https://github.com/nhalvorsen'}
- {icon: twitter, name: DM Me, link: 'https://twitter.com/Twitter'}
"""


def contact_of(folder: Path, params: str, *, is_shown: bool) -> Any:
    about = site(folder, params=params)
    author = author_page.AuthorPage(
        front_matter.FrontMatter(str(about), {}, {}, "", 1), find_site(about, None)
    )
    add_contact_params(author, site_params(folder), is_shown=is_shown)
    return author


@pytest.mark.parametrize(("is_shown", "visibility"), [(True, "public"), (False, "private")])
def test_contact_data_of_later_sites_are_as_visible_as_the_site_makes_them(
    is_shown: bool, visibility: str, tmp_path: Path
) -> None:
    author = contact_of(tmp_path, CONTACT_PARAMS, is_shown=is_shown)
    profile = profile_of(author)

    [email], [address], [account] = profile.emails, profile.addresses, profile.accounts
    assert (email.address, email.visibility) == ("noor@rivers.example.edu", visibility)
    assert (address.locality, address.postal_code, address.country) == ("Lowmere", "771", "GB")
    assert (account.service, account.handle) == ("github", "nhalvorsen")
    assert sorted(each.rule for each in author.remarks) == ["placeholder", "spelling"]


@pytest.mark.parametrize(
    ("params", "rule"),
    [
        ("site_type: ResearchOrganization\nemail: lab@rivers.example.edu\n", "left-out"),
        ("email: test@example.org\n", "placeholder"),
        ("address: {street: 450 Serra Mall, city: Stanford, country_code: US}\n", "placeholder"),
        ("office_hours: [Mondays]\n", "left-out"),
    ],
)
def test_contact_data_of_nobody_are_left_out(params: str, rule: str, tmp_path: Path) -> None:
    author = contact_of(tmp_path, params, is_shown=True)

    assert author.tree == {}
    assert [each.rule for each in author.remarks] == [rule]


def test_a_site_shows_contact_data_where_its_widget_is_active(tmp_path: Path) -> None:
    site(tmp_path)
    assert not shows_contact_widget(tmp_path, Site(root=tmp_path))
    site(tmp_path, contact=CONTACT)
    assert shows_contact_widget(tmp_path, Site(root=tmp_path))
    site(tmp_path, contact=CONTACT.replace("+++\n", "+++\ndraft = true\n", 1))
    assert not shows_contact_widget(tmp_path, Site(root=tmp_path))


@needs_corpus
def test_real_about_widgets_give_a_profile_or_one_line(tmp_path: Path) -> None:
    with MANIFEST.open(encoding="utf-8", newline="") as rows:
        listed = list(csv.DictReader(rows, delimiter="\t"))
    abouts = [row for row in listed if row["path"].endswith("content/home/about.md")]
    names, refused, alone = set(), 0, 0
    for number, row in enumerate(abouts):
        folder = "/".join(row["file"].split("/")[:2]) + "/"
        for other in listed:
            if other["file"].startswith(folder):
                copy = tmp_path / str(number) / other["path"]
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(CORPUS / other["file"], copy)
        try:
            author = read(tmp_path / str(number) / row["path"])
        except PexportError as error:
            refused += 1
            assert len(str(error).splitlines()) == 1
        else:
            profile = profile_of(author)
            if profile.name is None:
                alone += 1
                assert [each for each in author.remarks if each.rule == "nameless"]
            else:
                assert profile.biographies
                names.add(profile.name.display)

    assert len(names) >= 14
    # Of some the corpus lacks the site; one is no widget of the theme.
    assert alone <= 10
    assert refused <= 1
