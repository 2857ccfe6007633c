"""What ``pexport install`` says and refuses, and that a run that is killed leaves old or new."""

from __future__ import annotations

import random
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import pexport, write

from pexport.pages.installing import additions
from pexport.pages.installing.additions import GO, HASH, JINJA, LIQUID, Comment

from ..built import files
from .theme_sites import THEMES, theme_site


def texts(site: Path) -> dict[str, bytes]:
    return {name: data for name, (data, *_) in files(site).items()}


def test_it_says_what_it_does_and_how_to_prove_it(tmp_path: Path) -> None:
    site = theme_site(tmp_path / "a site", THEMES["Kit"])

    shown = pexport("install", "hugo", site, "--dry-run")
    before = texts(site)
    done = pexport(
        "install", "hugo", site, "--contact", "--base-url", "https://weir.example/group/"
    )

    assert shown.returncode == 0
    assert "+++ b/" in shown.stdout
    assert "layouts/_partials/hooks/head-end/pexport.html" in shown.stdout
    assert '+<script type="application/ld+json" id="pexport"' in shown.stdout
    assert before.keys() == texts(site).keys() - set(THEMES["Kit"].files)
    assert "layouts/partials/hooks/head-end/pexport.html: made\n" in done.stderr
    assert "pexport: Ada: in the page /\n" in done.stderr
    assert done.stderr.endswith(
        f"pexport: to prove it: cd {shlex.quote(str(site))} && hugo && pexport inject public "
        "--check --base-url https://weir.example/group/ --contact\n"
    )


def test_who_has_no_page_is_told(tmp_path: Path) -> None:
    site = theme_site(tmp_path, THEMES["Kit"], people=3)
    config = site / "config.yaml"
    config.write_text(config.read_text().replace("baseURL: https://weir.example/group/\n", ""))

    done = pexport("install", "hugo", site)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--base-url" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("docusaurus",), "expected one of: hugo, jekyll, quarto, mkdocs"),
        (("hugo", "gone"), "SITE: 'gone' is not a folder"),
        (("hugo", "--page", "a"), "--author"),
        (("quarto",), "_quarto.yml"),
        (("mkdocs",), "mkdocs.yml"),
        (("jekyll",), "pexport inject _site"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    site = theme_site(tmp_path, THEMES["Kit"], people=2 if "--page" in arguments else 1)

    done = pexport("install", *arguments, cwd=site)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_file_that_leads_out_of_the_site_is_refused(tmp_path: Path) -> None:
    site = theme_site(tmp_path / "site", THEMES["Academic 4.4"])
    out = write(tmp_path / "out.html", "<meta name=a>\n")
    (site / "layouts/partials").mkdir(parents=True)
    (site / "layouts/partials/custom_head.html").symlink_to(out)

    done = pexport("install", "hugo", site)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "leads out" in done.stderr
    assert out.read_text() == "<meta name=a>\n"


def test_a_changed_person_is_brought_up_to_date(tmp_path: Path) -> None:
    site = theme_site(tmp_path, THEMES["Kit"])
    assert pexport("install", "hugo", site, "-q").returncode == 0
    page = site / "content/authors/ada/_index.md"
    page.write_text(page.read_text().replace("Postdoc", "Professor"))

    old = pexport("install", "hugo", site, "--check")
    done = pexport("install", "hugo", site)
    now = pexport("install", "hugo", site, "--check")

    assert old.returncode == 1
    assert "layouts/partials/hooks/head-end/pexport.html: stale\n" in old.stderr
    assert old.stderr.endswith(f"pexport install hugo {site} mends it\n")
    assert (now.returncode, now.stderr) == (0, "")
    assert "layouts/partials/hooks/head-end/pexport.html: changed\n" in done.stderr
    for name in THEMES["Kit"].files:
        assert (site / name).read_text().count("Professor") == 1


@pytest.mark.slow
def test_whenever_it_is_killed_each_file_is_old_or_new(tmp_path: Path) -> None:
    site = theme_site(tmp_path, THEMES["Kit"])
    command = [sys.executable, "-m", "pexport", "install", "hugo", str(site), "-q"]
    old = texts(site)
    begun = time.monotonic()
    assert subprocess.run(command, check=False).returncode == 0
    lasts = time.monotonic() - begun
    new = texts(site)
    chance = random.Random(0)  # noqa: S311 - moments, not secrets

    for number in range(30):
        undo = ["--uninstall"] * (number % 2 == 0)
        running = subprocess.Popen([*command, *undo])
        try:
            running.wait(chance.uniform(0.5, 1.05) * lasts)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        found = {name: data for name, data in texts(site).items() if "/.pexport" not in f"/{name}"}
        assert all(data in (old.get(name), new.get(name)) for name, data in found.items())
        assert old.keys() <= found.keys()
    assert subprocess.run(command, check=False).returncode == 0
    assert texts(site) == new
    assert subprocess.run([*command, "--uninstall"], check=False).returncode == 0
    assert texts(site) == old
    assert not (site / "layouts").exists()


COMMENTS = st.sampled_from([GO, LIQUID, JINJA, HASH])


LINES = st.text(st.sampled_from(" \t\r\n{#%}x")).map(str.encode)


@given(
    st.one_of(st.binary(), LINES),
    st.data(),
    COMMENTS,
    st.text(st.characters(codec="utf-8"), max_size=20),
)
def test_what_is_added_comes_out_to_the_byte(
    data: bytes, draw: st.DataObject, comment: Comment, text: str
) -> None:
    at = draw.draw(st.integers(0, len(data)))
    if comment is HASH:  # a comment of a line of its own
        at = data.rfind(b"\n", 0, at) + 1
    added = additions.inserted(data, at, text, comment)

    assert added != data
    found = additions.found(added)
    assert found
    assert found.without == data


@pytest.mark.parametrize("was", ["theme: material", "theme: 'material' # it"])
def test_a_line_that_is_replaced_comes_back(was: str) -> None:
    data = f"a: b\r\n{was}\r\nc: d".encode()
    added = additions.replaced(data, 6, 6 + len(was), "theme:\n  name: material", HASH)

    found = additions.found(added)

    assert b"\n  name: material\n" in added
    assert found
    assert found.without == data
