"""The check characters of identifiers of persons."""

from __future__ import annotations

import re

_ORCID = re.compile(r"([0-9]{4}-){3}[0-9]{3}[0-9X]")
_ISNI = re.compile(r"[0-9]{15}[0-9X]")


def mod_11_2(digits: str) -> str:
    """Return the check character of *digits* (ISO/IEC 7064, MOD 11-2).

    ORCID: https://support.orcid.org/hc/en-us/articles/360006897674.
    """
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def is_valid(scheme: str, value: str) -> bool:
    """Say whether *value* has the canonical form and, where its scheme has one, the check digit.

    An ORCID iD is ``0000-0002-1825-0097``, an ISNI (ISO 27729) its sixteen characters without
    blanks. Other schemes have no check character: their values are always valid.
    """
    if scheme == "orcid":
        form, bare = _ORCID, value.replace("-", "")
    elif scheme == "isni":
        form, bare = _ISNI, value
    else:
        return True
    return form.fullmatch(value) is not None and mod_11_2(bare[:-1]) == bare[-1]
