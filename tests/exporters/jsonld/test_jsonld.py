"""The shape of the JSON-LD, and what it claims of a person and what it does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from conftest import AS_OF, profile

from pexport import registry
from pexport.exporters.jsonld.checks.expansion import check_expansion
from pexport.profile import Profile
from pexport.profile.leaves import leaves
from pexport.vocabulary import catalogue
from pexport.vocabulary.files import vocab

EXPORTER = registry.load_exporter("jsonld")
OPTIONS = EXPORTER.options(as_of=AS_OF)
BARE = EXPORTER.options(as_of=AS_OF, bare=True)
FULL = profile("full")
ORG = {"name": "University"}
NODE = {"@type": "Organization", "name": "University"}


def person(**facts: Any) -> Any:
    """Return the node of a person with the facts."""
    return document(**facts)["mainEntity"]


def document(**facts: Any) -> Any:
    whole = Profile.model_validate({"name": {"display": "Ada"}, **facts})
    built = EXPORTER.build(whole, OPTIONS)
    assert EXPORTER.problems(built, full=True) == []
    return built


def test_a_name_alone_is_a_page_about_a_person() -> None:
    assert document() == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {"@type": "Person", "name": "Ada"},
    }


def test_the_bare_person_is_the_main_entity_of_the_page() -> None:
    page, bare = EXPORTER.build(FULL, OPTIONS), EXPORTER.build(FULL, BARE)

    assert bare == {"@context": "https://schema.org", **page["mainEntity"]}


def test_what_identifies_and_presents_stands_first() -> None:
    page = EXPORTER.build(FULL, OPTIONS)

    assert list(page) == [
        "@context", "@type", "@id", "url", "name", "inLanguage", "dateCreated", "dateModified",
        "isPartOf", "mainEntity",
    ]  # fmt: skip
    assert list(page["mainEntity"])[:14] == [
        "@type", "@id", "name", "givenName", "additionalName", "familyName", "honorificPrefix",
        "honorificSuffix", "alternateName", "pronouns", "jobTitle", "disambiguatingDescription",
        "description", "image",
    ]  # fmt: skip


def test_the_person_is_named_by_orcid_else_by_the_site_else_not_at_all() -> None:
    orcid = {"scheme": "orcid", "value": "0000-0002-1825-0097"}
    site = {"url": "https://ada.example/", "subject": "https://ada.example/#me"}

    assert person(identifiers=[orcid], document=site)["@id"] == (
        "https://orcid.org/0000-0002-1825-0097"
    )
    assert person(document=site)["@id"] == "https://ada.example/#me"
    assert "@id" not in person()


def test_the_other_iri_of_the_person_identifies_them_too() -> None:
    orcid = {"scheme": "orcid", "value": "0000-0002-1825-0097"}
    site = {"subject": "https://ada.example/#me"}

    assert person(identifiers=[orcid], document=site)["sameAs"] == "https://ada.example/#me"
    assert "sameAs" not in person(document=site)


def test_a_page_whose_address_names_the_person_has_no_iri_of_its_own() -> None:
    page = document(
        identifiers=[{"scheme": "orcid", "value": "0000-0002-1825-0097"}],
        document={"url": "https://orcid.org/0000-0002-1825-0097"},
    )

    assert "@id" not in page
    assert page["url"] == page["mainEntity"]["@id"]
    assert "mainEntityOfPage" not in page["mainEntity"]


def test_the_short_text_is_the_description_where_it_is_the_only_one() -> None:
    short, long = [{"text": "Short."}], [{"text": "Long."}]

    assert person(summaries=short)["description"] == "Short."
    assert "disambiguatingDescription" not in person(summaries=short)
    assert person(biographies=long)["description"] == "Long."
    both = person(summaries=short, biographies=long)
    assert (both["disambiguatingDescription"], both["description"]) == ("Short.", "Long.")


def test_a_text_says_its_language_where_it_is_not_the_language_of_the_page() -> None:
    texts = [{"text": "A"}, {"text": "B", "language": "en"}, {"text": "C", "language": "fr"}]

    in_english = person(headlines=texts, document={"language": "en"})
    anywhere = person(headlines=texts)

    tagged = {"@value": "C", "@language": "fr"}
    assert in_english["jobTitle"] == ["A", "B", tagged]
    assert anywhere["jobTitle"] == ["A", {"@value": "B", "@language": "en"}, tagged]


def test_an_undated_affiliation_is_no_employment() -> None:
    found = person(positions=[{"organization": ORG}])

    assert found["affiliation"] == NODE
    assert "worksFor" not in found


PERIODS = {
    "running": ({"start": "2018-02"}, True),
    "running still": ({"start": "2018", "end": "2099"}, True),
    "ending this year, which may be over": ({"end": "2026"}, False),
    "over": ({"start": "2012", "end": "2018-01-31"}, False),
    "over, the source says": ({"start": "2012", "state": "ended"}, False),
    "to come": ({"start": "2026-12"}, False),
    "expected": ({"state": "expected"}, False),
    "in words": ({"dates": "in the nineties"}, False),
    "undated": ({}, True),
}


@pytest.mark.parametrize(("dates", "holds"), PERIODS.values(), ids=list(PERIODS))
def test_only_what_may_hold_stands_plainly(dates: Any, holds: bool) -> None:
    position = {"kind": "employment", "organization": ORG, "role": "Professor", **dates}

    found = person(positions=[position])["worksFor"]

    role: Any = {"@type": "EmployeeRole", "roleName": "Professor"}
    role |= {f"{key}Date": dates[key] for key in ("start", "end") if key in dates}
    role |= {"worksFor": NODE}
    assert found == ([NODE, role] if holds else role)


def test_a_tie_that_is_over_is_kept_even_if_nothing_else_is_known_of_it() -> None:
    position = {"organization": ORG, "state": "ended"}

    found = person(positions=[position])["affiliation"]

    assert found == {"@type": "OrganizationRole", "affiliation": NODE}


def test_a_department_is_part_of_the_organization_in_the_role_alone() -> None:
    found = person(positions=[{"organization": ORG, "department": "School"}])["affiliation"]

    school = {"@type": "Organization", "name": "School", "parentOrganization": NODE}
    assert found == [NODE, {"@type": "OrganizationRole", "affiliation": school}]


def test_an_organization_stands_plainly_once() -> None:
    positions = [{"organization": ORG, "role": role} for role in ("Reader", "Dean")]

    found = person(positions=positions)["affiliation"]

    assert found[0] == NODE
    assert [role["roleName"] for role in found[1:]] == ["Reader", "Dean"]


def test_who_has_finished_is_an_alumnus_with_a_degree() -> None:
    found = person(education=[{"organization": ORG, "degree": "PhD", "end": "2012"}])

    assert found["alumniOf"] == [
        NODE,
        {"@type": "OrganizationRole", "name": "PhD", "startDate": "2012", "alumniOf": NODE},
    ]
    assert found["hasCredential"] == {
        "@type": "EducationalOccupationalCredential",
        "name": "PhD",
        "credentialCategory": "degree",
        "dateCreated": "2012",
        "recognizedBy": NODE,
    }


@pytest.mark.parametrize(
    ("dates", "term"),
    [
        ({"state": "ongoing"}, "memberOf"),
        ({"start": "2024", "end": "2099"}, "memberOf"),
        ({"state": "expected", "end": "2027"}, "affiliation"),
        ({"start": "2010"}, "affiliation"),
        ({"dates": "In progress?"}, "affiliation"),
        ({}, "affiliation"),
    ],
)
def test_who_may_not_have_finished_is_no_alumnus_and_has_no_degree(dates: Any, term: str) -> None:
    found = person(education=[{"organization": ORG, "degree": "PhD", **dates}])

    ties = found[term] if isinstance(found[term], list) else [found[term]]
    assert [tie.get("name") for tie in ties][-1] == "PhD"
    assert (ties[0] == NODE) is (term == "memberOf")
    assert not {"alumniOf", "hasCredential"} & found.keys()


def test_a_job_without_an_organization_is_an_occupation() -> None:
    found = person(positions=[{"role": "Diver"}, {"role": "Baker", "start": "2001", "end": "2003"}])

    occupations = [{"@type": "Occupation", "name": name} for name in ("Diver", "Baker")]
    assert found["hasOccupation"] == [
        occupations[0],
        {
            "@type": "Role",
            "startDate": "2001",
            "endDate": "2003",
            "hasOccupation": occupations[1],
        },
    ]


def test_of_studies_without_an_organization_the_degree_is_told() -> None:
    found = person(education=[{"degree": "PhD", "end": "2012"}, {"degree": "BSc"}])

    assert found["hasCredential"] == {
        "@type": "EducationalOccupationalCredential",
        "name": "PhD",
        "credentialCategory": "degree",
        "dateCreated": "2012",
    }
    assert not {"alumniOf", "affiliation", "memberOf"} & found.keys()


def test_same_as_holds_each_address_that_identifies_the_person_once_and_no_other() -> None:
    found = person(
        accounts=[{"service": "github", "url": "https://github.com/ada"}] * 2,
        identifiers=[{"scheme": "scopus", "value": "1"}],
        emails=[{"address": "ada@ada.example"}],
        homepage={"url": "https://ada.example/"},
        links=[
            {"url": "https://ada.example/cv.pdf", "kind": "cv"},
            {"url": "https://ada.example/#contact", "kind": "contact"},
            {"url": "https://lab.example/"},
            {"url": "skype:ada?chat", "kind": "chat"},
        ],
    )

    assert found["sameAs"] == "https://github.com/ada"
    assert [each["url"] for each in found["contactPoint"]] == [
        "https://ada.example/#contact",
        "skype:ada?chat",
    ]
    assert [(each["@type"], each["url"]) for each in found["subjectOf"]] == [
        ("DigitalDocument", "https://ada.example/cv.pdf"),
        ("CreativeWork", "https://lab.example/"),
    ]


def test_an_identifier_of_an_unknown_scheme_is_named_by_its_scheme() -> None:
    found = person(identifiers=[{"scheme": "own-scheme", "value": "7"}])["identifier"]

    assert found == {"@type": "PropertyValue", "propertyID": "own-scheme", "value": "7"}


@pytest.mark.parametrize(
    ("scheme", "value", "iri"),
    [
        ("ror", "https://ror.org/05qwgg493", "https://ror.org/05qwgg493"),
        ("ror", "05qwgg493", "https://ror.org/05qwgg493"),
        ("fundref", "https://doi.org/10.13039/1", "https://doi.org/10.13039/1"),
        ("wikidata", "Q42", "http://www.wikidata.org/entity/Q42"),
        ("isni", "0000 0001", "https://isni.org/isni/0000%200001"),
        ("ror", "http://elsewhere.example/", None),
        ("grid", "grid.1.2", None),
    ],
)
def test_a_registry_with_addresses_names_an_organization(
    scheme: str, value: str, iri: str | None
) -> None:
    identifiers = [{"scheme": scheme, "value": value}]

    found = person(positions=[{"organization": ORG | {"identifiers": identifiers}}])["affiliation"]

    assert found.get("@id") == iri
    assert found["identifier"].get("url") == iri
    assert found["identifier"]["value"] == value


def test_an_organization_is_the_same_as_each_address_of_a_registry_once() -> None:
    ror, wikidata = ({"scheme": "ror", "value": "05qwgg493"}, {"scheme": "wikidata", "value": "Q1"})
    named = ORG | {"identifiers": [ror, wikidata, ror, wikidata]}

    found = person(positions=[{"organization": named}])["affiliation"]

    assert found["@id"] == "https://ror.org/05qwgg493"
    assert found["sameAs"] == ["https://ror.org/05qwgg493", "http://www.wikidata.org/entity/Q1"]


def works(**work: Any) -> Any:
    return person(works=[{"title": "T", **work}])["@reverse"]["creator"]


def test_a_doi_is_escaped_as_a_path_is() -> None:
    old = "10.1002/(SICI)1097(199702)2:2<167::AID-1>3.0.CO;2-#"

    found = works(identifiers=[{"scheme": "doi", "value": old}])

    assert (
        found["@id"] == "https://doi.org/10.1002/(SICI)1097(199702)2:2%3C167::AID-1%3E3.0.CO;2-%23"
    )
    assert found["identifier"]["value"] == old


def test_a_number_belongs_to_the_book_or_the_periodical_that_has_it() -> None:
    isbn, issn = {"scheme": "isbn", "value": "978"}, {"scheme": "issn", "value": "1234"}

    article = works(type="journal-article", venue="V", identifiers=[issn])
    chapter = works(type="book-chapter", venue="V", identifiers=[isbn])
    book = works(type="book", venue="V", identifiers=[isbn, isbn | {"value": "979"}])

    assert article["isPartOf"] == {"@type": "Periodical", "name": "V", "issn": "1234"}
    assert chapter["isPartOf"] == {"@type": "Book", "name": "V", "isbn": "978"}
    assert (book["isbn"], book["identifier"]["value"]) == ("978", "979")


def test_a_work_of_an_unknown_type_is_a_creative_work() -> None:
    assert works(type="hologram", venue="Somewhere") == {
        "@type": "CreativeWork",
        "name": "T",
        "isPartOf": {"@type": "CreativeWork", "name": "Somewhere"},
    }


def test_an_author_of_the_same_name_is_not_taken_for_the_person() -> None:
    found = works(authors=[{"name": "Ada"}])

    assert found["author"] == {"@type": "Person", "name": "Ada"}


def test_every_text_comes_from_the_profile_or_from_the_tables() -> None:
    """Nothing is added: no derived address of a picture, no made-up date, no name of ours."""
    known = {str(value) for _, value in leaves(FULL)}
    tables = set(strings(orjson.loads(vocab("schemaorg/crosswalk.json"))))
    context = set(orjson.loads(vocab("schemaorg/context.jsonld"))["@context"])
    for service in catalogue.services().values():
        tables |= {service.title, service.registry or ""}

    unknown = {
        text
        for text in strings(EXPORTER.build(FULL, OPTIONS))
        if text not in known | tables | context
    }

    assert unknown == {
        "https://schema.org",
        "E37",
        # The addresses of identifiers, and an ORCID iD as an address.
        "https://arxiv.org/abs/2101.00001",
        "https://doi.org/10.5555/jtr.2021.7",
        "https://isni.org/isni/0000000121032683",
        "http://www.wikidata.org/entity/Q42",
        "https://orcid.org/0000-0001-2345-6789",
        # Organizations that no registry with addresses names.
        "https://okafor.example/#org-lagoon-university",
        "https://okafor.example/#org-mangrove-alliance",
    }


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_the_page_of_the_sample_holds_no_relative_address() -> None:
    for name in ("full", "researcher"):
        for key, value in members(EXPORTER.build(profile(name), OPTIONS)):
            if key in ("@id", "url", "sameAs", "contentUrl", "mainEntityOfPage"):
                for each in value if isinstance(value, list) else [value]:
                    assert each.startswith(("https://", "http://")), (key, each)


def members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key, each
            yield from members(each)
    elif isinstance(value, list):
        for each in value:
            yield from members(each)


def test_json_is_written_readably_in_utf_8() -> None:
    data = EXPORTER.encode(EXPORTER.build(FULL, OPTIONS), OPTIONS)

    assert data.startswith(b'{\n  "@context": "https://schema.org",\n  "@type": "ProfilePage",\n')
    assert "マヤ・オカフォー".encode() in data
    assert data.endswith(b"}\n")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not valid JSON"),
        (b"hello", "not valid JSON"),
        (b"\xff\xfe", "the file is UTF-16"),
        (b"\xe9", "not valid UTF-8"),
        (b"[1]", "expected a JSON object"),
        (b"[]", "expected a JSON object"),
        (b'"https://schema.org"', "expected a JSON object"),
        (b"<p>hello</p>", "no <script"),
        (b"<script>var a = 1;</script>", "no <script"),
        (b"<!-- <script type='application/ld+json'>{}</script> -->", "no <script"),
    ],
)
def test_what_is_something_else_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refusal:
        EXPORTER.decode(data)

    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize(
    "element",
    [
        b'<SCRIPT type="application/ld+json" nonce="x">%s</SCRIPT>',
        b'\n <script type="application/ld+json">%s</script> \n',
    ],
)
def test_a_script_element_is_read_however_it_is_written(element: bytes) -> None:
    assert EXPORTER.decode(element % b'{"@context": "https://schema.org"}') == {
        "@context": "https://schema.org"
    }


def test_a_term_without_a_meaning_is_found_where_it_stands() -> None:
    wrong = {"@context": "https://schema.org", "@type": "Person", "address": {"zip": "1"}}

    assert [(each.where, each.message) for each in check_expansion(wrong)] == [
        ("/address/zip", "'zip' is not defined in schema.org's context")
    ]


def test_no_other_context_is_loaded() -> None:
    for context in ("https://evil.example/", "file:///etc/passwd"):
        [problem] = check_expansion({"@context": context, "@type": "Person"})
        assert problem.where == "/"
        assert problem.message


def test_a_plain_export_loads_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from pexport import registry\n"
        "from pexport.profile import Profile\n"
        "exporter = registry.load_exporter('jsonld')\n"
        "document = exporter.build(Profile.model_validate({'name': {'display': 'Ada'}}),"
        " exporter.options())\n"
        "assert exporter.problems(document) == []\n"
        "print({'pyld', 'rdflib', 'jsonschema', 'pyshacl', 'lxml', 'requests'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.strip() == "set()"
