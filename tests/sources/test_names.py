from __future__ import annotations

import orjson
import pytest
import yaml
from conftest import shared
from hypothesis import example, given
from hypothesis import strategies as st

from pexport.profile import clean
from pexport.profile.facts import Name, Nickname, OtherName
from pexport.sources.text import name_words, names
from pexport.vocabulary.files import vocab

# The checkers know the folder by another name than the package it is installed as.

SPLIT = [
    ("Ada Lindqvist", {"given": "Ada", "family": "Lindqvist"}),
    ("Ana Ruiz-Ortega", {"given": "Ana", "family": "Ruiz-Ortega"}),
    ("Jean-Luc O’Brien", {"given": "Jean-Luc", "family": "O’Brien"}),
    ("Moira McAllen", {"given": "Moira", "family": "McAllen"}),
    ("Noor AlSaid", {"given": "Noor", "family": "AlSaid"}),
    ("Omar al-Khatib", {"given": "Omar", "family": "al-Khatib"}),
    ("Jun-yan Lee", {"given": "Jun-yan", "family": "Lee"}),
    ("Ada K. Lindqvist", {"given": "Ada", "additional": "K.", "family": "Lindqvist"}),
    ("Ada K T Lindqvist", {"given": "Ada", "additional": "K T", "family": "Lindqvist"}),
    ("Wim van der Plas", {"given": "Wim", "family": "van der Plas"}),
    ("Wim J. Van Plas", {"given": "Wim", "additional": "J.", "family": "Van Plas"}),
    ("Rui da Costa", {"given": "Rui", "family": "da Costa"}),
    ("Salim bin Yusuf", {"given": "Salim", "family": "bin Yusuf"}),
    ("Dr. Ada Lindqvist", {"prefix": "Dr.", "given": "Ada", "family": "Lindqvist"}),
    (
        "Prof. Dr. med. Ada Lindqvist, M. Sc.",
        {"prefix": "Prof. Dr. med.", "given": "Ada", "family": "Lindqvist", "suffix": "M. Sc."},
    ),
    ("PD Dr. Ada Lindqvist", {"prefix": "PD Dr.", "given": "Ada", "family": "Lindqvist"}),
    ("Dipl.-Ing. Ada Lindqvist", {"prefix": "Dipl.-Ing.", "given": "Ada", "family": "Lindqvist"}),
    ("Sir Wim Lindqvist", {"prefix": "Sir", "given": "Wim", "family": "Lindqvist"}),
    ("Ada Lindqvist, Ph.D, CEng", {"given": "Ada", "family": "Lindqvist", "suffix": "Ph.D, CEng"}),
    ("Ada Lindqvist MD PhD", {"given": "Ada", "family": "Lindqvist", "suffix": "MD, PhD"}),
    (
        "Wim B. Plas Jr",
        {"given": "Wim", "additional": "B.", "family": "Plas", "suffix": "Jr"},
    ),
    ("Lindqvist, Ada", {"given": "Ada", "family": "Lindqvist"}),
    ("Lindqvist, Ada Maria", {"given": "Ada Maria", "family": "Lindqvist"}),
    ("Lindqvist, A.", {"given": "A.", "family": "Lindqvist"}),
    ("van der Plas, Wim J.", {"given": "Wim", "additional": "J.", "family": "van der Plas"}),
    ("Lindqvist, Ada, PhD", {"given": "Ada", "family": "Lindqvist", "suffix": "PhD"}),
    ("Wang, Mei", {"given": "Mei", "family": "Wang"}),
    ("Meilin WANG", {"given": "Meilin", "family": "WANG"}),
    ("WANG Meilin", {"given": "Meilin", "family": "WANG"}),
    ("Karim Nour Eddine SAHLI", {"given": "Karim Nour Eddine", "family": "SAHLI"}),
]

IN_DOUBT = [
    ("Mowgli", "one word"),
    ("Dr. Lindqvist", "one word"),
    ("Ada Maria Lindqvist", "3 words"),
    ("José Ruiz de la Torre", "5 words"),
    ("Wang Mei", "'Wang' is a frequent family name"),
    ("Nguyen Van An", "'Nguyen' is a frequent family name"),
    ("Kovács Ada", "'Kovács' is a frequent family name"),
    ("Thu Van Pham", "'Van' may belong to the given name"),
    ("María del Carmen", "'del' may belong to the given name"),
    ("Abdul Karim", "'Abdul' may be one given name"),
    ("K. Lindqvist", "begins with an initial"),
    ("AJ Lindqvist", "'AJ' may be an abbreviation"),
    ("Ada Maria MENG", "'MENG' may be a family name or a degree"),
    ("Ada Lindqvist MA", "'MA' may be a family name or a degree"),
    ("Ada Maria XYZE", "'XYZE' may be an abbreviation"),
    ("ADA LINDQVIST", "all its words are in capitals"),
    ("Ada Lindqvist, Biologist", "before the comma"),
    ("Lindqvist, Professor", "after the comma"),
    ("Speech recognition", "not every word"),
    ("Google DeepMind", "not every word"),
    ("Tidal Lab", "'Lab' is a word of groups"),
    ("Équipe Marées", "'Équipe' is a word of groups"),
    ("Stanford NLP", "'NLP' is a word of groups"),
    ("Your Name", "'Your' is a word of groups"),
    ("Ada Lindqvist 2", "'2' has digits or symbols"),
    ("Ada Lindqvist*", "'Lindqvist*' has digits or symbols"),
    ("Ada 🌊 Lindqvist", "'🌊' has digits or symbols"),
    ("Ada Lindqvist (Oslo)", "'(Oslo)' may belong to it or not"),
    ("Tidal Atlas (TIDA)", "'(TIDA)' may belong to it or not"),
    ("王小梅", "not in Latin script"),
    ("山田 花子", "not in Latin script"),
    ("Анна Петрова", "not in Latin script"),
]


@pytest.mark.parametrize(("display", "parts"), SPLIT)
def test_a_name_is_split_where_its_form_shows_the_parts(
    display: str, parts: dict[str, str]
) -> None:
    found = names.parse_name(display)

    assert found.parts == parts
    assert found.note.startswith("parts of the name: ")


@pytest.mark.parametrize(("display", "why"), IN_DOUBT)
def test_a_name_in_doubt_has_no_parts_and_a_note_says_why(display: str, why: str) -> None:
    found = names.parse_name(display)

    assert found.parts == {}
    assert found.note.startswith("no parts of the name: ")
    assert why in found.note


@pytest.mark.parametrize(
    ("display", "name", "variant", "script"),
    [
        ("Meilin Wang (王美玲)", "Meilin Wang", "王美玲", "Hani"),
        ("Meilin Wang 王美玲", "Meilin Wang", "王美玲", "Hani"),
        ("Meilin Wang王美玲", "Meilin Wang", "王美玲", "Hani"),
        ("王美玲 Meilin Wang", "Meilin Wang", "王美玲", "Hani"),
        ("王美玲 (Meilin Wang)", "Meilin Wang", "王美玲", "Hani"),
        ("Meilin Wang / 王美玲", "Meilin Wang", "王美玲", "Hani"),
        ("Sakura Mori 森 さくら", "Sakura Mori", "森 さくら", "Jpan"),
        ("Erika Mori (エリカ)", "Erika Mori", "エリカ", "Kana"),
        ("Sakura Mori (さくら)", "Sakura Mori", "さくら", "Hira"),
        ("Minseo Kim (김민서)", "Minseo Kim", "김민서", "Hang"),
        ("Anna Petrova (Анна Петрова)", "Anna Petrova", "Анна Петрова", "Cyrl"),
        ("Karim Sahli كريم ساحلي", "Karim Sahli", "كريم ساحلي", "Arab"),
        ("Noa Levin (נועה לוין)", "Noa Levin", "נועה לוין", "Hebr"),
        ("Eleni Pappa (Ελένη Παππά)", "Eleni Pappa", "Ελένη Παππά", "Grek"),
        ("Asha Verma (आशा वर्मा)", "Asha Verma", "आशा वर्मा", "Deva"),
        ("Mita Basu (মিতা বসু)", "Mita Basu", "মিতা বসু", "Beng"),
        ("Malee Suksan (มาลี)", "Malee Suksan", "มาลี", "Thai"),
        ("Kavya Raman (காவ்யா)", "Kavya Raman", "காவ்யா", "Taml"),
        ("Meilin Wang (王Анна)", "Meilin Wang", "王Анна", None),
    ],
)
def test_a_name_in_a_second_script_stands_beside_the_one_that_is_split(
    display: str, name: str, variant: str, script: str | None
) -> None:
    found = names.parse_name(display)

    assert found.name == name
    assert found.variants == ((variant, script),)
    given, family = name.split()
    assert found.parts == {"given": given, "family": family}


@pytest.mark.parametrize(
    ("display", "nickname"),
    [
        ("Robert (Bob) Plas", "Bob"),
        ("Robert “Bob” Plas", "Bob"),
        ('Robert Plas "Bob"', "Bob"),
        ("Robert Plas (Rob)", "Rob"),
    ],
)
def test_a_nickname_in_the_name_is_no_part_of_it(display: str, nickname: str) -> None:
    found = names.parse_name(display)

    assert found.nicknames == (nickname,)
    assert found.parts == {"given": "Robert", "family": "Plas"}


def test_pronouns_in_brackets_are_told_from_names() -> None:
    found = names.parse_name("Ada Lindqvist (she/her)")

    assert found.pronouns == "she/her"
    assert found.name == "Ada Lindqvist"
    assert found.nicknames == ()


def test_what_stands_beside_a_name_in_doubt_is_kept() -> None:
    found = names.parse_name("Alex Mei-Ling Wang (王美玲)")

    assert found.parts == {}
    assert found.variants == (("王美玲", "Hani"),)


@pytest.mark.parametrize("kind", ["prefixes", "suffixes", "organizations", "family_first"])
def test_the_tables_are_written_as_words_are_compared(kind: str) -> None:
    words = orjson.loads(vocab("names/words.json"))[kind]

    assert words == [name_words.fold_word(word) for word in words]
    assert len(words) == len(set(words))


PIECES = st.sampled_from(
    'Ada K. Dr. van al-Khatib LIU PhD Jr. Lab 王 美玲 Анна (Bob) (she/her) ( ) [ “ ” " , - / * 🌊 é'
    " o'b \u0301 ゛ ー".split()
)
TEXTS = st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join)


@given(TEXTS.map(clean.line).filter(bool))
@example(",")
@example("(Bob)")
@example("王 (")
@example("0(Aa)王A")
def test_whatever_is_understood_is_valid_and_of_the_display_name(display: str) -> None:
    found = names.parse_name(display)

    Name.model_validate({"display": display, **found.parts})
    for variant in found.variants:
        OtherName.model_validate(variant._asdict())
        assert all(word in display for word in variant.name.split())
    for nickname in found.nicknames:
        Nickname.model_validate({"name": nickname})
    for part in found.parts.values():
        assert set(part.replace(",", "").split()) <= set(found.name.replace(",", " ").split())


def test_the_split_agrees_with_the_parts_that_people_state_themselves() -> None:
    agreed = 0
    for page in shared("corpus/hugo").rglob("_index.md"):
        _, _, head = page.read_text("utf-8").partition("---\n")
        try:
            stated: dict[str, str] = yaml.safe_load(head.partition("\n---")[0]) or {}
        except (yaml.YAMLError, ValueError):
            continue
        display, family = stated.get("title") or "", stated.get("last_name") or ""
        parts = names.parse_name(display).parts if display else {}
        if parts and family and display.endswith(family):
            assert family.endswith(parts["family"]), display
            agreed += 1
    assert agreed > 10
