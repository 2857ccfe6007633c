"""Codes for phones: what they hold, in which order it gives way, and that scanners read it all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import AS_OF, SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.facts.contact import expected
from readers.people import Person, corpus, samples
from readers.programs.vobject_library import facts
from readers.reader import Refusal
from running import pexport, write

from contacts import scanners
from pexport import qr_code, registry
from pexport.contacts import small_card
from pexport.contacts.mecard import mecard
from pexport.profile import Name, Profile

FULL = SAMPLES / "profiles/full.json"
VERSIONS = (10, 15, 25)
_FOLDER = TemporaryDirectory()
FORMS = {"vcard": small_card.vcard, "mecard": mecard}


def fitting(person: Profile, version: int, form: Any) -> tuple[small_card.SmallCard, Any] | None:
    """Return the largest small card that a code of *version* holds, and the code."""
    for small in small_card.small_cards(person, AS_OF):
        if found := qr_code.symbol(form(small.profile), "M", version):
            assert int(found.version) <= version
            return small, found
    return None


@pytest.mark.parametrize("flags", [(), ("--mecard",), ("--url",)], ids=["vcard", "mecard", "url"])
@pytest.mark.parametrize("drawing", qr_code.DRAWINGS)
def test_every_drawing_is_scanned(drawing: str, flags: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "code"

    done = pexport("qr", FULL, "--as", drawing, "-o", file, "--as-of", AS_OF.isoformat(), *flags)

    assert done.returncode == 0, done.stderr
    if drawing == "svg":
        picture = scanners.of_svg(file)
    elif drawing == "terminal":
        picture = scanners.of_terminal(file.read_text(), tmp_path / "shown.png")
    else:
        picture = file
    data = scanners.zbar(picture)
    assert f"with {len(data)} bytes" in done.stderr
    if flags == ("--url",):
        assert data == b"https://okafor.example/"
    else:
        assert b"maya@okafor.example" in data
        assert data.startswith(b"MECARD:N:Okafor,Maya;" if flags else b"BEGIN:VCARD\r\n")


def check_codes(people: tuple[Person, ...], folder: Path) -> int:
    """Check that each code is scanned with every fact of its small card; return how many were."""
    number = 0
    exporter = registry.load_exporter("vcard")
    for label, whole in people:
        for version in VERSIONS:
            fits = fitting(whole.visible_to("public"), version, small_card.vcard)
            if fits is None:
                continue
            small, found = fits
            picture = folder / f"{number}.png"
            picture.write_bytes(qr_code.draw(found, "png", label))
            data = scanners.zbar(picture)
            found_wrong = exporter.problems(exporter.decode(data))
            assert {each.rule for each in found_wrong} <= {"vcard-fold"}, (label, version)
            assert told(facts("vcard 3.0", data)) == told(wanted(small.profile)), (label, version)
            assert found.error in "MQH"
            number += 1
    return number


def wanted(small: Profile) -> dict[str, Any]:
    """Return what a card tells of a small profile, in the order of a strict one."""
    return expected("vcard 3.0", small)


OF_BOOKS = {"uid", "source", "photo", "accounts"}


def told(card: dict[str, Any]) -> dict[str, Any]:
    """Return what a small card tells: nothing of what address books alone want."""
    return {
        key: _as_vobject(key, value)
        for key, value in card.items()
        if key not in OF_BOOKS and (value or key == "names")
    }


def _as_vobject(key: str, value: Any) -> Any:
    """Return a fact without what vobject makes of it: a URI ends at its first comma."""
    if key == "urls":
        return [url.partition(",")[0] for url in value]
    if key in {"name", "organization"}:
        return [part for part in value if part]
    return value


def test_codes_of_all_samples_are_scanned_with_every_fact(tmp_path: Path) -> None:
    assert check_codes(samples(), tmp_path) > 40


@pytest.mark.slow
def test_codes_of_real_profiles_are_scanned_with_every_fact(tmp_path: Path) -> None:
    people = corpus()
    if not people:
        pytest.skip("the corpus is missing; set PEXPORT_SHARED")

    assert check_codes(people, tmp_path) > 100


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
@settings(max_examples=40)
def test_any_name_is_scanned_as_it_is(name: str) -> None:
    person = Profile(name=Name(display=name))
    fits = fitting(person, 15, small_card.vcard)
    assert fits
    picture = Path(_FOLDER.name) / "name.png"
    picture.write_bytes(qr_code.draw(fits[1], "png", name))

    data = scanners.zbar(picture)

    (card,) = registry.load_exporter("vcard").decode(data).cards
    assert [each.value for each in card.properties if each.name == "FN"] == [name]


@pytest.mark.parametrize("form", FORMS)
def test_android_shows_the_facts(form: str, tmp_path: Path) -> None:
    """ZXing shows one organization, one role and one nickname, and does not part addresses."""
    smalls: list[Profile] = []
    pictures: list[Path] = []
    for person in samples():
        if person.label.startswith("hostile"):
            continue
        fits = fitting(person.profile.visible_to("public"), 15, FORMS[form])
        assert fits, person.label
        smalls.append(fits[0].profile)
        pictures.append(tmp_path / f"{len(pictures)}.png")
        pictures[-1].write_bytes(qr_code.draw(fits[1], "png", person.label))

    for small, found in zip(smalls, scanners.zxing(pictures), strict=True):
        assert not isinstance(found, Refusal), found
        is_card = form == "vcard"
        name = small.name
        assert name
        shown = f"{name.given} {name.family}" if name.given and name.family else name.display
        assert found["names"] == [name.display if is_card else shown]
        assert found["emails"] == [each.address for each in small.emails]
        assert found["phones"] == [each.number for each in small.phones]
        if small.homepage:
            assert small.homepage.url in found["urls"]
            assert small.homepage.url in found["note"]
        if orcid := small.identifier("orcid"):
            assert f"https://orcid.org/{orcid}" in found["note"]
        for position in small.positions:
            place = found["organization"] if is_card else found["note"]
            assert position.organization is None or position.organization.name in place
            assert position.role is None or position.role in (found["title"], *place.split(", "))
        for address in small.addresses:
            parts = [address.street, address.locality, address.postal_code, address.country]
            assert all(part in "".join(found["addresses"]) for part in parts if part)


def test_facts_give_way_in_the_declared_order(full: Profile) -> None:
    held = [
        {path for path, _ in small.profile.facts() if path != "summaries/0"}
        for small in small_card.small_cards(full, AS_OF)
    ]
    dropped = [small.dropped for small in small_card.small_cards(full, AS_OF)]

    assert [len(each) for each in dropped] == list(range(len(dropped)))
    assert all(later[1:] == earlier for earlier, later in pairwise(dropped))
    assert held[-1] == {"name"}
    steps = [path.split("/")[0] for path in dropped[-1]]
    assert steps == [
        "emails", "homepage", "phones", "positions", "identifiers", "headlines", "emails",
        "phones", "addresses", "addresses", "nicknames", "nicknames", "accounts", "accounts",
    ]  # fmt: skip


def test_what_gave_way_and_what_no_code_holds_is_told(tmp_path: Path) -> None:
    done = pexport("qr", FULL, "--max-version", "10", "-o", tmp_path / "ada.png")

    assert "left out to keep the code small: " in done.stderr
    assert "addresses/0" in done.stderr
    assert "never in a code: " in done.stderr
    assert "biographies" in done.stderr
    assert not pexport("qr", FULL, "-q", "-o", tmp_path / "ada.png").stderr


def test_hidden_facts_stay_out(tmp_path: Path) -> None:
    person = Profile.model_validate(
        {"name": {"display": "Ada"}, "phones": [{"number": "+1 555 0100", "visibility": "private"}]}
    )
    file = write(tmp_path / "ada.json", person.model_dump_json())

    for flags, is_there in (((), False), (("--audience", "private"), True)):
        assert pexport("qr", file, "-o", tmp_path / "ada.png", *flags).returncode == 0
        assert (b"555 0100" in scanners.zbar(tmp_path / "ada.png")) is is_there


@pytest.mark.parametrize("name", ["ada.png", "ada.svg"])
def test_an_earlier_code_is_replaced_and_no_other_picture(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    assert pexport("qr", FULL, "-o", place).returncode == 0
    first = place.read_bytes()

    assert pexport("qr", FULL, "--url", "-o", place).returncode == 0
    assert place.read_bytes() != first

    foreign = b'<?xml version="1.0"?><svg><desc>me</desc></svg>' if "svg" in name else b"\x89PNG.."
    place.write_bytes(foreign)
    refused = pexport("qr", FULL, "-o", place)
    assert (refused.returncode, place.read_bytes()) == (2, foreign)
    assert "is not as pexport wrote it" in refused.stderr


def test_a_folder_gets_a_file_of_the_person(tmp_path: Path) -> None:
    assert pexport("qr", SAMPLES / "sites/academic", "-q", "-o", tmp_path).returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["person.svg"]


def test_a_name_is_no_markup_in_an_svg(tmp_path: Path) -> None:
    person = Profile(name=Name(display="<script>alert(1)</script> & Co"))
    file = write(tmp_path / "ada.json", person.model_dump_json())

    assert pexport("qr", file, "-q", "-o", tmp_path / "ada.svg").returncode == 0

    text = (tmp_path / "ada.svg").read_text()
    assert "<title>Contact: &lt;script&gt;" in text
    assert "<script" not in text


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--as", "gif"), "--as: invalid value 'gif'; expected one of: svg, png, terminal"),
        (("-o", "ada.gif"), "-o: invalid value 'gif'; expected one of: svg, png"),
        (("--error-level", "m"), "--error-level: invalid value 'm'; expected one of: L, M, Q, H"),
        (
            ("--max-version", "41"),
            "--max-version: invalid value '41'; expected a number from 1 to 40",
        ),
        (
            ("--max-version", "ten"),
            "--max-version: invalid value 'ten'; expected a number from 1 to 40",
        ),
        (("--url", "--mecard"), "--url and --mecard: use only one of them"),
        (("--max-version", "1"), "a card with only the name has 94 bytes"),
        (("--url", "--max-version", "1"), "--url: https://okafor.example/ does not fit"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(flags: tuple[str, ...], said: str) -> None:
    done = pexport("qr", FULL, *flags)

    assert done.returncode == 2
    assert done.stderr.startswith(f"pexport: {said}")
    assert done.stderr.count("\n") == 1


def test_a_site_without_an_address_has_no_code_of_it(tmp_path: Path) -> None:
    file = write(tmp_path / "ada.json", Profile(name=Name(display="Ada")).model_dump_json())

    assert "--url: the source gives no home page" in pexport("qr", file, "--url").stderr
