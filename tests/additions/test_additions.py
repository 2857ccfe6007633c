"""What a pexport.toml adds and corrects, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from additions_files import (
    ORCID,
    SITE,
    TREE,
    applied,
    loaded,
)

from pexport.errors import PexportError
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.file import find_additions
from pexport.reading.additions.toml_lines import line_numbers
from pexport.reading.profiles import validate_profile


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
        emails = validate_profile(applied(tmp_path, text), "").emails
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
    with pytest.raises(
        PexportError, match=r"toml:1#authors.ada: this is the site's owner; move these"
    ):
        applied(tmp_path, own + ORCID, author="ada", is_owner=True)


def test_the_file_is_found_in_the_site_and_not_above_it(tmp_path: Path) -> None:
    author = tmp_path / "home/site/content/authors/ada/_index.md"
    author.parent.mkdir(parents=True)
    author.write_text("---\n---\n", encoding="utf-8")
    above, beside = tmp_path / "home/pexport.toml", tmp_path / "home/site/pexport.toml"
    above.write_text("# x", encoding="utf-8")

    assert find_additions(author) is None
    assert find_additions(tmp_path / "home") == above
    (tmp_path / "home/site/config/_default").mkdir(parents=True)
    assert find_additions(author) is None
    beside.write_text("# x", encoding="utf-8")
    below = (author, author.parent, beside.parent)
    assert [find_additions(place) for place in below] == [beside] * 3
    (author.parent / "pexport.toml").write_text("# x", encoding="utf-8")
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
    assert line_numbers(text) == {
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
