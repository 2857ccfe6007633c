"""Which file of a Hugo site its theme calls in the head of each page.

What is really called is read from the theme itself where it is here: in ``_vendor``, in a folder
that ``replace`` of ``go.mod`` names, in ``themes``. A theme that Hugo fetches as a module is known
by its version, and where nothing else is known, the page that was built last names its generator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pexport.errors import PexportError
from pexport.files import display_path
from pexport.pages.installing.markup import end_of_head
from pexport.pages.outline import UnreadableError, outline
from pexport.pages.site import BUILT


class Place(NamedTuple):
    """The files of a site that the head of each page is made with."""

    files: tuple[str, ...]
    is_layout: bool = False
    """Whether it is a layout that has the head itself, and not a file that is called in it."""


_FILE = "pexport.html"
# Only one of them is read, by the version of the theme; a theme that is updated reads the other.
_HOOKS = Place(
    (f"layouts/partials/hooks/head-end/{_FILE}", f"layouts/_partials/hooks/head-end/{_FILE}")
)
_CUSTOM_HEAD = Place(("layouts/partials/custom_head.html",))
_LIVE_HOOKS = ("layouts/partials", "layouts/_partials")

_CALLED = (
    "custom_head",  # Academic since 4.4, Wowchemy before 5.6
    "extend_head",  # PaperMod
    "extend-head",  # Congo, Blowfish
    "head-additions",  # Ananke
    "hooks/head-end",  # Docsy
    "custom/head-end",  # Hextra
    "docs/inject/head",  # Book
    "head/custom",  # Stack
)
"""Partials that themes call in the head, and leave to the site."""

_FIRST_HOOKS = "20220602234052"
"""When Wowchemy began to call files in the folder of hooks, as versions of Go write it."""
_FIRST_WITH_PAGE = "20220621161532"
"""When it began to hand them the page."""
_WITHOUT_HOOKS = ("modules/blox-core", "v0.4.0")
"""It looks in ``layouts/_partialss``."""

_FAMILY = re.compile(r"github\.com/(?:wowchemy|HugoBlox|gcushen)/\S*", re.IGNORECASE)
_REQUIRED = re.compile(r"^[ \t]*+(?:require[ \t]++)?(\S++)[ \t]++(v\d\S*)", re.MULTILINE)
_REPLACED = re.compile(
    r"^[ \t]*+(?:replace[ \t]++)?\S++(?:[ \t]++v\S++)?[ \t]++=>[ \t]++(\.\S*|/\S*)", re.MULTILINE
)
_PSEUDO = re.compile(r"[-.](\d{14})-[0-9a-f]{12}")


def find_place(site: Path) -> Place:
    """Return what the theme of the *site* calls; ``PexportError`` where that is nothing."""
    found = (
        _called_by(site, [site, *_vendored(site), *_replacements(site)])
        or _called_by_version(site)
        or _called_by(site, [site, *_themes(site)])
        or _called_by_generator(site)
        or _own_layout(site)
    )
    if found is None:
        raise PexportError(
            f"{display_path(site)}: no theme found whose head calls a file of the site; put the "
            "documents in after each build instead: hugo && pexport inject public"
        )
    return found


def _vendored(site: Path) -> Iterator[Path]:
    listed = _text(site / "_vendor" / "modules.txt")
    yield from (site / "_vendor" / name for name in re.findall(r"^# (\S+)", listed, re.MULTILINE))


def _replacements(site: Path) -> Iterator[Path]:
    yield from (site / path for path in _REPLACED.findall(_text(site / "go.mod")))


def _themes(site: Path) -> Iterator[Path]:
    if (site / "themes").is_dir():
        yield from sorted(folder for folder in (site / "themes").iterdir() if folder.is_dir())


def _called_by(site: Path, folders: Sequence[Path]) -> Place | None:
    """Return what the theme in *folders* calls, those that come first before the others.

    Raises ``PexportError`` for a theme of the family that calls nothing.
    """
    layouts = [file for folder in folders for file in _layouts(folder)]
    head = next((file for file in layouts if file.name == "site_head.html"), None)
    if head is None:
        if any(_is_academic_before_hooks(folder) for folder in folders):
            raise PexportError(_calls_nothing(site, "this version of Academic"))
        return _partial_of_theme(site, layouts)
    if '"head-end"' in _text(head):
        hook = next((file for file in layouts if file.name == "get_hook.html"), None)
        call = _text(hook) if hook else ""
        if "$partial_path ." in call:
            raise PexportError(_calls_nothing(site, "this version does not say for which page it"))
        read = re.search(r'"(layouts/\w+)"', call)
        if read and read[1] not in _LIVE_HOOKS:
            raise PexportError(_calls_nothing(site, f"this version looks in {read[1]}, and"))
        return _HOOKS
    if re.search(r'partial\s+"custom_head', _text(head)):
        return _CUSTOM_HEAD
    raise PexportError(_calls_nothing(site, display_path(head)))


def _is_academic_before_hooks(folder: Path) -> bool:
    return (folder / "data" / "academic.toml").is_file()


def _partial_of_theme(site: Path, layouts: Sequence[Path]) -> Place | None:
    """Return the partial that any other theme calls in its head for the site."""
    texts = {file: _text(file) for file in layouts}
    whole = "".join(texts.values())
    for name in _CALLED:
        call = re.compile(rf'partial\s+"{re.escape(name)}(?:\.html)?"')
        callers = [file for file, text in texts.items() if call.search(text)]
        if not callers:
            continue
        if any(
            re.search(rf'partialCached\s+"[^"]*{re.escape(each.stem)}', whole) for each in callers
        ):
            raise PexportError(
                _calls_nothing(site, "the theme makes the head once for all pages, and")
            )
        ending = f"partials/{name}.html"
        given = [file for file in layouts if file.as_posix().endswith(ending)]
        for file in given:
            if not file.is_relative_to(site / "layouts") and _says_something(_text(file)):
                raise PexportError(
                    f"{display_path(file)}: the theme has something of its own there; copy it to "
                    f"layouts/{ending}, and install again"
                )
        return Place((f"layouts/{ending}",))
    return None


def _says_something(template: str) -> bool:
    comments = r"\{\{-?\s*/\*.*?\*/\s*-?\}\}|<!--.*?-->"
    return bool(re.sub(comments, "", template, flags=re.DOTALL).strip())


def _called_by_version(site: Path) -> Place | None:
    """Return what the theme that ``go.mod`` requires calls."""
    required = [
        (module, version)
        for module, version in _REQUIRED.findall(_text(site / "go.mod"))
        if _FAMILY.fullmatch(module)
    ]
    for module, version in required:
        if (module.endswith(_WITHOUT_HOOKS[0]), version) == (True, _WITHOUT_HOOKS[1]):
            raise PexportError(_calls_nothing(site, f"{module} {version}"))
    theme = next(
        ((module, version) for module, version in required if _is_theme(module)),
        required[0] if required else None,
    )
    if theme is None:
        return None
    module, version = theme
    if "wowchemy-hugo-modules" not in module:
        return _HOOKS
    date = _PSEUDO.search(version)
    if date and _FIRST_HOOKS <= date[1] < _FIRST_WITH_PAGE:
        raise PexportError(_calls_nothing(site, f"{module} {version}"))
    has_hooks = date[1] >= _FIRST_HOOKS if date else _numbers(version) >= (5, 6)
    return _HOOKS if has_hooks else _CUSTOM_HEAD


def _is_theme(module: str) -> bool:
    name = re.sub(r"/v\d+$", "", module).rpartition("/")[2]
    return name in {"wowchemy", "wowchemy-bootstrap", "blox", "blox-tailwind", "blox-bootstrap"}


def _called_by_generator(site: Path) -> Place | None:
    """Return what the theme calls that the home page names, which was built last."""
    for folder in BUILT:
        file = site / folder / "index.html"
        try:
            page = outline(file.read_bytes())
        except (OSError, UnreadableError):
            continue
        for meta in page.of("meta"):
            said = meta.attributes.get("content", "")
            named = re.search(r"(Academic|Wowchemy|Blox)\D*(\d+\.\d+)?", said)
            if meta.attributes.get("name", "").lower() != "generator" or not named:
                continue
            since = _numbers(named[2] or "9.9")
            if named[1] == "Academic" and since < (4, 4):
                raise PexportError(_calls_nothing(site, said))
            is_old = named[1] == "Academic" or (named[1] == "Wowchemy" and since < (5, 6))
            return _CUSTOM_HEAD if is_old else _HOOKS
    return None


def _own_layout(site: Path) -> Place | None:
    """Return the one layout of the site itself that has the head of all pages."""
    own = [file for file in _layouts(site) if end_of_head(file.read_bytes()) is not None]
    if len(own) != 1:
        return None
    return Place((own[0].relative_to(site).as_posix(),), is_layout=True)


def _layouts(folder: Path) -> list[Path]:
    return sorted(file for file in (folder / "layouts").rglob("*.html") if file.is_file())


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:2]))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _calls_nothing(site: Path, who: str) -> str:
    return (
        f"{display_path(site)}: {who} calls no file of the site in the head; update the theme, or "
        "put the documents in after each build: hugo && pexport inject public"
    )
