"""What a format declares, and the one road from a profile to bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import Field

from pexport.profile import Model, Profile
from pexport.profile.leaves import leaves, matches

if TYPE_CHECKING:
    from pexport.profile.collective import Collective
    from pexport.vocabulary.rules import Rule

Document = TypeVar("Document")
Settings = TypeVar("Settings", bound="Options")


class Options(Model):
    """The options of a format; each field becomes a flag of its command."""

    as_of: date = Field(
        default_factory=date.today, description="The day that decides what is current."
    )

    @property
    def stated_day(self) -> date | None:
        """The day where it was asked for; a document that names today would be another each day."""
        return self.as_of if "as_of" in self.model_fields_set else None


class Problem(NamedTuple):
    """One thing that a check found wrong with a document."""

    rule: str
    """The code of the broken rule (``pexport.vocabulary.rules``): ``vcard-cardinality``."""
    where: str
    """JSON Pointer, line or node."""
    message: str
    """What was found there."""
    hint: str = ""
    warning: bool = False
    """Whether the document is what it claims to be all the same."""


class MalformedError(ValueError):
    """Bytes that are no document of a format, with the place where that shows.

    *rule* is the code of the rule they break where that is not the format's ``malformed``.
    """

    def __init__(self, message: str, where: str = "/", rule: str = "") -> None:
        super().__init__(message)
        self.where = where
        self.rule = rule


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


def _no_rules() -> Mapping[str, Rule]:
    return {}


def _no_pictures(_: Any) -> bool:
    return False


def _nobody(_: Any) -> tuple[str, ...]:
    return ()


Check: TypeAlias = Callable[[Document], Iterable[Problem]]


class Member(NamedTuple, Generic[Document]):
    """One of several people in one document."""

    document: Document
    """The document of this person alone."""
    has_left: bool = False
    """Whether the person no longer belongs to the organization that the source presents."""


class Exporter(NamedTuple, Generic[Document, Settings]):
    """A format: how to build its document, prove it and write it down.

    ``build`` is total: it makes a document of every profile that has what ``requires`` names.
    ``decode(encode(document, options)) == document``; ``decode`` raises ``ValueError`` for bytes
    that are no such document. A check yields what is wrong and never raises for a bad document.
    ``drops`` maps patterns of leaf paths (``pexport.profile.leaves.matches``) to the reason why the
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
    checks: tuple[Check[Document], ...] = ()
    full_checks: tuple[Check[Document], ...] = ()
    """Checks too slow for every run: ``--full``, and all tests."""
    consumers: Mapping[str, Check[Document]] = {}
    """What programs that read the format want beyond its standard, by their names."""
    wants_pictures: Callable[[Settings], bool] = _no_pictures
    """Whether a document is to hold the file of a portrait (``Portrait.data``)."""
    addressed_to: Callable[[Settings], Iterable[str]] = _nobody
    """The consumers whose wants an export reports on."""
    rules: Callable[[], Mapping[str, Rule]] = _no_rules
    """All rules whose codes its problems name, see ``pexport.vocabulary.rules``."""
    malformed: str = "syntax"
    """The code of the rule that bytes break which ``decode`` refuses."""
    is_like: Callable[[bytes], bool] | None = None
    """Says whether a file claims to be of the format; without it, what ``decode`` takes does."""
    drops: Callable[[Profile, Settings], Mapping[str, str]] = _nothing
    requires: tuple[str, ...] = ()
    """Members of the profile without which there is no document."""
    advice: Callable[[Profile], Iterable[str]] = _no_advice
    """What a profile lacks that would make the document more useful, a sentence each."""
    bundle: Callable[[Sequence[Member[Document]], Collective | None], Document] | None = None
    """Makes one document of those of several people, and of the organization that they belong to;
    a format without it has a file for each person."""
    bundle_drops: Mapping[str, str] = {}
    """Patterns of the leaves of a ``Collective`` that a bundle has no place for, and why."""
    files: Callable[[Document, Settings], Mapping[str, bytes] | None] | None = None
    """The files, by name, of a document that is written as several where ``-o`` names a folder."""

    def losses(self, profile: Profile, options: Settings) -> list[Loss]:
        """Return the values of *profile* that the format has no place for."""
        drops = self.drops(profile, options)
        return [
            Loss(path, why)
            for path, _ in leaves(profile)
            if (why := next((drops[p] for p in drops if matches(p, path)), None)) is not None
        ]

    def wants(self, document: Document, options: Settings) -> list[Problem]:
        """Return what the consumers that an export is for cannot do without in *document*."""
        consumers = [self.consumers[name] for name in self.addressed_to(options)]
        found = (problem for wanted in consumers for problem in wanted(document))
        return [problem for problem in found if not problem.warning]

    def problems(self, document: Document, *, full: bool = False) -> list[Problem]:
        """Return all that the checks find wrong with *document*, warnings included."""
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
