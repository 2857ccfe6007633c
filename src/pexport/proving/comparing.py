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


class Content(NamedTuple):
    """What a file holds."""

    format_name: str
    """The name of the format, or ``profile``."""
    tree: Any
    """Mappings, lists and values."""


def read_content(file: Path, format_name: str | None = None) -> Content:
    """Return what *file* holds: a document of *form* or its own format, else a profile.

    A page of a site, a site's folder and what ``pexport show`` wrote are profiles. Raises
    ``PexportError`` where it is neither.
    """
    if format_name is None and (
        file.is_dir() or file.suffix in (".md", ".markdown", ".toml", ".yaml")
    ):
        return Content(_PROFILE, _facts(registry.read_profile(Input(file)).profile))
    data = Input(None if str(file) == "-" else file).document()
    if format_name is None and (known := _profile(data)):
        return Content(_PROFILE, _facts(known))
    name = format_name or detect_format(data, file)
    exporter = registry.load_exporter(name)
    try:
        document = exporter.decode(data)
    except ValueError as error:
        raise PexportError(f"{file}: not a valid {exporter.title}: {error}") from None
    return Content(name, exporter.tree(document))


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


def comparable(old: Content, new: Content) -> bool:
    """Say whether the two are of one format, or of syntaxes of one document."""
    if old.format_name == new.format_name:
        return True
    if _PROFILE in (old.format_name, new.format_name):
        return False
    return (
        registry.load_exporter(old.format_name).build
        is registry.load_exporter(new.format_name).build
    )
