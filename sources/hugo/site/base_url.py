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
_EXAMPLES = (
    r"https?://(www\.)?(example\.(com|org|net)|localhost|127\.|username\.github\.io"
    r"|your[-_]?(user[-_]?name|name|web[-_]?site|site|domain|lab|project)\.)"
)
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_CNAMES = ("static/CNAME", "CNAME")


class BaseUrl(NamedTuple):
    """The address of a site, ending in a slash, where it was found, and remarks on it."""

    url: str | None
    origin: str
    remarks: tuple[Remark, ...] = ()


def find_base_url(root: Path, pages: tuple[FrontMatter, ...]) -> BaseUrl:
    """Return the address in *pages*, parts of the config, else that in other files."""
    page = next((page for page in pages if page.data.get("baseurl")), pages[0])
    address, where = page.data.get("baseurl"), page.where("baseurl")
    better, advice = mend_address(address) if isinstance(address, str) else ("", ())
    if url := _as_base_url(better):
        return BaseUrl(url, f"hugo:{where}", tuple(Remark(where, *each) for each in advice))
    found = next(_in_other_files(root), None)
    if found is None:
        message = f"{address!r} is not the address of a site; give it with --base-url"
        return BaseUrl(None, f"hugo:{where}", (Remark(where, message),) if address else ())
    url, place = found
    message = f"the config has no address of the site; {url} is taken from {place}"
    return BaseUrl(url, f"hugo:{place}", (Remark(where, message, "missing", f"baseURL: {url}"),))


def _in_other_files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the addresses that other files give, with their places."""
    for page in production_configs(root):
        address = page.data.get("baseurl")
        if isinstance(address, str) and (url := _as_base_url(mend_address(address)[0])):
            yield url, page.where("baseurl")
    for path in (root / name for name in _CNAMES):
        if path.is_file():
            host = read_bytes(path).decode("utf-8", "replace").strip().lower()
            if re.fullmatch(_HOST, host) and (url := _as_base_url(f"https://{host}/")):
                yield url, f"{display_path(path)}:1"


def _as_base_url(text: str) -> str | None:
    url = clean.url(text)
    if url is None or re.match(_EXAMPLES, url, re.IGNORECASE):
        return None
    return url if url.endswith("/") else f"{url}/"
