"""An author page on its way to a profile: facts with their origins, in the shape of a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from pexport.errors import PexportError
from pexport.source import KnownAuthor

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import markdown
from ...text.addresses import mend_address
from ...text.language import language_of
from ..site.site import Site
from ..theme.keys import closest_key, lower_keys
from ..theme.placeholders import why_address_leads_nowhere
from ..theme.presentation import AUTHOR_PAGE, is_filled
from .links import read_link, strip_tracking
from .outcome import Found, NoFact
from .page import Page, described_type


class AuthorPage(Page):
    """A page about an author on its way to a profile: the author's own, a widget, parameters."""

    presentation = AUTHOR_PAGE.keys()

    def __init__(self, front_matter: FrontMatter, site: Site, language: str | None = None) -> None:
        super().__init__(lower_keys(front_matter), site)
        self.language = language
        """The key of the language that the page's path says."""
        self.remarks += site.remarks
        self.tree: dict[str, Any] = {}
        """The facts, in the shape of ``Profile``."""
        self.picture: Path | None = None
        """The file of the portrait."""
        self.known_authors: tuple[tuple[KnownAuthor | None, ...], ...] = ()
        """Whom of the site each author of the works is."""
        self.contacts_in_texts: list[tuple[str, str]] = []
        """The key and the address of each ``mailto:`` and ``tel:`` in the running texts."""
        self.links_in_texts: list[tuple[str, str, int]] = []
        """Text, address and line of the other links in the running texts."""

    def other_page(self, front_matter: FrontMatter) -> AuthorPage:
        """Return another page about the same person, whose facts and remarks are collected here."""
        other = AuthorPage(front_matter, self.site)
        other.tree, other.remarks = self.tree, self.remarks
        other.links_in_texts = self.links_in_texts
        return other

    def add(self, member: str, path: str, fact: dict[str, Any], note: str = "") -> None:
        """Add *fact*, found at the key *path*, to the tuple *member* of the profile."""
        self.tree.setdefault(member, []).append(self.with_origin(path, fact, note))

    def with_origin(self, path: str, fact: dict[str, Any], note: str = "") -> dict[str, Any]:
        """Return *fact* with its origin, the key *path*."""
        return {**fact, "origin": self.origin(path, note)}

    def add_private_email(self, address: str, path: str, note: str) -> None:
        """Add an e-mail address that the site shows to nobody."""
        found = self.accept(read_link(f"mailto:{address}", "", None, self.site), path)
        if found:
            self.add("emails", path, {**found.fact, "visibility": "private"}, note)

    def accept(self, outcome: Found | NoFact, path: str) -> Found | None:
        """Return what was found at *path*; remark on what could be better, or is left out."""
        if isinstance(outcome, NoFact):
            self.remark(path, f"left out: {outcome.why}", outcome.rule, outcome.fix)
            return None
        for advice in outcome.remarks:
            self.remark(path, *advice)
        return outcome

    def reject_type(self, path: str, expected: str, value: Tree) -> NoReturn:
        """Raise ``PexportError`` for *value*."""
        raise PexportError(
            f"{self.where(path)}: expected {expected}, found {described_type(value)}"
        )

    def language_of(self, text: str) -> str | None:
        """Return the language of the page, unless *text* shows that it is in another."""
        return language_of(text, self.site.language)

    def text(self, value: Tree, path: str) -> str | None:
        """Return the text *value* on one line, without its Markdown; a ``<br>`` is a comma."""
        raw = self.raw(value, path)
        line = markdown.to_line(raw, ", ") if raw else None
        return self.unless_placeholder(line, path)

    def prose(self, value: Tree, path: str) -> str | None:
        """Return the running text *value* without its Markdown; a list of texts is one, too."""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = "\n".join(f"- {item}" for item in value)
        return super().prose(value, path)

    def item_text(self, value: Tree, path: str) -> str | None:
        """Return the text of an item of a list, of which an unquoted colon makes a mapping."""
        if isinstance(value, dict) and len(value) == 1:
            ((key, rest),) = value.items()
            if rest is None or isinstance(rest, str):
                value = f"{key}: {rest or ''}"
                message = "the colon makes a mapping of this text; put it in quotes"
                self.remark(path, message, "contradiction", f"- {value.strip()!r}")
        return self.text(value, path)

    def first_text(self, item: dict[str, Tree], path: str, *keys: str) -> str | None:
        """Return the text at the first of *keys* that *item* fills: spellings of one thing."""
        return self._first(self.text, item, path, keys)

    def first_prose(self, item: dict[str, Tree], path: str, *keys: str) -> str | None:
        """Return the running text at the first of *keys* that *item* fills."""
        return self._first(self.prose, item, path, keys)

    def _first(
        self,
        read: Callable[[Tree, str], str | None],
        item: dict[str, Tree],
        path: str,
        keys: tuple[str, ...],
    ) -> str | None:
        found, found_key = None, ""
        for key in keys:
            if item.get(key) is None:
                continue
            place = f"{path}.{key}"
            text = read(item[key], place)
            if found is None:
                found, found_key = text, key
            elif text and text != found and not self.is_presentation(place):
                self.remark(place, f"not read: {found_key!r} is read instead", "unread")
        return found

    def web_address(self, item: dict[str, Tree], path: str, *keys: str) -> str | None:
        """Return the web address at the first of *keys* that *item* fills; remark on any other."""
        filled = {key: text for key in keys if (text := self.raw(item.get(key), f"{path}.{key}"))}
        if not filled:
            return None
        (key, written), *others = filled.items()
        place = f"{path}.{key}"
        for other, _ in others:
            self.remark(f"{path}.{other}", f"not read: {key!r} is read instead", "unread")
        better, advice = mend_address(written)
        for each in advice:
            self.remark(place, *each)
        if why := why_address_leads_nowhere(better):
            self.remark(place, f"left out: {written!r}: {why}", "placeholder", "nothing")
            return None
        url = self.site.resolve(better)
        if url is None:
            message = f"left out: {written!r} is not a web address"
            self.remark(place, message, "left-out", "https://ada.example/")
            return None
        address, advice = strip_tracking(url)
        for each in advice:
            self.remark(place, *each)
        return address

    def list_items(self, value: Tree, path: str) -> Iterator[tuple[str, Tree]]:
        """Yield the path and value of each item of a list of texts; a text is a list of one."""
        if isinstance(value, str) and value:
            self.remark(path, "expected a list, found a text", "spelling", f"- {value}")
            yield path, value
        else:
            yield from self.items(value, path)

    def mappings(
        self, value: Tree, path: str, example: str, known: frozenset[str], alone: str = ""
    ) -> Iterator[tuple[str, dict[str, Tree]]]:
        """Yield the path and value of each mapping of the list at *path*, of the *known* keys.

        A mapping alone stands for a list of one, a text in the list for its key *alone*.
        """
        if isinstance(value, dict) and not known.isdisjoint(value):
            self.remark(path, "expected a list, found a mapping", "spelling", f"- {example}")
            yield path, self._with_known_keys(path, value, known)
            return
        for below, item in self.items(value, path):
            if isinstance(item, str) and alone:
                message = f"expected a mapping, found a text, which is read as its {alone!r}"
                self.remark(below, message, "spelling", f"- {alone}: {item}")
                yield below, {alone: item}
                continue
            if not isinstance(item, dict):
                self.reject_type(below, f"a mapping like {{{example}}}", item)
            yield below, self._with_known_keys(below, item, known)

    def _with_known_keys(
        self, path: str, item: dict[str, Tree], known: frozenset[str]
    ) -> dict[str, Tree]:
        """Return *item* with its keys as *known* spells them; remark on those that nobody reads."""
        if known.issuperset(item):
            return item
        mended = dict(item)
        for key, value in item.items():
            place = f"{path}.{key}"
            if key in known or self.is_presentation(place):
                continue
            if closest := closest_key(key, known - mended.keys()):
                mended[closest] = value
                self.remark(place, f"{key!r} is read as {closest!r}", "spelling", closest)
            else:
                self.remark_unread(place)
        return mended

    def remark_unknown_keys(self, path: str, item: dict[str, Tree], known: frozenset[str]) -> None:
        """Remark on the keys of *item* that are not *known*."""
        for key in item:
            place = f"{path}.{key}"
            if key not in known and not self.is_presentation(place):
                self.remark_unread(place)

    def remark_incomplete(
        self, path: str, item: dict[str, Tree], keys: tuple[str, ...], what: str
    ) -> None:
        """Remark that *item* is not read: *keys* are empty, which is *what*, or an example's.

        Nothing is said of an item in which all is empty: a form that nobody filled in.
        """
        if not is_filled(item):
            return
        filled = next((key for key in keys if item.get(key)), None)
        why = f"its {filled!r} is an example of the theme" if filled else what
        self.remark(path, f"not read: {why}", "unread", f"{filled or keys[0]}: …")
