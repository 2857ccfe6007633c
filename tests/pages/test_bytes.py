"""Not a byte of a page changes but for the block, in every encoding, and all of it comes out."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import AS_OF, profile
from hypothesis import given
from hypothesis import strategies as st

from pexport import registry
from pexport.exporter import Options
from pexport.pages import block
from pexport.pages.block import Link
from pexport.pages.changes import Wanted, change, changed, removal
from pexport.pages.outline import UnreadableError, outline

from .samples import DECOYS

EXPORTER = registry.load_exporter(block.FORMAT)
OPTIONS: Options = EXPORTER.options(as_of=AS_OF, **block.options(contact=False))
FULL: Any = EXPORTER.build(profile("full"), OPTIONS)
LINKS = {
    block.ME: (Link(block.ME, "https://a.example/?a=1&b=マヤ"),),
    block.ALTERNATE: (Link(block.ALTERNATE, "ada.vcf", "text/vcard", 'the "card" of José'),),
}


def injected(data: bytes, document: Any = FULL, links: Any = LINKS) -> bytes:
    return changed(data, change(outline(data), Wanted(document, OPTIONS, links)).edits)


def cleared(data: bytes) -> bytes:
    return changed(data, removal(block.marked(outline(data))).edits)


def check(data: bytes) -> bytes:
    """Return *data* with a block; assert that it is added in one place, once, and reversibly."""
    once = injected(data)
    at = outline(data).head_end
    more = len(once) - len(data)

    assert once[:at] + once[at + more :] == data
    assert injected(once) == once
    assert cleared(once) == data
    found = [each for each in block.marked(outline(once)) if block.mark(each) == block.FORMAT]
    assert [block.document(each) for each in found] == [FULL]
    other = FULL | {"name": "another page"}
    again = injected(once, other)
    assert again != once
    assert injected(again) == once
    return once


@pytest.mark.parametrize("name", DECOYS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_block_is_all_that_is_new(name: str, encoding: str) -> None:
    check(DECOYS[name].encode(encoding, "ignore"))


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("iso-8859-1", "latin-1", "José · naïve"),
        ("windows-1251", "cp1251", "Ада Нёку"),
        ("Shift_JIS", "shift_jis", "ソ能表十<マヤ"),
        ("Big5", "big5", "許功蓋"),
        ("gb18030", "gb18030", "你好𠀀"),
        ("EUC-KR", "euc_kr", "안녕"),
        ("utf-8", "utf-8", "マヤ"),
        ("no-such-charset", "latin-1", "é"),
    ],
)
def test_the_block_is_in_the_encoding_of_the_page(charset: str, codec: str, text: str) -> None:
    html = f"<!doctype html><meta charset='{charset}'><title>{text}</title><p>{text}</p>"

    once = check(html.encode(codec))

    name = FULL["mainEntity"]["name"]
    held = block.document(next(iter(block.marked(outline(once)))))
    assert held["mainEntity"]["name"] == name
    assert text in once.decode(codec)
    if codec != "utf-8":
        at = once.index(b"<script")
        assert once[at : once.index(b"</script>")].isascii()


def test_a_block_in_a_page_of_utf_8_is_readable() -> None:
    html = "<!doctype html><meta http-equiv=content-type content='text/html; charset=utf-8'>"

    assert "マヤ・オカフォー".encode() in injected(html.encode())


PIECES = [
    *("<html>", "<head>", "</head>", "<body>", "</body>", "</html>", "<!doctype html>", "<!--"),
    *("-->", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>", "<template>"),
    *("</template>", "<svg>", "</svg>", "<noscript>", "</noscript>", "<meta charset=utf-8>", "x"),
    *("<meta name='a", "'>", '"', "\r\n", "\n", "\r", "\x00", "é", "<p>", "<![CDATA[", "]]>"),
    *("<link rel=a>", "<textarea>", "<base href=b>", "<frameset>", "<plaintext>", "<a ", ">", "/"),
    *("<script type=application/ld+json>{}</script>", "&lt;", "<select>", "<math>", "<table>"),
]


@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=25),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
def test_any_page_gets_the_block_once_and_back(pieces: list[str], encoding: str) -> None:
    data = "".join(pieces).encode(encoding)
    if outline(data).is_page:
        check(data)


@pytest.mark.parametrize("around", ["math", "svg", "template"])
def test_an_element_of_another_language_makes_no_page(around: str) -> None:
    assert not outline(f"<{around}><html>".encode()).is_page


@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_no_bytes_end_it(data: bytes, start: bytes) -> None:
    try:
        page = outline(start + data)
    except UnreadableError:
        return
    assert 0 <= page.head_end <= len(start + data)


HEAD = "<!doctype html><html><head><title>x</title>"


@pytest.mark.parametrize(
    "minified",
    [
        "<script type=application/ld+json data-pexport=jsonld>%s</script>",
        "<script type=application/ld+json id=pexport>%s</script>",
        "<SCRIPT ID='pexport' TYPE='Application/LD+JSON'>\n//<![CDATA[\n%s\n//]]>\n</SCRIPT>",
        "<script data-pexport type='application/ld+json; charset=utf-8'>%s</script>",
    ],
)
@pytest.mark.parametrize("number", ["1500", "1.5e3", "1500.0"])
def test_a_block_that_a_minifier_wrote_anew_says_the_same(minified: str, number: str) -> None:
    document = {"@type": "ProfilePage", "number": 1500, "text": "a<b"}
    text = f'{{"text":"a\\u003Cb","number":{number},"@type":"ProfilePage"}}'
    data = f"{HEAD}{minified % text}</head><body>x".encode()

    assert change(outline(data), Wanted(document, OPTIONS)).edits == ()
    other = change(outline(data), Wanted(document | {"number": 2}, OPTIONS))
    assert [fault.words for fault in other.faults] == [
        f"number is {'1500' if number == '1500' else '1500.0'}, and would be 2 now"
    ]


@pytest.mark.parametrize(
    "decoy",
    [
        "<template><script type=application/ld+json id=pexport>{}</script></template>",
        "<svg><script type=application/ld+json id=pexport>{}</script></svg>",
        "<!-- <script type=application/ld+json id=pexport>{}</script> -->",
        "<noscript><script type=application/ld+json id=pexport>{}</script></noscript>",
        '<p title="<script type=application/ld+json id=pexport>{}</script>">',
        "<script id=pexport>var a</script>",
    ],
)
def test_what_looks_like_a_block_and_is_none_stays(decoy: str) -> None:
    data = f"{HEAD}</head><body>{decoy}".encode()

    assert block.marked(outline(data)) == []
    check(data)


def test_links_are_told_and_replaced_where_they_are_others() -> None:
    data = injected(HEAD.encode())
    kinds = {kind: (LINKS[kind][0]._replace(href="b"),) for kind in LINKS}

    for asked in (dict(list(kinds.items())[:size]) for size in (1, 2)):
        found = change(outline(data), Wanted(FULL, OPTIONS, asked))
        assert [fault.state for fault in found.faults] == ["stale"] * len(asked)
        again = changed(data, found.edits)
        assert change(outline(again), Wanted(FULL, OPTIONS, asked)).edits == ()
        assert cleared(again) == HEAD.encode()
    none = dict.fromkeys(LINKS, ())
    assert b"<link" not in injected(data, links=none)


def test_states_are_apart() -> None:
    pages = [HEAD, injected(HEAD.encode(), {"a": 1}).decode(), injected(HEAD.encode()).decode() * 2]

    found = [change(outline(page.encode()), Wanted(FULL, OPTIONS)).faults for page in pages]

    assert [{fault.state for fault in faults} for faults in found] == [
        {"missing"},
        {"stale"},
        {"doubled"},
    ]
    broken = HEAD + "<script type=application/ld+json id=pexport>{</script>"
    (fault,) = change(outline(broken.encode()), Wanted(FULL, OPTIONS)).faults
    assert fault == ("stale", "what the block holds is no JSON")
