from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SAMPLES, shared
from reading import organization, read_path, read_text

from pexport.errors import PexportError

SITE = SAMPLES / "sites/academic"


def head(text: str) -> str:
    return f"---\ntitle: Ada\n{text}\n---\n"


def test_the_seed_gives_every_fact_of_its_page() -> None:
    profile, remarks, _ = read_path(shared("seed/_index.md"), base_url="https://cli.example/")

    assert profile.name
    assert profile.name.display == "Cheng Li"
    assert [(organization(p).name, organization(p).url, p.role) for p in profile.positions] == [
        ("Black Forest Labs", "https://blackforestlabs.ai/", "Member of Technical Staff")
    ]
    assert "line 79" in profile.positions[0].origin
    assert [(e.degree, organization(e).name, e.end) for e in profile.education] == [
        ("PhD in Computer Science", "University of Illinois Urbana-Champaign", "2020"),
        ("MS in Computer Science and Engineering", "University of Michigan", "2015"),
        ("BS in Computer Engineering", "University of Michigan", "2013"),
        ("BS in Electrical Engineering", "Shanghai Jiao Tong University", "2013"),
    ]
    assert [i.label for i in profile.interests] == [
        "Large Language Models",
        "System Optimization and Engineering for Deep Learning",
        "GPU and Parallel Computing",
    ]
    assert [(a.service, a.handle) for a in profile.accounts] == [
        ("github", "cli99"),
        ("linkedin", "cli99"),
    ]
    assert [(i.scheme, i.value) for i in profile.identifiers] == [
        ("google-scholar", "da9Vl6QAAAAJ")
    ]
    assert [(link.url, link.kind) for link in profile.links] == [
        ("https://cli.example/#contact", "contact")
    ]
    assert [group.name for group in profile.groups] == ["Researchers", "Visitors"]
    assert profile.iri == "https://cli.example/#me"
    assert remarks == []
    text = profile.model_dump_json()
    for hidden in ("IMPACT", "Hwu", "MLModelScope", "Microsoft in August", "李程", "GeorgeCushen"):
        assert hidden not in text


def test_the_owner_is_found_from_the_folder_of_the_site_and_from_below_it() -> None:
    from_root = read_path(SITE).profile
    from_below = read_path(SITE / "content/authors/admin").profile

    assert from_root.name == from_below.name
    assert from_root.iri == "https://orcid.org/0000-0001-2345-6789"
    assert from_root.document
    assert from_root.document.site_url == "https://ada.example/"


def test_markdown_and_shortcodes_become_what_a_reader_sees() -> None:
    profile = read_path(SITE).profile

    assert profile.headlines[0].text == "Lecturer in Soil Physics"
    assert profile.interests[1].label == "Open instruments & field sensors"
    assert profile.summaries[0].text == "My research is about water in soils."
    assert profile.biographies[0].text == (
        "Ada Njoku works at the Institute of Quiet Rivers. She builds small sensors for wet "
        "places.\n\n- Sensors that cost less than a lunch\n- Maps that anyone can read"
    )
    assert [link.text for link in profile.biographies[0].links] == [
        "Institute of Quiet Rivers",
        "small sensors",
    ]


def test_what_the_site_hides_is_nowhere() -> None:
    text = read_path(SITE).profile.model_dump_json()

    for hidden in ("nobody knows", "not-published", "icon name", "Is this the primary"):
        assert hidden not in text


def test_the_gravatar_address_is_private() -> None:
    profile = read_path(SITE).profile

    assert [(e.address, e.visibility) for e in profile.emails] == [
        ("ada@rivers.example", "public"),
        ("gravatar@rivers.example", "private"),
    ]
    assert [e.address for e in profile.visible_to("limited").emails] == ["ada@rivers.example"]


def test_years_keep_their_precision_and_say_what_is_open() -> None:
    education = read_path(SITE).profile.education

    assert [(e.start, e.end, e.state) for e in education] == [
        ("2014", "2018", None),
        (None, "2014", None),
        ("2022", None, "ongoing"),
    ]


def test_links_are_told_apart_by_address_then_icon() -> None:
    profile = read_path(SITE).profile

    assert [a.service for a in profile.accounts] == ["github", "mastodon"]
    assert [(i.scheme, i.value) for i in profile.identifiers] == [
        ("orcid", "0000-0001-2345-6789"),
        ("google-scholar", "AbCdEfGhIjKl"),
    ]
    assert [(link.kind, link.url) for link in profile.links] == [
        ("contact", "https://ada.example/#contact"),
        ("cv", "https://ada.example/uploads/resume.pdf"),
    ]


def test_the_portrait_of_the_folder_gets_the_address_of_the_page() -> None:
    portrait = read_path(SITE).profile.portrait

    assert portrait
    assert portrait.url == "https://ada.example/author/ada-njoku/avatar.jpg"
    assert "inferred" in portrait.origin


def test_relative_links_without_a_base_are_left_out_with_a_reason(tmp_path: Path) -> None:
    read = read_text(tmp_path, head("social:\n- icon: cv\n  link: files/cv.pdf"))

    assert read.profile.links == ()
    assert [(r.where.rpartition("_index.md")[2], "--base-url" in r.message)
            for r in read.remarks] == [(":5#social[0].link", True)]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "member", "value"),
    [
        ("mailto:a.b%40c.example", "emails", "a.b@c.example"),
        ("mailto:Mail:a@c.example", "emails", "a@c.example"),
        ("mailto:a@c.example <a@c.example>", "emails", "a@c.example"),
        ("a@c.example", "emails", "a@c.example"),
        ("tel:+1-555-0100", "phones", "+1-555-0100"),
        ("https://fr.linkedin.com/in/ada/", "accounts", "https://fr.linkedin.com/in/ada/"),
        ("www.linkedin.com/in/ada", "accounts", "https://www.linkedin.com/in/ada"),
        ("https://twitter.com/ada", "accounts", "https://twitter.com/ada"),
        ("https://scholar.google.co.uk/citations?hl=en&user=AbCdEfGhIjKl", "identifiers",
         "AbCdEfGhIjKl"),
        ("http://orcid.org/000000021825009x", "identifiers", None),
        ("https://orcid.org/0000-0001-2345-6780", "identifiers", None),
        ("0000-0001-2345-6789", "identifiers", "0000-0001-2345-6789"),
        ("https://www.scopus.com/authid/detail.uri?authorId=7004212771", "identifiers",
         "7004212771"),
        ("https://isni.org/isni/0000000121032683", "identifiers", "0000000121032683"),
        ("https://www.wikidata.org/wiki/Q42", "identifiers", "Q42"),
        ("https://openalex.org/A5023888391", "identifiers", "A5023888391"),
        ("https://arxiv.org/a/njoku_a_1", "identifiers", "njoku_a_1"),
        ("https://inspirehep.net/authors/1018902", "identifiers", "1018902"),
        ("https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id=123", "identifiers", "123"),
        ("https://www.researcherid.com/rid/A-1009-2008", "identifiers", "A-1009-2008"),
        ("https://stackoverflow.com/users/22656/ada", "accounts",
         "https://stackoverflow.com/users/22656/ada"),
        ("https://t.me/ada", "accounts", "https://t.me/ada"),
        ("https://zenodo.org/communities/ada", "links", "https://zenodo.org/communities/ada"),
        ("https://github.com/ada/repository", "links", "https://github.com/ada/repository"),
        ("https://a.example.edu/x>y z", "links", "https://a.example.edu/x%3Ey%20z"),
        ("https://orcid.org/", "identifiers", None),
        ("https://github.com/", "accounts", None),
        ("mailto:test@example.org", "emails", None),
        ("mailto:ada [at] c.example", "emails", None),
        ("javascript:alert(1)", "links", None),
    ],
)  # fmt: skip
def test_an_address_becomes_the_fact_it_is(
    tmp_path: Path, address: str, member: str, value: str | None
) -> None:
    read = read_text(tmp_path, head(f"social:\n- icon: orcid\n  link: '{address}'"))

    facts = [
        fact.model_dump()
        for name in ("emails", "phones", "accounts", "identifiers", "links")
        for fact in getattr(read.profile, name)
    ]
    if value is None:
        assert facts == []
        assert [remark.message[:8] for remark in read.remarks] == ["left out"]
    else:
        assert len(getattr(read.profile, member)) == len(facts) == 1
        assert value in facts[0].values()


def test_toml_front_matter_is_read_with_its_lines(tmp_path: Path) -> None:
    text = (
        '+++\ntitle = "Ada"\nsuperuser = true\n[[organizations]]\nname = "River Lab"\n'
        'url = ""\n[[social]]\nicon = "github"\nlink = "https://github.com/ada"\n'
        "[education]\n[[education.courses]]\n"
        'course = "PhD"\ninstitution = "Delta"\nyear = 2012\n+++\n'
    )

    profile = read_text(tmp_path, text).profile

    assert organization(profile.positions[0]).name == "River Lab"
    assert profile.education[0].end == "2012"
    assert profile.accounts[0].origin.endswith(":9#social[0].link")


def test_what_a_text_links_to_is_where_the_reader_should_get(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Ada\nsocial: [{link: 'mailto:ada@rivers.org'}]\n---\n"
        "At [Bay](www.bay.org) with [Bo](#), [me](mailto:ada@rivers.org), [a](/a),\n"
        "[Kim](MAILTO:kim@rivers.org?subject=Tides) and [a phone](tel:+4930123456).\n"
    )

    profile, remarks, *_ = read_text(tmp_path, text, base_url="https://a.example/")

    assert [link.url for link in profile.biographies[0].links] == [
        "https://www.bay.org",
        "https://a.example/a",
    ]
    assert [(each.rule, each.message.partition(" is in")[0]) for each in remarks] == [
        (
            "relative",
            "www.bay.org: without 'https://' browsers look for this address on the site itself",
        ),
        ("left-out", "left out: the link of 'Bo': #: it is a placeholder"),
        ("missing", "left out: kim@rivers.org"),
        ("missing", "left out: +4930123456"),
    ]
    assert all(each.where.endswith("_index.md:4#body") for each in remarks)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "the file is empty"),
        (b"just text", ":1: no name"),
        (b"---\ntitle: Ada\n", ":1: the front matter is not closed"),
        (b"---\ntitle: Ada\nrole: Head: of all\n---\n", ":3:11: invalid YAML"),
        (b"---\ntitle: Ada\nrole: Head: of all\n---\n", "'role: Head: of all'"),
        (b"---\ntitle: Ada\nrole: Head: of all\n---\n", "contains a colon: put it in quotes"),
        (b"---\ntitle: Ada\n\trole: x\n---\n", "replace the tab with spaces"),
        (b"---\ntitle: A\ntitle: B\n---\n", ":3: duplicate key 'title', first on line 2"),
        (b"---\ntitle: Ada\norganizations: MIT\n---\n", ":3#organizations: expected a list"),
        (b"---\ntitle: Ada\norganizations:\n- [MIT]\n---\n", "[0]: expected a mapping"),
        (b"---\ntitle: Ada\nrole: [a, b]\n---\n", ":3#role: expected a text, found a list"),
        (b"---\ntitle: Ada\nsocial: {a: b}\n---\n", ":3#social: expected a list"),
        (b"---\ntitle: Ada\nsuperuser: perhaps\n---\n", ":3#superuser: expected true or false"),
        (b"---\ntitle: Ada\ndraft: true\n---\n", ":3#draft: the site does not publish this page"),
        (b"---\nrole: x\n---\n", "no name: set the key 'title'"),
        (b"---\n- a\n---\n", "has no keys"),
        (b"---\ntitle: \xff\n---\n", ":2: not valid UTF-8 (byte 0xff)"),
        (b'+++\ntitle = "Ada\n+++\n', ":2:13: invalid TOML"),
        (b'+++\ntitle = "A"\ntitle = "B"\n+++\n', ":3:12: invalid TOML"),
        (b"---\ntitle: &a [*a]\n---\n", "an anchor that does not exist"),
        (b"---\ntitle: " + b"[" * 90_000 + b"\n---\n", "the YAML is too large"),
        (b"---\na: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
            b"%c: &%c [%s]\n" % (name, name, b", ".join([b"*%c" % (name - 1)] * 9))
            for name in range(ord("b"), ord("k"))) + b"---\n", "the YAML is too large"),
        (b"x" * 50_000_000, "larger than the limit of 10 MB"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_line(tmp_path: Path, text: bytes, said: str) -> None:
    with pytest.raises(PexportError) as raised:
        read_text(tmp_path, text)

    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_are_accepted(
    tmp_path: Path, newline: str, mark: str
) -> None:
    text = (mark + head("role: Lecturer") + "\nA text.\n").replace("\n", newline)

    profile = read_text(tmp_path, text).profile

    assert profile.headlines[0].text == "Lecturer"
    assert profile.biographies[0].text == "A text."


def test_an_unknown_key_is_reported_and_a_key_of_presentation_is_not(tmp_path: Path) -> None:
    read = read_text(tmp_path, head("shoe_size: 41\nhighlight_name: true"))

    assert [(r.where.rpartition("#")[2], r.message) for r in read.remarks] == [
        ("shoe_size", "this key is not read")
    ]


def test_values_that_yaml_1_1_would_change_stay_as_written(tmp_path: Path) -> None:
    read = read_text(
        tmp_path, "---\ntitle: No\nrole: 012\ninterests: [off, 1:30, 2015-09-01]\n---\n"
    )

    assert read.profile.name
    assert read.profile.name.display == "No"
    assert read.profile.headlines[0].text == "012"
    assert [i.label for i in read.profile.interests] == ["off", "1:30", "2015-09-01"]


def test_several_authors_without_an_owner_are_named(tmp_path: Path) -> None:
    for slug in ("ada", "bob"):
        read_text(tmp_path, head(""))
        (tmp_path / "content/authors/admin").rename(tmp_path / f"content/authors/{slug}")

    with pytest.raises(PexportError, match="choose an author with --author: ada, bob"):
        read_path(tmp_path)
    assert read_path(tmp_path, author="bob").profile.name
    with pytest.raises(PexportError, match="no author is called 'eve'; the authors are: ada, bob"):
        read_path(tmp_path, author="eve")


def test_a_role_is_tied_to_an_organization_only_where_there_is_just_one(tmp_path: Path) -> None:
    two = head("role: Head\norganizations:\n- name: A\n- name: B")

    profile = read_text(tmp_path, two).profile

    assert [position.role for position in profile.positions] == [None, None]
    assert profile.headlines[0].text == "Head"


def test_a_config_that_does_not_belong_to_the_page_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("baseURL: https://other.example/\n", encoding="utf-8")
    page = tmp_path / "somewhere/else/_index.md"
    page.parent.mkdir(parents=True)
    page.write_text(head("role: Lecturer"), encoding="utf-8")

    assert read_path(page).profile.iri is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("config.toml", 'baseurl = "https://a.example"\n'),
        ("hugo.yaml", "baseURL: https://a.example/\n"),
        ("config/_default/hugo.yaml", "baseURL: https://a.example/\n"),
        ("config/_default/config.toml", 'baseURL = "https://a.example/"\n'),
        ("config.json", '{"baseURL": "https://a.example/"}'),
    ],
)
def test_the_base_address_is_found_in_any_config(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert read_text(tmp_path, head("role: Lecturer")).profile.iri == "https://a.example/#me"


def test_another_author_of_a_site_gets_an_iri_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("baseURL: https://lab.example/\n", encoding="utf-8")
    read_text(tmp_path, head("superuser: true"))
    page = tmp_path / "content/authors/bob/_index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Bob\nrole: Student\n---\n", encoding="utf-8")

    bob = read_path(tmp_path, author="bob").profile

    assert bob.iri == "https://lab.example/#bob"
    assert bob.document
    assert bob.document.url == "https://lab.example/authors/bob/"
    assert bob.homepage is None


@pytest.mark.parametrize(
    ("role", "is_past"),
    [
        ("Former intern", True),
        ("Former student (M. Sc. Computer science, imaging)", True),
        ("Past Member", True),
        ("Alumna", True),
        ("Ehemalige Doktorandin", True),
        ("Ancien doctorant", True),
        ("卒業生", True),
        ("Former PhD student, now lecturer", False),
        ("Former dean and professor", False),
        ("Research Scientist, former PhD student", False),
        ("Alumni Officer", False),
        ("Former Soviet Union specialist", False),
        ("Professor emerita", False),
        ("Formerly", True),
        ("Formers of Clay", False),
    ],
)
def test_a_role_of_the_past_ends_its_position(tmp_path: Path, role: str, *, is_past: bool) -> None:
    text = f"---\ntitle: Ada\nrole: {role}\norganizations: [{{name: Bay}}]\n---\n"

    (position,) = read_text(tmp_path, text).profile.positions
    assert position.role == role
    assert (position.state == "ended") == is_past
    assert ("(ended: its role says so)" in position.origin) == is_past


def test_a_group_of_former_members_says_nothing_of_the_organization(tmp_path: Path) -> None:
    text = "---\ntitle: Ada\nrole: Lead\norganizations: [{name: Bay}]\nuser_groups: [Alumni]\n---\n"

    assert read_text(tmp_path, text).profile.positions[0].state is None


def test_a_period_that_is_stated_is_not_ended_by_the_role(tmp_path: Path) -> None:
    job = "{position: Former dean, company_name: Bay, date_start: 2012-01-01}"
    text = f"---\ntitle: Ada\nwork: [{job}]\n---\n"

    assert read_text(tmp_path, text).profile.positions[0].state == "ongoing"
