"""What a format declares: the contract of exporters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import Field

from pexport.profile import Model, Profile
from pexport.profile.leaves import Patterns, leaves

if TYPE_CHECKING:
    from pexport.profile.collective import Collective
    from pexport.vocabulary.rules import Rule

DocumentT = TypeVar("DocumentT")
OptionsT = TypeVar("OptionsT", bound="Options")


class Options(Model):
    """The options of a format; each field becomes a flag of its command."""

    as_of: date = Field(
        default_factory=date.today, description="The date that decides what is current."
    )

    @property
    def suffix(self) -> str | None:
        """How a file ends that is made with these options, where not as all of the format do."""
        return None

    @property
    def explicit_as_of(self) -> date | None:
        """The day, if it was asked for; a document that names today would change each day."""
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
    """Bytes that are not a document of a format, with the place where that shows.

    *rule* is the code of the rule they break where that is not the format's ``malformed_rule``.
    """

    def __init__(self, message: str, where: str = "/", rule: str = "") -> None:
        super().__init__(message)
        self.where = where
        self.rule = rule


class Loss(NamedTuple):
    """One value of a profile that the format cannot hold."""

    path: str
    why: str


class Specification(NamedTuple):
    """The standard a format follows."""

    title: str
    version: str
    url: str


def _nothing(_profile: Profile, _options: Any) -> Mapping[str, str]:
    return {}


def _no_drops(_options: Any) -> Mapping[str, str]:
    return {}


def _no_advice(_: Profile) -> tuple[str, ...]:
    return ()


def _no_rules() -> Mapping[str, Rule]:
    return {}


def _no_pictures(_: Any) -> bool:
    return False


def _nobody(_: Any) -> tuple[str, ...]:
    return ()


def _itself(document: Any) -> Any:
    return document


Check: TypeAlias = Callable[[DocumentT], Iterable[Problem]]


class Member(NamedTuple, Generic[DocumentT]):
    """One of several people in one document."""

    document: DocumentT
    """The document of this person alone."""
    has_left: bool = False
    """Whether the person no longer belongs to the organization that the source presents."""


class Exporter(NamedTuple, Generic[DocumentT, OptionsT]):
    """A format: how to build its document, prove it and write it down.

    ``build`` is total: it makes a document of every profile that has what ``requires`` names.
    ``decode(encode(document, options)) == document``; ``decode`` raises ``ValueError`` for bytes
    that are no such document. A check yields what is wrong and never raises for a bad document.
    ``drops`` maps patterns of paths (``pexport.profile.leaves.matches``) of the values that the
    document of a profile cannot hold to the reason why.
    """

    title: str
    media_type: str
    suffix: str
    specification: Specification
    options: type[OptionsT]
    build: Callable[[Profile, OptionsT], DocumentT]
    encode: Callable[[DocumentT, OptionsT], bytes]
    decode: Callable[[bytes], DocumentT]
    checks: tuple[Check[DocumentT], ...] = ()
    full_checks: tuple[Check[DocumentT], ...] = ()
    """Checks too slow for every run: ``--full``, and all tests."""
    consumers: Mapping[str, Check[DocumentT]] = {}
    """What programs that read the format want beyond its standard, by their names."""
    embeds_picture: Callable[[OptionsT], bool] = _no_pictures
    """Whether a document holds the bytes of the portrait (``Portrait.data``)."""
    target_consumers: Callable[[OptionsT], Iterable[str]] = _nobody
    """The consumers that an export is checked for as well."""
    rules: Callable[[], Mapping[str, Rule]] = _no_rules
    """All rules whose codes its problems name, see ``pexport.vocabulary.rules``."""
    malformed_rule: str = "syntax"
    """The code of the rule that is broken where ``decode`` raises."""
    tree: Callable[[DocumentT], Any] = _itself
    """Shows a document as mappings, lists and values, so that two can be compared."""
    is_like: Callable[[bytes], bool] | None = None
    """Says whether a file claims to be of the format; without it, what ``decode`` takes does."""
    drops: Callable[[Profile, OptionsT], Mapping[str, str]] = _nothing
    requires: tuple[str, ...] = ()
    """Members of the profile without which there is no document."""
    advice: Callable[[Profile], Iterable[str]] = _no_advice
    """What a profile lacks that would make the document more useful, a sentence each."""
    bundle: (
        Callable[[Sequence[Member[DocumentT]], Collective | None, OptionsT], DocumentT] | None
    ) = None
    """Makes one document of those of several people, and of the organization that they belong to;
    a format without it has a file for each person."""
    bundle_drops: Callable[[OptionsT], Mapping[str, str]] = _no_drops
    """Patterns of the values of a ``Collective`` that a bundle cannot hold, and why."""
    files: Callable[[DocumentT, OptionsT], Mapping[str, bytes] | None] | None = None
    """The files, by name, of a document that is written as several where ``-o`` names a folder."""

    def losses(self, profile: Profile, options: OptionsT) -> list[Loss]:
        """Return the values of *profile* that the format cannot hold."""
        drops = self.drops(profile, options)
        patterns = Patterns(drops)
        return [
            Loss(path, drops[pattern])
            for path, _ in leaves(profile)
            if (pattern := patterns.first(path)) is not None
        ]

    def consumer_problems(self, document: DocumentT, options: OptionsT) -> list[Problem]:
        """Return what the consumers that an export is for need, and *document* lacks."""
        checks = [self.consumers[name] for name in self.target_consumers(options)]
        problems = (problem for check in checks for problem in check(document))
        return [problem for problem in problems if not problem.warning]

    def problems(self, document: DocumentT, *, full: bool = False) -> list[Problem]:
        """Return all that the checks find wrong with *document*, warnings included."""
        checks = self.checks + self.full_checks if full else self.checks
        return [problem for check in checks for problem in check(document)]


def drops_portrait_without_url(profile: Profile) -> Mapping[str, str]:
    """Return the drops of a format that links to the picture, for one without an address."""
    if profile.portrait is None or profile.portrait.url:
        return {}
    return {
        "portrait/**": "the picture has no web address; give the site's address with --base-url"
    }


def advise_iri(profile: Profile) -> Iterable[str]:
    """Say what would identify a person without an IRI, whom linked data cannot name."""
    if profile.iri is None:
        yield (
            "no web address (IRI) identifies the person; give the site's address with --base-url, "
            "or add an ORCID iD"
        )
