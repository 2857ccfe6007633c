from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.sources.text import markdown

# The checkers know the folder by another name than the package it is installed as.


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("*em* **strong** `code` ~~gone~~", "em strong code gone"),
        ("a\nb", "a b"),
        ("a  \nb", "a\nb"),
        ("a\n\nb", "a\n\nb"),
        ("# Head\ntext", "Head\n\ntext"),
        ("- one\n- two\n  - three\n\nend", "- one\n- two\n- three\n\nend"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("[text](https://a.example/ 'title')", "text"),
        ("![picture](a.png)", None),
        ("AT&amp;T &lt;3 é", "AT&T <3 é"),
        ("x<!-- no -->y", "xy"),
        ("x\n<!-- no\n\nno *no* -->\ny", "x\n\ny"),
        ("x <!-- never closed", "x"),
        ("`<!-- code -->` z", "`` z"),
        ("{{< icon name='x' >}}y{{% /z %}}", "y"),
        ("{{% staticref 'cv.pdf' %}}my CV{{% /staticref %}}", "my CV"),
        ("a {{< comment >}}secret{{< /comment >}}b", "a b"),
        ("a {{< never closed", "a"),
        ("<div hidden>no <b>no</b></div>yes", "yes"),
        ("<div style='display: none'>\n\nno *no*\n\n</div>\n\nyes", "yes"),
        ("<script>alert(1)</script>\n\nyes", "yes"),
        ("<style>p {}</style>\n\nyes", "yes"),
        ("<p style='color: red'>red</p>", "red"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("$x_1 + y_2$ costs $5", "x₁ + y₂ costs $5"),
        (":rocket: at 10:30:00", "🚀 at 10:30:00"),
        ("text[^1]\n\n[^1]: note", "text\n\nnote"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n\n1 2"),
        ('text\n{style="color: red;" .wide}', "text"),
        ("{a} and {b}", "{a} and {b}"),
        ("\u00a0a\u00a0b", "a\u00a0b"),
        ("", None),
        ("<!-- only -->", None),
    ],
)
def test_markdown_becomes_what_a_reader_sees(source: str, text: str | None) -> None:
    assert markdown.render(source).text == text


def test_links_keep_their_text_and_address() -> None:
    source = "[A *b*](https://a.example/) <a href='https://c.example/'>d</a> <https://e.example/>"

    assert markdown.render(source).links == [
        ("A b", "https://a.example/"),
        ("d", "https://c.example/"),
        ("https://e.example/", "https://e.example/"),
    ]


def test_a_text_with_raw_html_gives_no_markdown() -> None:
    assert markdown.render("a *b*").markdown == "a *b*"
    assert markdown.render("a <b hidden>secret</b>").markdown is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Head of *AI* & more", "Head of AI & more"),
        ("1. Vorsitzender", "1. Vorsitzender"),
        ("C++", "C++"),
        ("- item", "item"),
        ("two\nlines", "two lines"),
        ("  ", None),
    ],
)
def test_a_line_stays_one_line(source: str, text: str | None) -> None:
    assert markdown.to_line(source) == text


@given(st.text(alphabet=st.sampled_from("ab <>!-/{}%*_`[]()\n&#\"'=")))
def test_nothing_of_a_comment_is_ever_seen(noise: str) -> None:
    if "-->" in noise:
        return
    for source in (f"a <!-- SECRET {noise} -->", f"{noise}<!-- SECRET -->", f"<!-- SECRET {noise}"):
        rendered = markdown.render(source)
        assert "SECRET" not in (rendered.text or "") + (rendered.markdown or "")


@pytest.mark.parametrize(
    ("classes", "seen"),
    [
        ("d-none", False),
        ("hidden", False),
        ("invisible mt-2", False),
        ("d-none d-md-block", True),
        ("hidden md:flex", True),
        ("lead", True),
    ],
)
def test_what_the_themes_style_sheets_hide_is_not_seen(classes: str, *, seen: bool) -> None:
    text = markdown.render(f'A <span class="{classes}">secret</span> b.').text

    assert text
    assert ("secret" in text) == seen
    assert text.split()[0] == "A"
