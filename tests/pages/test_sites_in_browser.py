"""Ten differently made sites: a browser and foreign readers find the one document, and no script.

The texts of the person are made to break out of wherever they stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readers.programs import linked_data_readers
from readers.reader import required
from running import pexport, write

from .browser import browser
from .built import documents
from .generated import GENERATORS, built, minified, needed

pytestmark = pytest.mark.slow

HOSTILE = (
    "</script><script>window.broken = 1</script><!-- {{ braces }} {% raw %} ${{\\bf v}}$  &lt;"
)
PERSON = {
    "name": {"display": "Ada マヤ Njoku"},
    "headlines": [{"text": HOSTILE}],
    "summaries": [{"text": f"{HOSTILE}\n--><img src=x onerror='window.broken = 2'>\u2028end"}],
    "accounts": [{"service": "github", "url": "https://github.com/'ada'&lt;"}],
    "document": {"url": "https://ada.example/", "site_url": "https://ada.example/"},
}
CSP = "default-src 'none'; script-src 'self'"
WATCH = "addEventListener('securitypolicyviolation', e => (window.told ??= []).push(e.blockedURI))"


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser() as started:
        page = started.new_page()
        page.add_init_script(WATCH)
        yield page


def loaded(page: Any, file: Path) -> dict[str, Any]:
    """Return what the browser finds in *file*, under a strict policy for scripts."""
    headers = {"content-type": "text/html", "content-security-policy": CSP}

    def answer(route: Any) -> None:
        if route.request.resource_type == "document":
            route.fulfill(body=file.read_bytes(), headers=headers)
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)
    page.goto("https://ada.example/", wait_until="load")
    found: dict[str, Any] = page.evaluate(
        """({
            blocks: [...document.querySelectorAll('script[type="application/ld+json"]')]
                .filter(each => each.matches('[data-pexport]')).map(each => each.text),
            inHead: document.head.querySelectorAll(':scope > #pexport').length,
            body: document.body.innerHTML,
            broken: window.broken ?? null,
            told: (window.told ?? []).length,
        })"""
    )
    return found


@pytest.mark.parametrize("name", GENERATORS)
def test_a_browser_and_foreign_readers_find_the_one_document(
    page: Any, tmp_path: Path, name: str
) -> None:
    file = built(name, tmp_path)
    person = write(tmp_path / "person.json", json.dumps(PERSON))
    bytes_before, before = file.read_bytes(), loaded(page, file)
    command = ("inject", file.parent, "--from", person, "--page", file.name, "--links")

    done = pexport(*command)

    assert done.returncode == 0, done.stderr
    (document,) = documents(file)
    found = loaded(page, file)
    assert [json.loads(block) for block in found["blocks"]] == [document]
    assert document["mainEntity"]["jobTitle"] == HOSTILE
    assert found == before | {"blocks": found["blocks"], "inHead": 1}
    assert pexport(*command, "--check").returncode == 0
    read = [reader for reader in linked_data_readers.READERS if reader.forms == ("jsonld script",)]
    assert len(read) == 3
    if name != "by hand":  # these readers take every page for UTF-8
        for reader in read:
            required(reader)
            (facts,) = reader.read("jsonld script", [file])
            assert isinstance(facts, dict), (reader.name, facts)
            ours = [each for each in facts["json"] if each.get("@type") == "ProfilePage"]
            assert ours == [document], reader.name
    assert pexport("inject", file.parent, "--remove").returncode == 0
    assert file.read_bytes() == bytes_before


def test_a_block_that_is_minified_afterwards_is_the_same(page: Any, tmp_path: Path) -> None:
    needed("minify-html")
    file = built("Hugo", tmp_path)
    person = write(tmp_path / "person.json", json.dumps(PERSON))
    command = ("inject", file.parent, "--from", person)
    assert pexport(*command).returncode == 0
    file.write_text(smaller := minified(file.read_text()))

    assert pexport(*command, "--check").returncode == 0
    assert pexport(*command).returncode == 0
    assert file.read_text() == smaller
    assert loaded(page, file)["inHead"] == 1
