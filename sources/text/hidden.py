"""Which elements of a page no reader sees, by what they are, their attributes, style and class."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNSEEN = frozenset(
    "script style template noscript noembed noframes head title iframe object svg math audio video "
    "canvas select textarea datalist progress meter rp".split()
)
"""Elements whose content is no text of the page, whatever is said of them."""

_NOTHING = r"[-+]?(?:0*\.)?0+(?:[a-z]+|%)?"
_FAR = r"-\d{3,}(?:\.\d+)?(?:px|r?em|vw|vh|%|pt)?"
# https://www.w3.org/TR/css/: the properties, and the values with which they hide.
_HIDING = {
    "display": r"none",
    "visibility": r"hidden|collapse",
    "content-visibility": r"hidden",
    "opacity": _NOTHING,
    "font-size": _NOTHING,
    "color": r"transparent",
    "clip": r"rect\(\s*(?:0|1px)\b.*",
    "clip-path": r"inset\(\s*(?:50|100)%.*|circle\(\s*0.*",
    "transform": r"scale[xy3d]*\(\s*0[\s,)].*",
    "text-indent": _FAR,
    "left": _FAR,
    "right": _FAR,
    "top": _FAR,
    "bottom": _FAR,
    "margin-left": _FAR,
}
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Say whether an element and all in it are hidden."""
    return (
        tag in UNSEEN
        or "hidden" in attributes
        or "popover" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or (attributes.get("aria-hidden") or "").strip().lower() == "true"
        or ("style" in attributes and _is_hidden_by_style(attributes["style"] or ""))
        or _is_hidden_by_class((attributes.get("class") or "").split())
    )


def _is_hidden_by_style(style: str) -> bool:
    declared = {}
    for declaration in _CSS_COMMENT.sub("", style).lower().split(";"):
        name, _, value = declaration.partition(":")
        declared[name.strip()] = value.partition("!")[0].strip()
    if any(re.fullmatch(form, declared.get(name, "")) for name, form in _HIDING.items()):
        return True
    # No room, and what does not fit into it is cut off.
    cut = declared.get("overflow", "") in {"hidden", "clip"}
    rooms = (declared.get(name, "") for name in ("width", "height", "max-width", "max-height"))
    return cut and any(re.fullmatch(_NOTHING, room) for room in rooms)


def _is_hidden_by_class(classes: list[str]) -> bool:
    """Say whether Bootstrap or Tailwind, which the themes use, hide it on screens of all sizes."""
    if "invisible" in classes:
        return True
    shown = any(re.match(r"d-(?:\w+-)?(?:block|inline|flex|grid|table)", name) for name in classes)
    again = any(
        re.match(r"\w++:(?:block|inline|flex|grid|table|contents)", name) for name in classes
    )
    return ("d-none" in classes and not shown) or ("hidden" in classes and not again)
