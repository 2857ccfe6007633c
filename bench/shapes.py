"""Inputs that grow: for every source and every format, texts made to be slow on, of any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]
"""Makes an input of about so many parts."""

_SCHEMA = '"@context":"https://schema.org","@type":"Person","name":"A"'
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ME = "<https://a.example/#me>"
_CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n"
_END = "END:VCARD\r\n"


def many(part: str, between: str = "", around: tuple[str, str] = ("", "")) -> Shape:
    """Return the shape of *part*, with its number for ``#``, many times."""

    def shape(number: int) -> str:
        parts = (part.replace("#", str(index)) for index in range(number))
        return f"{around[0]}{between.join(parts)}{around[1]}"

    return shape


def nested(begin: str, end: str, around: tuple[str, str] = ("", "")) -> Shape:
    """Return the shape of *begin* and *end* around each other, many times."""
    return lambda number: f"{around[0]}{begin * number}{end * number}{around[1]}"


def _json(part: str, begin: str, end: str) -> Shape:
    return many(part, ",", (begin, end))


def _card(part: str, before: str = "", after: str = "") -> Shape:
    return many(part, "", (f"{_CARD}{before}", f"{after}\r\n{_END}"))


_XML = f'<rdf:RDF xmlns:rdf="{_RDF}" xmlns:s="https://schema.org/"'
_ORCID = '{"orcid-identifier":{"path":"0000-0002-1825-0097"},"person":'
_XCARD = '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard><fn><text>A</text></fn>'
_RECORD = '<record:record xmlns:record="http://www.orcid.org/ns/record">'
_JCARD = '["vcard",[["version",{},"text","4.0"],["fn",{},"text","A"]'
_CONTACT = '{"@type":"Card","version":"1.0","uid":"u","name":{"full":"A"},'

DECODERS: Mapping[str, Mapping[str, Shape]] = {
    "jsonld": {
        "organizations": _json(
            '{"@type":"Organization","name":"O#","url":"https://o#.example/"}',
            f'{{{_SCHEMA},"affiliation":[',
            "]}",
        ),
        "graph": _json(
            '{"@type":"Person","@id":"https://a.example/##","name":"A"}',
            '{"@context":"https://schema.org","@graph":[',
            "]}",
        ),
        "contexts": _json(
            '{"a#":"https://x.example/#"}',
            '{"@context":["https://schema.org",',
            '],"@type":"Person","name":"A"}',
        ),
        "claims": many('"@context":[', "", ("{", "")),
        "nested": nested('"knows":{"@type":"Person",', '"name":"A"}', (f"{{{_SCHEMA},", "")),
        "tags that do not end": many('<a b="', "", ("<html><body>", "")),
        "comments that do not end": many("<!--", "", ("<html><body>", "")),
        "blocks": many(
            f'<script type="application/ld+json">{{{_SCHEMA}}}</script>', "", ("<html>", "")
        ),
        "quotes": many('\\"', "", ('{"@context":"https://schema.org","a":"', "")),
        "addresses": _json('"https://a.example/#"', f'{{{_SCHEMA},"sameAs":[', "]}"),
    },
    "vcard": {
        "properties": _card("NOTE:a#\r\n"),
        "unknown properties": _card("XXX#:a\r\n"),
        "carriage returns": _card("\r\r\r\r", "NOTE:"),
        "folds": _card("\r\n x", "NOTE:"),
        "parameters": _card(";TYPE=a#", "EMAIL", ":x"),
        "escapes": _card("\\;a;", "N:"),
        "quotes": _card(';A="', "X-A", ":x"),
        "cards": many(f"{_CARD}{_END}"),
        "cards in cards": nested("BEGIN:VCARD\r\nVERSION:2.1\r\n", _END),
    },
    "jcard": {
        "properties": _json('["note",{},"text","x#"]', f"{_JCARD},", "]]"),
        "values": _json('"x"', f'{_JCARD},["note",{{}},"text",', "]]]"),
        "nested": nested("[", "]", ('["vcard",', "]")),
    },
    "xcard": {
        "properties": many("<note><text>x</text></note>", "", (_XCARD, "</vcard></vcards>")),
        "nested": nested("<a>", "</a>", (_XCARD, "</vcard></vcards>")),
        "attributes": many(' a#=""', "", ("<vcards", "/>")),
    },
    "jscontact": {
        "addresses": _json('"e#":{"address":"a@b.example"}', f'{_CONTACT}"emails":{{', "}}"),
        "unknown properties": _json('"e#":1', _CONTACT, "}"),
        "patches": _json('"titles/t#/name":"x"', f'{_CONTACT}"localizations":{{"de":{{', "}}}"),
        "languages": _json('"d#":{"name/full":"x"}', f'{_CONTACT}"localizations":{{', "}}"),
        "nested": nested("[", "]", (f'{_CONTACT}"x.example:a":', "}")),
    },
    "turtle": {
        "subjects": many(f"<https://a.example/##> <https://schema.org/knows> {_ME} .\n"),
        "blank nodes": many("_:b# <https://schema.org/knows> _:b#0 .\n"),
        "nested": nested("[ <https://schema.org/knows> ", "]", (f"{_ME} <p> ", " .")),
        "lists": nested("(", ")", (f"{_ME} <https://schema.org/knows> ", " .")),
        "types of literals": many(
            '\\"^^<http://www.w3.org/2001/XMLSchema#', "", (f'{_ME} <p> "', '" .')
        ),
        "empty lines": many("\n\n\n\n", "", ("", ".")),
    },
    "trig": {"graphs": many(f'<https://g#.example/> {{ {_ME} <https://a.example/p> "A" }}\n')},
    "ntriples": {"statements": many('<https://a.example/##> <https://a.example/p> "A" .\n')},
    "nquads": {
        "statements": many('<https://a.example/##> <https://a.example/p> "A" <https://g#> .\n'),
        "labels": many("<>_:", "", ("_:", "")),
    },
    "rdfxml": {
        "nested": nested(
            "<s:Person><s:knows>", "</s:knows></s:Person>", (f"{_XML}>", "</rdf:RDF>")
        ),
        "subjects": many("<s:Person><s:name>A</s:name></s:Person>", "", (f"{_XML}>", "</rdf:RDF>")),
        "namespaces": many(' xmlns:a#="https://a#/"', "", (_XML, "><s:Person/></rdf:RDF>")),
    },
    "flattened": {
        "nodes": _json(
            '{"@id":"https://a.example/##","https://schema.org/name":[{"@value":"A"}]}', "[", "]"
        ),
        "nested": nested(
            '{"https://schema.org/knows":[', "]}", ('[{"@id":"https://a.example/","p:p":', "}]")
        ),
    },
    "orcid": {
        "addresses": _json(
            '{"url-name":"a","url":{"value":"https://a.example/#"}}',
            f'{_ORCID}{{"researcher-urls":{{"researcher-url":[',
            "]}}}",
        ),
        "nested": nested('{"a":', "}", (_ORCID, "1}")),
    },
    "orcid-xml": {
        "elements": many("<a/>", "", (_RECORD, "</record:record>")),
        "nested": nested("<a>", "</a>", (_RECORD, "</record:record>")),
    },
}
"""What is given to ``check``, by the format that it is checked as."""


def _page(key: str, value: Shape) -> Shape:
    return lambda number: f"---\ntitle: Ada Njoku\nrole: x\n{key}: {value(number)}\n---\n"


def _body(value: Shape) -> Shape:
    return lambda number: f"---\ntitle: Ada Njoku\nrole: x\n---\n{value(number)}\n"


def _quoted(part: str, end: str = "") -> Shape:
    return many(part, "", ('"', f'{end}"'))


AUTHOR: Mapping[str, Shape] = {
    "organizations": _page("organizations", many("\n- {name: Lab #, url: 'https://l#.example'}")),
    "interests": _page("interests", many("\n- interest #")),
    "courses": _page("education", many("\n  - {course: C#, institution: I#, year: 2012}")),
    "links": _page("social", many("\n- {icon: link, link: 'https://a.example/#'}")),
    "dashes in a date": _page("lastmod", _quoted("-")),
    "addresses in one": _page("website", _quoted("https://a.example,", " x")),
    "markdown link": _page("website", _quoted("a(", "x")),
    "dots in an address": _page("website", _quoted("a.")),
    "words of a name": _page("name", _quoted("Ada ")),
    "brackets in a name": _page("name", _quoted("(a ")),
    "marks of a name": _page("name", _quoted("*")),
    "dates of a course": _page(
        "education", many("1 - ", "", ("{courses: [{course: C, year: '", "'}]}"))
    ),
    "e-mail": _page("email", _quoted("a.at_")),
    "blanks": _page("role", _quoted("a ", "\\x00")),
    "emphasis": _body(many("*a_")),
    "italics": _body(many("<i>")),
    "tags that do not end": _body(many('<a b="')),
    "comments that do not end": _body(many("<!--")),
    "attributes": _body(many("{.a}\n")),
    "attributes in one": _body(many('a="b c=" ', "", ("{", ""))),
    "hidden blocks": _body(many("a\n{.d-none}\n\n")),
    "shortcodes": _body(many('{{< a "')),
    "comment shortcodes": _body(many("{{< comment >}}")),
    "definitions": _body(many("[a#]: # (b)\n")),
    "footnotes": _body(many("a[^#]\n\n[^#]: b\n\n")),
    "brackets": _body(many("[")),
    "quotes": _body(nested("> ", "")),
    "lists": _body(
        lambda number: "\n".join(f"{'  ' * (index % 50)}- a" for index in range(number))
    ),
    "tables": _body(many("|a")),
    "references to characters": _body(many("&a")),
    "emoji": _body(many(":a")),
    "keys": lambda number: "---\ntitle: Ada\nrole: x\n" + many("a#: b\n")(number) + "---\n",
    "nested keys": lambda number: f"---\ntitle: Ada\na: {'[' * number}{']' * number}\n---\n",
    "keys of TOML": lambda number: (
        "+++\ntitle='Ada'\nrole='x'\n" + many("a#='b'\n")(number) + "+++\n"
    ),
    "headers of TOML": lambda number: "+++\ntitle='Ada'\n[[a]]\nb='" + " [[ " * number + "'\n+++\n",
    "keys of JSON": lambda number: (
        '{"title":"Ada","role":"x",' + many('"a#":"b"', ",")(number) + "}"
    ),
}
"""Pages of an author."""

PROFILE: Mapping[str, Shape] = {
    "links": _json('{"url":"https://a.example/#"}', '{"name":{"display":"Ada"},"links":[', "]}"),
    "interests": _json('{"text":"i#"}', '{"name":{"display":"Ada"},"interests":[', "]}"),
    "keys": _json('"a#":1', '{"name":{"display":"Ada"},', "}"),
    "text": many("a. ", "", ('{"name":{"display":"Ada"},"biographies":[{"text":"', '"}]}')),
}
"""Profiles in pexport's own JSON."""

_SITE = {"hugo.yaml": "baseURL: https://lab.example/\ntitle: Lab\n"}
_OWNER = {
    "content/authors/admin/_index.md": "---\ntitle: Ada Njoku\nsuperuser: true\nrole: x\n---\n"
}


def _files(name: str, text: str, *more: Mapping[str, str]) -> Callable[[int], dict[str, str]]:
    def site(number: int) -> dict[str, str]:
        files = {name.replace("#", str(i)): text.replace("#", str(i)) for i in range(number)}
        return {**_SITE, **{path: each for part in more for path, each in part.items()}, **files}

    return site


SITES: Mapping[str, Callable[[int], dict[str, str]]] = {
    "authors": _files("content/authors/a#/_index.md", "---\ntitle: Ada # Njoku\nrole: x\n---\n"),
    "publications": _files(
        "content/publication/p#/index.md",
        "---\ntitle: Work #\nauthors: [admin, Bob Okoro #]\ndate: 2020-01-01\n"
        "publication: '*Journal*, 12(3), 45-67'\ndoi: 10.1234/#\n---\n",
        _OWNER,
    ),
    "authors of a work": lambda number: {
        **_SITE,
        **_OWNER,
        "content/publication/p/index.md": "---\ntitle: Work\ndate: 2020-01-01\nauthors:\n- admin\n"
        + "".join(f"- Bob Okoro{index}\n" for index in range(number))
        + "---\n",
    },
    "a venue": lambda number: {
        **_SITE,
        **_OWNER,
        "content/publication/p/index.md": "---\ntitle: Work\ndate: 2020-01-01\nauthors: [admin]\n"
        f"publication: 'Journal {'1.1, ' * number} x'\n---\n",
    },
    "a citation": lambda number: {
        **_SITE,
        **_OWNER,
        "content/publication/p/index.md": "---\ntitle: W\nauthors: [admin]\n---\n",
        "content/publication/p/cite.bib": "@article{a, title={W}, note={" + "{a}" * number + "}}",
    },
}
"""Sites, by their files."""
