"""The ``cite.bib`` beside the page of a publication, for what the page itself does not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pexport.errors import PexportError
from pexport.files import decode_utf8, display_path, read_bytes
from pexport.source import Remark

from ...files import bibtex
from ...files.bibtex import BibEntry
from ...text import work_identifiers
from ...text.titles import are_of_one_work
from ...text.work_identifiers import WorkIdentifier
from ..theme.placeholders import is_example_work

Value = TypeVar("Value")

VENUE_FIELDS = ("journal", "journaltitle", "booktitle", "school", "institution")
_IDENTIFIERS = (
    "doi",
    "isbn",
    "issn",
    "eissn",
    "pmid",
    "pmcid",
    "eprint",
    "arxivid",
    "arxiv",
    "url",
    "howpublished",
    "note",
)


class Citation:
    """The entry about the work of a page, parsed when something is first taken from it.

    An entry about another work, by title and DOI, is not used: pages are often made of copies.
    """

    def __init__(self, path: Path | None, title: str, doi: str | None) -> None:
        self.remarks: list[Remark] = []
        self.taken: list[str] = []
        self._path, self._title, self._doi = path, title, doi
        self._name = display_path(path) if path else ""
        self._text = self._read_file()
        self._entry: BibEntry | None = None
        self._parsed = False

    def take(
        self, member: str, fields: tuple[str, ...], read: Callable[[BibEntry], Value | None]
    ) -> Value | None:
        """Return what *read* makes of the entry, where it has one of *fields*, as *member*."""
        if not re.search(rf"\b(?:{'|'.join(fields)})\s*=", self._text, re.IGNORECASE):
            return None
        entry = self._entry_of_the_work()
        value = read(entry) if entry else None
        if value:
            self.taken.append(member)
        return value

    def work_type(self, read: Callable[[BibEntry], str | None]) -> str | None:
        """Return what *read* makes of the type of the entry."""
        entry = self._entry_of_the_work() if self._text else None
        kind = read(entry) if entry else None
        if kind:
            self.taken.append("type")
        return kind

    def identifiers(self, known: frozenset[str]) -> list[WorkIdentifier]:
        """Return the identifiers of the entry whose schemes are not *known*."""
        found = self.take("identifiers", _IDENTIFIERS, lambda entry: _identifiers(entry, known))
        return found or []

    def note(self) -> str:
        """Return which members were taken, and from which file."""
        return f"{', '.join(dict.fromkeys(self.taken))}: {self._name}" if self.taken else ""

    def _read_file(self) -> str:
        if self._path is None or not self._path.is_file():
            return ""
        try:
            data = read_bytes(self._path)
            return decode_utf8(data, self._name) if data else ""
        except PexportError as error:
            self.remarks.append(Remark(self._name, str(error), "broken"))
            return ""

    def _entry_of_the_work(self) -> BibEntry | None:
        if not self._parsed:
            self._parsed = True
            self._entry = self._find_entry()
        return self._entry

    def _find_entry(self) -> BibEntry | None:
        found = bibtex.parse_bibtex(self._text)
        for line, reason in found.broken:
            self.remarks.append(
                Remark(f"{self._name}:{line}", f"invalid BibTeX: {reason}", "broken")
            )
        entry = next((entry for entry in found.entries if self._is_about(entry)), None)
        if found.entries and entry is None:
            first = found.entries[0]
            field, other, own = "title", first.text("title"), self._title
            if are_of_one_work(other or "", own):
                field, other, own = "doi", first.verbatim("doi"), self._doi or ""
            self.remarks.append(
                Remark(
                    f"{self._name}:{first.lines.get(field, 1)}",
                    f"not read: it is about {other!r}, the page about {own!r}",
                    "contradiction",
                )
            )
        return entry

    def _is_about(self, entry: BibEntry) -> bool:
        doi = work_identifiers.parse_identifier("doi", entry.verbatim("doi") or "")
        own = work_identifiers.parse_identifier("doi", self._doi or "")
        if doi and own:
            return doi.value.casefold() == own.value.casefold()
        return are_of_one_work(entry.text("title") or "", self._title)


def _identifiers(entry: BibEntry, known: frozenset[str]) -> list[WorkIdentifier]:
    found: dict[WorkIdentifier, None] = {}
    for scheme, fields in (
        ("doi", ("doi",)),
        ("isbn", ("isbn",)),
        ("issn", ("issn", "eissn")),
        ("pmid", ("pmid",)),
        ("pmcid", ("pmcid",)),
        ("arxiv", ("arxivid", "arxiv", "eprint")),
    ):
        for field in fields:
            if field == "eprint" and not is_arxiv(entry):
                continue
            for text in re.split("[,;]", entry.verbatim(field) or ""):
                identifier = work_identifiers.parse_identifier(scheme, text)
                identifier = identifier or work_identifiers.parse_identifier("arxiv", text)
                if identifier and identifier.scheme not in known:
                    found[identifier] = None
    for field in ("url", "howpublished", "note"):
        for url in re.findall(r"https?://[^\s{}]+", entry.verbatim(field) or ""):
            identifier = work_identifiers.identifier_in_url(url)
            resolved = identifier and work_identifiers.is_resolver_url(url)
            if identifier and resolved and identifier.scheme not in known:
                found.setdefault(identifier)
    return [known for known in found if not is_example_work(known.value)]


def is_arxiv(entry: BibEntry) -> bool:
    """Say whether the ``eprint`` of *entry* is one of arXiv's."""
    archive = entry.text("archiveprefix", "eprinttype") or ""
    return archive.casefold() == "arxiv" or "arxiv" in (entry.text("journal") or "").casefold()
