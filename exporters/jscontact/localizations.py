"""Texts in several languages: one stands in the card, the others in its localizations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

TaggedText = tuple[str, str | None]
"""A text and its language."""


class LocalizedText(NamedTuple):
    """A text of the card, and what stands for it in other languages."""

    text: str
    localized: dict[str, str]


def translations(texts: Sequence[TaggedText], main: str | None) -> list[LocalizedText]:
    """Return what *texts* say where they are one text in several languages, else each alone.

    They are one where no two are in the same language; that in the card's language *main* stands.
    """
    languages = [language for _, language in texts]
    if len({*languages}) < len(texts) or None in languages or len(texts) < 2:
        return separate_texts(texts, main)
    stands = texts[languages.index(main)] if main in languages else texts[0]
    localized = {language: text for text, language in texts if language and language != main}
    return [LocalizedText(stands[0], localized)]


def separate_texts(texts: Iterable[TaggedText], main: str | None) -> list[LocalizedText]:
    """Return each text, in its own language where that is not the card's."""
    return [
        LocalizedText(text, {language: text} if language and language != main else {})
        for text, language in texts
    ]


class Localizations:
    """The localizations of a card (RFC 9553 section 2.7.1): by language, patches by their path."""

    def __init__(self) -> None:
        self.patches: dict[str, dict[str, Any]] = {}

    def add(self, path: str, localized: dict[str, Any]) -> None:
        """Add what stands at *path* in each of some languages."""
        for language, value in localized.items():
            self.patches.setdefault(language, {})[path] = value
