"""What becomes of a contact that its page and the holder of the phone have both edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pexport.contacts import lines, merging
from pexport.contacts.lines import Card
from pexport.contacts.merging import Base, Merge, Side, merge

Facts = dict[str, Sequence[str]]


def card(**facts: Any) -> Card:
    """Return a card of ``NAME=[values]``, or of one value."""
    said = {name: [value] if isinstance(value, str) else value for name, value in facts.items()}
    text = "".join(f"{name}:{value}\r\n" for name, values in said.items() for value in values)
    return lines.read(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{text}END:VCARD\r\n".encode(), "a test")


def values(of: Card, name: str) -> list[str]:
    return [line.value for line in of.lines if line.name == name]


def told(found: Merge) -> list[tuple[str, str, str | None, str | None]]:
    return [(each.kind, each.name, each.there, each.page) for each in found.changes]


def merged(
    was: Any, there: Any, page: Any, prefer: Side | None = None, stored: Any = None
) -> Merge:
    base = Base(card(**was), card(**(stored or was)))
    return merge(base, card(**there), card(**page), prefer)


@pytest.mark.parametrize(
    ("was", "there", "page", "becomes", "kinds"),
    [
        ("a", "a", "a", "a", []),
        ("a", "a", "b", "b", ["changed"]),
        ("a", "c", "a", "c", ["kept"]),
        ("a", "b", "b", "b", []),
        ("a", "c", "b", "c", ["conflict"]),
        ((), (), "b", "b", ["added"]),
        ((), "c", (), "c", ["kept"]),
        ((), "c", "b", "c", ["conflict"]),
        ("a", "a", (), (), ["removed"]),
        ("a", (), "a", (), ["kept"]),
        ("a", (), "b", (), ["conflict"]),
        ("a", "c", (), "c", ["conflict"]),
        ("a", (), (), (), []),
    ],
)
def test_of_one_value_that_of_who_changed_it_counts(
    was: Any, there: Any, page: Any, becomes: Any, kinds: list[str]
) -> None:
    found = merged({"TITLE": was}, {"TITLE": there}, {"TITLE": page})

    assert values(found.card, "TITLE") == list(becomes)
    assert [each.kind for each in found.changes] == kinds
    assert found.writes is bool({"added", "changed", "removed"} & set(kinds))


@pytest.mark.parametrize(("prefer", "becomes", "kind"), [("page", "b", "changed"),
                                                         ("phone", "c", "kept")])  # fmt: skip
def test_who_wins_a_conflict_can_be_said(prefer: Side, becomes: str, kind: str) -> None:
    found = merged({"TITLE": "a"}, {"TITLE": "c"}, {"TITLE": "b"}, prefer)

    assert told(found) == [(kind, "TITLE", "c", "b")]
    assert values(found.card, "TITLE") == [becomes]


@pytest.mark.parametrize(
    ("was", "there", "page", "becomes", "kinds"),
    [
        ("ab", "ab", "abc", "abc", ["added"]),
        ("ab", "abx", "ab", "abx", ["kept"]),
        ("ab", "ab", "a", "a", ["removed"]),
        ("ab", "b", "ab", "b", ["kept"]),
        ("ab", "xb", "cb", "xbc", ["kept", "added"]),
        ("ab", "abc", "abc", "abc", []),
        ("ab", "b", "bc", "bc", ["added"]),
        ("", "x", "a", "xa", ["kept", "added"]),
    ],
)
def test_of_several_values_each_stands_for_itself(
    was: str, there: str, page: str, becomes: str, kinds: list[str]
) -> None:
    found = merged({"TEL": [*was]}, {"TEL": [*there]}, {"TEL": [*page]})

    assert values(found.card, "TEL") == list(becomes)
    assert [each.kind for each in found.changes] == kinds


def test_without_a_last_push_nothing_is_removed_and_what_differs_is_a_conflict() -> None:
    there, page = card(TITLE="c", TEL=["x", "a"]), card(TITLE="b", TEL=["a", "b"], ORG="o")

    found = merge(None, there, page)

    assert values(found.card, "TEL") == ["x", "a", "b"]
    assert values(found.card, "TITLE") == ["c"]
    assert [each[:2] for each in told(found)] == [
        ("conflict", "TITLE"), ("added", "TEL"), ("added", "ORG"),
    ]  # fmt: skip


def test_what_the_address_book_rewrote_is_no_edit() -> None:
    was, as_stored = {"TEL": ["1 2"], "TITLE": "a "}, {"TEL": ["12"], "TITLE": "A"}

    unchanged = merged(was, as_stored, was, stored=as_stored)
    changed = merged(was, as_stored, {"TEL": ["3"], "TITLE": "b"}, stored=as_stored)

    assert told(unchanged) == []
    assert [each.kind for each in changed.changes] == ["removed", "added", "changed"]
    assert values(changed.card, "TEL") == ["3"]


def again(first: Merge, page: Card, there: Card | None = None) -> Merge:
    """Return the next push, where the address book keeps what it is sent as it is."""
    kept = lines.read(lines.encode(first.card), "a test")
    return merge(first.base(kept), there or kept, page)


def test_a_conflict_is_told_until_a_side_gives_in() -> None:
    page = card(TITLE="b")
    first = merged({"TITLE": "a"}, {"TITLE": "c"}, {"TITLE": "b"})

    assert told(again(first, page)) == told(first)
    assert told(again(again(first, page), page)) == told(first)
    assert told(again(first, card(TITLE="c"))) == []
    assert [each.kind for each in again(first, card(TITLE="a")).changes] == ["kept"]


def test_an_edit_that_was_kept_is_not_overwritten_later() -> None:
    first = merged({"TITLE": "a", "TEL": ["1"]}, {"TITLE": "c", "TEL": []},
                   {"TITLE": "a", "TEL": ["1"]})  # fmt: skip

    assert [each.kind for each in again(first, card(TITLE="b", TEL=["1"])).changes] == [
        "conflict", "kept",
    ]  # fmt: skip


def test_a_label_that_was_changed_there_stays_and_one_of_the_page_follows() -> None:
    def labelled(label: str, group: str = "item1") -> Card:
        facts = f"{group}.URL:https://a.example/\r\n{group}.X-ABLabel:{label}\r\n"
        return lines.read(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{facts}END:VCARD\r\n".encode(), "")

    base = Base(labelled("CV"), labelled("CV"))

    assert told(merge(base, labelled("Mine"), labelled("CV"))) == []
    assert told(merge(base, labelled("Mine"), labelled("Papers"))) == []
    found = merge(base, labelled("CV"), labelled("Papers", "item7"))
    assert [each.kind for each in found.changes] == ["changed"]
    assert b"Papers" in lines.encode(merging.with_own_groups(found.card, labelled("CV")))


def test_what_an_address_book_wrote_stays_byte_for_byte() -> None:
    theirs = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Njoku;Ada;;;\r\nFN:Ada Njoku\r\n"
        b'X-APPLE-OMIT;x="a;b":1;2\\;3\\:4\r\nitem1.TEL;type=pref:1\r\n'
        b"item1.X-ABLabel:_$!<Other>!$_\r\nNOTE:a lo\r\n ng one\r\nBROKEN LINE\r\nEND:VCARD\r\n"
    )  # fmt: skip
    there = lines.read(theirs, "a test")
    page = lines.read(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Njoku\r\nN:Njoku;Ada;;;\r\nitem1.URL:https://a.example/"
        b"\r\nitem1.X-ABLabel:Home\r\nEND:VCARD\r\n", "a test",
    )  # fmt: skip

    found = merge(None, there, page)

    written = lines.encode(merging.with_own_groups(found.card, there))
    assert written == theirs.replace(
        b"END:", b"item2.URL:https://a.example/\r\nitem2.X-ABLabel:Home\r\nEND:"
    )


WORDS = st.lists(st.sampled_from("abcd"), max_size=3, unique=True)
CARDS = st.fixed_dictionaries(
    {"TITLE": WORDS.map(lambda each: each[:1]), "TEL": WORDS, "EMAIL": WORDS}
)


@given(was=CARDS, there=CARDS, page=CARDS, later=CARDS)
@settings(max_examples=300)
def test_nothing_is_lost_that_was_said_there(was: Facts, there: Facts, page: Facts,
                                             later: Facts) -> None:  # fmt: skip
    """What was edited there stays, through any two pushes; and a push that is repeated is none.

    What the page says as well is the page's, to take away, too.
    """
    first = merged(was, there, page)
    second = again(first, card(**later))

    for found in (first, second):
        for name in ("TITLE", "TEL", "EMAIL"):
            edits = {*there[name]} - {*was[name]} - {*page[name]}
            assert edits <= {*values(found.card, name)}
    assert not again(first, card(**page)).writes
    assert not again(second, card(**later)).writes


@given(was=CARDS, page=CARDS)
def test_without_edits_there_the_contact_becomes_what_the_page_says(
    was: Facts, page: Facts
) -> None:
    found = merged(was, was, page)

    for name in page:
        assert {*values(found.card, name)} == {*page[name]}
    assert {each.kind for each in found.changes} <= {"added", "changed", "removed"}
