"""Two files as what they hold: documents of one format, or profiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from pexport import registry
from pexport.errors import PexportError
from pexport.profile import Profile
from pexport.proving.file_check import detect_format
from pexport.source import Input

_PROFILE = "profile"


class Held(NamedTuple):
    """What a file holds."""

    form: str
    """The name of the format, or ``profile``."""
    tree: Any
    """Mappings, lists and values."""


def held(file: Path, form: str | None = None) -> Held:
    """Return what *file* holds: a document of *form* or its own format, else a profile.

    A page of a site, a site's folder and what ``pexport show`` wrote are profiles. Raises
    ``PexportError`` where it is neither.
    """
    if form is None and (file.is_dir() or file.suffix in (".md", ".markdown", ".toml", ".yaml")):
        return Held(_PROFILE, _facts(registry.read_profile(Input(file)).profile))
    data = Input(None if str(file) == "-" else file).document()
    if form is None and (known := _profile(data)):
        return Held(_PROFILE, _facts(known))
    name = form or detect_format(data, file)
    exporter = registry.load_exporter(name)
    try:
        document = exporter.decode(data)
    except ValueError as error:
        raise PexportError(f"{file}: not a valid {exporter.title}: {error}") from None
    return Held(name, exporter.tree(document))


def _profile(data: bytes) -> Profile | None:
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        return Profile.model_validate_json(data)
    except ValidationError:
        return None


def _facts(profile: Profile) -> Any:
    """Return a profile without its origins: that a line has moved is no change of a fact."""
    return _plain(profile)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        defaults = type(value).model_fields
        return {
            name: _plain(member)
            for name, member in value
            if name != "origin" and member != defaults[name].default
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def comparable(old: Held, new: Held) -> bool:
    """Say whether the two are of one format, or of syntaxes of one document."""
    if old.form == new.form:
        return True
    if _PROFILE in (old.form, new.form):
        return False
    return registry.load_exporter(old.form).build is registry.load_exporter(new.form).build
