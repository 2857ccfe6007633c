"""One page of a built site: what it holds, and what has to change in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.pages import block, excluded, foreign, subjects
from pexport.pages.changes import Change, Wanted, change, removal
from pexport.pages.documents import Placed, Subject
from pexport.pages.outline import Outline, UnreadableError, outline


class Examined(NamedTuple):
    """What came of a page."""

    data: bytes
    change: Change = Change()
    subject: Subject | None = None
    """Whose page it is."""
    left_out: str = ""
    """Why it gets no document all the same."""
    remarks: tuple[str, ...] = ()
    """What blocks of others say beside ours."""


def examine(
    page: Path, place: str, placed: Placed, wanted: Callable[[Path, Subject], Wanted]
) -> Examined:
    """Return what has to change in *page*, which is *place* in its site."""
    data = _read(page)
    subject = placed.pages.get(page.resolve())
    try:
        found = outline(data)
    except UnreadableError as error:
        return Examined(data, subject=subject, left_out=str(error) if subject else "")
    if excluded.is_published(found):
        own = "publish wrote it, with its own document"
        return Examined(data, subject=subject, left_out=own if subject else "")
    left_out = excluded.reason(found, place) if subject else ""
    if subject is None or left_out:
        astray = _astray(found, placed)
        remarks = tuple(_others(found, placed))
        return Examined(data, astray, subject, left_out, remarks)
    asked = wanted(page, subject)
    remarks = tuple(foreign.remarks(found, asked.document))
    return Examined(data, change(found, asked), subject, "", remarks)


def cleared(page: Path) -> Examined:
    """Return what has to change in *page* so that nothing of pexport's is left in it."""
    data = _read(page)
    try:
        found = outline(data)
        ours = () if excluded.is_published(found) else block.marked(found)
        return Examined(data, removal(ours))
    except UnreadableError:
        return Examined(data)


def _astray(page: Outline, placed: Placed) -> Change:
    """Return what has to change so that nobody's block is in *page* whose page is another."""
    ours = block.marked(page)
    for element in ours:
        if block.mark(element) != block.FORMAT:
            continue
        try:
            whom = subjects.subject(block.document(element))
        except ValueError:
            continue
        for file, subject in placed.pages.items():
            if subjects.is_same(whom, subjects.subject(subject.document)):
                return removal(ours, f"the block of {subject.name} belongs into {file.name} alone")
    return Change()


def _others(page: Outline, placed: Placed) -> Iterator[str]:
    for subject in placed.pages.values():
        if foreign.presents(page, subjects.subject(subject.document)):
            yield f"somebody else's block makes it a second profile page of {subject.name}"


def _read(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError as error:
        raise PexportError(f"{page}: cannot be read: {error.strerror}") from None
