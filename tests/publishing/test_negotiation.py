"""Which variant a client gets: a table, our server, and a library of others."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pexport.publishing.negotiation import choose

from .accept_headers import TABLE
from .published import profile_file
from .served import Server, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    profile = profile_file(tmp_path_factory.mktemp("served"))
    with served("serve", profile, plugins=False) as running:  # one of text/plain changes the table
        yield running


def test_the_table_is_large_enough() -> None:
    assert len({header for header, _ in TABLE}) >= 60


@pytest.mark.parametrize(("header", "suffix"), TABLE)
def test_a_client_gets_what_it_asks_for(server: Server, header: str, suffix: str | None) -> None:
    person = server.ask("/person", {"Accept": header})
    home = server.ask("/", {"Accept": header})

    assert (person.headers["Vary"], home.headers["Vary"]) == ("Accept", "Accept")
    if suffix is None:
        assert (person.status, home.status) == (406, 406)
        assert b"text/turtle /person.ttl" in home.body
        return
    assert (person.status, home.status) == (303, 200)
    assert person.headers["Location"] == f"/person.{suffix}"
    place = "/index.html" if suffix == "html" else f"/person.{suffix}"
    assert home.headers["Content-Location"] == place
    assert server.ask(place).body == home.body


VARIANTS = ["text/html", "application/ld+json", "text/turtle", "text/vcard"]
RANGES = st.sampled_from([*VARIANTS, "text/*", "application/*", "*/*", "image/png", "text/plain"])
WEIGHTS = st.sampled_from(["", ";q=0", ";q=0.1", ";q=0.5", ";q=0.55", ";q=1", ";q=1.0"])


@given(st.lists(st.tuples(RANGES, WEIGHTS), min_size=1, max_size=6, unique_by=lambda each: each[0]))
def test_what_is_most_wanted_is_what_werkzeug_says(ranges: list[tuple[str, str]]) -> None:
    from werkzeug.datastructures import MIMEAccept
    from werkzeug.http import parse_accept_header

    header = ", ".join(f"{name}{weight}" for name, weight in ranges)
    wanted = parse_accept_header(header, MIMEAccept)
    weights = [wanted.quality(variant) for variant in VARIANTS]

    choice = choose(header, VARIANTS)

    if choice is None:
        assert max(weights) == 0
    else:
        assert weights[choice] == max(weights) > 0


@given(st.text(alphabet='tex/urlq=0.5;,"\\* \t', max_size=200))
def test_no_header_breaks_the_reading(header: str) -> None:
    assert choose(header, VARIANTS) in (None, *range(len(VARIANTS)))


@pytest.mark.parametrize(
    "header",
    [
        "text/turtle" + ";   " * 900 + "x",
        "text/turtle" + " ;" * 1900 + '"',
        '"' * 4000,
        'a/b;c="' + "\\" * 3900,
        "," * 4000,
        "a/b;c=" + "d" * 3900 + "\x00",
    ],
)
def test_no_header_takes_long(header: str) -> None:
    started = time.process_time()

    choose(header, VARIANTS)

    assert time.process_time() - started < 0.2
