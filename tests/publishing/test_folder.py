"""What `pexport publish` does to a folder: whole or not at all, and nothing of anybody else's."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SAMPLES
from running import pexport, write

from .published import PERSON, held, profile_file, publish

SITE = SAMPLES / "sites/academic"
FILES = {
    ".htaccess",
    ".nojekyll",
    ".well-known/.htaccess",
    ".well-known/webfinger/index.json",
    "_headers",
    "_redirects",
    "index.html",
    "nginx-snippet.conf",
    "person.flat.jsonld",
    "person.html",
    "person.jcard.json",
    "person.jscontact.json",
    "person.jsonld",
    "person.md",
    "person.nq",
    "person.nt",
    "person.orcid-xml.xml",
    "person.orcid.json",
    "person.rdf",
    "person.trig",
    "person.ttl",
    "person.vcf",
    "person.xcard.xml",
    "webid.ttl",
}


def test_all_formats_stand_beside_each_other_with_what_hosts_look_for(tmp_path: Path) -> None:
    assert set(held(publish(tmp_path))) >= FILES


@pytest.mark.parametrize("name", ["jsonld", "vcard", "turtle", "orcid-xml"])
def test_a_sibling_is_what_the_format_exports(tmp_path: Path, name: str) -> None:
    files = {"jsonld": "person.jsonld", "vcard": "person.vcf", "turtle": "person.ttl"}
    done = pexport("publish", SITE, "-o", tmp_path, "-q")
    alone = tmp_path / "alone"

    assert done.returncode == 0, done.stderr
    assert pexport(name, SITE, "-q", "-o", alone).returncode == 0
    assert (tmp_path / files.get(name, "person.orcid-xml.xml")).read_bytes() == alone.read_bytes()


def test_what_is_published_passes_the_checks(tmp_path: Path) -> None:
    public = publish(tmp_path)
    siblings = [public / name for name in sorted(FILES) if name.startswith("person.")]
    documents = [path for path in siblings if path.suffix != ".md"]

    done = pexport("check", *documents, public / "index.html")

    assert done.returncode == 0, done.stderr


def test_twice_is_once(tmp_path: Path) -> None:
    public = publish(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*")}

    publish(tmp_path)

    assert {path: path.stat().st_mtime_ns for path in public.rglob("*")} == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    public = publish(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*") if path.is_file()}

    publish(tmp_path, person={**PERSON, "phones": [{"number": "+1 555 0199"}]})

    changed = {p.name for p, time in before.items() if p.stat().st_mtime_ns != time}
    assert "person.vcf" in changed
    assert changed.isdisjoint({"_headers", "person.html", "webid.ttl", "index.json"})


@pytest.mark.parametrize("name", ["index.html", "person.ttl", ".htaccess", "_headers"])
def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    own = write(tmp_path / "public" / name, "<html>my own page</html>\n")

    done = pexport("publish", profile_file(tmp_path), "-o", tmp_path / "public")

    assert done.returncode == 2
    assert f"{own}: already exists, and is not as pexport wrote it" in done.stderr
    assert held(tmp_path / "public") == {name: own.read_bytes()}


def test_a_published_file_that_was_edited_is_never_replaced(tmp_path: Path) -> None:
    public = publish(tmp_path)
    (public / "person.md").write_text("# My own words\n", encoding="utf-8")
    before = held(public)
    changed = {**PERSON, "headlines": [{"text": "Gauger of lakes"}]}

    done = pexport("publish", profile_file(tmp_path, changed), "-o", public)

    assert done.returncode == 2
    assert "person.md: already exists" in done.stderr
    assert held(public) == before


def test_by_force_a_file_of_somebody_else_is_replaced(tmp_path: Path) -> None:
    own = write(tmp_path / "public/index.html", "<html>my own page</html>\n")

    publish(tmp_path, "--force")

    assert "Ada Example" in own.read_text(encoding="utf-8")


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    write(tmp_path / "public" / "CNAME", "ada.example\n")
    write(tmp_path / "public" / ".well-known" / "security.txt", "Contact: x\n")

    public = publish(tmp_path)
    publish(tmp_path, "--name", "ada")

    assert (public / "CNAME").read_text(encoding="utf-8") == "ada.example\n"
    assert (public / ".well-known" / "security.txt").exists()


def test_under_another_name_the_earlier_files_stay(tmp_path: Path) -> None:
    """They may be linked to, and whoever gave the name knows."""
    public = publish(tmp_path)

    publish(tmp_path, "--name", "ada")

    assert set(held(public)) >= FILES | {name.replace("person.", "ada.") for name in FILES}


def test_webfinger_may_be_a_file_which_no_folder_of_that_name_lets_it_be(tmp_path: Path) -> None:
    public = publish(tmp_path, "--webfinger", "file")
    as_folder = pexport("publish", profile_file(tmp_path), "-o", public, "-q")

    of_the_folder = {".well-known/webfinger/index.json", ".well-known/.htaccess", "_redirects"}
    assert of_the_folder.isdisjoint(held(public))
    assert ".well-known/webfinger" in held(public)
    assert as_folder.returncode == 2
    assert "webfinger: is a file, but a folder is needed" in as_folder.stderr


@pytest.mark.parametrize("name", ["index.html", ".well-known"])
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    public = tmp_path / "public"
    public.mkdir()
    (public / name).symlink_to(outside / "file" if name == "index.html" else outside)

    done = pexport("publish", profile_file(tmp_path), "-o", public)

    assert done.returncode == 2
    assert "is a symbolic link" in done.stderr
    assert list(outside.iterdir()) == []
    assert [path.name for path in public.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "-o: publish needs a folder to write to"),
        (("-o", "-"), "-o: publish needs a folder to write to"),
        (("-o", "x", "--name", "../up"), "--name: '../up' cannot be the name of files on the web"),
        (("-o", "x", "--name", "index"), "--name: 'index' is used by another published file"),
        (("-o", "x", "--at", "ada"), "--at: 'ada' is not the web address of a folder"),
        (
            ("-o", "x", "--webfinger", "both"),
            "--webfinger: invalid value 'both'; expected one of",
        ),
    ],
)
def test_wrong_flags_are_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = pexport("publish", profile_file(tmp_path), *arguments, cwd=tmp_path)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_person_without_a_name_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    nameless = profile_file(tmp_path, {"headlines": [{"text": "x"}]})

    done = pexport("publish", nameless, "-o", tmp_path / "x")

    assert done.returncode == 2
    assert "needs a name" in done.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills with a signal")
def test_killed_at_any_moment_each_file_is_old_or_new_and_the_next_run_makes_it_good(
    tmp_path: Path,
) -> None:
    people = [PERSON, {**PERSON, "headlines": [{"text": "Gauger of lakes"}]}]
    public = publish(tmp_path, person=people[1])
    states = [held(public)]
    publish(tmp_path, person=people[0])
    states.append(held(public))
    chance = random.Random(10)  # noqa: S311 - moments, no secrets
    lasted = time.monotonic()
    publish(tmp_path, person=people[1])
    lasted = time.monotonic() - lasted
    killed = 0
    for number in range(30):
        person = profile_file(tmp_path, people[number % 2])
        command = [sys.executable, "-m", "pexport", "publish", "-q", str(person), "-o", str(public)]
        process = subprocess.Popen(command)
        try:
            # The last part of a run is where files are replaced.
            process.wait(lasted * chance.uniform(0.5, 1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        for name, data in held(public).items():
            if not name.endswith(".pexport"):
                assert data in (states[0][name], states[1][name]), name

    publish(tmp_path, person=people[1])

    assert held(public) == states[0]
    assert killed > 10
