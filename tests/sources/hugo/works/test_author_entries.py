"""The names in an entry of a list of authors, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.sources.hugo.works.authors.authors import read_authors
from pexport.sources.hugo.works.authors.entries import names_in_entry
from pexport.sources.hugo.works.authors.people import Directory, Person

ADA = Directory({"admin": Person("Ada Byron")}, "admin")


@pytest.mark.parametrize(
    "entry",
    [
        "& **Byron, A.L**",
        "&amp; Byron, A.",
        "and Byron, A.",
        "; Ada Byron",
        "Ada Byron &dagger;",
        "__Ada Byron__ __*__",
        "Ada Byron<sup>1,2</sup>",
        "Ada Byron<sup>a</sup>*",
        "Ada Byron1,2",
        "Ada Byron^1^",
        "Ada Byron$^{1,2}$",
        "$^1$Ada Byron",
        "Ada Byron\\textsuperscript{1}",
        "<b> Ada Byron</b>",
        "<u>Ada Byron</u>",
        "Dr. Ada Byron",
        "Ada Byron, PhD",
        "Prof. Dr. A. Byron",
        "story: Ada Byron",
        "**A. Byron** [co-first leading author]",
        "Ada Byron (corresponding author)",
        "Ada Byron (Ed.)",
        "Byron, Ada L.",
        "A. L. Byron",
        "Byron AL",
    ],
)
def test_what_stands_around_a_name_does_not_hide_it(entry: str) -> None:
    found = read_authors(["Moore, S.", entry, "Zoe Rain"], ADA)
    assert [author.slug for author in found.authors] == [None, "admin", None]
    assert not set("*&†$^<>;{}_\\12") & set(found.authors[1].written)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Moore, S.B. & **Grange, J.A.**", ["Moore, S.B.", "Grange, J.A."]),
        ("Moore, S. B., Cloud, B., & Rain, Z.", ["Moore, S. B.", "Cloud, B.", "Rain, Z."]),
        ("Moore, S. B., Cloud, B.-C. and Rain, Z.", ["Moore, S. B.", "Cloud, B.-C.", "Rain, Z."]),
        ("Cloud, Bea; Rain, Zoe", ["Cloud, Bea", "Rain, Zoe"]),
        ("Cloud, Bea & Rain, Zoe", ["Cloud, Bea", "Rain, Zoe"]),
        ("B. Cloud &amp; Z. Rain", ["B. Cloud", "Z. Rain"]),
        ("J. van der Rain, G. Cloud", ["J. van der Rain", "G. Cloud"]),
        ("Cloud B, Rain Z, Moore SB", ["Cloud B", "Rain Z", "Moore SB"]),
        ("王小明、李四", ["王小明", "李四"]),
        ("Smith & Rain Ltd", None),
        ("Department of Physics and Astronomy", None),
        ("Rain, Z., & the Tides Group", None),
        ("Santiago Ramón y Cajal", None),
        ("Cloud, Bea", None),
        ("van der Cloud, Jan Willem", None),
    ],
)
def test_a_list_in_one_text_is_taken_apart_where_it_is_sure(
    entry: str, names: list[str] | None
) -> None:
    found = [name.written for name in names_in_entry(entry, lambda _: False)]
    assert found == names or (names is None and len(found) == 1)


def test_letters_that_tex_composes_are_read() -> None:
    found = read_authors(["Ren{\\'e} M\\\"uller", "\\O{}rsted, C."], ADA)
    assert [author.written for author in found.authors] == ["René Müller", "Ørsted, C."]


FAMILY = st.from_regex(r"(van |de |)[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,5})?", fullmatch=True)
GIVEN = st.from_regex(r"[A-Z]\.( [A-Z]\.)?|[A-Z][a-z]{2,7}", fullmatch=True)


PAIRS = st.lists(st.tuples(FAMILY, GIVEN), min_size=2, max_size=5)


@given(PAIRS, st.sampled_from(["; ", " and ", " & "]))
def test_names_with_a_comma_each_are_as_many_as_they_are(
    pairs: list[tuple[str, str]], between: str
) -> None:
    written = [f"{family}, {given}" for family, given in pairs]
    found = [name.written for name in names_in_entry(between.join(written), lambda _: False)]
    assert found == written


MARKS = st.text("*†‡§¶#¹²³ ,;", max_size=4)
FORMS = st.sampled_from(
    "Ada Byron|Byron, Ada|A. Byron|Byron, A.|Byron A|ADA BYRON|admin|Byron, A. L.".split("|")
)


@given(FORMS, MARKS, st.sampled_from(["{}", "**{}**", "<u>{}</u>", "& {}", "and {}", "*{}*"]))
def test_a_page_that_names_the_owner_is_the_owners(name: str, marks: str, around: str) -> None:
    found = read_authors(["Zoe Rain", around.format(name) + marks, "Bea Cloud"], ADA)
    assert [author.slug for author in found.authors] == [None, "admin", None]
