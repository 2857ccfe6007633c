"""The programs that read contacts, and in what they differ from what a card says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..facts import contact
from ..people import HOSTILE
from ..reader import NODE, Answer, KnownDifference, Read, Reader, java, jq, library, program
from . import khard_library, radicale_server, vobject_library

_JARS = "ez-vcard vinnie jackson-core jackson-databind jackson-annotations"


def _of_properties(read: Read) -> Read:
    """Return how to ask a program that reports the properties of a card."""

    def facts(form: str, paths: Sequence[Path]) -> list[Answer]:
        return [
            contact.facts_of_properties(found["properties"]) if isinstance(found, dict) else found
            for found in read(form, paths)
        ]

    return facts


def _for_each(keys: str, difference: KnownDifference) -> dict[str, KnownDifference]:
    return dict.fromkeys(keys.split(), difference)


def _in_texts(change: Callable[[str], str]) -> Callable[[Any], Any]:
    """Return how *change* changes a fact: a text, or a list of texts."""
    return lambda fact: list(map(change, fact)) if isinstance(fact, list) else change(fact)


_FIRST_ONLY = KnownDifference("it shows one of several", lambda fact: fact[:1])
_CUT_URI = KnownDifference(
    "it takes a URI for a list and drops all after its first comma, which RFC 6350 section 3.4 "
    "lets nobody escape",
    _in_texts(lambda uri: uri.partition(",")[0]),
)
_SEMICOLON_STAYS = KnownDifference(
    "it knows no escaped semicolon, which RFC 2426 section 4 demands",
    _in_texts(lambda text: text.replace(";", "\\;")),
)
_COMMA = KnownDifference(
    "it takes a semicolon for a comma, and an escaped backslash for the escape of what follows",
    _in_texts(lambda text: text.replace(";", ",")),
)
_TEXTS = "names nicknames phones titles notes interests skills pronouns"
_SABRE_3 = KnownDifference(
    "version 2 leaves the escapes of commas and semicolons to who asks",
    _in_texts(lambda text: text.replace(",", "\\,").replace(";", "\\;")),
)
_SABRE_4 = KnownDifference(_SABRE_3.why, _in_texts(lambda text: text.replace(",", "\\,")))
_FIRST_TO_SEMICOLON = KnownDifference(
    "it shows one of several, and takes it for components: what follows a semicolon is lost; "
    "other readers show the backslash of an escaped one",
    lambda fact: [text.partition(";")[0] for text in fact[:1]],
)
_SPLIT = KnownDifference(
    "it takes the number for components",
    lambda fact: [part for each in fact for part in each.split(";")],
)
_NEWLINE_STAYS = KnownDifference(
    "it knows no newline", _in_texts(lambda text: text.replace("\n", "\\n"))
)
_NO_SEMICOLON = KnownDifference(
    "it loses an address with a semicolon", _in_texts(lambda uri: "" if ";" in uri else uri)
)
_NARROW = "its pattern of parameters knows no quotation mark, caret or apostrophe"
_QUOTED = "it ends a quoted parameter at a colon or semicolon"

_ALL = frozenset(
    "names name nicknames emails phones addresses organization titles urls notes photo source uid "
    "accounts languages interests skills pronouns".split()
)
_BASIC = frozenset("names name emails phones addresses organization titles urls notes uid".split())
_BOTH = ("vcard 3.0", "vcard 4.0")

READERS = (
    Reader(
        "ez-vcard",
        "deb:libez-vcard-java",
        (*_BOTH, "xcard", "jcard"),
        java("EzVcard", _JARS),
        reported=_ALL - {"pronouns"},
    ),
    Reader(
        "vobject",
        "pypi:vobject",
        _BOTH,
        library(vobject_library.facts),
        reported=_ALL,
        known_differences=_for_each("urls accounts", _CUT_URI),
    ),
    Reader(
        "Radicale",
        "pypi:Radicale",
        _BOTH,
        radicale_server.read,
        reported=_ALL,
        known_differences=_for_each("urls accounts", _CUT_URI),
    ),
    *[
        Reader(
            "khard",
            "pypi:khard",
            (form,),
            khard_library.read,
            reported=(_BASIC | {"nicknames"}) - unordered,
            known_differences={"urls": _CUT_URI, "names": _FIRST_ONLY},
            ordered=False,
        )
        # It sorts the organizations of a card, of which 4.0 has several.
        for form, unordered in (("vcard 3.0", set[str]()), ("vcard 4.0", {"organization"}))
    ],
    Reader(
        "ical.js",
        "npm:ical.js",
        (*_BOTH, "jcard"),
        _of_properties(program("node", "icaljs.js", cwd=NODE)),
        reported=_ALL,
        known_differences={
            f"vcard 3.0 {key}": _SEMICOLON_STAYS for key in _TEXTS.split() if key != "phones"
        },
    ),
    Reader(
        "vcf",
        "npm:vcf",
        ("jcard",),
        _of_properties(program("node", "vcf.js", cwd=NODE)),
        reported=_ALL - {"name", "addresses", "organization"},
    ),
    Reader(
        "vcard4",
        "npm:vcard4",
        ("vcard 4.0 strict",),
        _of_properties(program("node", "vcard4.js", cwd=NODE)),
        reported=_ALL - {"accounts", "pronouns", "interests", "skills"},
        known_differences=_for_each("names nicknames phones titles notes", _COMMA),
        unreadable={f"vcard 4.0 strict hostile {text}": _COMMA.why for text in HOSTILE},
    ),
    Reader(
        "vcard4-ts",
        "npm:vcard4-ts",
        ("vcard 4.0",),
        _of_properties(program("node", "vcard4ts.js", cwd=NODE)),
        reported=_ALL - {"organization"},
        unreadable={
            f"vcard 4.0 hostile {text}": _QUOTED
            for text in (
                "colons",
                "semicolons",
                "backslashes",
                "markup",
                "templates",
                "one long line",
            )
        },
    ),
    Reader(
        "sabre/vobject",
        "deb:php-sabre-vobject",
        _BOTH,
        _of_properties(program("php", "php/sabre.php")),
        reported=_ALL,
        known_differences={f"vcard 3.0 {key}": _SABRE_3 for key in _TEXTS.split()}
        | {f"vcard 4.0 {key}": _SABRE_4 for key in _TEXTS.split()},
        unreadable={f"{form} hostile carets": _NARROW for form in _BOTH},
    ),
    Reader(
        "Evolution",
        "deb:gir1.2-ebookcontacts-1.2",
        _BOTH,
        program("/usr/bin/python3", "system_python/evolution.py"),
        reported=_BASIC - {"urls"} | {"nicknames", "photo"},
        known_differences={
            f"vcard 3.0 {key}": _FIRST_ONLY for key in _TEXTS.split() if key != "phones"
        }
        | {f"vcard 4.0 {key}": _FIRST_TO_SEMICOLON for key in _TEXTS.split()}
        | {"vcard 4.0 phones": _SPLIT},
    ),
    Reader(
        "Text::vCard",
        "deb:libtext-vcard-perl",
        ("vcard 3.0",),
        program("perl", "perl/text_vcard.pl"),
        reported=_BASIC,
        known_differences={"notes": _NEWLINE_STAYS, "urls": _NO_SEMICOLON},
        ordered=False,
    ),
    Reader(
        "jq",
        "deb:jq",
        ("jscontact",),
        jq("jscontact.jq"),
        reported=_ALL - {"nicknames", "organization", "titles", "urls", "notes", "pronouns"},
        known_differences={
            "names": KnownDifference(
                "names in other languages stand elsewhere", lambda fact: fact[:1]
            )
        },
    ),
)
