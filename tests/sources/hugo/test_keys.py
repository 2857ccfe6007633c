"""Keys and names as people write them, not as the theme spells them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reading import organization, read_path, read_text

from pexport.errors import LeftOut, PexportError
from pexport.profile import Profile
from pexport.reading.profiles import ReadProfile


def page(folder: Path, text: str) -> ReadProfile:
    return read_text(folder, f"---\n{text}\n---\n", base_url="https://a.example/")


def told(read: ReadProfile, rule: str) -> list[str]:
    return [each.where.partition("#")[2] for each in read.remarks if each.rule == rule]


def test_keys_in_capitals_are_those_that_hugo_makes_of_them(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "Title: Ada Njoku\nRole: Professor\nEducation:\n  Courses:\n"
        "  - {Course: PhD, Institution: Bay College, Year: 2011}\n"
        "Interests: [Tides, {Sea Ice: old and new}]\npublishDate: 2011-01-01",
    )

    assert read.profile.name
    assert read.profile.name.origin.startswith(f"hugo:{tmp_path}")
    assert ":2#Title" in read.profile.name.origin
    assert read.profile.headlines[0].text == "Professor"
    assert organization(read.profile.education[0]).name == "Bay College"
    assert [each.label for each in read.profile.interests] == ["Tides", "Sea Ice: old and new"]
    assert told(read, "unread") == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("work: [{postion: Clerk, company_name: Bay Co}]", "work[0].postion"),
        ("work: [{position: Clerk, companyName: Bay Co}]", "work[0].companyname"),
        ("work: [{position: Clerk, 'company name': Bay Co}]", "work[0].company name"),
        ("Work_: [{position: Clerk, company: Bay Co}]", "Work_"),
        ("experiance: [{role: Clerk, org: Bay Co}]", "experiance"),
        ("professional_experience: [{role: Clerk, org: Bay Co}]", "professional_experience"),
    ],
)
def test_a_slip_in_a_key_is_mended_and_told(tmp_path: Path, text: str, where: str) -> None:
    read = page(tmp_path, f"title: Ada\n{text}")

    (job,) = read.profile.positions
    assert (job.role, organization(job).name) == ("Clerk", "Bay Co")
    assert [each.casefold() for each in told(read, "spelling")] == [where.casefold()]
    assert told(read, "unread") == []


def test_a_study_and_a_job_that_name_no_organization_are_facts(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "title: Ada\neducation: {courses: [{course: PhD, year: 2011}, {year: 2009}]}\n"
        "work: [{position: Clerk, location: Fiji, company_url: //a.example/}, {year: 2012}]",
    )

    [study], [job] = read.profile.education, read.profile.positions
    assert (study.degree, study.organization, study.end) == ("PhD", None, "2011")
    assert (job.role, job.organization, job.url) == ("Clerk", None, None)
    assert told(read, "unread") == [
        "education.courses[1]",
        "work[0].location",
        "work[0].company_url",
        "work[1]",
    ]


@pytest.mark.parametrize("text", ["language: en", "author: Bo", "roles: [A]", "skill: Chess"])
def test_what_is_another_kind_of_value_is_no_slip(tmp_path: Path, text: str) -> None:
    read = page(tmp_path, f"title: Ada\n{text}")

    assert read.profile.languages == ()
    assert told(read, "spelling") == []


STUDIES = [
    "education: {courses: [{course: PhD, institution: Bay College, year: 2011}]}",
    "education: {courses: {course: PhD, institution: Bay College, year: 2011}}",
    "education: {course: PhD, institution: Bay College, year: 2011}",
    "education: {courses: [{course: PhD}], institution: Bay College, year: 2011}",
    "education: [{degree: PhD, school: Bay College, date: 2011}]",
    "education: [{degree: PhD, university: Bay College, end_date: 2011-06}]",
]


@pytest.mark.parametrize("text", STUDIES)
def test_a_study_is_read_however_its_list_is_written(tmp_path: Path, text: str) -> None:
    read = page(tmp_path, f"title: Ada\n{text}")

    (study,) = read.profile.education
    assert (study.degree, organization(study).name) == ("PhD", "Bay College")
    assert (study.end or "").startswith("2011")
    assert told(read, "unread") == []


FLAT = [
    ("organizations: {name: Bay College}", "positions", "Bay College"),
    ("social: ['https://github.com/ada']", "accounts", "https://github.com/ada"),
    ("skills: [Chess]", "skills", "Chess"),
    ("skills: [{name: Chess, level: 4}]", "skills", "4/5"),
    ("languages: [Igbo]", "languages", "Igbo"),
    ("awards: [Medal of Sand]", "awards", "Medal of Sand"),
    ("awards: [{title: Medal, organization: Bay College, year: 2011}]", "awards", "2011"),
    ("interests: Tides", "interests", "Tides"),
    ("user_groups: Researchers", "groups", "Researchers"),
    ("email: [a@bay.edu, ada@bay.edu]", "emails", "ada@bay.edu"),
]


@pytest.mark.parametrize(("text", "field", "value"), FLAT)
def test_a_list_may_be_written_flat(tmp_path: Path, text: str, field: str, value: str) -> None:
    read = page(tmp_path, f"title: Ada\n{text}")

    assert value in str(getattr(read.profile, field))
    assert told(read, "unread") == []


@pytest.mark.parametrize(
    "text",
    [
        "organizations: Bay College",
        "education: PhD at Bay",
        "education: [PhD]",
        "work: no",
    ],
)
def test_a_text_that_holds_several_things_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(PexportError, match=r"expected .*, found the text"):
        page(tmp_path, f"title: Ada\n{text}")


def test_what_the_author_made_a_comment_of_is_not_read(tmp_path: Path) -> None:
    comment = "<!-- interests:\n- Tides\n- Salt -->\nwork:\n- role: Clerk\n  <!-- org: Bay Co -->\n"

    read = page(tmp_path, f"title: Ada\n{comment}")

    assert read.profile.interests == ()
    assert [tie.organization for tie in read.profile.positions] == [None]
    assert sorted(told(read, "unread")) == ["<!-- interests", "work[0].<!-- org"]


def test_a_word_for_a_level_says_more_than_its_picture(tmp_path: Path) -> None:
    text = "languages: [{name: Lingala, level: B2, percent: 50}, {language: Xhosa, level: Native}]"

    found = page(tmp_path, f"title: Ada\n{text}").profile.languages

    assert [(each.name, each.level) for each in found] == [("Lingala", "B2"), ("Xhosa", "Native")]


def test_a_form_that_nobody_filled_in_is_no_loss(tmp_path: Path) -> None:
    empty = (
        "work: [{position: , company_name: , summary: ' ', button: {url: }}]\n"
        "organizations: [{name: '', url: ''}]\nawards: [{title: }]\neducation: [{degree: }]"
    )

    assert page(tmp_path, f"title: Ada\n{empty}").remarks == []


def test_honors_are_awards(tmp_path: Path) -> None:
    text = "honors: [{award: Tide Prize, institution: Harbour Society, year: 2019}]"

    (award,) = page(tmp_path, f"title: Ada\n{text}").profile.awards

    assert (award.title, award.awarder, award.date) == ("Tide Prize", "Harbour Society", "2019")


def test_a_button_to_the_front_page_is_no_address_of_a_job(tmp_path: Path) -> None:
    read = page(tmp_path, "title: Ada\nwork: [{position: Clerk, button: {url: /}}]")

    assert read.profile.positions[0].url is None
    assert told(read, "left-out") == ["work[0].button.url"]


@pytest.mark.parametrize(
    ("text", "prefix", "suffix"),
    [
        ("title: Prof. Dr. Ada Okoro Njoku, PhD", "Prof. Dr.", "PhD"),
        ("title: Dr. Ada Njoku\npostnominals: [MSc]", "Dr.", "MSc"),
        ("title: Dr. Ada (Addie) Njoku", "Dr.", None),
        ("title: Ada Njoku", None, None),
    ],
)
def test_titles_stand_in_the_name_that_is_shown(
    tmp_path: Path, text: str, prefix: str | None, suffix: str | None
) -> None:
    name = page(tmp_path, f"{text}\nfirst_name: Ada\nlast_name: Njoku").profile.name

    assert name
    assert (name.given, name.family) == ("Ada", "Njoku")
    assert (name.prefix, name.suffix) == (prefix, suffix)


@pytest.mark.parametrize(
    "text", ["name: me", "name: ada\nusername: ada", "name: an\nauthors: [an]"]
)
def test_the_slug_of_the_page_is_no_other_name(tmp_path: Path, text: str) -> None:
    assert page(tmp_path, f"title: Ada Njoku\n{text}").profile.other_names == ()


def test_a_title_that_is_stated_as_part_of_the_name_is_there_once(tmp_path: Path) -> None:
    name = page(
        tmp_path, "title: Dr. Ada Njoku\nfirst_name: Dr. Ada\nlast_name: Njoku"
    ).profile.name

    assert name
    assert (name.prefix, name.given) == (None, "Dr. Ada")


def test_what_a_merge_key_brings_in_may_be_said_again(tmp_path: Path) -> None:
    studies = "[{<<: *bay, course: PhD}, {<<: *bay, course: MSc, year: 2009}]"
    text = f"title: Ada\nbase: &bay {{institution: Bay, year: 2011}}\neducation: {studies}"

    read = page(tmp_path, text).profile.education
    assert [(each.degree, organization(each).name, each.end) for each in read] == [
        ("PhD", "Bay", "2011"),
        ("MSc", "Bay", "2009"),
    ]
    with pytest.raises(PexportError, match=r"duplicate key 'education\[1\]\.year'"):
        page(tmp_path, text.replace("year: 2009", "year: 2009, year: 2008"))


def test_two_keys_for_one_thing_are_not_lost_silently(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "title: Ada\neducation: [{degree: PhD, course: Tides, institution: Bay College, "
        "year: 2011, end: 2012, summary: One, description: Two}]",
    )

    (study,) = read.profile.education
    assert (study.degree, study.end, study.description) == ("PhD", "2012", "One")
    assert sorted(told(read, "unread")) == [
        "education[0].course",
        "education[0].description",
        "education[0].year",
    ]


def names(profile: Profile) -> Any:
    assert profile.name
    return profile.name.display, [(each.name, each.language) for each in profile.other_names]


@pytest.mark.parametrize(
    ("text", "display", "others"),
    [
        ("name: {en: Ada Njoku, fr: Adà Njoku}", "Ada Njoku", [("Adà Njoku", "fr")]),
        ("name: {fr: Adà Njoku}", "Adà Njoku", []),
        ("name: {first: Ada, last: Njoku}", "Ada Njoku", []),
        ("name: {first_name: Ada, last_name: Njoku}", "Ada Njoku", []),
        ("display: {given: Ada, family: Njoku}", "Ada Njoku", []),
        ("title:\nfirst_name: Ada\nlast_name: Njoku", "Ada Njoku", []),
        ("title: Ada Njoku\nname: {display: A. Njoku}", "Ada Njoku", [("A. Njoku", None)]),
    ],
)
def test_a_name_is_found_wherever_it_stands(
    tmp_path: Path, text: str, display: str, others: list[Any]
) -> None:
    assert names(page(tmp_path, text).profile) == (display, others)


@pytest.mark.parametrize(
    "text",
    [
        "orcid: 0000-0001-2345-6789",
        "orcid: https://orcid.org/0000-0001-2345-6789",
        "ids: {orcid: 0000-0001-2345-6789}",
        "name: {display: Ada, orcid: 0000-0001-2345-6789}",
        "social: [{orcid: 0000-0001-2345-6789}]",
        "links: {orcid: 0000-0001-2345-6789}",
    ],
)
def test_a_key_may_name_the_service(tmp_path: Path, text: str) -> None:
    read = page(tmp_path, f"title: Ada\n{text}")

    assert read.profile.identifier("orcid") == "0000-0001-2345-6789"
    assert told(read, "unread") == []


def test_a_handle_is_of_the_service_that_its_key_names(tmp_path: Path) -> None:
    read = page(tmp_path, "title: Ada\ngithub: adanjoku\nids: {google_scholar: abcdefgAAAAJ, x: 1}")

    assert read.profile.accounts[0].url == "https://github.com/adanjoku"
    assert read.profile.identifier("google-scholar") == "abcdefgAAAAJ"


JSON = """{
\t"title": "Ada Njoku \\ud83d\\ude00",
\t"role": "Professor",
\t"interests": ["Tides"], "weight": 3
}

Works on *tides*.
"""


def test_front_matter_may_be_json(tmp_path: Path) -> None:
    profile = read_text(tmp_path, JSON).profile

    assert profile.name
    assert profile.name.display == "Ada Njoku 😀"
    assert ":3#role" in profile.headlines[0].origin
    assert profile.biographies[0].text == "Works on tides."


def test_broken_json_says_where(tmp_path: Path) -> None:
    with pytest.raises(PexportError, match=r"_index\.md:3:3: invalid JSON: Expecting"):
        read_text(tmp_path, '{\n "title": "Ada"\n  "role": "x"\n}\n')


def site(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    page_of_the_owner = root / "content/authors/admin/_index.md"
    page_of_the_owner.parent.mkdir(parents=True)
    text = "---\ntitle:\nsocial: [{icon: github, link: 'https://github.com/ada-njoku'}]\n---\n"
    page_of_the_owner.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("config", "display", "why"),
    [
        ("title: Ada Njoku", "Ada Njoku", "the site's title"),
        ("title: ADA NJOKU", "ADA NJOKU", "the site's title"),
        ("title: x\nparams: {name: Adà Njoku}", "Adà Njoku", "parameters say whose"),
        ("title: x\nparams: {author: {name: Bo Lee}}", "Bo Lee", "parameters say whose"),
        ("params: {hugoblox: {identity: {name: Bo Lee, type: person}}}", "Bo Lee", "parameters"),
        (
            "params: {name: Bo Lee}\nlanguages: {en: {params: {name: Cy Wu}}}",
            "Cy Wu",
            "parameters",
        ),
    ],
)
def test_a_page_without_a_name_has_that_of_its_site(
    tmp_path: Path, config: str, display: str, why: str
) -> None:
    read = read_path(site(tmp_path, hugo_yaml=config))

    assert read.profile.name
    assert read.profile.name.display == display
    assert f"inferred: the page has no name; {why}" in read.profile.name.origin.replace(
        "the site's parameters say", "parameters say"
    )
    assert [each for each in read.remarks if each.message.startswith("taken for the name")]


@pytest.mark.parametrize(
    "config",
    [
        "title: Bo Lee",
        "title: Njoku Lab",
        "title: Ada's website",
        "title: Academic",
        "params: {site_type: Organization, name: Njoku Lab}",
        "params: {hugoblox: {identity: {name: Tides, type: organization}}}",
    ],
)
def test_what_may_be_no_name_is_not_taken_for_one(tmp_path: Path, config: str) -> None:
    with pytest.raises(PexportError, match="no name: set the key 'title'"):
        read_path(site(tmp_path, hugo_yaml=config))


def test_a_page_of_the_starter_site_is_nobodys(tmp_path: Path) -> None:
    with pytest.raises(LeftOut, match="an example of the theme"):
        page(tmp_path, "name: {display: Your Name}\nrole: ''")
