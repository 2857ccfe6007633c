"""What ``pexport publish`` wrote into a built site has its documents by itself, and keeps them."""

from __future__ import annotations

from pathlib import Path

from running import pexport

from .built import documents, files, profile, site


def test_a_published_folder_in_the_site_stays_as_it_is(tmp_path: Path) -> None:
    built = site(tmp_path, "people/ada/index.html")
    ada = profile(tmp_path)
    folder = built / "card"
    done = pexport("publish", ada, "-o", folder, "--at", "https://ada.example/card/")
    assert done.returncode == 0, done.stderr
    before = files(folder)
    assert documents(folder / "index.html")

    put = pexport("inject", built, "--from", ada)
    check = pexport("inject", built, "--from", ada, "--check")
    taken = pexport("inject", built, "--remove")

    assert "1 page changed" in put.stderr
    assert (check.returncode, check.stderr) == (0, "")
    assert taken.returncode == 0
    assert files(folder) == before


def test_a_published_page_that_is_the_page_of_the_person_is_left_out(tmp_path: Path) -> None:
    ada = profile(tmp_path)
    folder = tmp_path / "public/people/ada"
    folder.parent.mkdir(parents=True)
    assert pexport("publish", ada, "-o", folder, "-q").returncode == 0
    before = files(folder)

    done = pexport("inject", tmp_path / "public", "--from", ada)

    assert "left out" in done.stderr
    assert "publish wrote it" in done.stderr
    assert files(folder) == before
