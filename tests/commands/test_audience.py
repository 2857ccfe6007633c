"""What people are told of facts that the audience may not see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import pexport

PERSON = {
    "name": {"display": "Ada Example"},
    "emails": [
        {"address": "ada@mail.example", "visibility": "private"},
        {"address": "office@mail.example", "visibility": "limited"},
    ],
    "education": [{"degree": "PhD", "visibility": "registered-only"}],
}


@pytest.fixture
def person(tmp_path: Path) -> Path:
    file = tmp_path / "ada.json"
    file.write_text(json.dumps(PERSON))
    return file


@pytest.mark.parametrize("command", [["jsonld"], ["vcard"], ["all", "-o", "out"]])
def test_what_is_hidden_is_told_by_its_kind_and_never_by_its_value(
    person: Path, command: list[str]
) -> None:
    done = pexport(*command, "ada.json", cwd=person.parent)

    assert done.returncode == 0
    line = "pexport: hidden from the audience 'public': emails (2), education"
    assert line in done.stderr.splitlines()
    assert "mail.example" not in done.stderr


def test_who_may_see_more_is_told_of_less(person: Path) -> None:
    limited = pexport("jsonld", person, "--audience", "limited")
    private = pexport("jsonld", person, "--audience", "private")

    assert "hidden from the audience 'limited': emails\n" in limited.stderr
    assert "hidden" not in private.stderr
    assert "hidden" not in pexport("jsonld", person, "-q").stderr
