"""What becomes of a link: invented people, in the forms in which real ones write."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read_text

from pexport.profile import Profile
from pexport.source import RULES
from pexport.sources.hugo.page.links import read_link
from pexport.sources.hugo.page.outcome import NoFact
from pexport.sources.hugo.site.site import site_without_folder
from pexport.vocabulary import catalogue

SITE = site_without_folder("https://ada.example.edu/")
NOWHERE = site_without_folder(None)
ORCID = "0000-0001-2345-6789"


def read(address: str, icon: str = "globe", site: Any = SITE) -> Any:
    return read_link(address, icon, None, site)


def rules(outcome: Any) -> list[str]:
    return [remark.rule for remark in outcome.remarks]


@pytest.mark.parametrize(
    ("written", "address", "said"),
    [
        ("mailto:ada@rivers.org", "ada@rivers.org", []),
        ("mailto: ada@rivers.org ", "ada@rivers.org", []),
        ("MAILTO:ada@rivers.org", "ada@rivers.org", []),
        ("email: ada@rivers.org", "ada@rivers.org", []),
        ("ada@rivers.org", "ada@rivers.org", []),
        ("mailto:ada%40rivers.org", "ada@rivers.org", []),
        ("mailto:ada@münchen.de", "ada@münchen.de", []),
        ("mailto:o'neil+x@rivers.org", "o'neil+x@rivers.org", []),
        ("mailto:Mail:ada@rivers.org", "ada@rivers.org", ["spelling"]),
        ("mailto:mailto:ada@rivers.org", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org <ada@rivers.org>", "ada@rivers.org", ["spelling"]),
        ("mailto:Ada Njoku <ada@rivers.org>", "ada@rivers.org", ["spelling"]),
        ("mailto://ada@rivers.org", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org?subject=Hi", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org (work)", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org'", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org.", "ada@rivers.org", ["spelling"]),
        ("mailto:ada@rivers.org,a.njoku@lakes.org", "ada@rivers.org", ["left-out"]),
        ("mailto:ada＠rivers.org", "ada@rivers.org", ["spelling"]),
        ("mailto:\u200bada@rivers.org", "ada@rivers.org", ["spelling"]),
        ("[ada@rivers.org](mailto:ada@rivers.org)", "ada@rivers.org", ["spelling"]),
    ],
)
def test_an_email_address_is_found_in_what_stands_around_it(
    written: str, address: str, said: list[str]
) -> None:
    found = read(written, "envelope")

    assert (found.field, found.fact) == ("emails", {"address": address})
    assert rules(found) == said
    assert not said or "ada@rivers.org" in found.remarks[0].fix or said == ["left-out"]


@pytest.mark.parametrize(
    "written",
    [
        "mailto:ada [at] rivers.org",
        "mailto:ada[at]rivers.org",
        "mailto:ada(at)rivers(dot)org",
        "mailto:ada at rivers.org",
        "mailto:ada AT rivers DOT org",
        "mailto:ada_at_rivers.org",
        "mailto:ada @ rivers.org",
        "mailto:ada@nospam.rivers.org",
        "mailto:ada@REMOVE-THIS.rivers.org",
        "ada (at) rivers.org",
        "ada {at} rivers.org",
        "ada [ät] rivers.de",
    ],
)
def test_a_disguised_address_stays_the_authors_secret(written: str) -> None:
    left_out = read(written, "envelope")

    assert isinstance(left_out, NoFact)
    assert left_out.rule == "disguised"


@pytest.mark.parametrize(
    "written",
    [
        "mailto:your-email@example.com",
        "mailto:test@example.org",
        "your.email@uni.edu",
        "https://example.com",
        "https://www.example.org/ada",
        "#",
        "none",
        "skype:echo123?call",
        "tel:888 888 88 88",
        "https://orcid.org/",
        "https://orcid.org/my-orcid",
        "https://www.orcid.com/",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/in/",
        "https://fr.linkedin.com/in",
        "https://github.com/",
        "https://twitter.com",
        "https://www.researchgate.net/profile/",
        "https://scholar.google.com/citations?user=",
        "https://scholar.google.com/citations?user=&hl=en",
        "https://scholar.google.com/citations?hl=en",
        "https://scholar.google.co.uk/citations?user=sIwtMXoAAAAJ",
        "https://scholar.google.com/citations?user=example",
        "https://scholar.google.com/citations?user=YOUR_SCHOLAR_ID",
        "https://github.com/gcushen",
        "https://github.com/GCushen/",
        "https://github.com/your-username",
        "https://github.com/<username>",
        "https://www.linkedin.com/in/your-profile/",
        "https://twitter.com/GeorgeCushen",
        "https://x.com/wowchemy",
        "https://orcid.org/0000-0002-1825-0097",
        "0000-0002-1825-0097",
        "https://orcid.org/xxxx-xxxx-xxxx-xxxx",
        "https://orcid.org/0000-0000-0000-0000",
    ],
)
def test_a_placeholder_of_the_theme_is_never_exported(written: str) -> None:
    left_out = read(written)

    assert isinstance(left_out, NoFact)
    assert left_out.rule == "placeholder"
    assert left_out.fix


@pytest.mark.parametrize(
    ("written", "service", "handle"),
    [
        ("https://fr.linkedin.com/in/ada-njoku/", "linkedin", "ada-njoku"),
        ("https://www.linkedin.com/in/ada-njoku/en", "linkedin", "ada-njoku"),
        ("https://www.linkedin.com/in/ad%C3%A9-njoku", "linkedin", "adé-njoku"),
        ("https://www.linkedin.com/in/ada/?locale=en_US", "linkedin", "ada"),
        ("https://mobile.twitter.com/ada", "x", "ada"),
        ("https://twitter.com/ada?lang=en", "x", "ada"),
        ("https://twitter.com/#!/ada", "x", "ada"),
        ("https://twitter.com/@ada", "x", "ada"),
        ("https://m.facebook.com/ada.njoku", "facebook", "ada.njoku"),
        ("https://de-de.facebook.com/ada.njoku", "facebook", "ada.njoku"),
        ("https://www.facebook.com/profile.php?id=1000012345", "facebook", "1000012345"),
        ("https://www.facebook.com/people/Ada-Njoku/1000012345/", "facebook", "1000012345"),
        ("https://github.com//ada/", "github", "ada"),
        ("https://GitHub.com/ada?tab=repositories", "github", "ada"),
        ("https://gist.github.com/ada", "github", "ada"),
        ("https://bsky.app/profile/ada.rivers.org", "bluesky", "ada.rivers.org"),
        ("https://mastodon.social/@ada", "mastodon", "ada"),
        ("https://fosstodon.org/users/ada", "mastodon", "ada"),
        ("https://www.youtube.com/@ada/videos", "youtube", "@ada"),
        ("https://www.researchgate.net/profile/Ada-Njoku/research", "researchgate", "Ada-Njoku"),
        ("https://stackoverflow.com/users/123/ada?tab=profile", "stack-overflow", "123"),
        ("https://openreview.net/profile?id=%7EAda_Njoku1", "openreview", "~Ada_Njoku1"),
    ],
)
def test_a_service_is_told_by_the_address_which_stays_the_authors(
    written: str, service: str, handle: str
) -> None:
    found = read(written)

    assert (found.field, found.fact["service"], found.fact["handle"]) == (
        "accounts",
        service,
        handle,
    )
    assert found.fact["url"] == written
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("written", "scheme", "value"),
    [
        (f"https://orcid.org/{ORCID}", "orcid", ORCID),
        (f"https://orcid.org/{ORCID}/", "orcid", ORCID),
        ("https://orcid.org/0000000123456789", "orcid", ORCID),
        ("https://scholar.google.com/citations?user=AbCdEfGhIjKl", "google-scholar", None),
        ("https://scholar.google.com/citations?user=AbCdEfGhIjKl&hl=en", "google-scholar", None),
        ("https://scholar.google.co.uk/citations?hl=de&user=AbCdEfGhIjKl&oi=ao",
         "google-scholar", None),
        ("https://scholar.google.com.hk/citations?view_op=x&user=AbCdEfGhIjKl&hl",
         "google-scholar", None),
        ("https://scholar.google.fr/citations/?user=AbCdEfGhIjKl", "google-scholar", None),
        (f"https://arxiv.org/a/{ORCID}.html", "arxiv", ORCID),
        ("https://arxiv.org/a/njoku_a_1.atom2", "arxiv", "njoku_a_1"),
        ("https://www.scopus.com/authid/detail.uri?origin=x&authorId=57000&y=z", "scopus", "57000"),
        ("https://dblp.uni-trier.de/pid/12/345-6.html", "dblp", "12/345-6"),
        ("https://www.semanticscholar.org/author/Ada-Njoku/123?sort=year",
         "semantic-scholar", "123"),
        ("https://hal.science/search/index/q/*/authIdHal_s/ada-njoku", "hal", "ada-njoku"),
        ("https://cv.hal.science/ada-njoku", "hal", "ada-njoku"),
        ("https://publons.com/researcher/123/ada-njoku/", "publons", "123"),
        ("https://www.webofscience.com/wos/author/record/AAA-1234-2020", "researcherid",
         "AAA-1234-2020"),
        ("https://www.mathgenealogy.org/id.php?id=123", "math-genealogy", "123"),
        ("https://dl.acm.org/profile/81100123456", "acm", "81100123456"),
        ("https://ieeexplore.ieee.org/author/37000123", "ieee-xplore", "37000123"),
    ],
)  # fmt: skip
def test_an_identifier_is_told_by_the_address(written: str, scheme: str, value: str | None) -> None:
    found = read(written)

    assert (found.field, found.fact["scheme"]) == ("identifiers", scheme)
    assert found.fact["value"] == (value or "AbCdEfGhIjKl")
    # The address is canonical: one that is known again, with the same value.
    assert read(found.fact["url"]).fact == found.fact


@pytest.mark.parametrize(
    ("written", "url", "rule"),
    [
        ("www.linkedin.com/in/ada", "https://www.linkedin.com/in/ada", "relative"),
        ("github.com/ada", "https://github.com/ada", "relative"),
        ("https://https://github.com/ada", "https://github.com/ada", "spelling"),
        ("http://https://github.com/ada", "https://github.com/ada", "spelling"),
        ("ttps://github.com/ada", "https://github.com/ada", "spelling"),
        ("https:/github.com/ada", "https://github.com/ada", "spelling"),
        ("https//github.com/ada", "https://github.com/ada", "spelling"),
        ("https:// github.com/ada", "https://github.com/ada", "spelling"),
        ("https:\\\\github.com\\ada", "https://github.com/ada", "spelling"),
        ("https://github.com/ada https://gitlab.com/ada", "https://github.com/ada", "left-out"),
        ("https://ada.rivers.org/?a=1&amp;b=2", "https://ada.rivers.org/?a=1&b=2", "spelling"),
        ("https://github.com/ada,", "https://github.com/ada", "spelling"),
        ("‘https://github.com/ada’", "https://github.com/ada", "spelling"),
        ("<https://github.com/ada>", "https://github.com/ada", "spelling"),
        ("[GitHub](https://github.com/ada)", "https://github.com/ada", "spelling"),
        ("https：／／github.com／ada", "https://github.com/ada", "spelling"),
        ("\ufeffhttps://github.com/ada\u200b", "https://github.com/ada", "spelling"),
        (f"http://orcid.org/{ORCID}", f"https://orcid.org/{ORCID}", "spelling"),
        (f"https://orcid.org/my-orcid?orcid={ORCID}", f"https://orcid.org/{ORCID}", "spelling"),
        (ORCID, f"https://orcid.org/{ORCID}", "relative"),
        (f"ORCID: {ORCID}", f"https://orcid.org/{ORCID}", "relative"),
        (f"orcid.org/{ORCID}", f"https://orcid.org/{ORCID}", "relative"),
        ("static/uploads/x.zip", "https://ada.example.edu/uploads/x.zip", "relative"),
        ("https://twitter.com/ada?ref_src=twsrc%5Etfw", "https://twitter.com/ada", "left-out"),
        ("https://www.linkedin.com/in/ada?originalSubdomain=it",
         "https://www.linkedin.com/in/ada", "left-out"),
        ("https://www.instagram.com/ada/?igshid=x&hl=en",
         "https://www.instagram.com/ada/?hl=en", "left-out"),
        ("https://ada.rivers.org/?utm_source=x#cv", "https://ada.rivers.org/#cv", "left-out"),
    ],
)  # fmt: skip
def test_what_can_mean_one_thing_only_is_mended_and_said(written: str, url: str, rule: str) -> None:
    found = read(written)

    assert found.fact["url"] == url
    assert rules(found) == [rule]
    assert found.remarks[0].fix in (url, urlsplit(url).path.removeprefix("/"))


@pytest.mark.parametrize(
    "url",
    [
        "//github.com/ada",
        "https://ada.rivers.org/?ref=x&s=1",
        "https://web.archive.org/web/2020/https://ada.rivers.org/",
        "https://ada.rivers.org/a＿b",
        "https://ja.wikipedia.org/wiki/紫式部",
    ],
)
def test_what_is_right_is_left_alone(url: str) -> None:
    found = read(url)

    assert found.fact["url"] == (f"https:{url}" if url.startswith("//") else url)
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("icon", "url", "field", "rule"),
    [
        ("linkedin", "https://github.com/ada", "accounts", "contradiction"),
        ("twitter", "https://bsky.app/profile/ada.rivers.org", "accounts", "contradiction"),
        ("orcid", "https://rivers.org/ada", "links", "contradiction"),
        ("github", "files/ada.zip", "links", "contradiction"),
        ("github", "https://github.com/ada/code", "links", "missing"),
        ("google-scholar", "https://scholar.google.com/Ada", "links", "missing"),
    ],
)
def test_an_icon_that_the_address_does_not_bear_out_is_reported(
    icon: str, url: str, field: str, rule: str
) -> None:
    found = read(url, icon)

    assert (found.field, rules(found)) == (field, [rule])
    assert found.remarks[0].fix


@pytest.mark.parametrize(
    ("icon", "url"),
    [
        ("brands/x-twitter", "https://twitter.com/ada"),
        ("ai/google-scholar-square", "https://scholar.google.com/citations?user=AbCdEfGhIjKl"),
        ("custom/github-line", "https://github.com/ada"),
        ("graduation-cap", "https://scholar.google.com/citations?user=AbCdEfGhIjKl"),
        ("publons", "https://www.webofscience.com/wos/author/record/AAA-1234-2020"),
        ("mastodon", "https://social.rivers.org/@ada"),
        ("gitlab", "https://gitlab.rivers.org/ada"),
        ("cv", "https://github.com/ada"),
    ],
)
def test_an_icon_that_fits_is_no_matter(icon: str, url: str) -> None:
    assert read(url, icon).remarks == ()


@pytest.mark.parametrize(
    ("icon", "written", "fix"),
    [
        ("github", "ada", "https://github.com/ada"),
        ("linkedin", "ada.njoku", "https://www.linkedin.com/in/ada.njoku"),
        ("bluesky", "@ada.bsky.social", "https://bsky.app/profile/ada.bsky.social"),
        ("mastodon", "@ada@rivers.org", "https://rivers.org/@ada"),
        ("skype", "ada.njoku", "https://…"),
    ],
)
def test_a_handle_alone_is_no_address_and_no_guess_is_made(
    icon: str, written: str, fix: str
) -> None:
    left_out = read(written, icon)

    assert isinstance(left_out, NoFact)
    assert (left_out.rule, left_out.fix) == ("relative", fix)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("https://orcid.org/0000-0001-2345-6780", "checksum"),
        ("http://localhost:1313/cv.pdf", "relative"),
        ("mailto:", "left-out"),
        ("mailto:ada@rivers", "left-out"),
        ("tel:", "left-out"),
        ("xmpp:", "left-out"),
        ("git@github.com:ada/code.git", "left-out"),
        ("ftp://rivers.org/ada", "left-out"),
        ("Room 5", "left-out"),
        ('{{< relref "cv.md" >}}', "left-out"),
    ],
)
def test_what_is_no_address_is_left_out(written: str, rule: str) -> None:
    left_out = read(written)

    assert isinstance(left_out, NoFact)
    assert left_out.rule == rule


def test_a_relative_address_needs_the_sites() -> None:
    assert read("uploads/cv.pdf", "cv").fact["url"] == "https://ada.example.edu/uploads/cv.pdf"
    assert read("uploads/cv.pdf", "cv", NOWHERE).rule == "relative"


@pytest.mark.parametrize(
    ("written", "icon", "number"),
    [
        ("tel:+49-30-1234567", "phone", "+49-30-1234567"),
        ("tel:+49%2030%201234567;ext=5", "phone", "+49 30 1234567"),
        ("tel://+49301234567", "phone", "+49301234567"),
        ("+49 (30) 1234567", "phone", "+49 (30) 1234567"),
        ("+49 (30) 1234567", "globe", "+49 (30) 1234567"),
    ],
)
def test_a_telephone_number_stays_as_written(written: str, icon: str, number: str) -> None:
    found = read(written, icon)

    assert (found.field, found.fact) == ("phones", {"number": number})


def test_a_repository_of_the_theme_is_no_profile() -> None:
    assert read("https://github.com/wowchemy/wowchemy-hugo-themes", "globe").field == "links"


texts = st.text(max_size=40)
addresses = st.one_of(
    texts,
    st.tuples(
        st.sampled_from(
            "mailto: tel: xmpp: // https:// http://https:// https://orcid.org/ https://x.com/ "
            "https://scholar.google.com/citations?user= https://www.facebook.com/profile.php?id= "
            "https://isni.org/ https://[ a@b.org, [x]( https://matrix.to/#/@".split()
        ),
        texts,
    ).map("".join),
    st.text("ab@.:/?#[]%&=<>()0-9＠ \u200b\\", max_size=40),
)
icons = st.one_of(
    st.sampled_from("orcid github mastodon matrix phone envelope cv skype key brands/x".split()),
    texts,
)


@settings(max_examples=1000)
@given(addresses, icons, st.sampled_from([SITE, NOWHERE]))
def test_any_address_ends_in_a_valid_fact_or_a_reason(address: str, icon: str, site: Any) -> None:
    outcome = read_link(address, icon, None, site)

    if isinstance(outcome, NoFact):
        assert outcome.why
        assert outcome.rule in RULES
        return
    Profile.model_validate({outcome.field: [{**outcome.fact, "origin": "hugo:x.md:1#social[0]"}]})
    assert all(remark.message and remark.rule in RULES for remark in outcome.remarks)


@pytest.mark.parametrize(
    "service",
    [each for each in catalogue.services().values() if each.url and not each.federated],
    ids=lambda service: service.key,
)
def test_the_bare_page_of_a_service_names_nobody(service: catalogue.Service) -> None:
    assert service.url

    outcome = read(f"https://{urlsplit(service.url).hostname}/")

    assert outcome.rule == "placeholder"


def test_a_relative_address_is_told_in_one_way_wherever_it_stands(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Ada\nsocial: [{icon: cv, link: /cv.pdf}]\n---\nMy [CV](/cv.pdf), [at](urn:x)\n"
    )

    said = {(each.message, each.rule, each.fix) for each in read_text(tmp_path, text).remarks}
    relative = [each for each in said if each[1] == "relative"]
    assert relative == [
        (
            (
                "left out: '/cv.pdf' is relative, and the site's address is not known; "
                "give it with --base-url"
            ),
            "relative",
            "the whole address, or baseURL in the site's config",
        )
    ]
    assert ("left out: 'urn:x' is not a web address", "left-out", "https://ada.example/") in said


def test_a_link_in_two_lists_of_a_page_stands_once(tmp_path: Path) -> None:
    link = "[{icon: envelope, link: 'mailto:ada@bay.example.edu'}, {url: 'https://github.com/ada'}]"
    read = read_text(
        tmp_path,
        f"---\ntitle: Ada\nemail: ada@bay.example.edu\nprofiles: {link}\nsocial: {link}\n---\n",
    )

    assert [(each.address, each.visibility) for each in read.profile.emails] == [
        ("ada@bay.example.edu", "private"),
        ("ada@bay.example.edu", "public"),
    ]
    assert [each.handle for each in read.profile.accounts] == ["ada"]
    assert [each.rule for each in read.remarks].count("duplicate") == 2


@pytest.mark.parametrize(
    ("written", "icon", "title"),
    [("#wechat-copy", "wechat", "wechat"), ("/#me", "brands/github", "GitHub")],
)
def test_a_place_on_the_page_is_no_address_of_a_service(
    written: str, icon: str, title: str
) -> None:
    outcome = read(written, icon=icon)

    assert (outcome.rule, outcome.why.endswith(f"not an address at {title}")) == ("relative", True)
    assert read(written, icon="envelope").field == "links"
