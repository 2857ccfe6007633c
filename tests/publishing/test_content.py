"""What the published files say, as foreign programs read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import extruct  # type: ignore[import-untyped] # has no types
import lxml.html
import mf2py  # type: ignore[import-untyped] # has no types
import pyoxigraph
import pytest

from .published import HOSTILE, PERSON, hostile_person, publish

ADDRESS = "https://ada.example/"
CONTACT = (b"ada@mail.example", b"office@mail.example", b"555 0100")
PAGES = ("index.html", "person.html", "person.md", "webid.ttl")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("hostile"), person=hostile_person())


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_contact_data_stay_out_of_pages(public: Path, page: str) -> None:
    assert [each for each in CONTACT if each in (public / page).read_bytes()] == []
    assert b"ada@mail.example" in (public / "person.vcf").read_bytes()


def test_contact_data_are_on_pages_on_request(tmp_path: Path) -> None:
    public = publish(tmp_path, "--contact")

    for page in ("index.html", "person.html", "person.md"):
        assert [each for each in CONTACT if each not in (public / page).read_bytes()] == []


@pytest.mark.parametrize(("page", "address"), [("index.html", ""), ("person.html", "person.html")])
def test_the_h_card_is_representative(public: Path, page: str, address: str) -> None:
    """http://microformats.org/wiki/representative-h-card-parsing, its first rule."""
    url = f"{ADDRESS}{address}"
    found: Any = mf2py.Parser(doc=text(public, page), url=url).to_dict()

    (card,) = [each for each in found["items"] if url in each["properties"].get("uid", [])]

    assert url in card["properties"]["url"]
    assert card["properties"]["name"] == ["Ada Example"]
    assert card["properties"]["org"] == ["Open College"]
    assert "https://github.com/ada" in card["properties"]["url"]


def test_the_json_ld_of_the_page_is_that_of_the_person_without_contact_data(public: Path) -> None:
    (found,) = extruct.extract(text(public, "index.html"), syntaxes=["json-ld"])["json-ld"]
    alone = json.loads((public / "person.jsonld").read_bytes())

    about = alone["mainEntity"]
    del about["email"], about["telephone"]
    about["subjectOf"] = next(each for each in about["subjectOf"] if "mailto" not in each["url"])
    assert found == alone


def test_the_pages_name_the_other_files(public: Path) -> None:
    for page in ("index.html", "person.html"):
        tree = lxml.html.fromstring(text(public, page))
        alternates = {
            str(link.get("href")): link.get("type") for link in tree.iterfind(".//link[@type]")
        }

        assert alternates["person.ttl"] == "text/turtle"
        assert alternates["person.md"] == "text/markdown"
        assert [href for href in alternates if not (public / href).is_file()] == []


def test_the_webid_is_a_person_whom_its_document_describes(public: Path) -> None:
    document = f"{ADDRESS}webid.ttl"
    data = (public / "webid.ttl").read_bytes()
    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE, base_iri=document)
    said = {(str(each.subject), str(each.predicate), str(each.object)) for each in quads}

    foaf, me = "http://xmlns.com/foaf/0.1/", f"<{document}#me>"
    assert (f"<{document}>", f"<{foaf}primaryTopic>", me) in said
    assert (me, f"<{foaf}name>", '"Ada Example"') in said
    orcid = "<https://orcid.org/0000-0001-2345-6789>"
    assert (me, "<http://www.w3.org/2002/07/owl#sameAs>", orcid) in said


def test_webfinger_tells_who_the_account_is(public: Path) -> None:
    document = json.loads((public / ".well-known/webfinger/index.json").read_bytes())

    links = {(link["rel"], link["href"]): link.get("type") for link in document["links"]}
    assert document["subject"] == "acct:person@ada.example"
    assert f"{ADDRESS}webid.ttl#me" in document["aliases"]
    assert links["http://webfinger.net/rel/profile-page", ADDRESS] == "text/html"
    assert links["describedby", f"{ADDRESS}person.ttl"] == "text/turtle"
    assert ("me", "https://github.com/ada") in links


def test_without_an_address_nothing_is_made_up(tmp_path: Path) -> None:
    public = publish(tmp_path, person={"name": {"display": "Ada"}})

    assert not (public / ".well-known").exists()
    assert 'href="">Ada</a>' in text(public, "index.html")
    assert b"http" not in (public / "webid.ttl").read_bytes().split(b"\n\n", 1)[1]


def test_another_address_is_that_of_pages_and_hosts(tmp_path: Path) -> None:
    public = publish(tmp_path, "--at", "https://people.example/ada")

    assert 'rel="canonical" href="https://people.example/ada/"' in text(public, "index.html")
    assert "\n/ada/person.ttl\n" in text(public, "_headers")
    assert "\n/.well-known/webfinger\n" in text(public, "_headers")


def rendered(folder: Path) -> Any:
    import pyromark

    return lxml.html.fromstring(pyromark.html(text(folder, "person.md")))


def test_the_markdown_twin_is_read_as_it_is_meant(public: Path) -> None:
    tree = rendered(public)

    assert tree.findtext(".//h1") == "Ada Example"
    assert "https://github.com/ada" in {link.get("href") for link in tree.iterfind(".//a")}
    assert "person.ttl" in {link.get("href") for link in tree.iterfind(".//a")}


def test_hostile_text_is_text_in_markdown(hostile: Path) -> None:
    tree = rendered(hostile)
    headings = [each.text_content() for each in tree.iter("h1", "h2")]

    assert headings[0] == HOSTILE
    assert headings[1:] == [
        "Interests", "Elsewhere", "Positions", "Works", "Awards", "This page in other formats"
    ]  # fmt: skip
    assert list(tree.iter("script", "img")) == []
    assert [a.get("href") for a in tree.iterfind(".//a") if "script" in str(a.get("href"))] == []
    assert tree.text_content().count("{{ 7*7 }}{% x %} ]]> &lt;") >= 10


@pytest.mark.parametrize("page", ["index.html", "person.html"])
def test_hostile_text_is_text_in_html(hostile: Path, page: str) -> None:
    tree = lxml.html.fromstring(text(hostile, page))
    scripts = list(tree.iter("script"))

    assert [each.get("type") for each in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0].text or "")["mainEntity"]["name"] == HOSTILE
    assert tree.findtext(".//h1/a") == HOSTILE
    assert [
        each for each in tree.iter() if any(str(name).startswith("on") for name in each.attrib)
    ] == []
    assert not re.search(r'href="\s*javascript', text(hostile, page))
    assert [each.get("src") for each in tree.iter("img")] == []


def test_hostile_text_stays_in_its_place_in_what_hosts_read(hostile: Path) -> None:
    for name in ("_headers", ".htaccess", "nginx-snippet.conf", "_redirects"):
        assert "alert" not in text(hostile, name)


def test_who_may_not_see_a_fact_does_not(tmp_path: Path) -> None:
    hidden = {**PERSON, "headlines": [{"text": "Secret gauger", "visibility": "private"}]}
    public = publish(tmp_path, person=hidden)

    assert [p for p in public.rglob("*") if p.is_file() and b"Secret" in p.read_bytes()] == []
