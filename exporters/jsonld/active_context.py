"""What the names in a document of JSON-LD stand for, by its contexts (JSON-LD 1.1 section 3.1).

No context is ever loaded: schema.org's is known, one that stands in the document is read, and of
any other it is not known what its terms mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from .vocabulary import is_property, is_type, prefixes

SCHEMA_ORG = re.compile(r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.json(?:ld)?)?")
_TERM_ADDRESS = re.compile(
    r"https?://(?:www\.)?schema\.org/(?P<name>[A-Za-z0-9]+(?:-input|-output)?)"
)

SCHEMA_ORG_IN_FULL = re.compile(r"https?://(?:www\.)?schema\.org/")

CONTEXT = "https://schema.org"
"""The context that we write."""

FOREIGN = ""
"""What a name stands for that is no term of schema.org, but means something."""


@dataclass(frozen=True)
class ActiveContext:
    """What names stand for in one place of a document (JSON-LD 1.1 API section 4.1)."""

    schema_org_is_default: bool = False
    """Whether a name without a prefix is a term of schema.org (``@vocab``)."""
    terms: Mapping[str, str | None] = field(default_factory=dict)
    """The terms that the document defines: an IRI, a keyword, or nothing."""
    unknown: tuple[str, ...] = ()
    """Other contexts, which may define any term."""
    base: str | None = None
    """What relative addresses are resolved against (JSON-LD 1.1 section 4.1.3); "" for a page that
    does not say where it is, None for a document that is not in a page."""

    @property
    def is_initial(self) -> bool:
        """Whether no context has been given."""
        return not (self.schema_org_is_default or self.terms or self.unknown)

    def resolved(self, iri: str) -> str:
        """Return an address in full, where it can be told what it is relative to."""
        return urljoin(self.base, iri) if self.base and not iri.startswith("_:") else iri

    @property
    def has_schema_org(self) -> bool:
        """Whether any name can be a term of schema.org."""
        return self.schema_org_is_default or any(
            "schema.org/" in str(iri) for iri in self.terms.values()
        )

    def extended_by(self, context: Any) -> ActiveContext:
        """Return the context where *context* is added."""
        if context is None:
            return ActiveContext(base=self.base)
        if isinstance(context, str):
            if SCHEMA_ORG.fullmatch(context):
                return replace(self, schema_org_is_default=True)
            return replace(self, unknown=(*self.unknown, context))
        if isinstance(context, list):
            whole = self
            for each in _joined(context):
                whole = whole.extended_by(each)
            return whole
        return self._extended_by_terms(context) if isinstance(context, dict) else self

    def _extended_by_terms(self, context: Mapping[str, Any]) -> ActiveContext:
        """Return the context with the terms of one that stands in the document."""
        whole = self
        if isinstance(context.get("@base"), str):
            whole = replace(whole, base=urljoin(whole.base or "", context["@base"]))
        vocabulary = context.get("@vocab")
        if isinstance(vocabulary, str):
            # An own vocabulary gives every name without a prefix a meaning of its own.
            ours = SCHEMA_ORG.fullmatch(vocabulary) is not None
            whole = replace(whole, schema_org_is_default=ours)
            if not ours:
                whole = replace(whole, unknown=(*whole.unknown, vocabulary))
        defined = {
            term: means.get("@id", means.get("@reverse")) if isinstance(means, dict) else means
            for term, means in context.items()
            if not term.startswith("@")
        }
        return replace(whole, terms={**whole.terms, **defined}) if defined else whole

    def term_of(self, name: str) -> str | None:
        """Return the term of schema.org or the keyword that *name* stands for.

        It is ``FOREIGN`` for a name that means something else, and none for one without a meaning.
        A term of schema.org may be one that there is not.
        """
        if name.startswith("@"):
            return name
        if name in self.terms:
            means = self.terms[name]
            return FOREIGN if means is None or means == name else self._term_of_iri(str(means))
        if ":" in name:
            return self._term_of_iri(name)
        if self.schema_org_is_default:
            if name in {"id", "type"}:
                return f"@{name}"
            if is_property(name) or is_type(name):
                return name
        return FOREIGN if self.unknown else name if self.schema_org_is_default else None

    def _term_of_iri(self, iri: str) -> str | None:
        if iri.startswith("@"):
            return iri
        if ":" not in iri:
            return self.term_of(iri) if iri not in self.terms else FOREIGN
        found = _TERM_ADDRESS.fullmatch(iri)
        if found:
            return found["name"]
        prefix, _, rest = iri.partition(":")
        if rest.startswith("//") or prefix == "_":
            return FOREIGN
        stands_for = self.terms.get(prefix)
        if stands_for is None and (self.schema_org_is_default or prefix == "schema"):
            stands_for = prefixes().get(prefix)
        if stands_for is None:
            return FOREIGN if self.unknown else None
        found = _TERM_ADDRESS.fullmatch(f"{stands_for}{rest}")
        return found["name"] if found else FOREIGN

    def iri_of(self, name: Any) -> str:
        """Return the IRI that *name* stands for as a type; "" where that cannot be told."""
        means = self.terms.get(name, name) if isinstance(name, str) else None
        if not isinstance(means, str):
            return ""
        prefix, colon, rest = means.partition(":")
        if not colon:
            return f"{CONTEXT}/{means}" if self.schema_org_is_default else ""
        stands_for = None if rest.startswith("//") else self.terms.get(prefix)
        if stands_for is None and self.schema_org_is_default:
            stands_for = prefixes().get(prefix)
        return means if stands_for is None else f"{stands_for}{rest}"


def _joined(contexts: list[Any]) -> Iterator[Any]:
    """Yield *contexts*, those that follow each other and define terms alone as one."""
    terms: dict[str, Any] = {}
    for each in contexts:
        if isinstance(each, dict) and "@vocab" not in each:
            terms |= each
            continue
        yield terms
        yield each
        terms = {}
    yield terms
