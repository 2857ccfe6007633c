"""HTML read tag by tag, where the standard library would end in an error."""

from __future__ import annotations

from html.parser import HTMLParser


class MarkupParser(HTMLParser):
    """``HTMLParser``, to which ``<![foo[`` is a comment as to browsers, and not an error.

    HTML Standard, 13.2.5.42, markup declaration open state: outside of foreign content it is an
    incorrectly opened comment, which ends at the next ``>``.
    """

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as its base
        """Return where what begins at *i* ends, -1 where it does not; *report* it as a comment."""
        return self.parse_bogus_comment(i, report)
