"""The page in a real browser: silent, asking nobody for anything, and open to everybody."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from pages.browser import browser
from running import pexport

from .published import HOSTILE, hostile_person, profile_file, publish

pytestmark = pytest.mark.slow

AXE = Path(__file__).parent.parent / "readers/programs/node/node_modules/axe-core/axe.min.js"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
NAMES = ("index", "person", "hostile", "lab", "nothing")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return pages of people with much to say, with nothing, and with hostile texts."""
    folder = tmp_path_factory.mktemp("pages")
    done = pexport("publish", SAMPLES / "sites/academic", "-o", folder / "public", "-q")
    assert done.returncode == 0, done.stderr
    made = {
        "index": folder / "public/index.html",
        "person": folder / "public/person.html",
        "hostile": publish(folder / "hostile", person=hostile_person()) / "index.html",
        "lab": folder / "lab.html",
        "nothing": folder / "nothing.html",
    }
    nothing = profile_file(folder, {"name": {"display": "Ada"}})
    lab = [SAMPLES / "sites/lab-2022", "--author", "zora"]
    for name, source in (("nothing", [nothing]), ("lab", lab)):
        done = pexport("preview", *source, "-o", made[name], "-q")
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(
    chromium: Any, file: Path, scheme: str, width: int, **more: Any
) -> tuple[Any, list[str]]:
    """Return the page, and what it said and asked for."""
    page = chromium.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=False, **more
    )
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    # Without a listener a dialog is dismissed, and what it says is in no other event.
    page.on("dialog", lambda dialog: dialog_is_told(dialog, told))
    page.on("request", lambda asked: told.append(f"request: {asked.url}"))
    page.goto(file.as_uri(), wait_until="networkidle")
    told = [each for each in told if each not in (f"request: {file.as_uri()}", "request: data:,")]
    return page, told


def dialog_is_told(dialog: Any, told: list[str]) -> None:
    told.append(f"dialog: {dialog.message}")
    dialog.dismiss()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_silent_asks_for_nothing_and_fits(
    chromium: Any, files: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    page, told = opened(chromium, files[name], scheme, width)
    widest = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert told == []
    assert widest <= width


def axe() -> str:
    """Return axe-core; skip the test where it is missing, and fail it in CI."""
    if not AXE.exists():
        missing("axe-core", "npm:axe-core")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(
    chromium: Any, files: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    # The page lets no script run; that of axe gets in where its policy is set aside.
    page = chromium.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page.goto(files[name].as_uri())
    page.add_script_tag(content=axe())
    found = page.evaluate("axe.run()")
    page.close()

    violations = [
        f"{each['id']}: {[node['html'][:200] for node in each['nodes']]}"
        for each in found["violations"]
    ]
    assert violations == []
    assert len(found["passes"]) > 10


def test_all_is_there_without_script(chromium: Any, files: dict[str, Path]) -> None:
    page, _ = opened(chromium, files["index"], "light", 768, java_script_enabled=False)
    text = page.inner_text("main")
    page.close()

    for words in (
        "Ada Njoku",
        "In every format",
        "person.ttl",
        "What is lost",
        "In a contacts app",
    ):
        assert words in text


def test_hostile_text_is_shown_and_runs_nothing(chromium: Any, files: dict[str, Path]) -> None:
    page, told = opened(chromium, files["hostile"], "light", 768)
    heading, images = page.inner_text("h1"), page.locator("img").count()
    page.close()

    assert (told, heading, images) == ([], HOSTILE, 0)


def test_a_download_of_the_preview_is_the_document(
    chromium: Any, files: dict[str, Path], tmp_path: Path
) -> None:
    alone = pexport("turtle", SAMPLES / "sites/lab-2022", "--author", "zora", "-q").stdout
    page, _ = opened(chromium, files["lab"], "light", 768)
    with page.expect_download() as waiting:
        page.click("text=zora.ttl")
    waiting.value.save_as(tmp_path / "saved")
    name = waiting.value.suggested_filename
    page.close()

    assert name == "zora.ttl"
    assert (tmp_path / "saved").read_text(encoding="utf-8") == alone


def test_on_paper_it_is_black_on_white_and_nothing_is_cut(
    chromium: Any, files: dict[str, Path]
) -> None:
    page, _ = opened(chromium, files["index"], "dark", 768)
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).color, "
                            "getComputedStyle(document.body).backgroundColor]")  # fmt: skip
    cut = page.evaluate("document.querySelector('.scroll').scrollWidth - innerWidth")
    pages = page.pdf(format="A4")
    page.close()

    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert cut <= 0
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) <= 8


def test_the_code_is_the_address(chromium: Any, files: dict[str, Path], tmp_path: Path) -> None:
    """As zbar reads the page on a screen whose colours are dark."""
    program = shutil.which("zbarimg")
    if program is None:
        missing("zbarimg", "zbar-tools")
    page, _ = opened(chromium, files["index"], "dark", 768, device_scale_factor=2)
    page.locator(".scan").screenshot(path=tmp_path / "code.png")
    page.close()

    command = [str(program), "--quiet", "--raw", str(tmp_path / "code.png")]
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    assert read.stdout == "https://ada.example/\n"


def missing(what: str, package: str) -> None:
    """Skip the test, and fail it in CI."""
    why = f"{what} ({package}) is not installed: `make readers` does it"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def test_the_data_of_downloads_are_what_they_say(files: dict[str, Path]) -> None:
    html = files["lab"].read_text(encoding="utf-8")
    found = dict(re.findall(r'href="data:([^;"]+);base64,([^"]+)"', html))

    assert json.loads(base64.b64decode(found["application/ld+json"]))
    assert base64.b64decode(found["text/vcard"]).startswith(b"BEGIN:VCARD\r\n")
