"""The file that pexport init writes: says nothing as it stands, and something when uncommented."""

from __future__ import annotations

import random
import re
from itertools import combinations, count
from pathlib import Path

import pytest
from conftest import SAMPLES, profile
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import organization, read_path
from varied import part

from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.reading.additions.apply import apply_additions
from pexport.reading.additions.file import load_additions
from pexport.reading.additions.init_file import draft_additions
from pexport.reading.profiles import validate_profile
from pexport.source import Remark

SITES = sorted((SAMPLES / "sites").iterdir())
BARE = Profile.model_validate(
    {
        "name": {"display": 'Ada "A." Njoku \\ 愛達'},
        "emails": [{"address": "ada@bay.example"}],
        "positions": [
            {"organization": {"name": 'St. "Bay" \\ #1 = [x]', "url": "https://bay.example/"}},
            {"organization": {"name": "Delta", "country": "NZ"}},
        ],
    }
)
REMARKS = [
    Remark("a.md:3#social[0].link", "0000-0002-1825-0098: wrong\ncheck digit\x1b", "checksum"),
    Remark("a.md:4#shoe", "this key is not read", "unread"),
]


def blocks(text: str) -> list[str]:
    """Return the blocks of a file below its head, separated by empty lines."""
    return text.rstrip("\n").split("\n\n")[1:]


def uncommented(block: str, *, examples: bool = False) -> str:
    """Take away the # of what was found, and of the examples as well."""
    code = r"^#(?=[^\s#:])" + (r"|^# (?=\w+ = \S)" if examples else "")
    return re.sub(code, "", block, flags=re.MULTILINE)


def filled(text: str) -> str:
    """Write what belongs there in the place of each example that is no comment any more."""
    rors = count()
    for form, value in {
        '(?<=^value = ")…': lambda _: "0000-0002-1825-0097",
        '(?<=^country = ")…': lambda _: "NZ",
        '(?<=^url = ")https://…': lambda _: "https://coast.example/",
        "(?<=https://ror.org/)…": lambda _: ror(next(rors)),
        '(?<= = ")…': lambda _: "Ada",
    }.items():
        text = re.sub(form, value, text, flags=re.MULTILINE)
    return text


def ror(number: int) -> str:
    """Return the ROR of *number*, in Crockford's base32 with its check digits."""
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    return f"00000{letters[number // 32]}{letters[number % 32]}{98 - number * 100 % 97:02}"


def written(folder: Path, text: str) -> Path:
    path = folder / "pexport.toml"
    path.write_text(text, encoding="utf-8")
    return path


def check(folder: Path, known: Profile, text: str) -> None:
    tree = known.model_dump(exclude_defaults=True)
    for block in ["", text, *blocks(text)]:
        untouched = load_additions(written(folder, f"{block}\n#"))
        assert not untouched.facts
        assert apply_additions(tree, untouched) == tree
    parts = [block for block in blocks(text) if uncommented(block) != block]
    for several in [*combinations(parts, 1), *combinations(parts, 2), tuple(parts)]:
        found, told = (
            "#\n" + "\n".join(uncommented(block, examples=examples) for block in several)
            for examples in (False, True)
        )
        assert load_additions(written(folder, found)).facts
        if told != found:
            with pytest.raises(PexportError, match="is a placeholder"):
                load_additions(written(folder, told))
        additions = load_additions(written(folder, filled(told)))
        if known.name:
            validate_profile(apply_additions(tree, additions, is_owner=True), "")


@pytest.mark.parametrize("known", [BARE, profile("full"), profile("researcher"), Profile()])
def test_as_it_stands_it_says_nothing_and_each_block_loads(tmp_path: Path, known: Profile) -> None:
    check(tmp_path, known, draft_additions(known, REMARKS))
    check(tmp_path, known, draft_additions(known, REMARKS, schema="./additions.schema.json"))


@pytest.mark.parametrize("site", SITES, ids=lambda site: str(site.name))
def test_so_it_is_for_each_kind_of_site(tmp_path: Path, site: Path) -> None:
    known, remarks, _ = read_path(site)

    check(tmp_path, known, draft_additions(known, remarks))


@settings(max_examples=30)
@given(st.integers())
def test_so_it_is_for_any_profile(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    known = part(random.Random(seed))  # noqa: S311 - a draw of a test

    check(tmp_path_factory.mktemp("any"), known, draft_additions(known, []))


def test_it_asks_for_what_is_missing_alone() -> None:
    bare = draft_additions(BARE, REMARKS)

    assert '#scheme = "orcid"\n# value = ' in bare
    assert "#[[addresses]]\n# country = " in bare
    assert '# given = "…"' in bare
    assert '#[organizations."St. \\"Bay\\" \\\\ #1 = [x]"]\n# city' in bare
    assert "# Delta: no web address, no city, no ROR." in bare
    assert "# Found: ada@bay.example (public)." in bare
    assert "# a.md:3#social[0].link: 0000-0002-1825-0098: wrong\\ncheck digit\\x1b\n" in bare
    assert "shoe" not in bare
    full = draft_additions(profile("full"), [])
    assert "orcid" not in full
    assert "[[addresses]]" not in full
    assert '#given = "Maya"\n#family = "Okafor"' in full
    assert "Coast" not in full
    assert "Society of Tides: no ROR." in full


def test_what_is_only_an_example_is_not_published_by_uncommenting(tmp_path: Path) -> None:
    tree = BARE.model_dump(exclude_defaults=True)
    for block in blocks(draft_additions(BARE, [])):
        try:
            done = apply_additions(
                tree, load_additions(written(tmp_path, f"#\n{uncommented(block)}"))
            )
        except PexportError as error:
            assert re.search("missing key 'value'|address is empty", str(error))
            continue
        facts = Profile.model_validate(done).visible_to("private")
        assert not facts.identifiers
        assert not facts.addresses
        assert facts.positions == BARE.positions


def test_another_author_has_tables_of_their_own(tmp_path: Path) -> None:
    text = draft_additions(BARE, REMARKS, author="ada b")
    whole = filled("\n".join(uncommented(block, examples=True) for block in blocks(text)))
    additions = load_additions(written(tmp_path, whole))

    assert list(additions.facts) == ["authors"]
    tree = BARE.model_dump(exclude_defaults=True)
    done = validate_profile(apply_additions(tree, additions, "ada b"), "")
    assert done.identifier("orcid")
    assert [organization(tie).country for tie in done.positions] == ["NZ", "NZ"]
    assert apply_additions(tree, additions) == tree


def test_an_example_that_nobody_filled_in_is_refused_in_one_line(tmp_path: Path) -> None:
    text = draft_additions(BARE, [])
    for line, key in (("country", "addresses[0].country"), ("value", "identifiers[0].value")):
        block = next(each for each in blocks(text) if f"\n# {line} = " in each)
        with pytest.raises(PexportError) as raised:
            load_additions(written(tmp_path, f"#\n{uncommented(block, examples=True)}"))
        said = str(raised.value)
        assert f"#{key}: '…' is a placeholder; replace it, or " in said
        assert "\n" not in said


def test_the_head_names_what_everybody_has() -> None:
    head = draft_additions(BARE, []).split("\n\n")[0]

    assert "pexport init --schema" in head
    assert "pexport doctor" in head
    assert "docs/" not in head
