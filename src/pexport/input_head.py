"""What a source may look at to say whether an input is of its kind: its place and its beginning."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

HEAD_BYTES = 65_536
"""How much of a file is read before it is known which source reads it."""

# A text that does not end goes to the end: it is looked through once.
_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"(\s*+:)?|\\?\Z)|[{}\[\]]', re.DOTALL)


class InputHead:
    """An input as all sources see it before one of them reads it; nothing is read twice for it."""

    def __init__(self, path: Path | None, data: bytes) -> None:
        self.path = path
        """The file or folder; None is standard input."""
        self.data = data
        """The first ``HEAD_BYTES`` of a file or of standard input; of a folder nothing."""

    @cached_property
    def is_folder(self) -> bool:
        """Whether it is a folder, which a claim may look into by ``path``."""
        return self.path is not None and self.path.is_dir()

    @property
    def suffix(self) -> str:
        """How the file's name ends, in small letters: ``.json``."""
        return self.path.suffix.lower() if self.path else ""

    @cached_property
    def text(self) -> str:
        """The head as text without a byte order mark; what is no UTF-8 is left out."""
        return self.data.decode("utf-8", "ignore").removeprefix("\ufeff")

    @cached_property
    def json_keys(self) -> tuple[str, ...]:
        """The keys of the JSON object that the head begins, in their order; of anything else none.

        The object may be broken, or go on behind the head.
        """
        if not self.text.lstrip().startswith("{"):
            return ()
        depth = 0
        keys: dict[str, None] = {}
        for token in _TOKEN.finditer(self.text):
            if token[0] in ("{", "["):
                depth += 1
            elif token[0] in ("}", "]"):
                depth -= 1
            elif depth == 1 and token[2]:
                keys[token[1]] = None
        return tuple(keys)


_BINARY = (
    (rb"%PDF-", "a PDF document"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", "a picture"),
    (rb"PK\x03\x04", "a ZIP archive, or a document of Word, Excel or OpenDocument"),
    (rb"\xd0\xcf\x11\xe0", "a document of an old Word or Excel"),
    (rb"\x1f\x8b", "a file compressed with gzip"),
    (rb"\xff\xfe|\xfe\xff", "text in UTF-16, which has to be saved as UTF-8"),
    (rb".*\0", "binary data"),
)
_TEXT = (
    (r"BEGIN:VCARD", "a vCard"),
    (r"<(?:!doctype\s+)?html\b", "an HTML page"),
    (r"<\?xml\b|<[\w:]+[\s>]", "an XML document"),
    (r"---\s|\+\+\+\s", "text with front matter"),
    (r"\[\s*[\[\]{\"\d-]", "a JSON array"),
    (r"@\w+\s*\{", "a BibTeX file"),
)
_OBJECTS = {
    "@context": "a document of JSON-LD",
    "orcid-identifier": "an ORCID record",
    "basics": "a JSON Resume",
    "@type": "a document of JSON-LD, or a card of JSContact",
}
"""What JSON objects are, by a key that tells."""
_SUFFIXES = {".csv": "a table", ".tsv": "a table", ".yaml": "YAML", ".yml": "YAML", ".toml": "TOML"}
_SHOWN_KEYS = 5


def describe(head: InputHead) -> str:
    """Return in a few words what an input looks like that no source reads."""
    begun = head.text.lstrip()
    for magic, what in _BINARY:
        if re.match(magic, head.data, re.DOTALL):
            return what
    if begun.startswith("{"):
        for key, what in _OBJECTS.items():
            if key in head.json_keys:
                return what
        shown = ", ".join(head.json_keys[:_SHOWN_KEYS])
        more = ", ..." if len(head.json_keys) > _SHOWN_KEYS else ""
        return f"a JSON object with the keys {shown}{more}" if shown else "a JSON object"
    for pattern, what in _TEXT:
        if re.match(pattern, begun, re.IGNORECASE):
            return what
    return _SUFFIXES.get(head.suffix, "plain text")
