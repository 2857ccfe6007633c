"""The parts of a name that its form does not show, where the site does.

Handles and the local parts of e-mail addresses are built of a given and a family name, and the
person's own works name their authors as ``Family, Given``. A split counts where such evidence is
for it, and for no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ...text import names
from ...text.name_words import fold, is_latin
from ..page.author_page import AuthorPage

_MOST_WORDS = 5
_SHORTEST = 3
"""Letters of a handle that say anything."""
_ACCENT = re.compile(r"\{?\\['\"^`~=.uvHcdbkr]\s*\{?\\?([A-Za-z])\}?\}?")


class _Split(NamedTuple):
    given: tuple[str, ...]
    family: tuple[str, ...]


def add_parts_by_evidence(page: AuthorPage) -> None:
    """Add the given and the family name where only the site shows them."""
    name: dict[str, Any] | None = page.tree.get("name")
    if name is None or name.keys() & {"given", "family"}:
        return
    splits = list(_splits(name["display"]))
    for evidence in (_of_handles, _of_bibliographies):
        found = {split: why for split in splits if (why := evidence(split, page))}
        if len(found) == 1:
            ((split, why),) = found.items()
            parts = {"given": " ".join(split.given), "family": " ".join(split.family)}
            name |= {**names.prefix_and_suffix(name["display"]), **parts}
            name["origin"] = re.sub(r" \(no parts of the name: .*\)$", "", name["origin"])
            name["origin"] += f" (parts of the name: inferred, {why})"
            return


def _splits(display: str) -> Iterator[_Split]:
    """Yield all ways to take the name apart, with the given name first and last."""
    parsed = names.parse_name(display)
    titles = " ".join(names.prefix_and_suffix(display).values()).replace(",", " ").split()
    words = [word for word in parsed.name.replace(",", " , ").split() if word not in titles]
    whole = "".join(words)
    is_name = all(is_latin(char) for char in whole if char.isalpha()) and whole.isprintable()
    if parsed.is_of_a_group or not is_name or "," in words or any(map(str.isdigit, whole)):
        return
    for place in range(1, len(words) if len(words) <= _MOST_WORDS else 0):
        first, last = tuple(words[:place]), tuple(words[place:])
        yield _Split(first, last)
        yield _Split(last, first)


def _of_handles(split: _Split, page: AuthorPage) -> str | None:
    tree = page.tree
    handles = [str(each.get("handle") or "") for each in tree.get("accounts", ())]
    handles += [each["address"].partition("@")[0] for each in tree.get("emails", ())]
    forms = set(_forms(split))
    for handle in handles:
        if _letters(handle) in forms:
            return f"{handle!r} is built of these"
    return None


def _forms(split: _Split) -> Iterator[str]:
    """Yield what handles are made of: an initial or a first name, and the family name."""
    given, family = ([_letters(word) for word in part] for part in split)
    whole = "".join(family)
    initials = "".join(word[:1] for word in given)
    for first in {initials, initials[:1], given[0]}:
        if len(first + whole) >= _SHORTEST and first and whole:
            yield first + whole
            yield whole + first
    if len(family) > 1:
        yield initials + family[0] + "".join(word[:1] for word in family[1:])


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))


def _of_bibliographies(split: _Split, page: AuthorPage) -> str | None:
    root = page.site.root
    if root is None:
        return None
    given, family = (r"\s+".join(re.escape(fold(word)) for word in part) for part in split)
    pattern = re.compile(rf"(?<![\w-]){family}\s*,\s*{given}(?![\w-])")
    for text in _bibliographies(root, (folder for folder, _ in page.site.folders)):
        if found := pattern.search(text):
            return f"a cite.bib of the site has {found[0].title()!r}"
    return None


def _bibliographies(root: Path, folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for path in sorted((root / folder).rglob("cite.bib")):
            try:
                text = path.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            yield fold(_ACCENT.sub(r"\1", text))
