"""What a pexport.toml adds and corrects, in every format, and what it may not say."""

from __future__ import annotations

import copy
import random
import re
import tomllib
from pathlib import Path
from typing import Any

import orjson
import pytest
import varied
from conftest import AS_OF, ROOT, SAMPLES, SHARED
from hypothesis import given
from hypothesis import strategies as st

from pexport import registry
from pexport.errors import PexportError
from pexport.profile import AUDIENCES, Profile
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.file import Additions, find_additions, load_additions
from pexport.reading.additions.model import DERIVED, KEYS, members, schema
from pexport.reading.additions.toml_lines import lines
from pexport.reading.profiles import validated_profile
from pexport.source import Input
from pexport.writing.export import export

SCHEMA = ROOT / "vocab/pexport/additions.schema.json"
FULL = orjson.loads((SAMPLES / "profiles/full.json").read_bytes())
# Nobody writes the bytes of a picture by hand.
del FULL["portrait"]["data"]
SITE = "hugo:content/authors/admin/_index.md"

TREE: dict[str, Any] = {
    "name": {"display": "Ada Njoku", "origin": f"{SITE}:3#title"},
    "summaries": [{"text": "Soils.", "markdown": "*Soils.*", "language": "en"}],
    "emails": [
        {"address": "ada@bay.example", "origin": f"{SITE}:9#email"},
        {"address": "gravatar@bay.example", "visibility": "private"},
    ],
    "accounts": [{"service": "github", "handle": "ada", "url": "https://github.com/ada"}],
    "identifiers": [
        {
            "scheme": "scopus",
            "value": "1",
            "url": "https://www.scopus.com/authid/detail.uri?authorId=1",
            "origin": f"{SITE}:7#social[0].link",
        }
    ],
    "links": [{"url": "https://bay.example/cv.pdf", "kind": "cv"}],
    "positions": [
        {
            "organization": {
                "name": "Bay University",
                "identifiers": [{"scheme": "grid", "value": "grid.1.1"}],
            },
            "role": "Lecturer",
            "origin": f"{SITE}:11#organizations[0]",
        },
        {"organization": {"name": "Bay University"}, "role": "Fellow"},
    ],
    "education": [{"organization": {"name": "Bay University"}, "degree": "BSc"}],
    "document": {"language": "en"},
}


def loaded(folder: Path, text: str) -> Additions:
    path = folder / "pexport.toml"
    path.write_text(text, encoding="utf-8")
    return load_additions(path)


def applied(folder: Path, text: str, tree: dict[str, Any] = TREE, **given: Any) -> dict[str, Any]:
    before = copy.deepcopy(tree)
    done = apply_additions(tree, loaded(folder, text), **given)
    assert tree == before
    validated_profile(done, "test")
    return done


def refused(folder: Path, text: str) -> str:
    """Return what is said of a file, without its folder."""
    with pytest.raises(PexportError) as raised:
        applied(folder, text)
    said = str(raised.value)
    assert "\n" not in said
    return said.replace(f"{folder}/", "")


ORCID = '[[identifiers]]\nscheme = "orcid"\nvalue = "0000-0002-1825-0097"\n'


def test_a_fact_is_added_with_its_place(tmp_path: Path) -> None:
    added = applied(tmp_path, f"# mine\n{ORCID}")["identifiers"]

    assert added[0] == TREE["identifiers"][0]
    assert added[1:] == [
        {
            "scheme": "orcid",
            "value": "0000-0002-1825-0097",
            "url": "https://orcid.org/0000-0002-1825-0097",
            "origin": f"additions:{tmp_path}/pexport.toml:2#identifiers[0]",
        }
    ]


def test_a_corrected_fact_says_both_origins(tmp_path: Path) -> None:
    name = applied(tmp_path, '[name]\ngiven = "Ada"\nfamily = "Njoku"\n')["name"]

    assert name == {
        "display": "Ada Njoku",
        "given": "Ada",
        "family": "Njoku",
        "origin": f"{SITE}:3#title (given, family: {tmp_path}/pexport.toml:1#name)",
    }


def test_what_followed_from_a_corrected_value_goes_with_it(tmp_path: Path) -> None:
    text = '[[identifiers]]\nscheme = "scopus"\nvalue = "2"\n[[summaries]]\ntext = "Sand."\n'
    done = applied(tmp_path, text)

    (scopus,) = done["identifiers"]
    assert (scopus["value"], scopus["url"][-1]) == ("2", "2")
    (summary,) = done["summaries"]
    assert {key: summary[key] for key in summary if key != "origin"} == {
        "text": "Sand.",
        "language": "en",
    }


def test_the_fact_that_has_all_of_the_key_is_meant_before_one_that_has_a_part(
    tmp_path: Path,
) -> None:
    ties = [{"organization": {"name": "Bay"}, **role} for role in ({}, {"role": "Dean"})]
    text = '[[positions]]\nrole = "Dean"\nkind = "service"\n[positions.organization]\nname = "Bay"'
    done = applied(tmp_path, text, {"positions": ties})["positions"]

    assert [tie.get("kind") for tie in done] == [None, "service"]


def test_an_organization_is_added_to_a_job_that_names_none(tmp_path: Path) -> None:
    text = '[[positions]]\nrole = "Dean"\n[positions.organization]\nname = "Bay"\n'
    text += '[organizations.Bay]\ncountry = "NZ"'
    (tie,) = applied(tmp_path, text, {"positions": [{"role": "Dean"}]})["positions"]

    assert tie["organization"] == {"name": "Bay", "country": "NZ"}


def test_two_texts_for_one_language_end_as_they_stand(tmp_path: Path) -> None:
    text = '[[summaries]]\ntext = "A"\n[[summaries]]\ntext = "B"\nlanguage = "en"'
    once = applied(tmp_path, text)

    assert [each["text"] for each in once["summaries"]] == ["B"]
    assert applied(tmp_path, text, once) == once


def test_facts_that_become_the_same_are_one(tmp_path: Path) -> None:
    orcids = [{"scheme": "orcid", "value": f"0000-000{n}"} for n in ("1-2345-6789", "2-1825-0097")]
    done = applied(tmp_path, ORCID, {"identifiers": orcids})["identifiers"]

    assert [each["value"] for each in done] == ["0000-0002-1825-0097"]


def test_a_new_display_name_keeps_the_parts_that_it_holds(tmp_path: Path) -> None:
    name = {"display": "Ada Njoku (she)", "given": "Ada", "family": "Njoku (she)", "prefix": "Dr."}
    done = applied(tmp_path, '[name]\ndisplay = "Ada Njoku"', {"name": name})["name"]

    assert done["given"] == "Ada"
    assert not {"family", "prefix"} & done.keys()


def test_an_entry_corrects_what_it_names_alone(tmp_path: Path) -> None:
    position = '[[positions]]\norganization.name = "Bay University"\n'

    def kinds(more: str) -> list[str | None]:
        done = applied(tmp_path, f'{position}kind = "employment"\n{more}')
        return [tie.get("kind") for tie in done["positions"]]

    assert kinds('role = "Fellow"') == [None, "employment"]
    assert kinds("") == ["employment", "employment"]
    assert kinds('role = "Dean"') == [None, None, "employment"]


def test_an_organization_is_corrected_wherever_it_stands(tmp_path: Path) -> None:
    text = """[organizations."Bay University"]
country = "NZ"
identifiers = [{scheme = "ror", value = "https://ror.org/05dxps055"}]
"""
    done = applied(tmp_path, text)

    found = [fact["organization"] for fact in [*done["positions"], *done["education"]]]
    assert [each["country"] for each in found] == ["NZ"] * 3
    assert [[i["scheme"] for i in each["identifiers"]] for each in found] == [
        ["ror", "grid"],
        ["ror"],
        ["ror"],
    ]
    place = f'{tmp_path}/pexport.toml:1#organizations."Bay University"'
    assert done["positions"][0]["origin"] == f"{SITE}:11#organizations[0] (organization: {place})"


def test_visibility_hides_and_never_shows_what_the_source_hides(tmp_path: Path) -> None:
    def levels(text: str) -> list[str]:
        emails = validated_profile(applied(tmp_path, text), "").emails
        return [email.visibility for email in emails]

    assert levels('[visibility]\nemails = "limited"') == ["limited", "private"]
    one = '[[emails]]\naddress = "{}@bay.example"\nvisibility = "{}"\n'
    assert levels(one.format("ada", "private")) == ["private", "private"]
    assert levels(one.format("gravatar", "public")) == ["public", "public"]
    both = one.format("gravatar", "public") + '[visibility]\nemails = "limited"'
    assert levels(both) == ["limited", "public"]
    new = '[[emails]]\naddress = "new@bay.example"\n[visibility]\nemails = "limited"'
    assert levels(new) == ["limited", "private", "limited"]


def test_top_level_tables_are_the_owners_and_organizations_everybodys(tmp_path: Path) -> None:
    text = f"""{ORCID}
[organizations."Bay University"]
country = "NZ"
[organizations.Elsewhere]
country = "FR"
[authors.bo.name]
given = "Bo"
"""
    additions = loaded(tmp_path, text)

    bo = apply_additions(TREE, additions, "bo")
    assert len(bo["identifiers"]) == 1
    assert bo["name"]["given"] == "Bo"
    assert bo["name"]["origin"].endswith("pexport.toml:9#authors.bo.name)")
    assert bo["education"][0]["organization"]["country"] == "NZ"
    assert apply_additions(TREE, additions, "cy")["name"] == TREE["name"]
    with pytest.raises(PexportError, match=r"Elsewhere: the profile has no organization"):
        apply_additions(TREE, additions)
    with pytest.raises(PexportError, match=r"Elsewhere: the profile has no organization"):
        apply_additions(TREE, additions, "ada", is_owner=True)


def test_the_owner_stands_in_one_place(tmp_path: Path) -> None:
    own = "[authors.ada.name]\ngiven = 'Ada'\n"

    assert applied(tmp_path, own, author="ada", is_owner=True)["name"]["given"] == "Ada"
    with pytest.raises(PexportError, match=r"toml:1#authors.ada: this is the owner, whose tables"):
        applied(tmp_path, own + ORCID, author="ada", is_owner=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n[nam]", "pexport.toml:2#nam: there is no such key; did you mean 'name'?"),
        ('name.givn = "A"', ":1#name.givn: there is no such key; did you mean 'given'?"),
        ('name.origin = "A"', ":1#name.origin: there is no such key; "),
        ('orcid = "0"', "; write [[identifiers]] with scheme = 'orcid'"),
        ('github = "ada"', "; write [[accounts]] with service = 'github'"),
        ('visibility.email = "limited"', "#visibility.email: there is no such key; did you mean"),
        ('visibility.emails = "hidden"', "'hidden' is none of the choices; there are: public, "),
        ('[authors.bo]\nnam = "x"', "toml:2#authors.bo.nam: there is no such key; did you mean"),
        ("[name]\ngiven = 5", "pexport.toml:2#name.given: wants a text in quotes, not 5"),
        ('name = "Ada"', "pexport.toml:1#name: wants a table, as below [name], not 'Ada'"),
        ('[emails]\naddress = "a@b.c"', ":1#emails: wants a list, as below [[emails]], not"),
        ('[[emails]]\naddress = "ada"', "[0].address: wants an address like ada@ada.example, not"),
        ('[[addresses]]\ncountry = "Chile"', "country: wants two capitals of ISO 3166-1, like NZ"),
        ("[portrait]\nwidth = true", "pexport.toml:2#portrait.width: "),
        ('[[identifiers]]\nvalue = "1"', "pexport.toml:1#identifiers[0]: 'scheme' is missing"),
        ('[[identifiers]]\nscheme = "orcid"', ":1#identifiers[0]: 'value' is missing, and the"),
        (
            '[[positions]]\nurl = "https://a.example/"',
            "[0]: one of these is missing: organization, ",
        ),
        ('[[education]]\nend = "2011"', "one of these is missing: organization, degree, field"),
        ("[[addresses]]", "pexport.toml:1#addresses[0]: an address without a part"),
        (ORCID.replace("097", "098"), "toml:3#identifiers[0].value: '0000-0002-1825-0098' is no v"),
        (ORCID.replace("0000-", "https://orcid.org/0000-", 1), "alone: '0000-0002-1825-0097'"),
        (ORCID.replace("0000-", "", 1), "it looks like '0000-0002-1825-0097'"),
        (ORCID * 2, "pexport.toml:4#identifiers[1]: names the same as pexport.toml:1#identifiers"),
        ('[organizations."Bay Universty"]', "name; did you mean 'Bay University'?"),
        ('[organizations.Zzz]\ncity = "B"', "name; there are: Bay University"),
        (
            '[[works]]\ntitle = "T"\nauthors = [{name = "A", orcid = "0000-0002-1825-0098"}]',
            "pexport.toml:3#works[0].authors[0].orcid: '0000-0002-1825-0098' is no valid ORCID iD",
        ),
        ("[name]\ngiven = Ada", "pexport.toml:2:9: broken TOML: Invalid value; the line is "),
        ("[name]\ngiven = Ada", "'given = Ada'; a text needs quotes"),
        ("orcid = 1\norcid = 2\n", "; each key stands once"),
        ("[name\n", "'[name'; the name of a table stands in [brackets]"),
        ('name = "', "pexport.toml:1:1: broken TOML: Unterminated string; the line is "),
        ("a=" + "[" * 9999, "pexport.toml: nested too deeply"),
        ("a=" + "9" * 99, "pexport.toml: nested too deeply, or a number that is too large"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        (("ror", "05dxps055"), "is no ROR address; it looks like"),
        (("ror", "https://ror.org/05dxps056"), "is no valid ROR: its check digits"),
        (("fundref", "100000001"), "is no FundRef address like"),
        (("isni", "0000000121032684"), "is no valid ISNI"),
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


def test_the_file_is_found_in_the_site_and_not_above_it(tmp_path: Path) -> None:
    author = tmp_path / "home/site/content/authors/ada/_index.md"
    author.parent.mkdir(parents=True)
    author.write_text("---\n---\n")
    above, beside = tmp_path / "home/pexport.toml", tmp_path / "home/site/pexport.toml"
    above.write_text("# x")

    assert find_additions(author) is None
    assert find_additions(tmp_path / "home") == above
    (tmp_path / "home/site/config/_default").mkdir(parents=True)
    assert find_additions(author) is None
    beside.write_text("# x")
    assert (
        find_additions(author)
        == find_additions(author.parent)
        == find_additions(beside.parent)
        == beside
    )
    (author.parent / "pexport.toml").write_text("# x")
    assert find_additions(author) == author.parent / "pexport.toml"


def test_lines_of_keys_in_every_spelling() -> None:
    text = '''# [no]
name.given = """
[no]
no = 1
"""
"emails" = [  # [[no]]
  {address = "a"},
]
[[ identifiers ]]  # x
'scheme' = "a = [b]"
[[identifiers]]
value = \'\'\'
[no]\'\'\'
[organizations . "U. of \\u0041"]
url = '#"'
[authors."b o".name]
[[authors."b o".emails]]
address = 1
[[positions]]
[positions.organization]
name = "B"
'''
    assert lines(text) == {
        ("name",): 2,
        ("name", "given"): 2,
        ("emails",): 6,
        ("identifiers",): 9,
        ("identifiers", 0): 9,
        ("identifiers", 0, "scheme"): 10,
        ("identifiers", 1): 11,
        ("identifiers", 1, "value"): 12,
        ("organizations",): 14,
        ("organizations", "U. of A"): 14,
        ("organizations", "U. of A", "url"): 15,
        ("authors",): 16,
        ("authors", "b o"): 16,
        ("authors", "b o", "name"): 16,
        ("authors", "b o", "emails"): 17,
        ("authors", "b o", "emails", 0): 17,
        ("authors", "b o", "emails", 0, "address"): 18,
        ("positions",): 19,
        ("positions", 0): 19,
        ("positions", 0, "organization"): 20,
        ("positions", 0, "organization", "name"): 21,
    }


def test_each_member_of_a_profile_may_be_added_to() -> None:
    assert set(members()) == set(Profile.model_fields) - {"document"}
    listed = {member for member in members() if Profile.model_fields[member].default == ()}
    assert listed == set(KEYS)
    parts = {member: kind.model_fields.keys() for member, kind in members().items()}
    assert all(parts[member] >= set(key) for member, key in KEYS.items())
    for member, derived in DERIVED.items():
        assert parts[member] >= derived.keys() | {p for each in derived.values() for p in each}


def said_of(tree: Any) -> Any:
    """Return a full profile as a file would say it: without what a file cannot say."""
    if isinstance(tree, list):
        return [said_of(each) for each in tree]
    if isinstance(tree, dict):
        return {key: said_of(each) for key, each in tree.items() if key != "origin"}
    return tree


def by_key(member: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: dict[str, dict[str, Any]] = {}
    for fact in facts:
        key = [fact.get(part) for part in KEYS[member]]
        seen.setdefault(repr(key), fact)
    return list(seen.values())


WHOLE = {
    member: by_key(member, fact) if isinstance(fact, list) else fact
    for member, fact in said_of(FULL).items()
    if member != "document"
}


def toml(facts: dict[str, Any]) -> str:
    """Write additions as TOML, each member inline."""
    return "".join(f"{member} = {inline(value)}\n" for member, value in facts.items())


def inline(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{orjson.dumps(key).decode()} = {inline(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return orjson.dumps(value).decode()


def test_a_whole_profile_can_be_said_and_is_then_in_every_format(tmp_path: Path) -> None:
    document = FULL["document"]
    added = applied(tmp_path, toml(WHOLE), {"document": document})
    origins = {orjson.dumps(added).count(b'"additions:')}
    assert origins == {sum(len(v) if isinstance(v, list) else 1 for v in WHOLE.values())}

    profile = validated_profile(said_of(added), "")
    wanted = validated_profile({**WHOLE, "document": document}, "")
    assert profile.model_dump(exclude_defaults=True) == wanted.model_dump(exclude_defaults=True)
    for name in registry.formats():
        exporter = registry.exporter(name)
        options = exporter.options(as_of=AS_OF)
        done = export(validated_profile(added, ""), exporter, options)
        assert not done.problems
        assert done.data == export(wanted, exporter, options).data


@pytest.mark.parametrize("name", registry.formats())
def test_what_is_added_is_exported_and_what_is_private_is_not(tmp_path: Path, name: str) -> None:
    exporter = registry.exporter(name)

    def exported(text: str) -> bytes:
        profile = validated_profile(applied(tmp_path, text), "")
        done = export(profile, exporter, exporter.options(as_of=AS_OF))
        assert not done.problems
        return done.data

    assert b"0000-0002-1825-0097" not in exported("# nothing")
    assert b"0000-0002-1825-0097" in exported(ORCID)
    assert b"ada@bay.example" in exported(ORCID)
    assert b"ada@bay.example" not in exported('[visibility]\nemails = "private"')
    assert b"cv.pdf" in exported("# nothing")
    hidden = '[[links]]\nurl = "https://bay.example/cv.pdf"\nvisibility = "private"'
    assert b"cv.pdf" not in exported(hidden)


def test_the_schema_in_the_repository_is_the_models() -> None:
    assert orjson.loads(SCHEMA.read_bytes()) == schema()


def fits(text: str) -> bool:
    import jsonschema

    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    data = orjson.loads(orjson.dumps(tomllib.loads(text)))
    return bool(jsonschema.Draft202012Validator(made).is_valid(data))


def loads(folder: Path, text: str) -> bool:
    try:
        loaded(folder, text)
    except PexportError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("# nothing", True),
        (toml(WHOLE), True),
        (toml({"authors": {"ada": WHOLE}}), True),
        ("[[education]]\norganization.name = 'B'\nstart = 2012-09-01", True),
        ("[visibility]\nemails = 'limited'\nname = 'private'", True),
        ("[organizations.'B']\ncity = 'B'", True),
        ("[organizations.'B']\nname = 'B'", False),
        ("[nam]", False),
        ("[document]", False),
        ("name.origin = 'x'", False),
        ("name.given = ''", False),
        ("name.given = ' Ada'", False),
        ("name.given = 5", False),
        ("emails = 'a@b.c'", False),
        ("[[emails]]", False),
        ("[[emails]]\naddress = 'ada'", False),
        ("[[identifiers]]\nvalue = '1'", False),
        ("[[addresses]]\ncountry = 'nz'", False),
        ("[[languages]]\nname = 'Māori'\ntag = 'mi'", True),
        ("homepage.url = 'ftp://a.example/'", False),
        ("homepage.url = 'https://ü.example/ä?b#c'", True),
        ("[[education]]\norganization.name = 'B'\nstart = '2012-13'", False),
        ("[portrait]\nwidth = '5'", False),
        ("[portrait]\nwidth = 0", False),
        ("[portrait]\nwidth = 5", True),
        ("[visibility]\nemails = 'hidden'", False),
        ("[visibility]\ndocument = 'private'", False),
        ("[authors.ada.authors.bo]", False),
    ],
)
def test_schema_and_program_say_the_same(tmp_path: Path, text: str, is_good: bool) -> None:
    assert (fits(text), loads(tmp_path, text)) == (is_good, is_good)


CLOSED = {"kind", "type", "state", "scheme", "service", "language", "script", "country"}


def drawn(dice: random.Random) -> dict[str, Any]:
    """Draw a file that says parts of the whole profile, some of them otherwise."""
    facts: dict[str, Any] = {}
    for member, whole in WHOLE.items():
        if dice.random() < 0.4:
            listed = member in KEYS
            some: Any = dice.sample(whole, dice.randint(1, len(whole))) if listed else [whole]
            chosen = [partly(fact, KEYS.get(member, ("", ""))[0], dice) for fact in some]
            facts[member] = chosen if listed else chosen[0]
    seen = dice.sample(sorted(WHOLE), 3)
    facts["visibility"] = {member: dice.choice(AUDIENCES) for member in seen}
    organizations = [dice.choice(WHOLE["positions"])["organization"] for _ in range(2)]
    facts["organizations"] = {
        each["name"]: {"city": dice.choice(["Bay", "Delta"]), "identifiers": dice.choice(RORS)}
        for each in organizations
    }
    return facts


RORS: list[list[dict[str, str]]] = [[], [{"scheme": "ror", "value": "https://ror.org/05dxps055"}]]


def partly(fact: dict[str, Any], named: str, dice: random.Random) -> dict[str, Any]:
    part = {key: value for key, value in fact.items() if key == named or dice.random() < 0.6}
    for key, value in part.items():
        if key not in CLOSED and isinstance(value, str) and re.fullmatch("[A-Za-z ]+", value):
            part[key] = dice.choice([value, value, "Bay", "Delta"])
    if dice.random() < 0.2:
        part["visibility"] = dice.choice(AUDIENCES)
    return part


@given(st.integers())
def test_twice_is_once_and_the_input_stays(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - a draw of a test
    folder = tmp_path_factory.getbasetemp()
    tree = varied.part(dice).model_dump(exclude_defaults=True)
    before = copy.deepcopy(tree)
    try:
        additions = loaded(folder, toml(drawn(dice)))
        # As another author, who may lack an organization of the site.
        own = {key: value for key, value in additions.facts.items() if key != "organizations"}
        said = additions._replace(facts={**additions.facts, "authors": {"bo": own}})
        once = apply_additions(tree, said, "bo")
    except PexportError:
        return
    assert tree == before
    validated_profile(once, "")
    assert apply_additions(once, said, "bo") == once
    assert apply_additions(tree, loaded(folder, "# nothing")) == tree


@given(st.recursive(st.text(max_size=5) | st.none() | st.integers(), st.lists))
def test_a_tree_that_is_no_profile_is_left_to_validation(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    additions = loaded(tmp_path_factory.getbasetemp(), toml(WHOLE))
    for member in (*WHOLE, "document"):
        tree = {member: value}
        try:
            validated_profile(tree, "")
        except PexportError:
            assert apply_additions(tree, additions) == tree


@given(st.text())
def test_no_file_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        loaded(tmp_path_factory.getbasetemp(), text.encode("utf-8", "ignore").decode())
    except PexportError as error:
        assert str(error)


def test_the_sites_of_the_corpus_take_additions(tmp_path: Path) -> None:
    folder = SHARED / "corpus"
    if not folder.exists():
        pytest.skip(f"{folder} is missing; set PEXPORT_SHARED")
    count = 0
    for path in sorted(folder.rglob("*.md"))[:150]:
        given_ = Input(path)
        try:
            tree = registry.detect(given_).read(given_).tree
            validated_profile(tree, "")
        except PexportError:
            continue
        count += 1
        done = applied(tmp_path, f"{ORCID}[visibility]\nemails = 'private'\n", dict(tree))
        orcids = [i["value"] for i in done["identifiers"] if i["scheme"] == "orcid"]
        assert orcids == ["0000-0002-1825-0097"]
        assert (
            apply_additions(done, loaded(tmp_path, f"{ORCID}[visibility]\nemails = 'private'\n"))
            == done
        )
    assert count


DOCUMENTED = re.findall(
    r"```toml\n(.*?)```", (ROOT / "docs/pexport-toml.md").read_text(encoding="utf-8"), re.DOTALL
)


def test_the_examples_of_the_page_do_what_they_say(tmp_path: Path) -> None:
    tree = FULL | {"identifiers": []}
    assert len(DOCUMENTED) > 5
    for text in DOCUMENTED:
        assert fits(text)
        additions = loaded(tmp_path, text)
        for author in (None, *additions.facts.get("authors", {})):
            done = apply_additions(tree, additions, author)
            assert done != tree
            validated_profile(done, "")
