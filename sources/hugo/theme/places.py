"""Where the themes keep authors, and how a file shows that it is one's."""

from __future__ import annotations

DATA_SUFFIXES = (".yaml", ".yml")
AUTHOR_SECTIONS = ("authors", "author")
"""The folders of author pages; ``author`` is that of the first months of 2019."""
DATA_SCHEMA = "hugoblox/author"
"""What the data of an author name as their schema."""
AUTHOR_DATA_PATTERN = (
    r"(?m)^(?:superuser|is_owner|role|bio|affiliations|organizations|postnominals):"
    r"|^(?:name|display):[ ]*\n[ ]+(?:display|given|first|family):"
)
"""What a data file outside of ``data/authors`` contains where it is an author's."""
