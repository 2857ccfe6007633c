"""One author page on its way to a profile: its values by key path, facts and remarks by origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pexport.errors import PexportError
from pexport.source import Remark
from pexport.vocabulary import catalogue

from ...files.front_matter import FrontMatter
from ...files.yaml_tree import Tree
from ...text import markdown
from ...text.addresses import mend_address
from ...text.language import language_of
from ..site.site import Site
from ..theme.keys import closest_key, lower_keys
from ..theme.placeholders import why_address_leads_nowhere, why_placeholder
from ..theme.presentation import is_filled, is_presentation
from .links import read_link
from .outcome import Found, NoFact


class AuthorPage:
    """One author page on its way to a profile."""

    def __init__(self, page: FrontMatter, site: Site, language: str | None = None) -> None:
        self.page = lower_keys(page)
        self.site = site
        self.language = language
        """The key of the language that the page's path says."""
        self.tree: dict[str, Any] = {}
        self.remarks: list[Remark] = list(site.remarks)
        self.picture: Path | None = None
        """The file of the portrait."""
        self.reach: list[tuple[str, str]] = []
        """The key and the address of each ``mailto:`` and ``tel:`` in the running texts."""
        self.links: list[tuple[str, str, int]] = []
        """Text, address and line of the links in the running texts."""

    def add(self, member: str, path: str, fact: dict[str, Any], note: str = "") -> None:
        """Add *fact*, found at the key *path*, to the tuple *member* of the profile."""
        self.tree.setdefault(member, []).append(self.fact(path, fact, note))

    def fact(self, path: str, fact: dict[str, Any], note: str = "") -> dict[str, Any]:
        """Return *fact* with its origin."""
        origin = f"hugo:{self.page.where(path)}"
        return {**fact, "origin": f"{origin} ({note})" if note else origin}

    def language_of(self, text: str) -> str | None:
        """Return the language of the page, unless *text* shows that it is in another."""
        return language_of(text, self.site.language)

    def remark(self, path: str, message: str, rule: str = "left-out", fix: str = "") -> None:
        """Note what there is to say of the key *path*."""
        self.remarks.append(Remark(self.page.where(path), message, rule, fix))

    def wrong(self, path: str, needed: str, value: Tree) -> PexportError:
        """Return the error for a value of a wrong type."""
        kind = {"dict": "a mapping", "list": "a list"}.get(type(value).__name__)
        kind = kind or f"the text {value!r:.60}"
        return PexportError(f"{self.page.where(path)}: {needed} is needed here, not {kind}")

    def raw(self, value: Tree, path: str) -> str | None:
        """Return the text at *path* as the author wrote it."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(path, "a text", value)
        return value if value.strip() else None

    def text(self, value: Tree, path: str) -> str | None:
        """Return the text at *path* on one line, without its Markdown."""
        raw = self.raw(value, path)
        return self.said(markdown.line(raw), path) if raw else None

    def said(self, text: str | None, path: str) -> str | None:
        """Return *text*, unless it is the theme's example."""
        if text and (why := why_placeholder(text)):
            self.remark(path, f"left out: {why}", "placeholder", "your own words, or nothing")
            return None
        return text

    def item(self, value: Tree, path: str) -> str | None:
        """Return the text of an item of a list, of which an unquoted colon makes a mapping."""
        if isinstance(value, dict) and len(value) == 1:
            ((key, rest),) = value.items()
            if rest is None or isinstance(rest, str):
                value = f"{key}: {rest or ''}"
                fix = f"- {value.strip()!r}"
                self.remark(path, "its colon makes a mapping of the text", "contradiction", fix)
        return self.text(value, path)

    def first(self, item: dict[str, Tree], path: str, *keys: str) -> str | None:
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
        found, taken = None, ""
        for key in keys:
            if item.get(key) is None:
                continue
            place = f"{path}.{key}"
            text = read(item[key], place)
            if found is None:
                found, taken = text, key
            elif text and text != found and not is_presentation(place):
                self.remark(place, f"not read: {taken!r} stands beside it", "unread")
        return found

    def prose(self, value: Tree, path: str) -> str | None:
        """Return the running text at *path* without its Markdown; a list of texts is one, too."""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = "\n".join(f"- {item}" for item in value)
        raw = self.raw(value, path)
        return self.said(markdown.render(raw).text, path) if raw else None

    def address(self, item: dict[str, Tree], path: str, *keys: str) -> str | None:
        """Return the web address at the first of *keys* that *item* fills; report any other."""
        filled = {key: text for key in keys if (text := self.raw(item.get(key), f"{path}.{key}"))}
        if not filled:
            return None
        (key, stated), *others = filled.items()
        for other, _ in others:
            self.remark(f"{path}.{other}", f"not read: {key} comes first", "unread")
        better, advice = mend_address(stated)
        for message, rule, fix in advice:
            self.remark(f"{path}.{key}", message, rule, fix)
        if why := why_address_leads_nowhere(better):
            self.remark(f"{path}.{key}", f"left out: {stated!r}: {why}", "placeholder", "nothing")
            return None
        url = self.site.resolve(better)
        if url is None:
            self.remark(f"{path}.{key}", f"left out: {stated!r} is no address on the web")
            return None
        address, removed = catalogue.without_tracking(url)
        if removed:
            said = f"left out of the address, as it only tracks: {', '.join(removed)}"
            self.remark(f"{path}.{key}", said, "left-out", address)
        return address

    def private_email(self, address: str, path: str, note: str) -> None:
        """Add an e-mail address that the site shows to nobody."""
        found = self.understood(read_link(f"mailto:{address}", "", None, self.site), path)
        if found:
            self.add("emails", path, {**found.fact, "visibility": "private"}, note)

    def understood(self, outcome: Found | NoFact, path: str) -> Found | None:
        """Return what was found at *path*, and remark on what could be better, or was left out."""
        if isinstance(outcome, NoFact):
            self.remark(path, f"left out: {outcome.why}", outcome.rule, outcome.fix)
            return None
        for advice in outcome.remarks:
            self.remark(path, *advice)
        return outcome

    def lacks(self, path: str, item: dict[str, Tree], keys: tuple[str, ...], what: str) -> None:
        """Note that *item* is not read: *keys* are empty, which is *what*, or an example's.

        Nothing is noted of an item in which all is empty: a form that nobody filled in.
        """
        if not is_filled(item):
            return
        stated = next((key for key in keys if item.get(key)), None)
        said = (
            f"not read, as its {stated} is the theme's example" if stated else f"not read: {what}"
        )
        self.remark(path, said, "unread", f"{stated or keys[0]}: …")

    def unread(self, path: str, item: dict[str, Tree], known: frozenset[str]) -> None:
        """Note the keys of *item* that are not *known*, with what is below them."""
        for key in item:
            place = f"{path}.{key}"
            if key in known or is_presentation(place):
                continue
            self.remark(place, "this key is not read", "unread")

    def items(
        self, value: Tree, path: str, *, of_texts: bool = False
    ) -> Iterator[tuple[str, Tree]]:
        """Yield the path and value of each item of the list at *path* that is not empty.

        A text alone stands for a list *of_texts* of one.
        """
        if value is None or value == "":
            return
        if isinstance(value, str) and of_texts:
            self.remark(path, "a list of one is written as a text", "spelling", f"- {value}")
            yield path, value
            return
        if not isinstance(value, list):
            raise self.wrong(path, "a list", value)
        for index, item in enumerate(value):
            if item is not None and item != "":
                yield f"{path}[{index}]", item

    def mappings(
        self, value: Tree, path: str, example: str, known: frozenset[str], alone: str = ""
    ) -> Iterator[tuple[str, dict[str, Tree]]]:
        """Yield the path and value of each mapping of the list at *path*, of the *known* keys.

        A mapping alone stands for a list of one, a text in the list for its key *alone*.
        """
        if isinstance(value, dict) and not known.isdisjoint(value):
            self.remark(path, "a list of one is written as a mapping", "spelling", f"- {example}")
            yield path, self._known(path, value, known)
            return
        for below, item in self.items(value, path):
            if isinstance(item, str) and alone:
                said = f"a text is written for a mapping with {alone!r}"
                self.remark(below, said, "spelling", f"- {alone}: {item}")
                yield below, {alone: item}
                continue
            if not isinstance(item, dict):
                raise self.wrong(below, f"a mapping like {{{example}}}", item)
            yield below, self._known(below, item, known)

    def _known(self, path: str, item: dict[str, Tree], known: frozenset[str]) -> dict[str, Tree]:
        """Return *item* with its keys as *known* spells them; note those that nobody reads."""
        if known.issuperset(item):
            return item
        mended = dict(item)
        for key, value in item.items():
            place = f"{path}.{key}"
            if key in known or is_presentation(place):
                continue
            if meant := closest_key(key, known - mended.keys()):
                mended[meant] = value
                self.remark(place, f"{key!r} is read as {meant!r}", "spelling", meant)
            else:
                self.remark(place, "this key is not read", "unread")
        return mended
