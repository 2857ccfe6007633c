"""The links that a page of a person can have beside the block."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from pexport import registry
from pexport.files import MAX_DOCUMENT_BYTES, read_bytes
from pexport.pages import subjects
from pexport.pages.block import ALTERNATE, ME, Link
from pexport.proving.file_check import claims_format
from pexport.writing import output


def me(document: Any) -> Iterator[Link]:
    """Yield a link to each account and identifier (https://microformats.org/wiki/rel-me)."""
    whom = subjects.subject(document)
    given = whom.get("sameAs", ())
    for address in given if isinstance(given, list) else [given]:
        if str(address).startswith(("https://", "http://")):
            yield Link(ME, address)


def alternates(page: Path, slug: str, document: Any) -> Iterator[Link]:
    """Yield a link to the file of each format that stands beside *page* and is of the person.

    Such files have the name of the page, of its folder, of the person or ``person``, and are what
    their names claim.
    """
    stem = page.stem
    stems = dict.fromkeys((stem, page.parent.name, slug, "person") if stem == "index" else (stem,))
    address = document.get("url", "")
    for name in registry.format_names():
        exporter = registry.load_exporter(name)
        for file in _files(page.parent, stems, name, exporter.suffix):
            if claims_format(exporter, read_bytes(file, MAX_DOCUMENT_BYTES)):
                href = urljoin(address, quote(file.name))
                yield Link(ALTERNATE, href, exporter.media_type, exporter.title)
                break


def _files(folder: Path, stems: dict[str, None], name: str, suffix: str) -> Iterator[Path]:
    for stem in stems:
        for file in dict.fromkeys((output.file_name(stem, name, suffix), f"{stem}{suffix}")):
            if stem and (folder / file).is_file():
                yield folder / file
