"""Contact data, which a person may want in a card and not on every page about them."""

from __future__ import annotations

from pexport.profile.profile import Profile

_CONTACT = ("mailto:", "tel:", "sms:")


def is_contact(url: str) -> bool:
    """Say whether the address *url* writes to somebody or calls them."""
    return url.lower().startswith(_CONTACT)


def without_contact(profile: Profile) -> Profile:
    """Return *profile* without e-mail addresses and telephone numbers; itself where it has none.

    What a running text says stays: the author wrote it for the page.
    """
    links = tuple(link for link in profile.links if not is_contact(link.url))
    if not (profile.emails or profile.phones) and len(links) == len(profile.links):
        return profile
    return profile.model_copy(update={"emails": (), "phones": (), "links": links})
