"""The page that presents a person, in schema.org (https://schema.org/ProfilePage)."""

from __future__ import annotations

from pexport.profile import SourceDocument

from .values import Node, without_empty


def page_iri(page: SourceDocument | None, iri: str | None) -> str | None:
    """Return the IRI of the page: its address, unless that is the *iri* of the person."""
    return page.url if page and page.url != iri else None


def profile_page(page: SourceDocument | None, iri: str | None) -> Node:
    """Return the page of the person *iri*; what is not known of it is left empty."""
    node: Node = {"@type": "ProfilePage", "@id": page_iri(page, iri)}
    if page:
        node["url"] = page.url
        node["name"] = page.title
        node["inLanguage"] = page.language
        node["dateCreated"] = page.created
        node["dateModified"] = page.modified
        node["isPartOf"] = _site(page)
    return node


def _site(page: SourceDocument) -> Node | None:
    if not (page.site_url or page.site_name):
        return None
    return without_empty({"@type": "WebSite", "name": page.site_name, "url": page.site_url})
