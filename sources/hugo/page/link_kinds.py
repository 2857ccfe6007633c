"""What a link leads to, where its address, its icon or its words show that: a CV, a feed, a key."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CONTACT_PATH = r"(?:.*[/#])?contact/?"
_CV_PATH = r"(?<![a-z])(?:cv|resume|curriculum|vitae)(?![a-z])"
_CV_LABEL = (
    r"\b(?:cv|r[eé]sum[eé]|curriculum|vitae|lebenslauf|currículo)\b|резюме|简历|簡歷|履歴書|이력서"
)
_KIND_BY_ICON = {
    "cv": "cv",
    "rss": "feed",
    "rss-square": "feed",
    "square-rss": "feed",
    "key": "key",
    "calendar": "calendar",
    "calendar-alt": "calendar",
    "calendar-days": "calendar",
}


def is_cv_label(label: str | None) -> bool:
    """Say whether the words on a link are those for a CV, "Download CV"."""
    return label is not None and re.search(_CV_LABEL, label, re.IGNORECASE) is not None


def kind_of_link(url: str, icon: str, label: str | None) -> str | None:
    """Return the ``kind`` of a link in a profile, None where nothing shows it."""
    parts = urlsplit(url)
    place = f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path
    if re.fullmatch(_CONTACT_PATH, place.rstrip("#"), re.IGNORECASE):
        return "contact"
    if icon == "cv" or re.search(_CV_PATH, parts.path, re.IGNORECASE) or is_cv_label(label):
        return "cv"
    if parts.path.endswith(("/index.xml", "/feed.xml", "/rss.xml", "/atom.xml")):
        return "feed"
    if parts.path.endswith((".asc", ".gpg", ".pgp")):
        return "key"
    return _KIND_BY_ICON.get(icon)
