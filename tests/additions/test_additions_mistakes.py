"""What a pexport.toml may not say, and how a mistake in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from additions_files import (
    ORCID,
    loaded,
    refused,
)
from hypothesis import given
from hypothesis import strategies as st

from pexport.errors import PexportError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n[nam]", "pexport.toml:2#nam: unknown key; did you mean 'name'?"),
        ('name.givn = "A"', ":1#name.givn: unknown key; did you mean 'given'?"),
        ('name.origin = "A"', ":1#name.origin: unknown key; "),
        ('orcid = "0"', "; write [[identifiers]] with scheme = 'orcid'"),
        ('github = "ada"', "; write [[accounts]] with service = 'github'"),
        ('visibility.email = "limited"', "#visibility.email: unknown key; did you mean"),
        ('visibility.emails = "hidden"', "invalid value 'hidden'; expected one of: public, "),
        ('[authors.bo]\nnam = "x"', "toml:2#authors.bo.nam: unknown key; did you mean"),
        ("[name]\ngiven = 5", "pexport.toml:2#name.given: expected text in quotes, found 5"),
        ('name = "Ada"', "pexport.toml:1#name: expected a table, as below [name], found 'Ada'"),
        ('[emails]\naddress = "a@b.c"', ":1#emails: expected a list, as below [[emails]], found"),
        (
            '[[emails]]\naddress = "ada"',
            "[0].address: expected an e-mail address like ada@ada.example, found",
        ),
        (
            '[[addresses]]\ncountry = "Chile"',
            "country: expected a country code of two capital letters",
        ),
        ("[portrait]\nwidth = true", "pexport.toml:2#portrait.width: "),
        ('[[identifiers]]\nvalue = "1"', "pexport.toml:1#identifiers[0]: missing key 'scheme'"),
        ('[[identifiers]]\nscheme = "orcid"', ":1#identifiers[0]: missing key 'value', which the"),
        (
            '[[positions]]\nurl = "https://a.example/"',
            "[0]: needs at least one of: organization, ",
        ),
        ('[[education]]\nend = "2011"', "needs at least one of: organization, degree, field"),
        ("[[addresses]]", "pexport.toml:1#addresses[0]: the address is empty"),
        (
            ORCID.replace("097", "098"),
            "toml:3#identifiers[0].value: '0000-0002-1825-0098' is not a v",
        ),
        (
            ORCID.replace("0000-", "https://orcid.org/0000-", 1),
            "only the identifier, '0000-0002-1825-0097'",
        ),
        (ORCID.replace("0000-", "", 1), "expected something like '0000-0002-1825-0097'"),
        (ORCID * 2, "pexport.toml:4#identifiers[1]: the same entry as pexport.toml:1#identifiers"),
        (
            '[organizations."Bay Universty"]',
            "no organization 'Bay Universty'; did you mean 'Bay University'?",
        ),
        (
            '[organizations.Zzz]\ncity = "B"',
            "no organization 'Zzz'; expected one of: Bay University",
        ),
        (
            '[[works]]\ntitle = "T"\nauthors = [{name = "A", orcid = "0000-0002-1825-0098"}]',
            "pexport.toml:3#works[0].authors[0].orcid: '0000-0002-1825-0098' is not a valid ORCID",
        ),
        ("[name]\ngiven = Ada", "pexport.toml:2:9: invalid TOML: Invalid value in 'given"),
        ("[name]\ngiven = Ada", "'given = Ada'; text needs quotes"),
        ("orcid = 1\norcid = 2\n", "; each key may appear only once"),
        ("[name\n", "'[name'; write the name of a table in [brackets]"),
        ('name = "', "pexport.toml:1:1: invalid TOML: Unterminated string in 'name"),
        ("a=" + "[" * 9999, "pexport.toml: nested too deeply"),
        ("a=" + "9" * 99, "pexport.toml: nested too deeply, or a number is too large"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        (("ror", "05dxps055"), "is not a ROR address; expected something like"),
        (("ror", "https://ror.org/05dxps056"), "is not a valid ROR: the check digits"),
        (("fundref", "100000001"), "is not a FundRef address; expected"),
        (("isni", "0000000121032684"), "is not a valid ISNI"),
    ],
)
@pytest.mark.parametrize(
    ("table", "place"),
    [
        ('[organizations."Bay University"]\n', 'organizations."Bay University".'),
        ('[[positions]]\norganization.name = "Bay"\norganization.', "positions[0].organization."),
    ],
)
def test_an_organization_has_identifiers_that_hold(
    tmp_path: Path, table: str, place: str, identifier: tuple[str, str], said: str
) -> None:
    scheme, value = identifier
    text = f'{table}identifiers = [{{scheme = "{scheme}", value = "{value}"}}]'

    told = refused(tmp_path, text)
    assert f"#{place}identifiers[0].value: '{value}' {said}" in told


@pytest.mark.parametrize("digits", ["03yrm5c26", "00f54p054", "00cv9y106", "05qwgg493"])
def test_the_check_digits_of_real_rors_hold(tmp_path: Path, digits: str) -> None:
    value = f"https://ror.org/{digits}"
    text = f'[organizations.B]\nidentifiers = [{{scheme = "ror", value = "{value}"}}]'

    assert loaded(tmp_path, text).facts


@given(st.text())
def test_no_file_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        loaded(tmp_path_factory.mktemp("any"), text.encode("utf-8", "ignore").decode())
    except PexportError as error:
        assert str(error)
