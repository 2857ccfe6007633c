"""Who pushes: from the environment or the keyring, never from the command line."""

from __future__ import annotations

import os

from pexport.contacts.transport import Address, Credentials
from pexport.errors import PexportError

USER, PASSWORD = "PEXPORT_CARDDAV_USER", "PEXPORT_CARDDAV_PASSWORD"


def credentials(place: Address) -> Credentials | None:
    """Return the user and the password for *place*; None where neither source has any.

    The keyring knows them under the server's origin: ``keyring set https://dav.example ada``.
    Raises ``PexportError`` where one of the two is there alone.
    """
    user = place.user or os.environ.get(USER)
    password = os.environ.get(PASSWORD)
    if password is not None:
        if not user:
            raise PexportError(f"{PASSWORD} is set, but {USER} is not")
        return Credentials(user, password)
    return _of_the_keyring(place, user)


def _of_the_keyring(place: Address, user: str | None) -> Credentials | None:
    import keyring  # noqa: PLC0415 - slow to import, and an extra
    from keyring.errors import KeyringError  # noqa: PLC0415 - the same

    try:
        found = keyring.get_credential(place.origin, user)
    except KeyringError:
        found = None  # a machine without one
    if found is not None and found.password is not None:
        return Credentials(found.username, found.password)
    if user:
        raise PexportError(
            f"no password of {user} for {place.origin}; use keyring set {place.origin} {user}, "
            f"or {PASSWORD}"
        )
    return None
