"""Keys that name a service: ``orcid: 0000-…``, ``github: ada``, ``ids: {orcid: …}``.

The theme has none of them, but people write them for layouts of their own. The key says which
service a bare handle is of, so nothing is guessed.
"""

from __future__ import annotations

import re

from pexport.vocabulary import catalogue

from ...files.yaml_tree import Tree
from .author_page import AuthorPage
from .links import read_link

_HANDLE = r"@?([\w.~-]+)"


def service_of_key(key: str) -> catalogue.Service | None:
    """Return the service that the key names, ``google_scholar`` or ``ResearchGate``."""
    name = re.sub(r"[\s_]", "-", key.lower())
    plain = name.replace("-", "")
    known = catalogue.services()
    return known.get(name) or known.get(plain) or catalogue.service_by_icon(name)


def read_service_key(page: AuthorPage, path: str, value: Tree, key: str) -> None:
    """Read the account or identifier at *path*, of the service that *key* names."""
    text = page.raw(value, path)
    service = service_of_key(key)
    if text is None or service is None:
        return
    handle = re.fullmatch(_HANDLE, text.strip())
    address = service.url.format(id=handle[1]) if handle and service.url else text
    icon = service.icons[0] if service.icons else ""
    found = page.accept(read_link(address, icon, None, page.site), path)
    if found and not _is_known(page, found.field, found.fact):
        page.add(found.field, path, found.fact)
    elif found:
        page.remark(path, "left out: this address is already on the page", "duplicate")


def _is_known(page: AuthorPage, field: str, fact: dict[str, str]) -> bool:
    return any(each.get("url") == fact.get("url") for each in page.tree.get(field, ()))


def read_link_without_address(page: AuthorPage, path: str, item: dict[str, Tree]) -> None:
    """Read a link without an address, of which a key names the service: ``- orcid: 0000-…``."""
    for key, value in item.items():
        if isinstance(value, str) and service_of_key(key):
            read_service_key(page, f"{path}.{key}", value, key)


def read_ids(page: AuthorPage, path: str, value: Tree) -> None:
    """Read ``ids``, a mapping of such keys."""
    if not isinstance(value, dict):
        page.remark_unread(path)
        return
    for key, member in value.items():
        if service_of_key(key):
            read_service_key(page, f"{path}.{key}", member, key)
        else:
            page.remark_unread(f"{path}.{key}")
