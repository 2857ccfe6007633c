"""Items to post: each says what the profile says, no more, and passes ORCID's own schemas."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from bibtexparser.entrypoint import parse_string
from conftest import AS_OF, SAMPLES, profile
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped] # it has none
from running import pexport

from pexport import registry
from pexport.profile import Profile

EXPORTER = registry.load_exporter("orcid")
WRITE = EXPORTER.options(as_of=AS_OF, shape="write")
RECORD = EXPORTER.options(as_of=AS_OF)
RAW: dict[str, Any] = orjson.loads((SAMPLES / "profiles/full.json").read_bytes())
ITEMS = EXPORTER.build(profile("full"), WRITE)


def keys(node: Any) -> set[str]:
    if isinstance(node, list):
        return {key for each in node for key in keys(each)}
    if isinstance(node, dict):
        return node.keys() | {key for each in node.values() for key in keys(each)}
    return {"null"} if node is None else set()


def test_nothing_of_the_registrys_and_no_null_is_posted() -> None:
    registrys = {"put-code", "created-date", "last-modified-date", "source", "display-index"}

    assert keys(ITEMS) & {*registrys, "null", "visibility", "external-id-normalized"} == set()


def test_each_item_is_one_of_the_record() -> None:
    record = EXPORTER.build(profile("full"), RECORD)
    activities = record["activities-summary"]
    affiliations = ("distinction", "education", "employment", "invited-position", "membership")
    for kind in (*affiliations, "qualification", "service"):
        summaries = [
            summary[f"{kind}-summary"]
            for group in activities[f"{kind}s"]["affiliation-group"]
            for summary in group["summaries"]
        ]
        assert [each.get("role-title") for each in ITEMS[kind]] == [
            each["role-title"] for each in summaries
        ]
    assert len(ITEMS["work"]) == sum(
        len(group["work-summary"]) for group in activities["works"]["group"]
    )
    assert ITEMS["address"] == [
        {"country": {"value": each["country"]}} for each in RAW["addresses"]
    ]


def test_a_work_has_all_that_its_summary_lacks() -> None:
    raw, work = RAW["works"][0], ITEMS["work"][0]
    contributors = work["contributors"]["contributor"]

    assert work["short-description"] == raw["abstract"]
    assert work["title"]["subtitle"]["value"] == raw["subtitle"]
    assert work["language-code"] == raw["language"]
    assert [
        (each["credit-name"]["value"], each.get("contributor-orcid", {}).get("path"))
        for each in contributors
    ] == [(author["name"], author.get("orcid")) for author in raw["authors"]]
    assert [each["contributor-attributes"]["contributor-sequence"] for each in contributors] == [
        "first",
        *["additional"] * (len(contributors) - 1),
    ]


def test_a_journal_is_no_identifier_of_the_work_itself() -> None:
    ids = [{"scheme": "doi", "value": "10.5555/a"}, {"scheme": "issn", "value": "1741-4857"}]
    items = built({"works": [{"title": "A", "type": "journal-article", "identifiers": ids}]})

    found = items["work"][0]["external-ids"]["external-id"]
    assert [each["external-id-relationship"] for each in found] == ["self", "part-of"]


def built(tree: dict[str, Any], **values: Any) -> Any:
    options = EXPORTER.options.model_validate({"as_of": AS_OF, "shape": "write", **values})
    return EXPORTER.build(Profile.model_validate(tree), options)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh_TW"),
        ("zh-CN", "zh_CN"),
        ("he", "iw"),
        ("gsw", None),
    ],
)
def test_a_language_is_written_with_orcids_code(tag: str, code: str | None) -> None:
    tree = {"works": [{"title": "A", "language": tag}]}

    assert built(tree)["work"][0].get("language-code") == code
    lost = {each.path for each in EXPORTER.losses(Profile.model_validate(tree), WRITE)}
    assert ("works/0/language" in lost) == (code is None)


ODD = "50% of {Ünsal} & _co_ #1: $x$ ~ ^ \\ end"


def test_a_citation_is_bibtex_that_says_what_the_work_has_no_place_for() -> None:
    names = ["Ada Njoku", "Research Group on Tides and Reefs", ODD]
    work = {
        "title": ODD,
        "type": "book-chapter",
        "date": "2021-03-09",
        "venue": "Journal & Co",
        "volume": "12",
        "issue": "3",
        "pages": "101–119",
        "publisher": "Tidal {Society}",
        "authors": [{"name": name} for name in names],
        "identifiers": [{"scheme": "doi", "value": "10.5555/a_b"}],
    }
    (item,) = built({"works": [work]})["work"]

    (entry,) = parse_string(item["citation"]["citation-value"]).entries
    read = {field.key: str(field.value) for field in entry.fields}
    decoder = LatexNodes2Text(keep_braced_groups=False)

    def plain(text: str) -> str:
        # pylatexenc takes \textasciicircum for the accent of that form.
        return str(decoder.latex_to_text(text)).replace("\u02c6", "^")

    assert item["citation"]["citation-type"] == "bibtex"
    assert entry.entry_type == "incollection"
    assert plain(read["title"]) == ODD
    assert [plain(each) for each in _authors(read["author"])] == names
    assert plain(read["publisher"]) == work["publisher"]
    assert plain(read["booktitle"]) == work["venue"]
    assert (read["volume"], read["number"], read["pages"]) == ("12", "3", "101--119")
    assert (read["year"], read["month"], plain(read["doi"])) == ("2021", "mar", "10.5555/a_b")


def _authors(text: str) -> list[str]:
    """Return the authors as BibTeX splits them: at "and" outside of braces."""
    depth, found = 0, [""]
    for word in text.split(" "):
        if word == "and" and not depth:
            found.append("")
            continue
        found[-1] += f"{word} "
        depth += word.count("{") - word.count("}")
    return [each.strip() for each in found]


@pytest.mark.parametrize(
    ("names", "author", "key"),
    [
        (["Ada Njoku", "Béla Example"], "Ada Njoku and Béla Example", "njoku2021"),
        (["Njoku, Ada", "Urs Brunner"], "Njoku, Ada and Urs Brunner", "njoku2021"),
        (["Zoë Müller-Lüdenscheidt"], "Zoë Müller-Lüdenscheidt", "mullerludenscheidt2021"),
        (["others", "Tides AND Reefs"], "{others} and {Tides AND Reefs}", "others2021"),
        (["王小明"], "{王小明}", "work2021"),
        (["A, B, C, and D"], "{A, B, C, and D}", "a2021"),
        (["Ada {Njoku"], r"Ada \textbraceleft{}Njoku", "njoku2021"),
        ([], None, "work2021"),
    ],
)
def test_names_are_written_so_that_bibtex_splits_them(
    names: list[str], author: str | None, key: str
) -> None:
    work = {"title": "A", "date": "2021", "volume": "1",
            "authors": [{"name": name} for name in names]}  # fmt: skip
    (item,) = built({"works": [work]})["work"]

    (entry,) = parse_string(item["citation"]["citation-value"]).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (fields.get("author"), entry.key) == (author, key)


def test_a_work_that_says_all_by_itself_has_no_citation() -> None:
    (item,) = built({"works": [{"title": "A", "venue": "B", "date": "2020"}]})["work"]

    assert "citation" not in item


def test_a_program_is_a_work_and_another_project_is_none() -> None:
    url = "https://tides.example/tool"
    projects = [
        {
            "kind": "software",
            "name": "tool",
            "url": url,
            "description": "It counts.",
            "start": "2020",
        },
        {"kind": "project", "name": "Counting", "url": "https://tides.example/"},
    ]
    (item,) = built({"projects": projects})["work"]

    assert (item["title"]["title"]["value"], item["type"]) == ("tool", "software")
    assert item["short-description"] == "It counts."
    assert item["external-ids"]["external-id"][0]["external-id-value"] == url
    assert "publication-date" not in item


@pytest.mark.parametrize("shape", ["record", "write"])
def test_no_day_decides_what_is_current(shape: str) -> None:
    """An end in the future is one: "the date the affiliation ended or will end"."""
    days = [date(year, 1, 1) for year in (1990, 2019, 2026, 2099)]
    documents = [
        EXPORTER.build(profile("full"), EXPORTER.options(as_of=day, shape=shape)) for day in days
    ]

    assert all(each == documents[0] for each in documents)


def test_what_is_over_without_an_end_is_advised_on() -> None:
    tie = {"organization": {"name": "Reef Institute"}, "state": "ended"}

    advice = list(EXPORTER.advice(Profile.model_validate({"positions": [tie]})))
    known = list(EXPORTER.advice(Profile.model_validate({"positions": [{**tie, "end": "2020"}]})))

    assert any("Reef Institute" in sentence for sentence in advice)
    assert not any("Reef Institute" in sentence for sentence in known)


@pytest.mark.parametrize(("name", "suffix"), [("orcid", "json"), ("orcid-xml", "xml")])
def test_a_folder_has_a_file_for_each_item_in_that_of_its_endpoint(
    name: str, suffix: str, tmp_path: Path
) -> None:
    source = SAMPLES / "profiles/full.json"

    done = pexport(name, source, "--shape", "write", "-o", "items", cwd=tmp_path)
    assert done.returncode == 0, done.stderr

    files = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert files == sorted(
        Path("items", endpoint, f"{number}.{suffix}")
        for endpoint, items in ITEMS.items()
        for number in range(1, len(items) + 1)
    )
    assert pexport("check", *files, cwd=tmp_path).returncode == 0


def test_compact_is_one_line_that_says_the_same() -> None:
    for name in ("orcid", "orcid-xml"):
        exporter = registry.load_exporter(name)
        compact = exporter.options(as_of=AS_OF, compact=True)
        document = exporter.build(profile("researcher"), compact)
        data = exporter.encode(document, compact)
        assert data.count(b"\n") == 1
        assert exporter.decode(data) == exporter.decode(exporter.encode(document, RECORD))
