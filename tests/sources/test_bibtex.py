"""BibTeX beside a publication: LaTeX in Unicode, names in order, and broken files."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

import pytest
from conftest import shared
from hypothesis import given
from hypothesis import strategies as st

from pexport.sources.files import bibtex


def entry(fields: str) -> Any:
    (found,) = bibtex.parse_bibtex(f"@article{{key,\n{fields}\n}}").entries
    return found


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"B{\'e}la", "Béla"),
        (r"B\'{e}la", "Béla"),
        (r"J{\"o}rg {\O}stby-{\L}uk", "Jörg Østby-Łuk"),
        (r"Ole{\v{s}} {\c C}elik", "Oleš Çelik"),
        (r"{{DNA}} \& {RNA}", "DNA & RNA"),
        (r"5% and 6\% more", "5% and 6% more"),
        (r"pages 4--5", "pages 4–5"),
        (r"for $z \sim 2$", r"for $z \sim 2$"),
        (r"\emph{Homo} sapiens~L.", "Homo sapiens L."),
        ("plain", "plain"),
        (r"open { brace \textbf{", "open  brace "),
    ],
)
def test_latex_becomes_unicode(latex: str, text: str) -> None:
    assert bibtex.decode_latex(latex).split() == text.split()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Njoku, Ada and B{\\'e}la Example", ["Ada Njoku", "Béla Example"]),
        ('van der Beispiel, J{\\"o}rg', ["Jörg van der Beispiel"]),
        ("Example, Jr., Ada", ["Ada Example Jr."]),
        ("{Barnes and Noble} and Ada Njoku", ["Barnes and Noble", "Ada Njoku"]),
        (r"\textbf{Njoku}, \textbf{Ada} and Example, B.", ["Ada Njoku", "B. Example"]),
        ("Ada\n  Njoku and\n Chi Muster", ["Ada Njoku", "Chi Muster"]),
        ("山田, 花子", ["山田 花子"]),
        ("Njoku, Ada and others", ["Ada Njoku", "others"]),
    ],
)
def test_authors_are_in_order_with_the_given_name_first(author: str, names: list[str]) -> None:
    assert entry(f"author = {{{author}}}").authors() == names


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = mar", "2020-03"),
        ("year = {2020}, month = {3}", "2020-03"),
        ("year = {2020}, month = {September}", "2020-09"),
        ("year = {2020}, month = {rainy}", "2020"),
        ("date = {2020-03-04}, year = {1999}", "2020-03-04"),
        ("year = {in press}", None),
        ("title = {x}", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(fields: str, date: str | None) -> None:
    assert entry(fields).date() == date


def test_identifiers_keep_all_their_characters() -> None:
    assert entry(r"doi = {10.1234/a\_b%20c}").verbatim("doi") == "10.1234/a_b%20c"
    assert entry(r"url = {\url{https://a.example/x\%20y}}").verbatim("url") == (
        "https://a.example/x%20y"
    )


@pytest.mark.parametrize(
    ("stated", "tag"), [("english", "en"), ("ngerman", "de"), ("en-GB", "en-GB"), ("Klingon", None)]
)
def test_the_language_is_a_tag(stated: str, tag: str | None) -> None:
    assert entry(f"langid = {{{stated}}}").language() == tag


def test_strings_are_resolved_and_fields_have_lines() -> None:
    found = bibtex.parse_bibtex(
        '@string{jqw = "Quiet Waters"}\n@book{k,\n Title = {A},\n journal = jqw}\n'
    )
    (book,) = found.entries
    assert (book.type, book.text("journal"), book.lines["title"]) == ("book", "Quiet Waters", 3)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("@article{Author = {Njoku, Ada}, title = {No key}}", 0),
        ("@article{key, title = {Open", 0),
        ("@article{key, title = {A}, title = {B}, url = {u}}", 1),
        ("@article{a, title = {A}}\n@article{a, title = {B}}", 1),
    ],
)
def test_what_is_broken_is_told_and_the_rest_is_read(
    text: str, entries: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.CRITICAL):
        found = bibtex.parse_bibtex(text)
    assert found.broken
    assert all("\n" not in reason for _, reason in found.broken)
    assert len(found.entries) >= entries
    assert [each.text("title") for each in found.entries][:1] == ["A"][:entries]
    assert capfd.readouterr().err == ""


def test_a_plain_file_is_not_broken() -> None:
    assert bibtex.parse_bibtex("just words").entries == []
    assert bibtex.parse_bibtex("").broken == []


def test_nothing_is_printed_of_a_broken_file() -> None:
    code = "from pexport.sources.files import bibtex; bibtex.parse_bibtex('@article{a = {b}}')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


@given(st.text(alphabet=st.sampled_from("@{}\\\"'$%&~=,\n ab1é#_^-"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    for wrapped in (text, f"@article{{key, author = {{{text}}}, title = {{{text}}}}}"):
        for found in bibtex.parse_bibtex(wrapped).entries:
            assert isinstance(found.authors(), list)
            assert "\n" not in (found.text("title") or "")
            assert found.date() is None
            assert found.language() is None


def test_real_files_are_read() -> None:
    files = sorted(shared("corpus/publications").rglob("*.bib"))
    assert files
    parsed = [bibtex.parse_bibtex(file.read_text("utf-8", errors="replace")) for file in files]
    assert sum(bool(each.entries) for each in parsed) / len(parsed) > 0.9
    texts = [
        text
        for each in parsed
        for entry in each.entries
        for text in (entry.text("title"), *entry.authors())
    ]
    assert not [
        text for text in texts if text and ("{" in text or ("\\" in text and "$" not in text))
    ]
