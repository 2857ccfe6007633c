"""A file as it is served."""

from __future__ import annotations

from typing import NamedTuple


class File(NamedTuple):
    """A file of the folder."""

    name: str
    """Its path in the folder."""
    media_type: str
    """Of Content-Type, with its parameters; "" for what is read by a host alone."""
    data: bytes

    @property
    def bare_type(self) -> str:
        """The media type without parameters."""
        return self.media_type.partition(";")[0]

    @property
    def is_attachment(self) -> bool:
        """Whether a browser has to save it: a phone opens a card that it was given as a file."""
        return self.bare_type == "text/vcard"
