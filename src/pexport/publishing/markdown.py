"""The person in Markdown, for agents that ask for ``text/markdown`` (RFC 7763)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pexport.presenting.presentation import Entry, Presentation

MEDIA_TYPE = "text/markdown; charset=utf-8"

# What CommonMark may read as markup (spec 0.31, sections 2.4 and 6); at the start of a line more.
_MARKUP = re.compile(r"([\\`*_\[\]<>&~|$#])")
# A line that begins with "- " is an item of a list in plain text as well.
_AT_START = re.compile(r"^[ \t]*(-(?! )|[+=]|\d+(?=[.)]))?", re.MULTILINE)


def markdown(person: Presentation, files: Iterable[Entry]) -> bytes:
    """Return what a page says of *person*, with links to the other *files* of it."""
    parts = [f"# {_text(person.name)}", *_top(person)]
    parts += [_lines(each.text) for each in person.paragraphs]
    if person.interests:
        parts.append(_list("Interests", (Entry(each) for each in person.interests)))
    if person.profiles or person.links:
        parts.append(_list("Elsewhere", [*person.profiles, *person.links]))
    parts += [_list(section.title, section.entries) for section in person.sections]
    parts.append(_list("This page in other formats", files))
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _top(person: Presentation) -> Iterator[str]:
    place = _link(person.place.name, person.place.url) if person.place else ""
    yield ", ".join(part for part in (_text(person.headline), place) if part)
    yield _lines(person.summary)
    contact = [f"<{each}>" for each in person.emails] + [_text(each) for each in person.phones]
    yield "\n".join(f"- {each}" for each in contact)
    if person.homepage:
        yield f"Home page: <{person.homepage}>"


def _list(title: str, entries: Iterable[Entry]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {_entry(entry)}" for entry in entries)])


def _entry(entry: Entry) -> str:
    note = f" ({_text(entry.note)})" if entry.note else ""
    return f"{_link(entry.text, entry.url)}{note}"


def _link(text: str, url: str | None) -> str:
    # In angle brackets an address may hold parentheses; a profile's holds no ">" (RFC 3987).
    return f"[{_text(text)}](<{url}>)" if url else _text(text)


def _text(text: str) -> str:
    """Return *text* so that it is read as itself within a line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _lines(text: str) -> str:
    """Return *text* with its own ends of lines, so that each is read as itself."""
    escaped = _AT_START.sub(_escaped_start, _MARKUP.sub(r"\\\1", text))
    return "\n\n".join(re.sub(r"\n(?!- )", "\\\\\n", part) for part in re.split(r"\n{2,}", escaped))


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[1] or ""
    return f"{mark}\\" if mark.isdecimal() else mark and f"\\{mark}"
