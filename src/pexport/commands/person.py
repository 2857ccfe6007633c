"""What ``publish``, ``serve`` and ``preview`` have in common: one person in every format."""

from __future__ import annotations

import re
from typing import NamedTuple

from pexport import registry
from pexport.command_line import report
from pexport.command_line.arguments import audience_from, input_from, options_from
from pexport.command_line.flags import Flags
from pexport.commands.export import explain
from pexport.errors import PexportError
from pexport.presenting.page import Subject
from pexport.profile import clean
from pexport.profile.contact import without_contact
from pexport.source import Input, Remark
from pexport.writing.people import ExportRequest
from pexport.writing.siblings import build_siblings

FIELDS = (
    "source",
    "author",
    "audience",
    "base_url",
    "as_of",
    "additions",
    "read_as",
    "no_works",
    "full",
    "quiet",
)
"""The shared flags of these commands."""


class Request(NamedTuple):
    """What is asked for, before anything is read."""

    given: Input
    exports: ExportRequest
    stem: str
    """The base name of the files."""
    address: str | None
    """Where they will be on the web, if it is said."""
    contact: bool
    """Whether pages show e-mail addresses and telephone numbers."""


class ReadPerson(NamedTuple):
    """The person, and what the source had to say."""

    subject: Subject
    remarks: list[Remark]


def request(flags: Flags, name: str | None, address: str | None, *, contact: bool) -> Request:
    """Return what the flags ask for; ``PexportError`` for bad ones."""
    given = input_from(flags)
    options = {
        each: options_from({}, registry.load_exporter(each), given.as_of)
        for each in registry.format_names()
    }
    return Request(
        given._replace(pictures=True),
        ExportRequest(options, audience_from(flags), flags.full),
        _stem(name, flags.author),
        _address(address),
        contact,
    )


def read(request: Request, *, by_default_at_the_site: bool = True) -> ReadPerson:
    """Read the person and make all documents; ``PexportError`` for bad input."""
    profile, remarks, _ = registry.read_profile(request.given)
    try:
        made = build_siblings(profile, request.exports, request.stem)
    except PexportError as error:
        raise explain(error, remarks) from None
    visible = profile.visible_to(request.exports.audience)
    shown = visible if request.contact else without_contact(visible)
    site = profile.document.site_url if profile.document and by_default_at_the_site else None
    address = request.address or _address(site)
    subject = Subject(
        shown, made, request.exports, request.stem, address, contact_left_out=shown is not visible
    )
    return ReadPerson(subject, remarks)


def report_remarks(found: ReadPerson) -> None:
    """Say what the source left out, and what the pages do."""
    report.list_remarks(found.remarks)
    if found.subject.contact_left_out:
        report.say(
            "e-mail addresses and telephone numbers stay out of the pages, and are in the files "
            "for contacts; --contact puts them in"
        )


def report_formats(found: ReadPerson) -> None:
    """Say what would make the documents better, and what has no place in them."""
    made = found.subject.siblings
    for each in made:
        report.list_problems(each.wants, each.format)
    report.list_advice({each.format: each.outcome.advice for each in made})
    report.list_losses({each.format: each.outcome.losses for each in made})


def report_problems(found: ReadPerson) -> bool:
    """Say what is wrong with the documents, and return whether anything is."""
    made = found.subject.siblings
    for each in made:
        report.list_problems(each.outcome.problems, each.format)
    return not all(each.valid for each in made)


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_RESERVED = frozenset({"index", "webid", "nginx-snippet"})


def _stem(name: str | None, author: str | None) -> str:
    stem = author or "person" if name is None else name
    said = f"--name: {stem!r}" if name is not None else f"--author: {stem!r}"
    if not _NAME.fullmatch(stem):
        raise PexportError(
            f"{said} cannot be the name of files on the web; expected letters, digits, - and _ "
            "in --name"
        )
    if stem in _RESERVED:
        raise PexportError(f"{said} is used by another published file; choose another --name")
    return stem


def _address(text: str | None) -> str | None:
    if text is None:
        return None
    url = clean.url(text)
    if url is None or "?" in url or "#" in url:
        raise PexportError(
            f"--at: {text!r} is not the web address of a folder; "
            "expected something like https://ada.example/"
        )
    return url if url.endswith("/") else f"{url}/"
