"""The check characters of identifiers of persons and organizations."""

from __future__ import annotations

import re

_ORCID = re.compile(r"([0-9]{4}-){3}[0-9]{3}[0-9X]")
_ROR = re.compile(r"https://ror\.org/0([0-9a-hj-km-np-tv-z]{6})([0-9]{2})")
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
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
    blanks, a ROR its address, an LEI (ISO 17442) its twenty characters. Other schemes have no check
    character: their values are always valid.
    """
    if scheme == "ror":
        return _is_ror(value)
    if scheme == "lei":
        return _LEI.fullmatch(value) is not None and int(_in_digits(value)) % 97 == 1
    if scheme == "orcid":
        form, bare = _ORCID, value.replace("-", "")
    elif scheme == "isni":
        form, bare = _ISNI, value
    else:
        return True
    return form.fullmatch(value) is not None and mod_11_2(bare[:-1]) == bare[-1]


def _is_ror(value: str) -> bool:
    """Say whether *value* is the address of a ROR, by its check digits.

    ISO/IEC 7064, MOD 97-10, of Crockford's base32 (https://ror.readme.io/docs/identifier).
    """
    found = _ROR.fullmatch(value)
    if not found:
        return False
    number = 0
    for character in found[1]:
        number = number * 32 + _BASE_32.index(character)
    return 98 - number * 100 % 97 == int(found[2])


def _in_digits(text: str) -> str:
    """Return *text* with A as 10 to Z as 35 (ISO/IEC 7064, MOD 97-10)."""
    return "".join(str(int(character, 36)) for character in text)
