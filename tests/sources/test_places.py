"""Places as people write them, with countries in the languages of sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import ROOT
from hugo_sites import site
from reading import organization, read_path

from pexport.sources.text.places import fold_country, parse_place

LANGUAGES = (
    "en de fr es pt it nl da sv nb fi is pl cs sk sl hr hu ro et lv lt tr id ms vi ca gl eu ru uk "
    "be bg sr el he ar fa hi bn ta th ka hy ja ko zh zh_Hant"
).split()
TABLE = ROOT / "vocab/names/countries.json"


def names_of_cldr() -> dict[str, str]:
    """Return the names of countries in those languages that mean one country alone."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if (
                len(code) == 2
                and code.isalpha()
                and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
            ):
                found.setdefault(fold_country(name), set()).add(code)
    return {name: codes.pop() for name, codes in sorted(found.items()) if len(codes) == 1}


def test_the_names_of_countries_are_those_of_cldr(pytestconfig: pytest.Config) -> None:
    table: dict[str, Any] = orjson.loads(TABLE.read_bytes())
    if pytestconfig.getoption("--update"):
        table["names"] = names_of_cldr()
        TABLE.write_bytes(orjson.dumps(table, option=orjson.OPT_INDENT_2) + b"\n")

    missing = names_of_cldr().items() - table["names"].items()

    assert len(missing) < 20, "python -m pytest tests/sources/test_places.py --update"
    assert all(len(table[kind]) > 1 for kind in ("names", "written", "parts", "ambiguous"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Salamanca, Spain", {"city": "Salamanca", "country": "ES"}),
        ("España", {"country": "ES"}),
        ("Aachen, Deutschland", {"city": "Aachen", "country": "DE"}),
        ("Wien, Österreich", {"city": "Wien", "country": "AT"}),
        ("New York, NY, USA", {"city": "New York", "region": "NY", "country": "US"}),
        ("Dubna, Moscow region, Russian Federation",
         {"city": "Dubna", "region": "Moscow region", "country": "RU"}),
        ("Leiden, The Netherlands", {"city": "Leiden", "country": "NL"}),
        ("Москва, Россия", {"city": "Москва", "country": "RU"}),
        ("北京，中国", {"city": "北京", "country": "CN"}),
        ("東京", {"city": "東京"}),
        ("Seoul, Korea", {"city": "Seoul", "country": "KR"}),
        ("Singapore", {"city": "Singapore", "country": "SG"}),
        ("Glasgow, Scotland", {"city": "Glasgow", "region": "Scotland", "country": "GB"}),
        ("Leeds, U.K.", {"city": "Leeds", "country": "GB"}),
        ("Atlanta, Georgia", {"city": "Atlanta", "region": "Georgia"}),
        ("Baltimore, MD", {"city": "Baltimore", "region": "MD"}),
        ("Praha, Česká republika", {"city": "Praha", "country": "CZ"}),
        ("Dunedin", {"city": "Dunedin"}),
        (" , ", {}),
    ],
)  # fmt: skip
def test_a_place_has_a_city_a_region_and_a_country(text: str, place: dict[str, str]) -> None:
    assert parse_place(text) == place


def test_a_country_is_set_wherever_a_page_says_it(tmp_path: Path) -> None:
    page = "title: Ada Njoku\nexperience: [{role: Clerk, org: Bay Co, location: 'Vigo, España'}]"
    params = "address: {street: Rúa 1, city: Vigo, region: España, postcode: '36201'}\n"
    block = "sections: [{block: contact, content: {title: Contact}}]"
    root = site(tmp_path, config="title: A\n", ada=page, params=params, home=block)

    profile = read_path(root).profile

    place = organization(profile.positions[0])
    assert (place.city, place.region, place.country) == ("Vigo", None, "ES")
    (address,) = profile.addresses
    assert (address.locality, address.region, address.country) == ("Vigo", None, "ES")


@pytest.mark.parametrize(
    ("params", "country"),
    [
        ("address: {city: Vigo, country: Spain}", "ES"),
        ("address: {city: Vigo, country: España}", "ES"),
        ("address: 'Rúa 1, 36201 Vigo, Spain'", "ES"),
        ("address: {city: Vigo, country: Nowhere}", None),
        ("address: {city: Atlanta, region: Georgia}", None),
    ],
)
def test_a_country_is_known_by_its_name(tmp_path: Path, params: str, country: str | None) -> None:
    block = "sections: [{block: contact, content: {title: Contact}}]"
    root = site(tmp_path, config="title: A\n", ada="title: Ada Njoku", params=params, home=block)

    (address,) = read_path(root).profile.addresses

    assert address.country == country
