"""Which source reads an input: the one with the surest claim, or the one that the user names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, Plugin
from hypothesis import given, settings
from hypothesis import strategies as st
from running import pexport, write

from pexport import registry
from pexport.errors import PexportError
from pexport.files import MAX_BYTES
from pexport.input_head import HEAD_BYTES, InputHead, describe
from pexport.source import Claim, Input

PAGE = "---\ntitle: Ada\n---\n"
PROFILE = SAMPLES / "profiles/researcher.json"


def guests(plugin: Plugin, *claims: str) -> None:
    """Install a source for each of *claims*: ``zeta``, which claims every input, ``zeta1`` ..."""
    names = [f"zeta{number or ''}" for number in range(len(claims))]
    made = (
        f"{name} = Source({name!r}, lambda head: Claim.{claim}, None)\n"
        for name, claim in zip(names, claims, strict=True)
    )
    module = "from pexport.source import Claim, Source\n" + "".join(made)
    plugin("\n".join(f"{name} = guest:{name}" for name in names), module, registry.SOURCES)


@pytest.mark.parametrize(
    ("claim", "file", "title"),
    [
        ("POSSIBLE", "ada.md", "A site of Hugo"),
        ("PLACE", "ada.md", "zeta"),
        ("PLACE", "content/authors/ada/_index.md", None),
        ("SIGNATURE", "content/authors/ada/_index.md", "zeta"),
        ("SUFFIX", "content/authors/ada/_index.md", "A site of Hugo"),
        ("POSSIBLE", "ada.nosuch", "zeta"),
    ],
)
def test_the_surest_claim_reads(
    plugin: Plugin, tmp_path: Path, claim: str, file: str, title: str | None
) -> None:
    guests(plugin, claim)
    one = Input(write(tmp_path / file, PAGE))

    if title:
        assert registry.detect_source(one).title.startswith(title)
    else:
        with pytest.raises(PexportError):
            registry.detect_source(one)


def test_equal_claims_are_refused_with_what_to_choose(plugin: Plugin, tmp_path: Path) -> None:
    guests(plugin, "PLACE", "PLACE", "SUFFIX")
    file = write(tmp_path / "ada.md", PAGE)

    with pytest.raises(PexportError) as refused:
        registry.detect_source(Input(file))

    assert str(refused.value) == (
        f"{file}: several sources can read this; use --source zeta or --source zeta1"
    )
    assert registry.detect_source(Input(file, read_as="zeta2")).title == "zeta2"


def test_a_source_that_is_named_needs_no_other(plugin: Plugin, tmp_path: Path) -> None:
    plugin("zeta = guest:SOURCE", "import nosuch", registry.SOURCES)
    file = write(tmp_path / "ada.md", PAGE)

    with pytest.raises(PexportError, match=r"^the plugin zeta = guest:SOURCE of guest cannot be"):
        registry.read_profile(Input(file))
    assert registry.read_profile(Input(PROFILE, read_as="profile")).profile.name


ORCID = '{"orcid-identifier": {"path": "0000-0001-2345-6789"}, "person": {"name": null}}'
RESUME = '{"basics": {"name": "Ada"}, "work": [], "education": [], "skills": []}'


@pytest.mark.parametrize(
    ("place", "text", "hugo", "profile"),
    [
        ("content/authors/ada/_index.md", PAGE, Claim.PLACE, None),
        ("content/home/about.md", PAGE, Claim.PLACE, None),
        ("ada.md", PAGE, Claim.SUFFIX, None),
        ("ada.markdown", "+++\n", Claim.SUFFIX, None),
        ("ada.html", "\ufeff\n---\ntitle: Ada\n---\n", Claim.SUFFIX, None),
        ("ada.html", "<!doctype html>", Claim.POSSIBLE, None),
        ("README.md", "# Ada", Claim.POSSIBLE, None),
        ("_index.md", '{"name": {"display": "Ada"}}', Claim.SUFFIX, None),
        ("ada.yaml", "schema: hugoblox/author/v1\n", Claim.SIGNATURE, None),
        ("data/authors/ada.yaml", "anything: x\n", Claim.PLACE, None),
        ("ada.yml", "x: y\nrole: Head\n", Claim.SUFFIX, None),
        ("config.yaml", "title: Ada\n", None, None),
        ("ada.txt", PAGE, None, None),
        ("profile.json", '{"name": {"display": "Ada"}, "emails": []}', None, Claim.SIGNATURE),
        ("PROFILE.JSON", '{"name": {"display": "Ada"}}', None, Claim.SIGNATURE),
        ("profile.json", '{"name": {"display": "Ada"}, "emials": []}', None, Claim.POSSIBLE),
        ("profile.json", "{oops", None, Claim.POSSIBLE),
        ("profile.json", "{}", None, Claim.POSSIBLE),
        ("record.json", ORCID, None, None),
        ("resume.json", RESUME, None, None),
        ("list.json", "[]", None, None),
    ],
)
def test_what_the_sources_of_the_house_claim(
    tmp_path: Path, place: str, text: str, hugo: Claim | None, profile: Claim | None
) -> None:
    head = Input(write(tmp_path / place, text)).head()

    assert registry.load_source("hugo").claim(head) == hugo
    assert registry.load_source("profile").claim(head) == profile


@pytest.mark.parametrize(
    ("below", "claim"),
    [
        (".", Claim.PLACE),
        ("content/authors", Claim.PLACE),
        ("content/authors/ada", Claim.PLACE),
        ("data", Claim.POSSIBLE),
    ],
)
def test_a_folder_is_a_sites_where_it_has_content(tmp_path: Path, below: str, claim: Claim) -> None:
    write(tmp_path / "content/authors/ada/_index.md", PAGE)
    (tmp_path / "data").mkdir()

    assert registry.load_source("hugo").claim(Input(tmp_path / below).head()) == claim


def test_a_huge_file_is_not_read_to_claim_it(tmp_path: Path) -> None:
    huge = write(tmp_path / "huge.json", '{"name": {"display": "Ada"}}')
    os.truncate(huge, 1 << 40)

    head = Input(huge).head()

    assert len(head.data) == HEAD_BYTES
    assert registry.detect_source(Input(huge)) is registry.load_source("profile")


def test_standard_input_is_whole_after_a_claim() -> None:
    text = "x" * (2 * HEAD_BYTES)
    profile = {"name": {"display": "Ada"}, "biographies": [{"text": text}]}

    shown = pexport("show", "-q", "-", stdin=json.dumps(profile).encode())

    assert json.loads(shown.stdout)["biographies"][0]["text"] == text


def test_a_document_in_standard_input_may_be_larger_than_a_profile() -> None:
    code = (
        "from pexport.source import Input; here = Input(None)\n"
        "here.head()\n"
        "print(len(here.document()), len(here.document()))"
    )
    data = b"x" * (MAX_BYTES + 5)

    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)

    assert done.stdout.split() == [str(len(data)).encode()] * 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_with_a_name_is_not_emptied_to_claim_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-m", "pexport", "jsonld", "pipe"]

    # Whoever opens it waits for somebody to write to it.
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)

    assert done.stderr == b"pexport: pipe: not a file; give it as standard input: -\n"


@pytest.mark.parametrize(
    ("name", "data", "seems"),
    [
        ("cv.pdf", b"%PDF-1.7\n", "a PDF document"),
        ("ada.jpg", b"\xff\xd8\xff\xe0", "a picture"),
        ("cv.docx", b"PK\x03\x04", "a ZIP archive, or a document of Word, Excel or OpenDocument"),
        ("ada.txt", "Ada".encode("utf-16"), "text in UTF-16, which has to be saved as UTF-8"),
        ("ada", b"ELF\n\0", "binary data"),
        ("ada.vcf", b"BEGIN:VCARD\r\nVERSION:4.0\r\n", "a vCard"),
        ("ada.htm", b"<!DOCTYPE html><title>", "an HTML page"),
        ("ada.xml", b"<record:record xmlns", "an XML document"),
        ("ada.txt", b"---\ntitle: Ada\n---\n", "text with front matter"),
        ("r.json", ORCID.encode(), "an ORCID record"),
        ("cv.json", b'{"basics": {"name": "Ada"}, "work": []}', "a JSON Resume"),
        ("p.json", b'{"@context": "https://schema.org"}', "a document of JSON-LD"),
        ("o.json", json.dumps(dict.fromkeys("abcdef")).encode(),
         "a JSON object with the keys a, b, c, d, e, ..."),
        ("a.json", b"\xef\xbb\xbf[{}]", "a JSON array"),
        ("a.toml", b"[project]\n", "TOML"),
        ("a.bib", b"@article{a,\n", "a BibTeX file"),
        ("a.tsv", b"name\temail\n", "a table"),
        ("a.txt", b"Ada\n", "plain text"),
    ],
)  # fmt: skip
def test_what_no_source_reads_is_told_with_what_it_seems_to_be(
    tmp_path: Path, name: str, data: bytes, seems: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)

    with pytest.raises(PexportError) as refused:
        registry.detect_source(Input(file))

    assert describe(Input(file).head()) == seems
    assert f"{name}: not recognized as an input: it looks like {seems}; expected " in str(
        refused.value
    )


JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text('ab"\\{}[]:, é\n'), JSON, max_size=5), st.sampled_from([None, 1]))
@settings(max_examples=300)
def test_the_keys_of_an_object_are_seen(tree: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=False)

    head = InputHead(None, text.encode())

    assert [json.loads(f'"{key}"') for key in head.json_keys] == list(tree)


@given(st.binary(max_size=200))
def test_whatever_an_input_begins_with_it_is_claimed_or_not(data: bytes) -> None:
    for path in (None, Path("a.json"), Path("a.md"), Path("data/authors/a.yaml")):
        head = InputHead(path, data)

        assert describe(head)
        for name in ("hugo", "profile"):
            assert registry.load_source(name).claim(head) in {None, *Claim}
