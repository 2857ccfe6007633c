"""`pexport preview` as a command, and what its page says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from conftest import AS_OF, SAMPLES, profile
from lxml import etree
from modules import wholes
from running import pexport, write

from pexport import registry
from pexport.presenting.drawing import draw
from pexport.presenting.graph import build_graph
from pexport.presenting.others import contact, search_result
from pexport.presenting.page import verdict
from pexport.presenting.presentation import build_presentation
from pexport.profile import Position, Profile
from pexport.writing.people import ExportRequest
from pexport.writing.siblings import build_siblings, file_names

from .published import PERSON, hostile_person, profile_file

FORMATS = [name.rpartition(".")[2].replace("_", "-") for name in wholes("exporters")]


def json_ld(source: Profile) -> Any:
    exporter = registry.load_exporter("jsonld")
    return exporter.build(source, exporter.options(as_of=AS_OF))


def test_the_page_goes_to_standard_output_or_to_a_file_that_it_may_replace(tmp_path: Path) -> None:
    file = profile_file(tmp_path)
    first = pexport("preview", file, "-q")
    for _ in range(2):
        assert pexport("preview", file, "-q", "-o", tmp_path / "page.html").returncode == 0
    assert pexport("preview", file, "-q", "-o", tmp_path).returncode == 0

    assert first.returncode == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == first.stdout
    assert (tmp_path / "preview.html").read_text(encoding="utf-8") == first.stdout


@pytest.mark.parametrize("text", ["<!doctype html>\n<html lang=en>mine\n", "---\ntitle: x\n---\n"])
def test_a_page_of_somebody_else_is_not_replaced(tmp_path: Path, text: str) -> None:
    own = write(tmp_path / "index.html", text)

    done = pexport("preview", profile_file(tmp_path), "-o", own)

    assert done.returncode == 2
    assert "already exists" in done.stderr
    assert own.read_text(encoding="utf-8") == text


def test_contact_data_are_told_of_and_shown_on_request(tmp_path: Path) -> None:
    file = profile_file(tmp_path)
    without, with_them = pexport("preview", file), pexport("preview", file, "--contact")

    assert "stay out of the pages" in without.stderr
    assert "ada@mail.example" not in without.stdout
    assert "--contact</code> shows them here" in without.stdout
    assert "stay out of the pages" not in with_them.stderr
    assert with_them.stdout.count("ada@mail.example") >= 3  # card, contacts app, JSON-LD
    assert "--contact" not in with_them.stdout


def test_the_page_says_of_each_format_what_comes_of_it(tmp_path: Path) -> None:
    page = lxml.html.fromstring(pexport("preview", profile_file(tmp_path), "-q").stdout)
    rows = page.findall(".//table[@class='formats']/tbody/tr")

    assert len(rows) >= len(FORMATS)
    assert {row.findtext("td/span") for row in rows} == {"valid"}


def made(person: dict[str, Any]) -> Any:
    options = {name: registry.load_exporter(name).options(as_of=AS_OF) for name in FORMATS}
    return build_siblings(
        Profile.model_validate(person), ExportRequest(options, "public", full=False), "ada"
    )


def test_a_document_that_fails_is_told_with_the_places_and_has_no_file() -> None:
    (sibling,) = [each for each in made(PERSON) if each.format == "jsonld"]
    problems = registry.load_exporter("jsonld").problems({"@context": "https://schema.org"})
    broken = sibling._replace(outcome=sibling.outcome._replace(problems=problems[:1] * 7), data=b"")

    assert verdict(sibling) == ("valid", "good", ())
    assert (verdict(broken).kind, broken.valid) == ("bad", False)
    assert verdict(broken).words.startswith("not valid: 7 problem")
    assert verdict(broken).details[-1] == "and 2 more"


def test_siblings_have_one_base_name_and_no_two_the_same() -> None:
    names = file_names("ada", FORMATS)

    assert names["turtle"] == "ada.ttl"
    assert names["vcard"] == "ada.vcf"
    assert names["jcard"] == "ada.jcard.json"
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("name", ["full", "researcher"])
def test_the_graph_holds_what_the_document_ties_together(name: str) -> None:
    graph = build_graph(json_ld(profile(name)))

    labels = {node.label for node in graph.nodes}
    person = profile(name)
    assert person.name
    assert graph.nodes[graph.center] == (person.name.display, "Person")
    assert {each.organization.name for each in person.positions if each.organization} <= labels
    assert all(edge.subject != edge.object for edge in graph.edges)
    assert len(set(graph.edges)) == len(graph.edges)


def test_a_drawing_is_well_formed_whatever_the_texts_and_no_box_hides_another() -> None:
    graph = build_graph(json_ld(Profile.model_validate(hostile_person())))

    tree = etree.fromstring(draw(graph))

    namespace = "{http://www.w3.org/2000/svg}"
    boxes = list(tree.iter("rect", f"{namespace}rect"))
    places = [(float(box.get("x") or 0), float(box.get("y") or 0)) for box in boxes]
    assert len(boxes) == len(graph.nodes)
    for x, y in places:
        near = [other for other in places if other[0] == x and abs(other[1] - y) < 40]
        assert near == [(x, y)]


def test_of_many_values_the_first_are_drawn_and_the_others_counted() -> None:
    works = [{"title": f"Work {number}"} for number in range(9)]
    graph = build_graph(json_ld(Profile.model_validate({**PERSON, "works": works})))

    assert "and 3 more" in {node.label for node in graph.nodes}


def test_a_search_result_is_cut_between_words() -> None:
    long = {**PERSON, "summaries": [{"text": "Measures rivers." + " Measures rivers." * 30}]}
    found = search_result(
        json_ld(Profile.model_validate(long)), "Ada Example", "https://ada.example/id/"
    )

    assert found.address == "ada.example › id"
    assert found.title == "Ada Example"
    assert found.description.endswith("rivers …")
    assert len(found.description) < 160


def test_an_entry_in_a_contacts_app_is_what_the_card_holds() -> None:
    exporter = registry.load_exporter("jcard")
    person = Profile.model_validate(PERSON)
    options = exporter.options(as_of=AS_OF)
    import orjson

    entry = contact(orjson.loads(exporter.encode(exporter.build(person, options), options)))

    fields = {(field.label, field.value) for field in entry.fields}
    assert (entry.name, entry.organization) == ("Ada Example", "Open College")
    assert {("E-mail", "ada@mail.example"), ("GitHub", "github.com/ada")} <= fields


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"start": "2014", "end": "2018-05"}, "2014–2018"),
        ({"start": "2014-01", "end": "2014-12"}, "2014"),
        ({"start": "2022", "state": "ongoing"}, "since 2022"),
        ({"start": "2022", "state": "ended"}, "from 2022"),
        ({"end": "2014"}, "2014"),
        ({"dates": "a summer"}, "a summer"),
        ({}, ""),
    ],
)
def test_a_period_is_written_as_readers_write_it(period: dict[str, str], said: str) -> None:
    person = Profile(positions=(Position.model_validate({"role": "Reader", **period}),))

    (section,) = build_presentation(person, date(2026, 1, 1)).sections

    assert section.entries[0].note == said


def test_the_page_of_every_sample_shows_every_fact_that_people_read() -> None:
    page = build_presentation(profile("full"), AS_OF)
    shown = repr(page)

    person = profile("full")
    for facts in (person.positions, person.education, person.works, person.awards, person.skills):
        assert facts
        for fact in facts:
            parts = ("title", "name", "role", "degree")
            assert next(filter(None, (getattr(fact, part, None) for part in parts))) in shown


def test_the_sample_site_is_shown() -> None:
    done = pexport("preview", SAMPLES / "sites/academic")

    assert done.returncode == 0
    assert "Ada Njoku" in done.stdout
