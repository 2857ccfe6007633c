"""What a format declares, and the one road from a profile to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import Field

from pexport.errors import PexportError
from pexport.leaves import leaves, matches
from pexport.model import Model, Profile
from pexport.values import Visibility

Document = TypeVar("Document")
Settings = TypeVar("Settings", bound="Options")


class Options(Model):
    """The options of a format; each field becomes a flag of its command."""

    as_of: date = Field(
        default_factory=date.today, description="The day that decides what is current."
    )


class Problem(NamedTuple):
    """One thing that a check found wrong with a document."""

    check: str
    where: str
    """JSON Pointer, line or node."""
    message: str
    hint: str = ""


class Loss(NamedTuple):
    """One value that the format has no place for."""

    path: str
    why: str


class Specification(NamedTuple):
    """The standard a format follows."""

    title: str
    version: str
    url: str


def _nothing(_profile: Profile, _options: Any) -> Mapping[str, str]:
    return {}


def _no_advice(_: Profile) -> tuple[str, ...]:
    return ()


class Exporter(NamedTuple, Generic[Document, Settings]):
    """A format: how to build its document, prove it and write it down.

    ``build`` is total: it makes a document of every profile that has what ``requires`` names.
    ``decode(encode(document, options)) == document``; ``decode`` raises ``ValueError`` for bytes
    that are no such document. A check yields what is wrong and never raises for a bad document.
    ``drops`` maps patterns of leaf paths (``pexport.leaves.matches``) to the reason why the
    format has no place for them in the document of a profile.
    """

    title: str
    media_type: str
    suffix: str
    specification: Specification
    options: type[Settings]
    build: Callable[[Profile, Settings], Document]
    encode: Callable[[Document, Settings], bytes]
    decode: Callable[[bytes], Document]
    checks: tuple[Callable[[Document], Iterable[Problem]], ...] = ()
    full_checks: tuple[Callable[[Document], Iterable[Problem]], ...] = ()
    """Checks too slow for every run: ``--full``, and all tests."""
    drops: Callable[[Profile, Settings], Mapping[str, str]] = _nothing
    requires: tuple[str, ...] = ()
    """Members of the profile without which there is no document."""
    advice: Callable[[Profile], Iterable[str]] = _no_advice
    """What a profile lacks that would make the document more useful, a sentence each."""
    bundle: Callable[[Sequence[Document]], Document] | None = None
    """Makes one document of those of several people; a format without it has a file for each."""

    def losses(self, profile: Profile, options: Settings) -> list[Loss]:
        """Return the values of *profile* that the format has no place for."""
        drops = self.drops(profile, options)
        return [
            Loss(path, why)
            for path, _ in leaves(profile)
            if (why := next((drops[p] for p in drops if matches(p, path)), None)) is not None
        ]

    def problems(self, document: Document, *, full: bool = False) -> list[Problem]:
        """Return all that the checks find wrong with *document*."""
        checks = self.checks + self.full_checks if full else self.checks
        return [problem for check in checks for problem in check(document)]


def pictures_without_an_address(profile: Profile) -> Mapping[str, str]:
    """Return the drops of a format that names a picture by its address, which it may lack."""
    if profile.portrait is None or profile.portrait.url:
        return {}
    return {"portrait/**": "the picture has no address; the site's (--base-url) gives one"}


def wants_an_iri(profile: Profile) -> Iterable[str]:
    """Advise on a person whom linked data cannot name."""
    if profile.iri is None:
        yield "the person has no IRI; the site's address (--base-url) or an ORCID iD gives one"


class Export(NamedTuple):
    """What came of a profile: the bytes, unless there are problems."""

    data: bytes
    problems: list[Problem]


def export(
    profile: Profile,
    to: Exporter[Document, Settings],
    options: Settings,
    *,
    audience: Visibility = "public",
    full: bool = False,
) -> Export:
    """Send *profile* down the road to *to*: audience, build, check, encode.

    Raises ``PexportError`` as ``document_of`` does.
    """
    document = document_of(profile, to, options, audience=audience)
    problems = to.problems(document, full=full)
    return Export(b"" if problems else to.encode(document, options), problems)


def document_of(
    profile: Profile,
    to: Exporter[Document, Settings],
    options: Settings,
    *,
    audience: Visibility = "public",
) -> Document:
    """Return the document of *profile*, neither checked nor encoded.

    Raises ``PexportError`` where *audience* cannot see what the format cannot do without.
    """
    seen = profile.seen_by(audience)
    for field in to.requires:
        if not getattr(seen, field):
            raise PexportError(_missing(profile, field, to.title, audience))
    return to.build(seen, options)


def _missing(profile: Profile, field: str, title: str, audience: Visibility) -> str:
    if getattr(profile, field):
        return f"{title} needs a {field}, and this one is hidden from the audience {audience!r}"
    return f"{title} needs a {field}, and the source gives none"
