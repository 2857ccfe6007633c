"""The starter's pictures are of nobody: known by their digests, wherever the theme keeps them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hugo_sites import site
from reading import read_path

from pexport.sources.hugo.page import starter

STOCK = b"\xff\xd8 a picture of somebody else"
OWN = b"\xff\xd8 a picture of somebody here"
ABOUT = "widget: about\nactive: true\ninterests: {interests: [Tides]}"
PLACES = {
    "content/authors/admin/avatar.jpg": {"ada": "title: Ada Njoku"},
    "assets/media/authors/me.jpg": {"data/authors/me.yaml": "name: {display: Ada Njoku}\n"},
    "static/img/portrait.jpg": {
        "content/home/about.md": ABOUT,
        "params": "name: Ada Njoku\navatar: portrait.jpg\n",
    },
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("is_stock", [True, False])
def test_the_picture_of_the_starter_is_left_out(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch, *, is_stock: bool
) -> None:
    rows = frozenset({(str(len(STOCK)), hashlib.sha256(STOCK).hexdigest())})
    tables = starter._rows
    monkeypatch.setattr(
        starter, "_rows", lambda kind: rows if kind == "portraits" else tables(kind)
    )
    root = site(tmp_path, config="baseURL: https://a.example/\n", **PLACES[place])
    picture = root / place
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(STOCK if is_stock else OWN)

    read = read_path(root, pictures=True)

    assert (read.profile.portrait is None) == is_stock
    said = [each.rule for each in read.remarks if "picture of the theme" in each.message]
    assert said == (["placeholder"] if is_stock else [])


def test_the_table_has_sizes_and_digests() -> None:
    rows = starter._rows("portraits")

    assert len(rows) > 3
    assert all(size.isdigit() and len(digest) == 64 for size, digest in rows)
