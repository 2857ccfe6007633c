"""What a publication says besides its venue: subtitle, volume, issue, pages, publisher.

They have keys of their own, stand below ``publication``, behind the name of the venue, or in the
``cite.bib``.
"""

from __future__ import annotations

from ...files.bibtex import BibEntry
from .citation import Citation
from .location import Location, with_dash
from .publication_page import PublicationPage

_KEYS = {
    "subtitle": ("subtitle",),
    "volume": ("volume",),
    "issue": ("issue", "number"),
    "pages": ("pages", "page"),
    "publisher": ("publisher",),
}
"""Each part with its keys, in front matter and BibTeX alike."""

_WITH_ISSUES = frozenset(
    "journal-article magazine-article newspaper-article journal-issue conference-paper review "
    "book-review other".split()
)


def read_parts(
    page: PublicationPage, citation: Citation, tail: Location, work_type: str
) -> dict[str, str]:
    """Return the parts that the page states, then its venue, then the *citation*."""
    found: dict[str, str] = {}
    for part, known in _KEYS.items():
        # The number of a patent or a report is its own.
        keys = known[:1] if part == "issue" and work_type not in _WITH_ISSUES else known
        texts = [text for key in keys if (text := page.text_at(key))]
        if isinstance(page.data.get("publication"), dict):
            texts += [text for key in keys if (text := page.text_at(f"publication.{key}"))]
        value = (
            next(iter(texts), None) or tail.found.get(part) or _from_citation(citation, part, keys)
        )
        if value:
            found[part] = with_dash(value) if part == "pages" else value
    return found


def _from_citation(citation: Citation, part: str, keys: tuple[str, ...]) -> str | None:
    def text(entry: BibEntry) -> str | None:
        return entry.text(*keys)

    return citation.take(part, keys, text)
