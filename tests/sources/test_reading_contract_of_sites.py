"""The contract of reading for what else a site is made of: publications, widgets, blocks, params.

As ``test_reading_contract``, of whose pages of authors there are more: each value is changed, and
what the source makes of it is the same only where the value is declared to be presentation, or
the doctor lists it as unread.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from changing import Reading, is_unread, key_path, places, what_comes_of
from corpus import files, needs_corpus, rebuilt
from reading import read_path

from pexport.errors import PexportError
from pexport.profile.leaves import leaves
from pexport.sources.hugo.home.blocks import BLOCK_KINDS
from pexport.sources.hugo.home.params import presentation_params
from pexport.sources.hugo.site.site import Site
from pexport.sources.hugo.theme.presentation import AUTHOR_PAGE, PUBLICATION_PAGE, WIDGET
from pexport.sources.hugo.works.authors.people import Directory, Person
from pexport.sources.hugo.works.publications import read_publication

REPORTED = {"hidden", "left-out", "other-page", "placeholder", "unread"}
OF_THE_WHOLE_FILE = {"active", "draft", "widget"}
"""Keys whose remark says that nothing of a widget is read."""


class File:
    """A file of a site that can be changed: its tree of texts, and the rest of it."""

    def __init__(self, path: Path) -> None:
        self.path, text = path, path.read_text(encoding="utf-8-sig")
        found = re.match(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(\n.*|$)", text, re.DOTALL)
        self.is_page = path.suffix == ".md"
        if self.is_page and not found:
            raise ValueError(path)
        fence, head, self.body = found.groups() if found and self.is_page else ("", text, "")
        is_toml = fence == "+++" or path.suffix == ".toml"
        if is_toml:
            self.tree = as_texts(tomllib.loads(head))
        else:
            self.tree = yaml.load(head, yaml.BaseLoader)  # noqa: S506 - it makes texts alone

    def write(self, tree: Any) -> None:
        """Write *tree* in the file's place, as YAML."""
        head = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)
        self.path.unlink(missing_ok=True)
        path = self.path if self.is_page else self.path.with_suffix(".yaml")
        path.write_text(f"---\n{head}---{self.body}" if self.is_page else head, encoding="utf-8")


def as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_texts(member) for key, member in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def count(
    file: File,
    read: Callable[[], Reading | None],
    is_presentation: Callable[[str], bool],
    counts: Counter[str],
) -> Iterator[str]:
    """Count the key paths of *file* and yield those that break the contract."""

    def read_with(tree: Any) -> Reading | None:
        file.write(tree)
        return read()

    whole = read_with(file.tree)
    if whole is None:
        return
    known, unread = whole
    counts["files"] += 1
    for place in filter(None, places(file.tree)):  # a page of comments alone has no key
        counts["key paths"] += 1
        name = key_path(place).lower()
        if is_presentation(name):
            counts["presentation"] += 1
        elif is_unread(name, unread) or unread & OF_THE_WHOLE_FILE:
            counts["unread"] += 1
        elif how := what_comes_of(file.tree, place, read_with, known):
            counts[how] += 1
        else:
            yield name
    file.write(file.tree)


def within(patterns: Any) -> Callable[[str], bool]:
    """Return what says whether a path, or one above it, is one of *patterns*."""

    def is_within(path: str) -> bool:
        steps = re.split(r"(?=[.\[])", re.sub(r"\[\d+\]", "[]", path))
        return any("".join(steps[:end]) in patterns for end in range(1, len(steps) + 1))

    return is_within


def reported(remarks: Any) -> set[str]:
    return {each.where.partition("#")[2].lower() for each in remarks if each.rule in REPORTED}


def publications() -> list[Path]:
    return [path for path in files("hugo-publication") if path.suffix == ".md"]


@needs_corpus
@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(publications()[::25], id="some"),
        pytest.param(publications(), id="all", marks=pytest.mark.slow),
    ],
)
def test_publications(paths: list[Path], tmp_path: Path) -> None:
    site = Site(root=tmp_path, base_url="https://a.example/")
    people = Directory({"admin": Person("Ada Njoku")})
    place = tmp_path / "content/publication/one/index.md"
    place.parent.mkdir(parents=True)

    def read() -> Reading | None:
        try:
            found = read_publication(place, site, people)
        except PexportError:
            return None
        return ((found.work, found.authors), reported(found.remarks)) if found.work else None

    check(paths, place, read, within(PUBLICATION_PAGE))


def check(
    paths: list[Path],
    place: Path,
    read: Callable[[], Reading | None],
    is_presentation: Callable[[str], bool],
) -> None:
    counts: Counter[str] = Counter()
    broken: dict[str, list[str]] = {}
    for path in paths:
        shutil.copy(path, place)
        try:
            file = File(place)
        except (ValueError, yaml.YAMLError):
            continue
        if found := list(count(file, read, is_presentation, counts)):
            broken[str(path)] = found
    sys.stderr.write(f"\n{dict(counts)}\n")
    assert broken == {}
    assert counts["read"] > counts["files"] > 0


WIDGETS = re.compile(
    r"content/(?:\w+/)?home/(?:about|experience|accomplishments|skills|contact)\.md"
)
PARAMS = re.compile(r"config/_default/params\.\w+")
CONFIG = re.compile(
    r"(?:config|hugo)\.(?:toml|yaml)|config/_default/(?:config|hugo)\.(?:toml|yaml)"
)
BLOCKS = re.compile(r"content/(?:\w+/)?_index\.md")


def is_presentation_of_a_widget(path: str) -> bool:
    """Say so of a key of a widget or of its ``content``, of which some are those of an author."""
    below = path.removeprefix("content.")
    return within({*WIDGET, *AUTHOR_PAGE, *presentation_params()})(below)


def is_presentation_of_a_parameter(path: str) -> bool:
    """Say so of a parameter, also in the table of the config."""
    below = path.removeprefix("params.")
    return within({*AUTHOR_PAGE, *presentation_params()})(below)


def is_presentation_of_the_config(path: str) -> bool:
    """Say so of what Hugo makes of the site: all but what is read of it is none of the person's."""
    return not path.startswith("params.") or is_presentation_of_a_parameter(path)


def is_presentation_of_a_block(path: str) -> bool:
    """Say so of what is not the content of a block that is read."""
    found = re.fullmatch(r"sections\[\d+\]\.content\.(.*)", path)
    return found is None or found[1] == "username" or is_presentation_of_a_widget(found[1])


ENOUGH = 60
"""Files of a kind: each is read some hundred times, with its whole site."""

PARTS_OF_SITES = {
    "widgets": (WIDGETS, is_presentation_of_a_widget),
    "parameters": (PARAMS, is_presentation_of_a_parameter),
    "parameters in the config": (CONFIG, is_presentation_of_the_config),
    "blocks": (BLOCKS, is_presentation_of_a_block),
}


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("kind", PARTS_OF_SITES)
def test_sites(kind: str, tmp_path: Path) -> None:
    pattern, is_presentation = PARTS_OF_SITES[kind]
    counts: Counter[str] = Counter()
    broken: dict[str, list[str]] = {}
    for name, root in list(rebuilt(tmp_path).items()):
        for path in sorted(root.rglob("*")):
            place = path.relative_to(root).as_posix()
            if not (path.is_file() and pattern.fullmatch(place)) or counts["files"] == ENOUGH:
                continue
            try:
                file = File(path)
            except (ValueError, yaml.YAMLError, tomllib.TOMLDecodeError):
                continue
            if kind == "blocks":
                file.tree = only_what_is_read(file.tree)
            found = list(count(file, reader(root, path), is_presentation, counts))
            if found:
                broken[f"{name}/{place}"] = found

    sys.stderr.write(f"\n{kind}: {dict(counts)}\n")
    assert broken == {}
    assert counts["read"] > 0


LISTS = {"items", "skills", "languages"}


def filled(section: Any) -> set[str]:
    return {key for key, value in section["content"].items() if value}


def only_what_is_read(tree: Any) -> Any:
    """Return a page without the blocks that hold nothing of the owner themselves."""
    sections = tree.get("sections")
    kept = [
        each
        for each in (sections if isinstance(sections, list) else [])
        if isinstance(each, dict)
        and each.get("block") in BLOCK_KINDS
        and isinstance(each.get("content"), dict)
        and (BLOCK_KINDS[each["block"]] in ("contact", "about") or LISTS & filled(each))
    ]
    return {**tree, "sections": kept}


def reader(root: Path, path: Path) -> Callable[[], Reading | None]:
    """Return what reads the owner of the site at *root*, and what is reported of *path*."""

    def read() -> Reading | None:
        try:
            profile, remarks, _ = read_path(root, base_url="https://a.example/", works=False)
        except PexportError:
            return None
        stem = str(path.with_suffix(""))
        ours = [each for each in remarks if each.where.startswith(stem)]
        return list(leaves(profile)), reported(ours) | left_out(ours)

    return read


def left_out(remarks: Any) -> set[str]:
    """Return the paths of what the doctor says is not shown, or has no place in a profile."""
    said = ("the widget is left out", "left out: a profile has no place", "contact data left out")
    paths = set()
    for each in remarks:
        if each.message.startswith(said):
            path = each.where.partition("#")[2].lower()
            paths |= {path, *(["widget"] if each.message.startswith(said[0]) else [])}
    return paths
