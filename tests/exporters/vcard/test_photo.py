"""The picture in a card: small, upright, without what a photograph tells beside it."""

from __future__ import annotations

import io
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from conftest import AS_OF, SAMPLES
from PIL import Image, ImageDraw
from reading import read_path
from vcard_reader import EXPORTER

from pexport import jpeg
from pexport.profile import Profile

URL = "https://ada.example/ada.jpg"
LOCATION = 0x8825
ORIENTATION = 0x0112


def saved(image: Any, kind: str = "JPEG", **how: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def noise(width: int, height: int) -> Any:
    return Image.effect_noise((width, height), 120).convert("RGB")


def halves(width: int = 60, height: int = 40) -> Any:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), "red")
    return image


def small(data: bytes) -> Any:
    return Image.open(io.BytesIO(enclosed(data)))


def enclosed(data: bytes) -> bytes:
    found = jpeg.small_jpeg(b64encode(data).decode())
    assert found.base64, found.refusal
    return b64decode(found.base64)


def refusal(data: bytes) -> str:
    found = jpeg.small_jpeg(b64encode(data).decode())
    assert found.base64 is None
    return str(found.refusal)


def test_a_photograph_tells_neither_place_nor_camera_nor_comment() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(LOCATION)[2] = (41.0, 17.0, 20.0)
    photograph = saved(halves(), exif=exif, comment=b"At home", icc_profile=b"x" * 200)
    assert b"A camera" in photograph

    raw = enclosed(photograph)

    assert all(secret not in raw for secret in (b"A camera", b"Exif", b"At home", b"ICC"))
    assert dict(Image.open(io.BytesIO(raw)).getexif()) == {}


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60))])
def test_a_photograph_is_upright(orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    image = small(saved(halves(), exif=exif))

    assert image.size == size
    red, _, blue = image.getpixel((5, 5))
    assert (red > blue) is (orientation != 3)


@pytest.mark.parametrize("size", [(3000, 2000), (500, 4000), (721, 10)])
def test_a_large_picture_is_made_small(size: tuple[int, int]) -> None:
    data = saved(noise(*size), quality=95)

    image = small(data)

    assert len(enclosed(data)) <= 200_000
    assert max(image.size) <= 720
    assert image.size[0] / image.size[1] == pytest.approx(size[0] / size[1], rel=0.15)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("WEBP", "RGBA"), ("GIF", "P"), ("JPEG", "CMYK"),
     ("JPEG", "L"), ("PNG", "1"), ("BMP", "RGB"), ("TIFF", "RGB")],
)  # fmt: skip
def test_every_kind_of_picture_becomes_a_jpeg(kind: str, mode: str) -> None:
    image = small(saved(halves().convert(mode), kind))

    assert (image.format, image.size) == ("JPEG", (60, 40))
    assert image.mode in ("RGB", "L")


def test_what_shows_through_is_white() -> None:
    image = small(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))

    assert image.getpixel((10, 10)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame_is_taken() -> None:
    frames = [halves(), Image.new("RGB", (60, 40), "green")]
    image = small(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    red, _, blue = image.getpixel((5, 5))
    assert red > blue


def test_a_small_plain_jpeg_stays_as_it_is_and_one_with_something_behind_it_does_not() -> None:
    plain = saved(halves())
    more = plain + b"hidden" + b"\xff\xd9"

    assert jpeg.small_jpeg(b64encode(plain).decode()).base64 == b64encode(plain).decode()
    assert b"hidden" not in enclosed(more)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = b64encode(saved(noise(900, 900), "PNG")).decode()
    first = jpeg.small_jpeg(data)
    jpeg.small_jpeg.cache_clear()

    assert jpeg.small_jpeg(data) == first


UNKNOWN = "it is not a picture of a known kind, such as JPEG or PNG"
BROKEN = [
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UNKNOWN),
    (b"version https://git-lfs.github.com/spec/v1", UNKNOWN),
    (saved(noise(300, 300))[:2_000], "the file is broken"),
    (saved(Image.new("1", (20_000, 10_000)), "PNG"), "it has too many pixels"),
    (saved(Image.new("1", (10_000, 9_500)), "PNG"), "it has too many pixels"),
]  # fmt: skip
broken = pytest.mark.parametrize(("data", "why"), BROKEN)


@broken
def test_what_is_no_picture_is_refused(data: bytes, why: str) -> None:
    assert refusal(data) == why


@broken
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_address_stands_for_a_picture_that_is_broken_and_the_loss_says_why(
    version: str, data: bytes, why: str
) -> None:
    known, options = told({"url": URL, "data": b64encode(data).decode()}), of(version, "embed")
    losses = EXPORTER.losses(known, options)

    assert photos(known, options) == [(URL, "uri")]
    assert [(loss.path, loss.why) for loss in losses] == [
        ("portrait/data", f"the picture is not in the card: {why}")
    ]


def told(portrait: dict[str, str]) -> Profile:
    return Profile.model_validate({"name": {"display": "Ada"}, "portrait": portrait})


def of(version: str, photo: str) -> Any:
    return EXPORTER.options.model_validate({"as_of": AS_OF, "version": version, "photo": photo})


def photos(known: Profile, options: Any) -> list[tuple[str, str]]:
    """Return each picture of a card with what its VALUE says."""
    document = EXPORTER.build(known, options)
    assert EXPORTER.problems(document) == []
    [card] = document.cards
    return [(each.value, dict(each.params).get("VALUE", ("",))[0])
            for each in card.properties if each.name == "PHOTO"]  # fmt: skip


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_card_holds_what_is_asked_for_of_the_picture(version: str) -> None:
    data = b64encode(saved(halves())).decode()
    both, there, here = told({"url": URL, "data": data}), told({"url": URL}), told({"data": data})
    inside = (data if version == "3.0" else f"data:image/jpeg;base64,{data}", "")

    assert [photos(both, of(version, photo)) for photo in ("embed", "url", "none")] == [
        [inside], [(URL, "uri")], []
    ]  # fmt: skip
    assert photos(there, of(version, "embed")) == [(URL, "uri")]
    assert photos(here, of(version, "embed")) == [inside]
    assert photos(here, of(version, "url")) == []
    assert [loss.path for loss in EXPORTER.losses(here, of(version, "url"))] == ["portrait/data"]


@pytest.mark.parametrize("site", ["academic", "widgets"])
def test_a_source_reads_the_file_where_it_is_wanted_alone(site: str) -> None:
    path = SAMPLES / "sites" / site
    [file] = [*path.rglob("*.jpg")]
    without, with_it = (read_path(path, pictures=wanted).profile for wanted in (False, True))

    assert without.portrait
    assert with_it.portrait
    assert without.portrait.data is None
    assert b64decode(with_it.portrait.data or "") == file.read_bytes()
    assert EXPORTER.embeds_picture(of("3.0", "embed"))
    assert not EXPORTER.embeds_picture(of("3.0", "url"))


@pytest.mark.parametrize(
    ("named", "is_read"),
    [("ada.jpg", True), ("pictures/ada.jpg", True), ("../ada.jpg", False), ("/ada.jpg", False),
     ("none.jpg", False), (".", False)],
)  # fmt: skip
def test_a_profile_names_a_picture_beside_it_or_below(
    tmp_path: Path, named: str, is_read: bool
) -> None:
    folder = tmp_path / "profile"
    for place in (tmp_path, folder, folder / "pictures"):
        place.mkdir(exist_ok=True)
        (place / "ada.jpg").write_bytes(saved(halves()))
    file = folder / "ada.json"
    file.write_text(told({"file": named}).model_dump_json(exclude_defaults=True), encoding="utf-8")

    portrait = read_path(file, pictures=True).profile.portrait

    assert portrait
    assert (portrait.data is not None) is is_read


def test_a_picture_that_the_author_names_anew_is_not_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "ada.jpg").write_bytes(saved(halves()))
    (tmp_path / "ada.json").write_text(
        told({"file": "ada.jpg", "url": URL}).model_dump_json(exclude_defaults=True),
        encoding="utf-8",
    )
    (tmp_path / "pexport.toml").write_text(
        '[portrait]\nurl = "https://ada.example/new.jpg"\n', encoding="utf-8"
    )

    portrait = read_path(tmp_path / "ada.json", pictures=True).profile.portrait

    assert portrait
    assert (portrait.url, portrait.data) == ("https://ada.example/new.jpg", None)


def test_a_file_that_is_too_large_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "ada.jpg").write_bytes(b"\xff" * 10_000_001)
    file = tmp_path / "ada.json"
    file.write_text(
        told({"file": "ada.jpg"}).model_dump_json(exclude_defaults=True), encoding="utf-8"
    )

    read = read_path(file, pictures=True)

    assert read.profile.portrait
    assert read.profile.portrait.data is None
    [remark] = read.remarks
    assert remark.message.startswith("the picture is left out: larger than the limit of 10 MB")
