"""The readers that a card can be addressed to, and what each makes of a card of version 3.0."""

from __future__ import annotations

from typing import Literal, NamedTuple

Target = Literal["apple", "google", "outlook", "strict"]

ALSO_CALLED: dict[str, Target] = {
    **dict.fromkeys(("iphone", "ipad", "ios", "mac", "macos", "icloud"), "apple"),
    **dict.fromkeys(("android", "gmail"), "google"),
    **dict.fromkeys(("microsoft", "windows", "office"), "outlook"),
}
"""What people call the readers, too."""

HOME_PAGE = "_$!<HomePage>!$_"
"""Apple's name of the label that it shows in the reader's own language."""


class Reader(NamedTuple):
    """What an address book reads, where they differ."""

    form: str = "3.0"
    """Which kinds of link it has properties for, see ``vocab/vcard/links.json``."""
    labels: bool = True
    """Whether it knows ``X-ABLabel``."""
    home_page: str = ""
    """The label of the home page; without one that is in no group."""
    accounts: bool = True
    """Whether it shows an account's address among the pages."""
    social: bool = True
    """Whether it knows ``X-SOCIALPROFILE``."""
    registries: bool = True
    """Whether a property of its own may hold what identifies the person: ``X-ORCID``."""
    phonetic: bool = True
    """Whether it knows ``X-PHONETIC-FIRST-NAME``."""
    country: bool = False
    """Whether it knows ``X-ABADR``, the country whose form an address has."""
    one_of_each: bool = False
    """Whether it reads one NOTE, one TITLE and one URL alone: the rest is told in the note."""


READERS: dict[Target | None, Reader] = {
    None: Reader(),
    "apple": Reader(home_page=HOME_PAGE, accounts=False, registries=False, country=True),
    "google": Reader(home_page=HOME_PAGE, social=False, registries=False),
    "outlook": Reader(
        "3.0 strict", labels=False, social=False, registries=False, phonetic=False, one_of_each=True
    ),
    "strict": Reader("3.0 strict", labels=False, social=False, registries=False, phonetic=False),
}
