"""What the tests of publishing share: a person whose every text is hostile, and folders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from running import pexport, write

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{ 7*7 }}{% x %} ]]> &lt;"
)
"""Text that ends elements, attributes and templates where it is not escaped."""

PERSON: dict[str, Any] = {
    "name": {"display": "Ada Example", "given": "Ada", "family": "Example"},
    "headlines": [{"text": "Gauger of rivers"}],
    "summaries": [{"text": "Measures rivers."}],
    "emails": [{"address": "ada@mail.example"}],
    "phones": [{"number": "+1 555 0100"}],
    "homepage": {"url": "https://ada.example/"},
    "accounts": [
        {"service": "github", "handle": "ada", "url": "https://github.com/ada"},
    ],
    "identifiers": [
        {
            "scheme": "orcid",
            "value": "0000-0001-2345-6789",
            "url": "https://orcid.org/0000-0001-2345-6789",
        }
    ],
    "links": [
        {"url": "mailto:office@mail.example", "label": "Office"},
        {"url": "https://ada.example/cv.pdf", "kind": "cv"},
    ],
    "positions": [{"organization": {"name": "Open College"}, "role": "Reader"}],
    "document": {
        "url": "https://ada.example/",
        "site_url": "https://ada.example/",
        "site_name": "Ada Example",
        "subject": "https://ada.example/#me",
        "language": "en",
    },
}


def hostile_person() -> dict[str, Any]:
    """Return a person with hostile text wherever a text may be, and a link that runs a script."""
    return {
        **PERSON,
        "name": {"display": HOSTILE},
        "headlines": [{"text": HOSTILE}],
        "summaries": [{"text": HOSTILE}],
        "biographies": [{"text": f"# {HOSTILE}\n\n- {HOSTILE}\n1. {HOSTILE}"}],
        "links": [{"url": "javascript:alert(3)", "label": HOSTILE}],
        "interests": [{"label": HOSTILE}],
        "positions": [{"organization": {"name": HOSTILE}, "role": HOSTILE}],
        "works": [{"title": HOSTILE, "venue": HOSTILE}],
        "awards": [{"title": HOSTILE}],
    }


def profile_file(folder: Path, person: dict[str, Any] = PERSON) -> Path:
    """Write *person* as pexport's own profile."""
    return write(folder / "profile" / "ada.json", json.dumps(person))


def publish(folder: Path, *arguments: str | Path, person: dict[str, Any] = PERSON) -> Path:
    """Publish *person* into a folder below *folder* and return that."""
    to = folder / "public"
    done = pexport("publish", profile_file(folder, person), "-o", to, "-q", *arguments)
    assert done.returncode == 0, done.stderr
    return to


def held(folder: Path) -> dict[str, bytes]:
    """Return all files in *folder* by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
