"""Any profile the model allows, hostile text and odd addresses included, gives a sound document."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Annotated, Any, Literal, get_args, get_origin

import orjson
import pytest
from conftest import AS_OF, shared
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from pyld import jsonld  # type: ignore[import-untyped] # it has no types

from pexport import registry
from pexport.profile import Identifier, Profile, values
from pexport.profile.career import Affiliation
from pexport.profile.leaves import BOOK_KEEPING
from pexport.vocabulary.files import vocab

EXPORTER = registry.load_exporter("jsonld")
VARIANTS = [
    EXPORTER.options(as_of=AS_OF, bare=bare, script=script)
    for bare in (False, True)
    for script in (False, True)
]
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- --> ]]>",
    "-->",
    "\\u003c/script\\u003e \\",
    '"}], "@id": "x", {"',
    "@id",
    "@type",
    "_:b0",
    "&lt;b&gt; & &#x41;",
    "\u202eAda\u202c \u200f\u200e",
    "\u2066إسراء\u2069",
    "x" * 10_000,
    "é\u0301 𝒳 👩‍🔬 吳健雄",
    "null",
    "0",
]
ADDRESSES = [
    "https://a.example/",
    "http://a",
    "https://a.example/?a=&amp;b='/script'#--",
    "https://[::1/x",
    "https://]/",
    "https://a.example:99999999/%zz",
    "https://a.example/\u202e\u3000\ue000[x]",
]
ORCID = "0000-0002-1825-0097"
CHARACTERS = st.characters(codec="utf-8")


def fits(kind: Any) -> Callable[[str], bool]:
    adapter = TypeAdapter(kind)

    def accepts(drawn: str) -> bool:
        try:
            adapter.validate_python(drawn)
        except ValidationError:
            return False
        return True

    return accepts


def texts(kind: Any, *samples: str) -> st.SearchStrategy[str]:
    drawn = st.text(CHARACTERS, max_size=20).map(str.strip)
    return st.one_of(st.sampled_from([*HOSTILE, *samples]), drawn).filter(fits(kind))


def addresses(kind: Any, *samples: str) -> st.SearchStrategy[str]:
    drawn = st.text(CHARACTERS, max_size=10).map(lambda rest: f"https://a.example/{rest}")
    return st.one_of(st.sampled_from([*ADDRESSES, *samples]), drawn).filter(fits(kind))


VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (values.Line, texts(values.Line)),
    (values.Prose, texts(values.Prose, "a\u2028b\u2029c", "one\n\n\ttwo")),
    (values.Url, addresses(values.Url)),
    (values.Iri, addresses(values.Iri, "xmpp:ada@a.example", "did:a:b", "urn:x:y")),
    (values.EmailAddress, st.sampled_from(["ada@a.example", "a&b@c", "é@ü.x"])),
    (values.CountryCode, st.sampled_from(["NZ", "FR"])),
    (values.LanguageTag, st.sampled_from(["en", "fr", "zh-Hant-TW", "DE"])),
    (values.ScriptCode, st.just("Kana")),
    (values.Base64, st.just("QWRh")),
    (values.Scheme, st.sampled_from(["github", "scopus", "own-scheme"])),
    (values.PartialDate, st.sampled_from(["1999", "2026-11", "2026-11-24", "2099"])),
    (type(None), st.none()),
]
IDENTIFIERS = st.one_of(
    st.just({"scheme": "orcid", "value": ORCID}),
    st.fixed_dictionaries(
        {"scheme": st.sampled_from(["scopus", "own-scheme"]), "value": texts(values.Line)},
        optional={"url": addresses(values.Url)},
    ),
)


@cache
def profiles(most: int = 2) -> st.SearchStrategy[Profile]:
    """Return what draws profiles with at most so many facts of a kind."""
    return record(Profile, most).map(Profile.model_validate)


def record(kind: type[BaseModel], most: int) -> st.SearchStrategy[Any]:
    """Return what draws the tree of a record, with or without each of its optional fields."""
    if kind is Identifier:
        return IDENTIFIERS
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = kind.model_fields
    drawn = {name: value(hints[name], most) for name in fields if name not in BOOK_KEEPING}
    required = {name: drawn.pop(name) for name in list(drawn) if fields[name].is_required()}
    if kind is Profile:
        required["name"] = drawn.pop("name").filter(bool)
    if issubclass(kind, Affiliation):
        parts = [{part: drawn[part].filter(bool)} for part in kind.at_least_one_of]
        return st.one_of(
            [st.fixed_dictionaries(part, optional=without(drawn, part)) for part in parts]
        )
    return st.fixed_dictionaries(required, optional=drawn)


def without(drawn: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    return {name: strategy for name, strategy in drawn.items() if name not in part}


def value(hint: Any, most: int) -> st.SearchStrategy[Any]:
    """Return what draws values for the annotation *hint*."""
    found = next((strategy for known, strategy in VALUES if hint is known), None)
    if found is None:
        inner = get_args(hint)
        if isinstance(hint, type):
            found = record(hint, most)
        elif get_origin(hint) is Literal:
            found = st.sampled_from(inner)
        elif get_origin(hint) is tuple:
            found = st.lists(value(inner[0], most), max_size=most)
        elif get_origin(hint) is Annotated:
            found = st.integers(1, 10_000) if inner[0] is int else st.just(ORCID)
        else:
            found = st.one_of([value(part, most) for part in inner])
    return found


LENIENT = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LENIENT
@given(profile=profiles(), options=st.sampled_from(VARIANTS))
def test_any_profile_passes_every_check_and_is_read_back(profile: Profile, options: Any) -> None:
    document = EXPORTER.build(profile, options)

    assert EXPORTER.problems(document, full=True) == []
    assert EXPORTER.decode(EXPORTER.encode(document, options)) == document


class Page(HTMLParser):
    """The script elements of a page, and the text outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.texts: list[str] = []
        self.outside = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs))
            self.texts.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data
        else:
            self.outside += data

    def handle_comment(self, data: str) -> None:
        self.outside += data


@LENIENT
@given(profile=profiles())
def test_a_page_holds_exactly_the_one_script_whatever_the_texts_say(profile: Profile) -> None:
    options = EXPORTER.options(as_of=AS_OF, script=True)
    document = EXPORTER.build(profile, options)
    element = EXPORTER.encode(document, options).decode()

    page = Page()
    page.feed(f"<html><head>{element}</head><body>end</body></html>")
    page.close()

    assert page.scripts == [
        {"type": "application/ld+json", "id": "pexport", "data-pexport": "jsonld"}
    ]
    assert orjson.loads(page.texts[0]) == document
    assert page.outside.split() == ["end"]
    assert not set("<>&\u2028\u2029") & set(page.texts[0])
    assert not re.search(r"\{[{%#]|\S  +\S", page.texts[0])


@pytest.fixture(scope="module")
def official() -> dict[str, Any]:
    path = shared("standards/schemaorg/30.0/schemaorgcontext.jsonld")
    context: dict[str, Any] = orjson.loads(path.read_bytes())["@context"]
    return context


@settings(LENIENT, max_examples=25)
@given(profile=profiles(1), options=st.sampled_from(VARIANTS))
def test_any_document_means_the_same_with_the_official_context(
    official: dict[str, Any], profile: Profile, options: Any
) -> None:
    ours = orjson.loads(vocab("schemaorg/context.jsonld"))["@context"]
    n_quads: Any = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    document = EXPORTER.build(profile, options)

    with_ours, with_theirs = ({**document, "@context": each} for each in (ours, official))

    assert jsonld.expand(with_ours) == jsonld.expand(with_theirs)
    assert jsonld.normalize(with_ours, n_quads) == jsonld.normalize(with_theirs, n_quads)
