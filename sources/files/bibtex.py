"""BibTeX and biblatex entries, their LaTeX turned into Unicode.

bibtexparser takes the file apart, and pylatexenc, on which it builds, reads the LaTeX. Both are
imported only where a file is read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pexport.profile import clean

from ..text import dates

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.middlewares.names import NameParts
    from bibtexparser.model import Entry

# What the libraries cannot read is a remark, and not a line on standard error.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_LIBRARY_ERRORS = (RecursionError, ValueError, LookupError, AttributeError, TypeError)
"""What the libraries raise for odd input."""

_FONT = r"\\(?:text[a-z]{2}|emph|underline|bf|it|uline|ul)\b\s*"

_LANGUAGES = {
    "american": "en-US",
    "australian": "en-AU",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "canadian": "en-CA",
    "chinese": "zh",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "japanese": "ja",
    "ngerman": "de",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}
"""The names of languages in babel, as ``langid`` has them, with their BCP 47 tags."""


class BibEntry(NamedTuple):
    """One entry of a ``.bib`` file."""

    type: str
    """In small letters: ``article``."""
    fields: Mapping[str, str]
    """The values as written, by the name of the field in small letters."""
    lines: Mapping[str, int]

    def text(self, *names: str) -> str | None:
        """Return the first of the fields *names* that says something, on one line, in Unicode."""
        found = (
            clean.line(decode_latex(self.fields[name])) for name in names if name in self.fields
        )
        return next((text for text in found if text), None)

    def verbatim(self, name: str) -> str | None:
        """Return an identifier or an address, in which only some characters are escaped."""
        bare = re.sub(r"\\(?:url|href|texttt)\b|[{}]", "", self.fields.get(name, ""))
        return clean.line(re.sub(r"\\([_%&#~$])", r"\1", bare))

    def authors(self) -> list[str]:
        """Return the names of the authors in order, the given name first.

        A name in braces, which is that of a group, stays whole.
        """
        from bibtexparser.middlewares.names import (  # noqa: PLC0415 - for the few files that need it
            parse_single_name_into_parts,
            split_multiple_persons_names,
        )

        written = re.sub(_FONT, "", " ".join(self.fields.get("author", "").split()))
        try:
            parts = [
                parse_single_name_into_parts(name, strict=False)
                for name in split_multiple_persons_names(written)
            ]
        except _LIBRARY_ERRORS:
            return []
        shown = (clean.line(decode_latex(_given_name_first(each))) for each in parts)
        return [name for name in shown if name]

    def date(self) -> str | None:
        """Return the date as precise as it is given: ``date``, else ``year`` and ``month``."""
        if whole := dates.parse_date(self.text("date") or ""):
            return whole
        year, month = self.text("year"), self.text("month")
        if year and month:
            text = f"{year}-{month}" if month.isdigit() else f"{month} {year}"
            return dates.parse_date(text) or dates.parse_date(year)
        return dates.parse_date(year) if year else None

    def language(self) -> str | None:
        """Return the BCP 47 tag of the language of the work."""
        name = self.text("langid", "language", "hyphenation") or ""
        is_tag = re.fullmatch("[a-z]{2}(-[A-Z]{2})?", name)
        return _LANGUAGES.get(name.casefold()) or (name if is_tag else None)


class Bibliography(NamedTuple):
    """The entries of a file, and what could not be read of it."""

    entries: list[BibEntry]
    broken: list[tuple[int, str]]
    """Line and reason."""


def parse_bibtex(text: str) -> Bibliography:
    """Return the entries of *text*, and the places that are broken."""
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - for few files

    try:
        library = parse_string(text)
    except _LIBRARY_ERRORS as error:
        return Bibliography([], [(1, str(error))])
    return Bibliography([_entry(block) for block in _blocks(library)], _broken(library))


def _blocks(library: Library) -> list[Entry]:
    """Return all entries, and those with a field that stands twice."""
    from bibtexparser.model import Entry  # noqa: PLC0415 - for few files

    failed = (block.ignore_error_block for block in library.failed_blocks)
    return [*library.entries, *(block for block in failed if isinstance(block, Entry))]


def _entry(block: Entry) -> BibEntry:
    # Of a field that stands twice, the first holds, as with BibTeX.
    fields = {field.key.casefold(): field for field in reversed(block.fields)}
    return BibEntry(
        block.entry_type.casefold(),
        {key: _without_quotes(str(field.value)) for key, field in fields.items()},
        {key: (field.start_line or 0) + 1 for key, field in fields.items()},
    )


def _without_quotes(value: str) -> str:
    """Return *value* without the quotes around it, which stay in a block that failed."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _broken(library: Library) -> list[tuple[int, str]]:
    found = []
    for block in library.failed_blocks:
        problem = getattr(block.error, "abort_reason", None) or str(block.error)
        reason = clean.line(problem.partition(". Note:")[0]) or "the parser gives no reason"
        found.append(((block.start_line or 0) + 1, reason))
    return found


def _given_name_first(name: NameParts) -> str:
    """Return *name* with the given name first, where its script has it so."""
    latin = any(char < "\u0250" for char in name.merge_first_name_first if char.isalpha())
    return name.merge_first_name_first if latin else " ".join([*name.last, *name.first])


def decode_latex(latex: str) -> str:
    """Return the text that *latex* shows; formulas stay as they are."""
    if not re.search(r"[\\{}$~%]|--|``|''", latex):
        return latex
    from bibtexparser.library import Library  # noqa: PLC0415 - for few files
    from bibtexparser.model import Entry, Field  # noqa: PLC0415 - the same

    # A per cent sign of a field is one; to LaTeX alone it would begin a comment.
    field = Field("text", re.sub(r"(?<!\\)%", r"\\%", latex))
    try:
        _decoder().transform_entry(Entry("misc", "key", [field]), Library())
    except _LIBRARY_ERRORS:
        return re.sub(r"[{}]", "", latex)
    return str(field.value)


@cache
def _decoder() -> LatexDecodingMiddleware:
    from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415 - for few files

    return LatexDecodingMiddleware()
