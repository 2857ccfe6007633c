"""What has to change in one page, and the page when that is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pexport.exporter import Options
from pexport.pages import block
from pexport.pages.block import FORMAT, Link
from pexport.pages.comparing import differences
from pexport.pages.outline import Element, Outline

State = Literal["missing", "stale", "doubled", "astray"]


class Wanted(NamedTuple):
    """What a page is to hold."""

    document: Any
    options: Options
    """Those of the format."""
    links: Mapping[str, Sequence[Link]] = {}
    """The links of each kind that was asked for; of other kinds all stay as they are."""


class Fault(NamedTuple):
    """One thing in which a page differs from what it is to hold."""

    state: State
    words: str


class Edit(NamedTuple):
    """Bytes of a page, and what is to stand in their place."""

    start: int
    end: int
    data: bytes


class Change(NamedTuple):
    """What has to change in a page; nothing where it has no edits."""

    edits: tuple[Edit, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def summary(self) -> str:
        """What is done, in a few words."""
        if all(fault.state == "missing" for fault in self.faults) and self.faults:
            return "put in"
        return "brought up to date" if any(edit.data for edit in self.edits) else "taken out"


def change(page: Outline, wanted: Wanted) -> Change:
    """Return what has to change so that *page* holds what is *wanted*, once each.

    What says the same already stays as it is, to the byte.
    """
    ours = block.marked(page)
    blocks = [element for element in ours if block.mark(element) == FORMAT]
    new = block.encoded(block.block(wanted.document, wanted.options), page.encoding)
    faults = [*_faults(blocks, wanted.document)]
    edits: list[Edit] = []
    at_end = b""
    if not blocks:
        at_end = new
    elif any(fault.state == "stale" for fault in faults):
        edits.append(Edit(blocks[0].start, blocks[0].end, new))
    edits += map(_without, blocks[1:])
    for kind, links in wanted.links.items():
        there = [element for element in ours if block.mark(element) == kind]
        if [block.link(element) for element in there] == list(links):
            continue
        missing = not there
        words = f"the links of kind {kind} are {'missing' if missing else 'others now'}"
        faults.append(Fault("missing" if missing else "stale", words))
        edits += map(_without, there)
        at_end += block.encoded(block.elements(links), page.encoding)
    if at_end:
        edits.append(Edit(page.head_end, page.head_end, at_end))
    return Change(tuple(sorted(edits)), tuple(faults))


def removal(elements: Sequence[Element], words: str = "") -> Change:
    """Return what has to change so that *elements* are gone, whose page is not theirs."""
    faults = (Fault("astray", words),) if words else ()
    return Change(tuple(map(_without, elements)), faults)


def changed(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the page *data* after *edits*, which are in order and apart from each other."""
    parts: list[bytes] = []
    at = 0
    for edit in edits:
        parts += [data[at : edit.start], edit.data]
        at = edit.end
    return b"".join([*parts, data[at:]])


def _without(element: Element) -> Edit:
    return Edit(element.start, element.end, b"")


def _faults(blocks: Sequence[Element], wanted: Any) -> Iterator[Fault]:
    if not blocks:
        yield Fault("missing", "the block is missing")
        return
    if len(blocks) > 1:
        lines = ", ".join(str(element.line) for element in blocks)
        yield Fault("doubled", f"the block stands there {len(blocks)} times, in lines {lines}")
    try:
        found = block.document(blocks[0])
    except ValueError:
        yield Fault("stale", "what the block holds is no JSON")
        return
    for words in differences(found, wanted):
        yield Fault("stale", words)
