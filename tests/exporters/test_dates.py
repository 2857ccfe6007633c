"""Days and times that do not exist are found in every format, and by one piece of code."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport import iso8601, registry
from pexport.exporters.datatypes import XML_SCHEMA, is_date, is_time, literal_fault


def valid(name: str, data: str) -> bool:
    exporter = registry.load_exporter(name)
    found = exporter.problems(exporter.decode(data.encode()))
    return all(problem.warning for problem in found)


PREFIXES = (
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix schema: <https://schema.org/> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dct: <http://purl.org/dc/terms/> . "
    '<https://ada.example/#me> a foaf:Person ; foaf:name "Ada" ; '
)
TRIPLES = (
    "<https://ada.example/#me> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://xmlns.com/foaf/0.1/Person> .\n"
    '<https://ada.example/#me> <http://xmlns.com/foaf/0.1/name> "Ada" .\n'
    '<https://ada.example/#me> <http://purl.org/dc/terms/created> "{}"^^'
    "<http://www.w3.org/2001/XMLSchema#date> .\n"
)
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dct="http://purl.org/dc/terms/">'
    '<foaf:Person rdf:about="https://ada.example/#me"><foaf:name>Ada</foaf:name>'
    '<dct:created rdf:datatype="http://www.w3.org/2001/XMLSchema#date">{}</dct:created>'
    "</foaf:Person></rdf:RDF>"
)
FLATTENED = (
    '[{{"@id": "https://ada.example/#me", "@type": "http://xmlns.com/foaf/0.1/Person", '
    '"http://xmlns.com/foaf/0.1/name": "Ada", "http://purl.org/dc/terms/created": '
    '{{"@type": "http://www.w3.org/2001/XMLSchema#date", "@value": "{}"}}}}]'
)
JSONLD = '{{"@context": "https://schema.org", "@type": "Person", "name": "Ada", {}}}'
PAGE = (
    '{{"@context": "https://schema.org", "@type": "ProfilePage", "dateModified": "{}", '
    '"mainEntity": {{"@type": "Person", "name": "Ada"}}}}'
)
CARD_3 = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nN:Njoku;Ada;;;\r\n{}\r\nEND:VCARD\r\n"
CARD_4 = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\n{}\r\nEND:VCARD\r\n"
JCARD = '["vcard", [["version", {{}}, "text", "4.0"], ["fn", {{}}, "text", "Ada"], {}]]'
XCARD = (
    '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>Ada</text></fn>'
    "{}</vcard></vcards>"
)
JSCONTACT = '{{"@type": "Card", "version": "2.0", "name": {{"full": "Ada"}}, {}}}'
ORCID = (
    '{{"title": {{"title": {{"value": "Tides"}}}}, "type": "journal-article", "publication-date": '
    '{{"year": {{"value": "{}"}}, "month": {{"value": "{}"}}, "day": {{"value": "{}"}}}}}}'
)
ORCID_XML = (
    '<work:work xmlns:work="http://www.orcid.org/ns/work" '
    'xmlns:common="http://www.orcid.org/ns/common"><work:title><common:title>Tides</common:title>'
    "</work:title><work:type>journal-article</work:type><common:publication-date>"
    "<common:year>{}</common:year><common:month>{}</common:month><common:day>{}</common:day>"
    "</common:publication-date></work:work>"
)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("jsonld", PAGE.format("2024-02-29"), PAGE.format("2023-02-29")),
        ("jsonld", PAGE.format("2024-02-29T23:59:00+01:00"), PAGE.format("2024-02-29T25:00:00Z")),
        ("jsonld", PAGE.format("2024-02-29T24:00:00"), PAGE.format("2024-02-29T24:01:00")),
        ("jsonld", PAGE.format("2024-02-29T10:00+14:00"), PAGE.format("2024-02-29T10:00+99:00")),
        ("jsonld", PAGE.format("2024-02-29T10:59"), PAGE.format("2024-02-29T10:60")),
        (
            "jsonld",
            JSONLD.format('"birthDate": {"@type": "xsd:date", "@value": "1985-02-28"}'),
            JSONLD.format('"birthDate": {"@type": "xsd:date", "@value": "1985-02-30"}'),
        ),
        (
            "jsonld",
            JSONLD.format('"dct:created": {"@type": "Date", "@value": "1985-02-28"}'),
            JSONLD.format('"dct:created": [{"@type": "Date", "@value": "1985-02-30"}]'),
        ),
        (
            "turtle",
            PREFIXES + 'schema:birthDate "1985-02-28"^^schema:Date .',
            PREFIXES + 'schema:birthDate "1985-02-30"^^schema:Date .',
        ),
        (
            "turtle",
            PREFIXES + 'schema:birthDate "1985-02-28" .',
            PREFIXES + 'schema:birthDate "1985-02-30" .',
        ),
        (
            "turtle",
            PREFIXES + 'foaf:birthday "02-29" .',
            PREFIXES + 'foaf:birthday "02-30" .',
        ),
        (
            "turtle",
            PREFIXES + 'dct:created "2012-04-30T24:00:00Z"^^xsd:dateTime .',
            PREFIXES + 'dct:created "2012-04-30T24:00:01Z"^^xsd:dateTime .',
        ),
        (
            "trig",
            PREFIXES + 'dct:created "2012-04"^^xsd:gYearMonth .',
            PREFIXES + 'dct:created "2012-13"^^xsd:gYearMonth .',
        ),
        ("ntriples", TRIPLES.format("2000-02-29"), TRIPLES.format("1900-02-29")),
        ("nquads", TRIPLES.format("2000-02-29"), TRIPLES.format("1900-02-29")),
        ("rdfxml", RDF_XML.format("2000-02-29"), RDF_XML.format("1900-02-29")),
        ("flattened", FLATTENED.format("2000-02-29"), FLATTENED.format("1900-02-29")),
        ("vcard", CARD_3.format("BDAY:1985-02-28"), CARD_3.format("BDAY:1985-02-30")),
        ("vcard", CARD_3.format("BDAY:19850228"), CARD_3.format("BDAY:19850230")),
        (
            "vcard",
            CARD_3.format("REV:2024-04-30T10:00:00Z"),
            CARD_3.format("REV:2024-04-31T10:00:00Z"),
        ),
        ("vcard", CARD_4.format("BDAY:--0229"), CARD_4.format("BDAY:--0230")),
        ("vcard", CARD_4.format("BDAY:19840229"), CARD_4.format("BDAY:19850229")),
        ("vcard", CARD_4.format("REV:20240430T100000Z"), CARD_4.format("REV:20240431T100000Z")),
        (
            "vcard",
            CARD_4.format("DEATHDATE:20000229T2359"),
            CARD_4.format("DEATHDATE:19000229T2359"),
        ),
        (
            "jcard",
            JCARD.format('["bday", {}, "date-and-or-time", "1984-02-29"]'),
            JCARD.format('["bday", {}, "date-and-or-time", "1985-02-29"]'),
        ),
        (
            "xcard",
            XCARD.format("<bday><date>19840229</date></bday>"),
            XCARD.format("<bday><date>19850229</date></bday>"),
        ),
        (
            "jscontact",
            JSCONTACT.format('"updated": "2024-02-29T10:00:00Z"'),
            JSCONTACT.format('"updated": "2023-02-29T10:00:00Z"'),
        ),
        *(
            (
                "jscontact",
                JSCONTACT.format(f'"anniversaries": {{"a": {{"kind": "birth", "date": {right}}}}}'),
                JSCONTACT.format(f'"anniversaries": {{"a": {{"kind": "birth", "date": {wrong}}}}}'),
            )
            for right, wrong in [
                ('{"year": 1984, "month": 2, "day": 29}', '{"year": 1985, "month": 2, "day": 29}'),
                ('{"month": 2, "day": 29}', '{"month": 2, "day": 30}'),
                (
                    '{"@type": "Timestamp", "utc": "2016-12-31T23:59:60Z"}',
                    '{"@type": "Timestamp", "utc": "2016-12-31T22:59:60Z"}',
                ),
            ]
        ),
        (
            "jscontact",
            JSCONTACT.format('"notes": {"n": {"note": "x", "created": "2024-02-29T10:00:00Z"}}'),
            JSCONTACT.format('"notes": {"n": {"note": "x", "created": "2023-02-29T10:00:00Z"}}'),
        ),
        ("orcid", ORCID.format(2024, "02", 29), ORCID.format(2023, "02", 29)),
        ("orcid-xml", ORCID_XML.format(2024, "02", 29), ORCID_XML.format(2023, "02", 29)),
    ],
)
def test_what_does_not_exist_is_found_in_every_format(name: str, right: str, wrong: str) -> None:
    assert valid(name, right)
    assert not valid(name, wrong)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_the_calendar_is_the_gregorian_one(year: int, month: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]

    assert iso8601.day_exists(year, month, day) is exists
    for text in (f"{year:04}-{month:02}-{day:02}", f"{year:04}{month:02}{day:02}"):
        assert (iso8601.impossible(text) == "") is exists
        assert (iso8601.impossible(f"{text}T10:00:00") == "") is exists


@given(st.dates(date(1900, 1, 1)), st.integers(0, 86399), st.integers(-14 * 60, 14 * 60))
def test_what_a_clock_shows_exists(day: date, seconds: int, zone: int) -> None:
    time = str(timedelta(seconds=seconds)).zfill(8)
    sign, ahead = "-" if zone < 0 else "+", str(timedelta(minutes=abs(zone)))[:-3].zfill(5)
    moment = f"{day}T{time}{sign}{ahead}"

    assert iso8601.impossible(moment) == ""
    assert is_date(moment)
    assert literal_fault(moment, f"{XML_SCHEMA}dateTime") == ""
    assert literal_fault(time, f"{XML_SCHEMA}time") == ""
    assert is_time(time)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1985-02-30", "there is no day 1985-02-30"),
        ("--0230", "there is no day 02-30"),
        ("--02-30", "there is no day 02-30"),
        ("---32", "there is no day 32"),
        ("2012-13", "there is no month 13"),
        ("-0044-02-29", ""),
        ("0000-02-29", ""),
        ("-0001-02-29", "there is no day -0001-02-29"),
        ("12000-02-29", ""),
        ("T25", "there is no time 25:00"),
        ("T25:00", "there is no time 25:00"),
        ("24:00:00.0", ""),
        ("24:00:00.1", "there is no time 24:00"),
        ("T--60", ""),
        ("T-2260", ""),
        ("10:60", "there is no minute 60"),
        ("10:00:61", "there is no second 61"),
        ("10:00:60", "there is no leap second at this time"),
        ("2017-01-01T05:29:60+05:30", ""),
        ("10:00+24:00", "there is no time zone +24:00"),
        ("10:00-0060", "there is no time zone -0060"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_the_reason_names_what_does_not_exist(text: str, reason: str) -> None:
    assert iso8601.impossible(text) == reason
