"""The address of a site: that of its config, of its config for publishing, of its file CNAME.

https://gohugo.io/configuration/introduction/#configuration-directory: ``config/production`` counts
when the site is built to be published. GitHub and other hosts publish a site under the domain that
a file CNAME names, and starter sites leave an example in the config.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pexport.files import display_path, read_bytes
from pexport.profile import clean
from pexport.source import Remark

from ...files.front_matter import FrontMatter
from ...text.addresses import mend_address
from .config import production_configs

# The theme's own examples, and addresses that only work on the author's machine.
_PLACEHOLDER = (
    r"https?://(www\.)?(example\.(com|org|net)|localhost|127\.|username\.github\.io"
    r"|your[-_]?(user[-_]?name|name|web[-_]?site|site|domain|lab|project)\.)"
)
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_CNAMES = ("static/CNAME", "CNAME")


class Address(NamedTuple):
    """The address of a site, ending in a slash, where it was found, and what there is to say."""

    url: str | None
    origin: str
    remarks: tuple[Remark, ...] = ()


def find_address(root: Path, pages: tuple[FrontMatter, ...]) -> Address:
    """Return the address that the first of *pages*, parts of the config, states; else another."""
    stated = next((page for page in pages if page.data.get("baseurl")), pages[0])
    address, where = stated.data.get("baseurl"), stated.where("baseurl")
    better, advice = mend_address(address) if isinstance(address, str) else ("", ())
    if url := _base(better):
        return Address(url, f"hugo:{where}", tuple(Remark(where, *each) for each in advice))
    found = next(_elsewhere(root), None)
    if found is None:
        said = f"{address!r} is no address of a site; give --base-url"
        return Address(None, f"hugo:{where}", (Remark(where, said),) if address else ())
    url, place = found
    said = f"no address of the site is in the config; {url} stands in {place}"
    return Address(url, f"hugo:{place}", (Remark(where, said, "missing", f"baseURL: {url}"),))


def _elsewhere(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the addresses that other files give, with their places."""
    for page in production_configs(root):
        address = page.data.get("baseurl")
        if isinstance(address, str) and (url := _base(mend_address(address)[0])):
            yield url, page.where("baseurl")
    for path in (root / name for name in _CNAMES):
        if path.is_file():
            host = read_bytes(path).decode("utf-8", "replace").strip().lower()
            if re.fullmatch(_HOST, host) and (url := _base(f"https://{host}/")):
                yield url, f"{display_path(path)}:1"


def _base(text: str) -> str | None:
    url = clean.url(text)
    if url is None or re.match(_PLACEHOLDER, url, re.IGNORECASE):
        return None
    return url if url.endswith("/") else f"{url}/"
