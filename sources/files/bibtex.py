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
    from bibtexparser.model import Entry as Block

# What the libraries stumble over is a remark, and not a line on standard error.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_STUMBLES = (RecursionError, ValueError, LookupError, AttributeError, TypeError)
"""What they have been seen to raise for odd input."""

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


class Entry(NamedTuple):
    """One entry of a ``.bib`` file."""

    type: str
    """In small letters: ``article``."""
    fields: Mapping[str, str]
    """The values as written, by the name of the field in small letters."""
    lines: Mapping[str, int]

    def text(self, *names: str) -> str | None:
        """Return the first of the fields *names* that says something, on one line, in Unicode."""
        found = (clean.line(unicode(self.fields[name])) for name in names if name in self.fields)
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
        except _STUMBLES:
            return []
        shown = (clean.line(unicode(_in_order(each))) for each in parts)
        return [name for name in shown if name]

    def date(self) -> str | None:
        """Return the date as precise as it is given: ``date``, else ``year`` and ``month``."""
        if whole := dates.point(self.text("date") or ""):
            return whole
        year, month = self.text("year"), self.text("month")
        if year and month:
            stated = f"{year}-{month}" if month.isdigit() else f"{month} {year}"
            return dates.point(stated) or dates.point(year)
        return dates.point(year) if year else None

    def language(self) -> str | None:
        """Return the BCP 47 tag of the language of the work."""
        stated = self.text("langid", "language", "hyphenation") or ""
        known = _LANGUAGES.get(stated.casefold())
        return known or (stated if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", stated) else None)


class Bibliography(NamedTuple):
    """The entries of a file, and what could not be read of it."""

    entries: list[Entry]
    broken: list[tuple[int, str]]
    """Line and reason."""


def parse(text: str) -> Bibliography:
    """Return the entries of *text*; what is broken is told, and the rest is read."""
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - for few files

    try:
        library = parse_string(text)
    except _STUMBLES as error:
        return Bibliography([], [(1, f"it cannot be parsed: {error}")])
    return Bibliography([_entry(block) for block in _blocks(library)], _broken(library))


def _blocks(library: Library) -> list[Block]:
    """Return all entries, and those with a field that stands twice."""
    from bibtexparser.model import Entry as Block  # noqa: PLC0415 - for few files

    failed = (block.ignore_error_block for block in library.failed_blocks)
    return [*library.entries, *(block for block in failed if isinstance(block, Block))]


def _entry(block: Block) -> Entry:
    # Of a field that stands twice, the first holds, as with BibTeX.
    fields = {field.key.casefold(): field for field in reversed(block.fields)}
    return Entry(
        block.entry_type.casefold(),
        {key: _opened(str(field.value)) for key, field in fields.items()},
        {key: (field.start_line or 0) + 1 for key, field in fields.items()},
    )


def _opened(value: str) -> str:
    """Return *value* without the quotes around it, which stay in a block that failed."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _broken(library: Library) -> list[tuple[int, str]]:
    found = []
    for block in library.failed_blocks:
        said = getattr(block.error, "abort_reason", None) or str(block.error)
        reason = clean.line(said.partition(". Note:")[0]) or "it cannot be parsed"
        found.append(((block.start_line or 0) + 1, reason))
    return found


def _in_order(name: NameParts) -> str:
    """Return *name* with the given name first, where its script has it so."""
    latin = any(char < "\u0250" for char in name.merge_first_name_first if char.isalpha())
    return name.merge_first_name_first if latin else " ".join([*name.last, *name.first])


def unicode(latex: str) -> str:
    """Return the text that *latex* shows; formulas stay as they are."""
    if not re.search(r"[\\{}$~%]|--|``|''", latex):
        return latex
    from bibtexparser.library import Library  # noqa: PLC0415 - for few files
    from bibtexparser.model import Entry as Block  # noqa: PLC0415 - the same
    from bibtexparser.model import Field  # noqa: PLC0415 - the same

    # A per cent sign of a field is one; to LaTeX alone it would begin a comment.
    field = Field("text", re.sub(r"(?<!\\)%", r"\\%", latex))
    try:
        _decoder().transform_entry(Block("misc", "key", [field]), Library())
    except _STUMBLES:
        return re.sub(r"[{}]", "", latex)
    return str(field.value)


@cache
def _decoder() -> LatexDecodingMiddleware:
    from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415 - for few files

    return LatexDecodingMiddleware()
