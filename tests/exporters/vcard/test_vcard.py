from __future__ import annotations

import re
from base64 import b64decode
from uuid import NAMESPACE_URL, uuid5

import pytest
from conftest import AS_OF, profile
from vcard_reader import EXPORTER, grouped, read, values, written

from pexport.profile import Profile

FULL = profile("full")
VERSIONS = ("3.0", "4.0")
both = pytest.mark.parametrize("version", VERSIONS)


def made(**tree: object) -> Profile:
    return Profile.model_validate({"name": {"display": "Ada Njoku"}, **tree})


def lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def added(known: Profile, version: str) -> list[str]:
    """Return the lines that a card has besides those of a name alone."""
    plain = lines(written(made(), version))
    return [line for line in lines(written(known, version)) if line not in plain]


def uid_of(data: bytes) -> str:
    [found] = re.findall(r"UID:urn:uuid:(.*)\r", data.decode())
    return str(found)


@both
def test_another_reader_finds_the_facts_of_the_profile(version: str) -> None:
    data = written(FULL, version)
    card = read(data)
    name = FULL.name

    assert name
    assert card.fn.value == name.display
    assert (card.n.value.family, card.n.value.given) == (name.family, name.given)
    assert (card.n.value.prefix, card.n.value.suffix) == (name.prefix, name.suffix)
    assert card.n.value.additional == name.additional
    assert values(card, "nickname") == [each.name for each in FULL.nicknames]
    organizations = [["University of the Coast", "School of Ecology"]]
    titles = ["Professor", FULL.headlines[0].text]
    if version == "4.0":
        organizations += [["Journal of Tidal Research", "Ecology"]]
        titles = ["Professor", "Editor", *[each.text for each in FULL.headlines]]
    assert values(card, "org") == organizations
    assert values(card, "title") == titles
    assert values(card, "email") == [each.address for each in FULL.emails]
    assert values(card, "tel") == [each.number for each in FULL.phones]
    assert [(each.street, each.city, each.region, each.code, each.country, each.box, each.extended)
            for each in values(card, "adr")] == [
        (each.street, each.locality, each.region, each.postal_code, each.country, "", "")
        for each in FULL.addresses
    ]  # fmt: skip
    assert FULL.portrait
    assert FULL.portrait.data
    if version == "3.0":
        assert values(card, "photo") == [b64decode(FULL.portrait.data)]
    # vobject ends a URI at its first comma.
    uri = f"data:image/jpeg;base64,{FULL.portrait.data}"
    assert (f"PHOTO:{uri}" in lines(data)) is (version == "4.0")
    assert values(card, "note") == [each.text for each in (*FULL.summaries, *FULL.biographies)]
    assert FULL.document
    assert values(card, "source") == [FULL.document.url]


@both
def test_each_address_is_tied_to_its_label_and_the_home_page_to_none(version: str) -> None:
    card = read(written(FULL, version))
    labelled = {
        each["X-ABLABEL"]: each["URL"]
        for number in range(1, 10)
        if (each := grouped(card, f"item{number}"))
    }

    assert FULL.homepage
    assert [line.value for line in card.contents["url"] if not line.group] == [FULL.homepage.url]
    assert labelled == {
        "GitHub": FULL.accounts[0].url,
        "Mastodon": FULL.accounts[1].url,
        "ORCID": FULL.identifiers[0].url,
        "Scopus": FULL.identifiers[1].url,
        "Google Scholar": FULL.identifiers[2].url,
        "University of the Coast": FULL.positions[0].url,
        "Curriculum vitae (CV)": FULL.links[0].url,
        "News (Feed)": FULL.links[1].url,
    } | ({"Journal of Tidal Research": FULL.positions[4].url} if version == "4.0" else {})


def test_version_3_writes_what_its_readers_know() -> None:
    card = read(written(FULL, "3.0"))

    social = card.contents["x-socialprofile"]
    assert [(each.params, each.value) for each in social] == [
        ({"TYPE": ["github"], "X-USER": ["mokafor"]}, "https://github.com/mokafor"),
        ({"TYPE": ["mastodon"], "X-USER": ["maya"]}, "https://fediscience.example/@maya"),
    ]
    assert values(card, "x-orcid") == ["0000-0002-1825-0097"]
    assert card.email.params == {"TYPE": ["INTERNET"]}
    assert card.photo.params == {"ENCODING": ["b"], "TYPE": ["JPEG"]}
    assert values(card, "x-phonetic-first-name") == ["MY-ah"]
    assert values(card, "x-phonetic-last-name") == ["oh-KAH-for"]
    assert [line.params["LANGUAGE"] for line in card.contents["note"]] == [["en"], ["fr"]] * 2
    assert (card.rev.params, card.rev.value) == ({"VALUE": ["date"]}, "2026-05-04")


def test_version_4_writes_what_3_has_no_place_for() -> None:
    card = read(written(FULL, "4.0"))

    assert values(card, "kind") == ["individual"]
    assert values(card, "fn")[1:] == [each.name for each in FULL.other_names]
    assert {line.params["ALTID"][0] for line in card.contents["fn"]} == {"1"}
    assert card.contents["fn"][1].params["LANGUAGE"] == ["ja"]
    assert values(card, "pronouns") == ["she/her", "elle"]
    assert grouped(card, "job2") == {
        "ORG": ["Journal of Tidal Research", "Ecology"],
        "TITLE": "Editor",
    }
    assert card.contents["org"][0].params == {"PREF": ["1"]}
    assert grouped(card, "job") == {
        "ORG": ["University of the Coast", "School of Ecology"],
        "TITLE": "Professor",
    }
    assert [(each.params["SERVICE-TYPE"], each.params["USERNAME"], each.value)
            for each in card.contents["socialprofile"]][::2] == [
        (["GitHub"], ["mokafor"], "https://github.com/mokafor"),
        (["ORCID"], ["0000-0002-1825-0097"], "https://orcid.org/0000-0002-1825-0097"),
        (["Google Scholar"], ["AbCdEfGhIjKl"], FULL.identifiers[2].url),
    ]  # fmt: skip
    assert values(card, "interest") == ["Mangroves", "Marées"]
    assert values(card, "expertise") == ["R", "Scientific diving"]
    assert values(card, "lang") == ["en", "fr"]
    assert [line.params for line in card.contents["lang"]] == [{"PREF": ["1"]}, {"PREF": ["2"]}]
    assert card.contents["expertise"][0].params["LEVEL"] == ["expert"]
    assert "LEVEL" not in card.contents["expertise"][1].params
    assert values(card, "related") == [FULL.identifiers[0].url, "https://okafor.example/#me"]
    assert values(card, "x-phonetic-last-name") == ["oh-KAH-for"]
    assert values(card, "rev") == ["20260504T000000Z"]


def test_version_4_ties_a_text_to_its_other_languages() -> None:
    card = read(written(FULL, "4.0"))

    assert [(line.params["ALTID"], line.params["LANGUAGE"]) for line in card.contents["note"]] == [
        (["1"], ["en"]), (["1"], ["fr"]), (["2"], ["en"]), (["2"], ["fr"])
    ]  # fmt: skip


def test_headlines_of_one_language_are_no_alternatives() -> None:
    two = made(headlines=[{"text": "Poet", "language": "en"}, {"text": "Baker", "language": "en"}])

    assert [line for line in lines(written(two, "4.0")) if "TITLE" in line] == [
        "TITLE;LANGUAGE=en:Poet",
        "TITLE;LANGUAGE=en:Baker",
    ]


@both
def test_a_card_needs_no_more_than_a_name(version: str) -> None:
    data = written(made(), version)

    kind = ["KIND:individual"] if version == "4.0" else []
    # 3.0 needs N; no family name is made up for it.
    name = ["N:;Ada Njoku;;;"] if version == "3.0" else []
    assert [line for line in lines(data) if not line.startswith("UID")] == [
        "BEGIN:VCARD", f"VERSION:{version}", *kind, "PRODID:-//pexport//vCard//EN",
        "FN:Ada Njoku", *name, "END:VCARD", "",
    ]  # fmt: skip


@both
@pytest.mark.parametrize(
    ("parts", "written_as"),
    [
        ({"given": "Ada", "family": "Njoku"}, "N:Njoku;Ada;;;"),
        ({"given": "Ada"}, "N:;Ada;;;"),
        ({"family": "Njoku"}, "N:Njoku;;;;"),
        ({"prefix": "Dr."}, "N:;Ada Njoku;;Dr.;"),
        ({"family": "Nj;ku", "suffix": "PhD, MD"}, r"N:Nj\;ku;;;;PhD\, MD"),
    ],
)
def test_a_name_is_split_only_where_its_parts_are_known(
    version: str, parts: dict[str, str], written_as: str
) -> None:
    known = made(name={"display": "Ada Njoku", **parts})

    assert written_as in lines(written(known, version))


@both
def test_the_uid_is_made_of_the_iri_of_the_person(version: str) -> None:
    orcid = {"scheme": "orcid", "value": "0000-0002-1825-0097"}
    subject = {"subject": "https://ada.example/#me"}
    iri = "https://orcid.org/0000-0002-1825-0097"

    def uid(known: Profile) -> str:
        return uid_of(written(known, version))

    assert uid(made(identifiers=[orcid], document=subject)) == str(uuid5(NAMESPACE_URL, iri))
    assert uid(made(document=subject)) == str(uuid5(NAMESPACE_URL, subject["subject"]))
    assert uid(made()) == uid(made(nicknames=[{"name": "A"}]))
    assert uid(made()) != uid(made(positions=[{"organization": {"name": "Delta"}}]))


@both
def test_without_an_iri_the_uid_is_made_of_what_stays(version: str) -> None:
    """In this order: an identifier, an address, an account; neither name nor place change it."""
    facts: dict[str, object] = {}
    seen = set()
    for field, known in (
        ("accounts", {"service": "github", "url": "https://github.com/ada"}),
        ("emails", {"address": "ada@njoku.example"}),
        ("identifiers", {"scheme": "scopus", "value": "7004212771"}),
    ):
        facts[field] = [known]
        moved = {"positions": [{"organization": {"name": "Delta"}}]}
        cards = [made(**facts), made(**facts, **moved), made(**facts, name={"display": "Ada Moe"})]
        [found] = {uid_of(written(each, version)) for each in cards}
        seen.add(found)
    assert len(seen) == 3


@both
@pytest.mark.parametrize(
    ("periods", "organization"),
    [
        ([{}], "A"),
        ([{"state": "ended"}, {}], "B"),
        ([{"state": "expected"}, {"state": "ongoing"}], "B"),
        ([{"end": "2026-10"}, {"end": "2027"}], "B"),
        ([{"start": "2027"}, {"start": "2026-11"}], "B"),
        ([{"dates": "a while ago"}, {"start": "2020", "dates": "since 2020"}], "B"),
        ([{"state": "ended"}], None),
    ],
)
def test_the_organization_is_the_first_that_is_current(
    version: str, periods: list[dict[str, str]], organization: str | None
) -> None:
    known = made(
        positions=[
            {"organization": {"name": name}, "role": f"at {name}", **period}
            for name, period in zip("ABC", periods, strict=False)
        ]
    )

    card = read(written(known, version))

    assert values(card, "org") == ([[organization]] if organization else [])
    assert values(card, "title") == ([f"at {organization}"] if organization else [])


def test_the_day_that_is_asked_for_decides_what_is_current() -> None:
    known = made(positions=[{"organization": {"name": "Delta"}, "end": "2020"}])
    options = EXPORTER.options(as_of=AS_OF.replace(year=2019))

    assert b"ORG:Delta" in EXPORTER.encode(EXPORTER.build(known, options), options)
    assert b"ORG" not in written(known, "3.0")


@both
def test_a_job_without_an_organization_is_a_title_alone(version: str) -> None:
    known = made(positions=[{"role": "Baker", "department": "Ovens", "url": "https://b.example/"}])
    card = read(written(known, version))

    assert values(card, "org") == []
    assert values(card, "title") == ["Baker"]
    assert values(card, "x-ablabel") == ["Baker"]


@both
def test_a_title_stands_once_where_the_role_is_the_headline(version: str) -> None:
    known = made(
        headlines=[{"text": "Baker", "language": "en"}],
        positions=[{"organization": {"name": "Delta"}, "role": "Baker"}],
    )

    group = "job." if version == "4.0" else ""
    titles = [line for line in lines(written(known, version)) if "TITLE" in line]
    assert titles == [f"{group}TITLE;LANGUAGE=en:Baker"]


@both
@pytest.mark.parametrize("modified", ["2026", "2026-05", None])
def test_a_revision_needs_a_day(version: str, modified: str | None) -> None:
    assert b"REV" not in written(made(document={"modified": modified}), version)


@pytest.mark.parametrize(
    ("kind", "label", "in_3", "in_4"),
    [
        (None, None, ["URL"], ["URL"]),
        (None, "Blog", ["URL", "Blog"], ["URL", "Blog"]),
        ("cv", None, ["URL", "CV"], ["URL", "CV"]),
        ("cv", "cv", ["URL", "cv"], ["URL", "cv"]),
        ("cv", "Résumé", ["URL", "Résumé (CV)"], ["URL", "Résumé (CV)"]),
        ("feed", None, ["URL", "Feed"], ["URL", "Feed"]),
        ("contact", "Write", ["URL", "Write (Contact)"], ["CONTACT-URI", "Write"]),
        ("contact", None, ["URL", "Contact"], ["CONTACT-URI"]),
        ("calendar", None, ["CALURI"], ["CALURI"]),
        ("key", None, ["URL", "Public key"], ["KEY"]),
        ("chat", "Jabber", ["IMPP", "Jabber"], ["IMPP", "Jabber"]),
    ],
)
def test_a_link_has_its_own_property_or_its_kind_in_the_label(
    kind: str | None, label: str | None, in_3: list[str], in_4: list[str]
) -> None:
    address = "xmpp:ada@a.example" if kind == "chat" else "https://a.example/x"
    known = made(links=[{"url": address, "kind": kind, "label": label}])

    for version, (name, *labels) in (("3.0", in_3), ("4.0", in_4)):
        group = "item1." if labels else ""
        assert added(known, version) == [
            f"{group}{name}:{address}",
            *[f"{group}X-ABLabel:{each}" for each in labels],
        ]


def test_an_identifier_without_an_address_is_a_name_with_a_service() -> None:
    known = made(identifiers=[{"scheme": "scopus", "value": "7004212771"}])

    assert "SOCIALPROFILE;SERVICE-TYPE=Scopus;VALUE=text:7004212771" in lines(written(known, "4.0"))
    assert "X-SCOPUS:7004212771" in lines(written(known, "3.0"))


@both
def test_an_address_in_another_script_is_written_as_a_uri(version: str) -> None:
    known = made(homepage={"url": "https://a.example/ä?q=日"})

    assert "URL:https://a.example/%C3%A4?q=%E6%97%A5" in lines(written(known, version))


@both
@pytest.mark.parametrize("kind", ["image/svg+xml", "text", "image/", "a/b c"])
def test_a_picture_says_its_kind_where_it_is_one(version: str, kind: str) -> None:
    portrait = {"url": "https://a.example/a", "media_type": kind}
    says = {"3.0": ";TYPE=SVG+XML", "4.0": ";MEDIATYPE=image/svg+xml"}[version]

    said = says if kind == "image/svg+xml" else ""
    assert added(made(portrait=portrait), version) == [f"PHOTO;VALUE=uri{said}:https://a.example/a"]


def test_a_handle_that_a_parameter_of_version_3_cannot_hold_is_left_out() -> None:
    known = made(accounts=[{"service": "x", "handle": 'a"b', "url": "https://x.com/ab"}])

    assert "X-SOCIALPROFILE;TYPE=x:https://x.com/ab" in lines(written(known, "3.0"))
    assert 'SOCIALPROFILE;SERVICE-TYPE=X;USERNAME="a^\'b":https://x.com/ab' in lines(
        written(known, "4.0")
    )
