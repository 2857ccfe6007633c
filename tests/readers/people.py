"""Whose documents the foreign programs read: all samples, hostile texts, real profiles."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

from conftest import AS_OF, FORMATS, SAMPLES, profile
from corpus import files
from reading import read_path

from pexport import registry
from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.writing.export import export

CORPUS = 40
"""How many real profiles are read."""


class Person(NamedTuple):
    """A profile with the name by which the tests speak of it."""

    label: str
    profile: Profile


HOSTILE = {
    "quotes": "she said \"yes\", 'no' and „maybe“",
    "commas": "one,two, three,,four,",
    "semicolons": "one;two; three;;four;",
    "colons": "Label: value:more http://a.example/:x",
    "backslashes": "a\\b \\n \\, \\; \\\\ c\\",
    "markup": "</script><script>alert(1)</script> <b>&amp;</b> <!-- --> ]]> <![CDATA[x]]>",
    "percents": "100% %20 %0A %zz 50%",
    "carets": "^n ^^ ^' ^ a^b",
    "templates": "{{ x }} ${y} {% z %} @id @type _:b0 \\u0041",
    "emoji": "👩‍🔬 🏳️‍🌈 🇳🇿 e\u0301",
    "right to left": "محمد العربي \u202bعبد\u202c עברית",
    "chinese": "吳健雄、王小明；李，陳：「張」",
    "one long word": "Donaudampfschifffahrt" * 15,
    "one long line": "é ü 漢字 and so on; " * 20 + "end",
}
"""Texts that syntaxes stumble over, each of one line."""


def hostile(name: str, text: str) -> Profile:
    """Return a profile in which every text is *text*, told apart by a word behind it."""
    organization = {"name": f"{text} org", "city": f"{text} city", "region": f"{text} region"}
    return Profile.model_validate(
        {
            "name": {
                "display": text,
                "given": f"{text} given",
                "family": f"{text} family",
                "additional": f"{text} additional",
                "prefix": f"{text} prefix",
                "suffix": f"{text} suffix",
            },
            "nicknames": [{"name": f"{text} nick"}],
            "other_names": [{"name": f"{text} other", "language": "fr"}],
            "headlines": [{"text": f"{text} headline"}],
            "summaries": [{"text": f"{text}\n{text} summary"}],
            "biographies": [{"text": f"{text} biography\n\n{text}\n\\\n;\n,"}],
            "emails": [{"address": "a.b+c@hostile.example"}],
            "phones": [{"number": "+1 (555) 010-0,1;2"}],
            "addresses": [
                {
                    "street": f"{text} street",
                    "locality": f"{text} locality",
                    "region": f"{text} region",
                    "postal_code": f"{text} code",
                    "country": "NZ",
                }
            ],
            "homepage": {"url": "https://hostile.example/~a/?q=1;2,3&x='y'#z"},
            "accounts": [
                {"service": "github", "handle": f"{text} handle", "url": "https://github.com/é漢"}
            ],
            "identifiers": [
                {"scheme": "viaf", "value": f"{text} viaf", "url": "https://viaf.org/viaf/1,2;3/"}
            ],
            "links": [
                {"url": "https://hostile.example/cv.pdf", "label": f"{text} label", "kind": "cv"}
            ],
            "positions": [
                {"organization": organization, "role": f"{text} role", "department": f"{text} unit"}
            ],
            "education": [
                {
                    "organization": organization,
                    "degree": f"{text} degree",
                    "field": f"{text} field",
                    "end": "2012",
                }
            ],
            "interests": [{"label": f"{text} interest"}],
            "skills": [{"name": f"{text} skill"}],
            "languages": [{"name": f"{text} language", "tag": "mi"}],
            "awards": [{"title": f"{text} award", "awarder": f"{text} awarder", "date": "2020-01"}],
            "works": [
                {
                    "title": f"{text} title",
                    "type": "journal-article",
                    "date": "2021-02-03",
                    "venue": f"{text} venue",
                    "authors": [{"name": f"{text} first"}, {"name": f"{text} second"}],
                    "identifiers": [{"scheme": "doi", "value": "10.5555/a(b)c<d>;2-#?e"}],
                    "abstract": f"{text}\n{text} abstract",
                }
            ],
            "document": {
                "url": "https://hostile.example/p",
                "subject": f"https://hostile.example/#{quote(name)}",
            },
        }
    )


@cache
def samples() -> tuple[Person, ...]:
    """Return the people of the samples, and those of hostile texts."""
    found = [Person(path.stem, profile(path.stem)) for path in (SAMPLES / "profiles").glob("*")]
    for site in sorted((SAMPLES / "sites").iterdir()):
        read = read_path(site, base_url="https://site.example/")
        found.append(Person(f"site {site.name}", read.profile))
    found += [Person(f"hostile {name}", hostile(name, text)) for name, text in HOSTILE.items()]
    return tuple(sorted(found))


@cache
def corpus() -> tuple[Person, ...]:
    """Return real profiles of all generations, spread evenly; none without the corpus.

    A file that is refused, or of which any format makes no document, gives way to the next.
    """
    pages = files("hugo-author", "hugo-group-author", "hugo-author-older-version")
    data = [page for page in pages if page.suffix == ".yaml"]
    texts = [page for page in pages if page.suffix != ".yaml"]
    return (*_spread(texts, CORPUS - CORPUS // 4), *_spread(data, CORPUS // 4))


def _spread(pages: list[Any], number: int) -> list[Person]:
    found: list[Person] = []
    for start in range(number if pages else 0):
        first, last = (len(pages) * each // number for each in (start, start + 1))
        for page in pages[first:last]:
            person = _readable(page)
            if person:
                found.append(person)
                break
    return found


def _readable(page: Any) -> Person | None:
    try:
        read = read_path(page, base_url="https://site.example/").profile
        for name in FORMATS:
            exporter = registry.load_exporter(name)
            if export(read, exporter, exporter.options(as_of=AS_OF)).problems:
                return None
    except PexportError:
        return None
    return Person("/".join(page.parts[-3:]), read)
